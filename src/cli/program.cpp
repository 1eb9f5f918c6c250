// SPDX-License-Identifier: Apache-2.0
#include "cli/program.hpp"

#include <fmt/core.h>

#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/console.hpp"

namespace qm::cli {
namespace {

std::string environment_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
    return {};
}

const Command& find(const std::string& name) {
    for (const auto& command : commands())
        if (command.name == name) return command;
    return commands().back();
}

base::Exit run(const std::vector<std::string>& arguments) {
    const std::string environment = environment_language();
    Options fallback;
    fallback.language = environment.starts_with("zh") ? "zh" : "en";
    // A command line that cannot be read is answered in the language that it asks for, if that much can be read.
    for (std::size_t i = 0; i < arguments.size(); ++i)
        for (const std::string language : {"zh", "en"})
            if (arguments[i] == "--lang=" + language ||
                (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == language))
                fallback.language = language;
    const auto phrases_of = [](const std::string& language) {
        return base::Phrases::load(data_folder() / "templates" / "phrases" / language);
    };
    Options options;
    try {
        options = parse(arguments, environment);
    } catch (const base::Failure& failure) {
        Console{fallback, phrases_of(fallback.language)}.failure(failure);
        return failure.exit();
    }
    Console console{options, phrases_of(options.language)};
    try {
        return find(options.command).run(options, console);
    } catch (const base::Failure& failure) {
        console.failure(failure);
        return failure.exit();
    }
}

}  // namespace

int program(int argc, char** argv) {
    try {
        return static_cast<int>(run({argv + 1, argv + argc}));
    } catch (const base::Failure& failure) {  // before any phrase could be read
        fmt::print(stderr, "error[{}]: {}\n", failure.diagnostic().code, failure.what());
        return static_cast<int>(failure.exit());
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "error[V009]: out of memory\n");
        return static_cast<int>(base::Exit::limit);
    } catch (const std::exception& error) {
        fmt::print(stderr, "error[V019]: internal error: {}\n", error.what());
        return static_cast<int>(base::Exit::internal);
    }
}

}  // namespace qm::cli
