// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "model/credit_code.hpp"
#include "model/enterprise_name.hpp"
#include "support/catch.hpp"

using namespace qm::model;

namespace {

const std::string vector_1 = "91440606722473344C";
const std::string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

}  // namespace

TEST_CASE("credit codes that are whole") {
    for (const char* code : {"91440606722473344C", "914403001922038216", "9144030071526726XG", "91440699MA0000015Y",
                             "91440699MA000012X0", "91440699MA0000170B", "91440699MA000020XK"})
        CHECK(check_credit_code(code) == CodeCheck::valid);
    CHECK(check_credit_code("91350203M0001QAY9B") != CodeCheck::valid);
    CHECK(check_credit_code("91440606722473344D") == CodeCheck::bad_check);
    CHECK(expected_character("91440606722473344D") == 'C');
    CHECK(expected_character("91440606722473354C") == '2');
    CHECK(expected_character("91440606722473344C") == '\0');
}

TEST_CASE("no single substitution and no transposition of neighbours passes") {
    int substitutions = 0, transpositions = 0;
    for (std::size_t at = 0; at < 17; ++at) {
        for (const char c : alphabet) {
            auto code = vector_1;
            if (code[at] == c) continue;
            code[at] = c;
            ++substitutions;
            CHECK(check_credit_code(code) != CodeCheck::valid);
        }
        auto code = vector_1;
        if (at == 16 || code[at] == code[at + 1]) continue;
        std::swap(code[at], code[at + 1]);
        ++transpositions;
        CHECK(check_credit_code(code) != CodeCheck::valid);
    }
    CHECK(substitutions == 510);
    CHECK(transpositions == 12);
}

TEST_CASE("letters that no code has") {
    for (const char c : std::string{"IOSVZ"}) {
        auto code = vector_1;
        code[4] = c;
        CHECK(check_credit_code(code) == CodeCheck::bad_character);
        CHECK(foreign_characters(code) == std::string(1, c));
    }
    CHECK(foreign_characters("O0IO") == "OI");
}

TEST_CASE("other numbers are recognised for what they are") {
    for (const char* damaged :
         {"9.14403E+17", "9E+17", "9.14E17", "914403001922038000", "914403001922038272", "914403001922038200"})
        CHECK(recognise(damaged) == OtherNumber::lost_digits);
    CHECK(recognise("914403001922038217") == OtherNumber::unknown);  // a typing error, and no artefact of a number
    CHECK(recognise("914403001922038216") == OtherNumber::unknown);  // whole
    CHECK(recognise("440681000012345") == OtherNumber::registration_number);
    CHECK(recognise("722473344") == OtherNumber::organisation_code);
    CHECK(recognise("71526726X") == OtherNumber::organisation_code);
    CHECK(recognise("722473345") == OtherNumber::unknown);
    CHECK(recognise("12E34") == OtherNumber::unknown);
    CHECK(recognise("") == OtherNumber::unknown);
}

TEST_CASE("names meet when only district, blanks, brackets or the long form differ") {
    CHECK(BlockingKey{"顺德区"}.of("广东省佛山市顺德区甲电器有限责任公司") ==
          BlockingKey{"顺德区"}.of("甲电器 有限公司"));
    CHECK(BlockingKey{""}.of("顺德市甲厂") == BlockingKey{""}.of("甲厂"));
    CHECK(BlockingKey{""}.of("甲（佛山）厂") == BlockingKey{""}.of("甲(佛山)厂"));
    CHECK(BlockingKey{"测试区"}.of("测试区甲厂") == BlockingKey{"测试区"}.of("甲厂"));
    CHECK(BlockingKey{""}.of("甲电器有限公司") != BlockingKey{""}.of("甲电器实业有限公司"));
    CHECK(BlockingKey{""}.of("甲有限公司") != BlockingKey{""}.of("甲有限公司顺德分公司"));
    CHECK(BlockingKey{""}.of("佛山市") == "佛山市");
}
