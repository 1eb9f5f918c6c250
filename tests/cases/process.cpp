// SPDX-License-Identifier: Apache-2.0
#include "cases/process.hpp"

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string_view>

extern char** environ;

namespace qm::cases {
namespace {

// Sanitizers and coverage are steered by the environment; nothing else of the tester's shell may matter.
constexpr std::string_view kept[] = {
    "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "LSAN_OPTIONS=", "TSAN_OPTIONS=", "LLVM_PROFILE_FILE=", "GCOV_PREFIX"};

std::vector<std::string> environment_of(const Command& command) {
    std::map<std::string, std::string> values{{"PATH", "/usr/local/bin:/usr/bin:/bin"},
                                              {"HOME", command.folder.string()},
                                              {"LC_ALL", "C.UTF-8"},
                                              {"TZ", "UTC"}};
    for (const auto& [name, value] : command.environment) values[name] = value;
    std::vector<std::string> result;
    for (const auto& [name, value] : values) result.push_back(name + "=" + value);
    for (char** entry = environ; *entry != nullptr; ++entry)
        for (const auto name : kept)
            if (std::string_view{*entry}.starts_with(name)) result.emplace_back(*entry);
    return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

void redirect(const std::filesystem::path& file, int to) {
    const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (opened < 0 || ::dup2(opened, to) < 0) ::_exit(127);
}

}  // namespace

pid_t start(const Command& command) {
    std::vector<std::string> arguments{command.program.string()};
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> environment = environment_of(command);
    const auto argv = pointers(arguments);
    const auto envp = pointers(environment);
    const pid_t process = ::fork();
    if (process < 0) throw std::runtime_error{"cannot start a process"};
    if (process > 0) return process;
    if (::chdir(command.folder.c_str()) != 0) ::_exit(127);
    redirect("/dev/null", STDIN_FILENO);
    redirect(command.out, STDOUT_FILENO);
    redirect(command.err, STDERR_FILENO);
    if (command.plain && ::geteuid() == 0)
        for (const int right : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH})
            if (::prctl(PR_CAPBSET_DROP, right) != 0) ::_exit(127);
    ::execve(command.program.c_str(), argv.data(), envp.data());
    ::_exit(127);
}

int wait_for(pid_t process) {
    int status = 0;
    if (::waitpid(process, &status, 0) != process) throw std::runtime_error{"cannot wait for the process"};
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int run(const Command& command) {
    return wait_for(start(command));
}

std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::string word;
    bool quoted = false, any = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
            any = true;
        } else if (c == ' ' && !quoted) {
            if (any || !word.empty()) words.push_back(word);
            word.clear();
            any = false;
        } else {
            word += c;
        }
    }
    if (quoted) throw std::runtime_error{"a quote is not closed: " + line};
    if (any || !word.empty()) words.push_back(word);
    return words;
}

}  // namespace qm::cases
