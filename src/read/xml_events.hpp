// SPDX-License-Identifier: Apache-2.0
// A part of a workbook as a stream of elements and texts (expat). No document type is accepted, so there are no
// entities to expand and nothing outside the part is ever asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "read/zip_package.hpp"

namespace qm::read {

class Attributes {
  public:
    explicit Attributes(const char** list) : list_{list} {}
    /// By name without prefix; empty when it is not there.
    std::string_view operator[](std::string_view name) const;
    /// By name with prefix, where two spaces have the same name; nullptr when it is not there.
    const char* exact(std::string_view name) const;
    /// xsd:boolean: "1" or "true".
    bool flag(std::string_view name) const;

  private:
    const char** list_;
};

/// Names come without prefix: strict and transitional files, and those with prefixes, read alike.
struct XmlEvents {
    std::function<void(std::string_view name, const Attributes&)> start;
    std::function<void(std::string_view name)> end;
    std::function<void(std::string_view)> text;  // in pieces
};

class XmlStream {
  public:
    /// `file` is how messages call the workbook.
    XmlStream(Package::Part part, std::string file, XmlEvents events);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;
    /// Reads some more; false at the end. Refusals (exit 5): X007 document type, X008 nested too deep, X010 not well
    /// formed, and those of the part.
    bool step();
    /// Refusal X010 at the place that was reached.
    [[noreturn]] void damaged(std::string_view reason) const;
    bool utf16() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// All of a part; returns whether it is in UTF-16.
bool read_xml(Package::Part part, const std::string& file, XmlEvents events);

}  // namespace qm::read
