// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace qm::base {
namespace {

struct Closer {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Closer>;

Converter open_strict(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{ucnv_open(name, &status)};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU has no converter for " + std::string{name}};
    return converter;
}

std::optional<std::string> decode_strictly(const char* name, std::string_view bytes, std::size_t* bad_at) {
    const Converter converter = open_strict(name);
    std::string result;
    result.reserve(bytes.size() + bytes.size() / 2);
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    char16_t buffer[4096];
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        char16_t* target = buffer;
        ucnv_toUnicode(converter.get(), &target, buffer + 4096, &at, end, nullptr, true, &status);
        icu::UnicodeString{false, buffer, static_cast<std::int32_t>(target - buffer)}.toUTF8String(result);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
            if (bad_at != nullptr) *bad_at = static_cast<std::size_t>(at - bytes.data());
            return std::nullopt;
        }
    }
    return result;
}

const icu::Normalizer2& nfkc_folded() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error{"ICU has no NFKC data"};
    return *normalizer;
}

// NFKC and case folding leave ideographs of U+4000 to U+9FFF alone and make ASCII of the full-width forms: names of
// nothing else, nearly all, need no ICU. False at the first character that does.
bool plain_key(std::string_view text, std::string& key) {
    key.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto c = static_cast<unsigned char>(text[at]);
        if (c >= 0x80) {
            if (at + 2 >= text.size()) return false;
            const auto second = static_cast<unsigned char>(text[at + 1]),
                       third = static_cast<unsigned char>(text[at + 2]);
            if ((second & 0xC0) != 0x80 || (third & 0xC0) != 0x80) return false;
            if (c >= 0xE4 && c <= 0xE9) {
                key.append(text, at, 3);
                at += 3;
                continue;
            }
            const unsigned wide = (c & 0x0Fu) << 12 | (second & 0x3Fu) << 6 | (third & 0x3Fu);
            if (c != 0xEF || wide < 0xFF01 || wide > 0xFF5E) return false;
            c = static_cast<unsigned char>(wide - 0xFEE0);
            at += 2;
        }
        ++at;
        if (c <= 0x20) continue;
        if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + ('a' - 'A'));
        key += c == '[' ? '(' : c == ']' ? ')' : static_cast<char>(c);
    }
    return true;
}

bool ignored_in_key(char16_t c) {
    return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

std::string name_key(std::string_view text) {
    if (std::string plain; plain_key(text, plain)) return plain;
    UErrorCode status = U_ZERO_ERROR;
    const auto folded = nfkc_folded().normalize(
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status);
    icu::UnicodeString key;
    for (std::int32_t i = 0; i < folded.length(); ++i) {
        char16_t c = folded[i];
        if (ignored_in_key(c)) continue;
        if (c == u'【' || c == u'〔' || c == u'[' || c == u'〈' || c == u'《') c = u'(';
        if (c == u'】' || c == u'〕' || c == u']' || c == u'〉' || c == u'》') c = u')';
        key += c;
    }
    std::string result;
    key.toUTF8String(result);
    return result;
}

namespace {

// Letters of one Han character. Transliterating costs microseconds and a site asks for the same few thousand
// characters over and over, so readings are kept; ICU objects are not thread-safe, hence the lock.
class Readings {
  public:
    Readings() {
        UErrorCode status = U_ZERO_ERROR;
        latin_.reset(icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (U_FAILURE(status)) throw std::runtime_error{"ICU has no Han-Latin transliterator"};
    }

    const std::string& of(UChar32 character) {
        const std::scoped_lock lock{mutex_};
        const auto [at, fresh] = letters_.try_emplace(character);
        if (fresh) {
            icu::UnicodeString text{character};
            latin_->transliterate(text);
            at->second = letters_and_digits(text);
        }
        return at->second;  // elements of the map never move
    }

    static std::string letters_and_digits(icu::UnicodeString text) {
        std::string lower, kept;
        text.toLower(icu::Locale::getRoot()).toUTF8String(lower);
        for (const char letter : lower)
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) kept += letter;
        return kept;
    }

  private:
    std::mutex mutex_;
    std::unique_ptr<icu::Transliterator> latin_;
    std::map<UChar32, std::string> letters_;
};

}  // namespace

Pinyin pinyin(std::string_view text) {
    static Readings readings;
    Pinyin result;
    const auto whole = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    bool in_word = false;
    for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1)) {
        const UChar32 c = whole.char32At(i);
        const bool han = c >= 0x2E80;
        const std::string kept = han ? readings.of(c) : Readings::letters_and_digits(icu::UnicodeString{c});
        if (kept.empty()) {
            in_word = false;
            continue;
        }
        if (han || !in_word) result.initials += kept.front();
        in_word = !han;
        result.full += kept;
    }
    return result;
}

namespace {

std::string encode(const char* name, std::string_view utf8) {
    const Converter converter = open_strict(name);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    std::string bytes(static_cast<std::size_t>(text.length()) * 4 + 4, '\0');
    const auto length = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                        text.getBuffer(), text.length(), &status);
    if (U_FAILURE(status)) throw std::runtime_error{"text has no form in " + std::string{name}};
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

constexpr const char* big5 = "windows-950";

}  // namespace

std::optional<std::string> from_gb18030(std::string_view bytes, std::size_t* bad_at) {
    return decode_strictly("GB18030", bytes, bad_at);
}

bool knows_code_page(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = name.empty() ? nullptr : ucnv_open(name.c_str(), &status);
    ucnv_close(converter);
    return converter != nullptr && U_SUCCESS(status);
}

std::optional<std::string> from_code_page(const std::string& name, std::string_view bytes) {
    return decode_strictly(name.c_str(), bytes, nullptr);
}

std::optional<std::string> from_big5(std::string_view bytes, std::size_t* bad_at) {
    return decode_strictly(big5, bytes, bad_at);
}

std::optional<std::string> from_utf16(std::string_view bytes, bool big_endian) {
    return decode_strictly(big_endian ? "UTF-16BE" : "UTF-16LE", bytes, nullptr);
}

std::string to_gb18030(std::string_view utf8) {
    return encode("GB18030", utf8);
}

std::optional<std::string> to_windows1252(std::string_view utf8) {
    static const auto bytes_of = [] {
        std::map<UChar32, char> made;
        for (int byte = 0xFF; byte >= 0; --byte) {
            const char c = static_cast<char>(byte);
            made[byte] = c;
            if (const auto text = decode_strictly("windows-1252", {&c, 1}, nullptr))
                made[icu::UnicodeString::fromUTF8(*text).char32At(0)] = c;
        }
        return made;
    }();
    std::string bytes;
    const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const auto found = bytes_of.find(text.char32At(i));
        if (found == bytes_of.end()) return std::nullopt;
        bytes += found->second;
    }
    return bytes;
}

std::string to_big5(std::string_view utf8) {
    return encode(big5, utf8);
}

}  // namespace qm::base
