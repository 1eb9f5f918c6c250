// SPDX-License-Identifier: Apache-2.0
#include "read/zip_package.hpp"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "read/refusal.hpp"

namespace qm::read {
namespace {

std::string lower(std::string_view text) {
    std::string made{text};
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

// The parts of a path without "." and ".."; false when it leaves the folder or says nothing.
bool normal(std::string_view path, std::vector<std::string_view>& parts) {
    for (const auto part : base::split(path, '/')) {
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            if (parts.empty()) return false;
            parts.pop_back();
        } else {
            parts.push_back(part);
        }
    }
    return !parts.empty();
}

bool is_strange(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find_first_of("\\:") != std::string_view::npos) return true;
    const auto parts = base::split(name, '/');
    return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

// The directory of a container is read into memory as a whole, so its size is looked at before: it stands in the last
// record of the file.
void check_directory(const InputFile& input, const PackageLimits& limits) {
    constexpr std::size_t record = 22, longest_comment = 65535;
    constexpr std::uint64_t directory_bytes = 16ULL << 20;
    std::string tail(static_cast<std::size_t>(std::min<std::uint64_t>(input.size(), record + longest_comment)), '\0');
    tail.resize(input.read_at(input.size() - tail.size(), tail.data(), tail.size()));
    const auto at = tail.rfind("PK\x05\x06");
    if (at == std::string::npos || at + record > tail.size())
        refuse("X002", {input.name(), "", 0, 0}, {{"part", ""}, {"reason", "no zip directory"}});
    const auto number = [&](std::size_t from, std::size_t bytes) {
        std::uint64_t value = 0;
        for (std::size_t i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(tail[at + from + i]);
        return value;
    };
    const std::uint64_t entries = number(10, 2), size = number(12, 4);
    if (entries > limits.entries || size > directory_bytes)
        refuse("X005", {input.name(), "", 0, 0},
               {{"part", ""}, {"count", std::to_string(entries)}, {"limit", std::to_string(limits.entries)}});
}

}  // namespace

struct Package::Archive {
    explicit Archive(const InputFile& file) : input{file} { zip_error_init(&error); }
    ~Archive() {
        if (zip != nullptr) zip_discard(zip);
        zip_error_fini(&error);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    // What libzip asks of a file. A failure of ours must not pass through its frames: it waits here.
    static zip_int64_t answer(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
        auto& archive = *static_cast<Archive*>(self);
        switch (command) {
            case ZIP_SOURCE_SUPPORTS:
                return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                                      ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                                      ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, -1);
            case ZIP_SOURCE_OPEN:
                archive.at = 0;
                return 0;
            case ZIP_SOURCE_CLOSE:
            case ZIP_SOURCE_FREE:
                return 0;
            case ZIP_SOURCE_READ:
                return archive.read(static_cast<char*>(data), size);
            case ZIP_SOURCE_SEEK: {
                const auto to =
                    zip_source_seek_compute_offset(archive.at, archive.input.size(), data, size, &archive.error);
                if (to < 0) return -1;
                archive.at = static_cast<std::uint64_t>(to);
                return 0;
            }
            case ZIP_SOURCE_TELL:
                return static_cast<zip_int64_t>(archive.at);
            case ZIP_SOURCE_STAT: {
                auto* stat = static_cast<zip_stat_t*>(data);
                zip_stat_init(stat);
                stat->size = archive.input.size();
                stat->valid |= ZIP_STAT_SIZE;
                return static_cast<zip_int64_t>(sizeof(zip_stat_t));
            }
            case ZIP_SOURCE_ERROR:
                return zip_error_to_data(&archive.error, data, size);
            default:
                zip_error_set(&archive.error, ZIP_ER_OPNOTSUPP, 0);
                return -1;
        }
    }
    zip_int64_t read(char* into, std::uint64_t size) {
        try {
            const std::size_t got = input.read_at(at, into, static_cast<std::size_t>(size));
            at += got;
            return static_cast<zip_int64_t>(got);
        } catch (...) {
            failure = std::current_exception();
            zip_error_set(&error, ZIP_ER_READ, 0);
            return -1;
        }
    }

    [[noreturn]] void damaged(std::string_view part, std::string_view reason) const {
        if (failure) std::rethrow_exception(failure);
        refuse("X002", {input.name(), "", 0, 0}, {{"part", base::shown(part)}, {"reason", base::shown(reason)}});
    }

    const InputFile& input;
    zip_t* zip = nullptr;
    zip_error_t error{};
    std::uint64_t at = 0;
    std::exception_ptr failure;
};

struct Package::Part::Open {
    ~Open() {
        if (file != nullptr) zip_fclose(file);
    }
    Archive* archive = nullptr;
    zip_file_t* file = nullptr;
    std::string name;
    std::uint64_t stored = 0, inflated = 0;
    PackageLimits limits;
};

Package::Part::Part(std::unique_ptr<Open> open) : open_{std::move(open)} {}
Package::Part::~Part() = default;
Package::Part::Part(Part&&) noexcept = default;

const std::string& Package::Part::name() const {
    return open_->name;
}

std::size_t Package::Part::read(char* into, std::size_t size) {
    Open& part = *open_;
    const zip_int64_t got = zip_fread(part.file, into, size);
    if (got < 0) part.archive->damaged(part.name, zip_error_strerror(zip_file_get_error(part.file)));
    part.inflated += static_cast<std::uint64_t>(got);
    const auto& limits = part.limits;
    if (part.inflated > limits.part_bytes ||
        (part.inflated > limits.ratio_from && part.inflated / limits.ratio > part.stored))
        refuse("X003", {part.archive->input.name(), "", 0, 0},
               {{"part", base::shown(part.name)},
                {"limit", std::to_string(limits.part_bytes >> 20)},
                {"ratio", std::to_string(limits.ratio)}});
    return static_cast<std::size_t>(got);
}

Package::Package(const InputFile& input, PackageLimits limits)
    : file_{input.name()}, limits_{limits}, archive_{std::make_unique<Archive>(input)} {
    check_directory(input, limits_);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_function_create(&Archive::answer, archive_.get(), &error);
    if (source != nullptr) archive_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive_->zip == nullptr) {
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        if (source != nullptr) zip_source_free(source);
        archive_->damaged("", reason);
    }
    zip_error_fini(&error);
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive_->zip, 0));
    const auto implausible = [&](std::string_view part) {
        refuse("X005", {file_, "", 0, 0},
               {{"part", base::shown(part)},
                {"count", std::to_string(count)},
                {"limit", std::to_string(limits_.entries)}});
    };
    if (count > limits_.entries) implausible("");
    for (std::uint64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive_->zip, i, ZIP_FL_ENC_RAW);
        if (name == nullptr || is_strange(name))
            ++strange_names_;
        else if (!entries_.emplace(lower(name), i).second)
            implausible(name);
    }
}

Package::~Package() = default;

bool Package::has(std::string_view part) const {
    return entries_.contains(lower(part));
}

Package::Part Package::open(std::string_view part) const {
    const auto at = entries_.find(lower(part));
    if (at == entries_.end()) archive_->damaged(part, "no such part");
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_->zip, at->second, 0, &stat) != 0)
        archive_->damaged(part, zip_error_strerror(zip_get_error(archive_->zip)));
    const base::Spot spot{file_, "", 0, 0};
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) refuse("X001", spot);
    if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
        stat.comp_method != ZIP_CM_DEFLATE)
        archive_->damaged(part, "compression method " + std::to_string(stat.comp_method));
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive_->zip, at->second, 0, &system, &attributes) == 0 &&
        system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16U))
        refuse("X006", spot, {{"part", base::shown(part)}});
    auto open = std::make_unique<Part::Open>();
    open->archive = archive_.get();
    open->name = part;
    open->stored = stat.comp_size;
    open->limits = limits_;
    open->file = zip_fopen_index(archive_->zip, at->second, 0);
    if (open->file == nullptr) archive_->damaged(part, zip_error_strerror(zip_get_error(archive_->zip)));
    return Part{std::move(open)};
}

std::string part_at(std::string_view from, std::string_view target) {
    std::vector<std::string_view> parts;
    if (!target.starts_with('/') && from.find('/') != std::string_view::npos)
        normal(from.substr(0, from.rfind('/')), parts);
    if (target.find_first_of("\\:") != std::string_view::npos || !normal(target, parts)) return "";
    std::string path;
    for (const auto part : parts) path += (path.empty() ? "" : "/") + std::string{part};
    return path;
}

}  // namespace qm::read
