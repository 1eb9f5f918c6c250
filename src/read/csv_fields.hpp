// SPDX-License-Identifier: Apache-2.0
// The only door to fast-cpp-csv-parser (libfccp). Its traps are closed before it is called: memory ends in a line
// break, holds no NUL, and line breaks inside quotes are replaced (see quoting.hpp); only text cells are taken from it,
// never its numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace qm::read {

struct Field {
    char* begin;
    char* end;
    std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

/// Splits one record at the separator and takes quotes off, in place; `line` ends in NUL. Stores at most `limit` fields
/// and returns how many there are. separator: one of , ; tab. `quotes` = the record may hold quotes.
std::size_t split_record(char* line, char separator, bool quotes, Field* fields, std::size_t limit);

/// Lines of a small text, one after another.
class Lines {
  public:
    Lines(const char* begin, const char* end);  // end[-1] must be '\n'
    ~Lines();
    char* next();  // nullptr at the end

  private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

}  // namespace qm::read
