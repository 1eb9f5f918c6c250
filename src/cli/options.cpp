// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"

namespace qm::cli {
namespace {

[[noreturn]] void refuse_value(const std::string& option, const std::string& value, const std::string& expected) {
    throw base::Failure{
        base::Exit::usage, "U002", {{"option", option}, {"value", base::shown(value)}, {"expected", expected}}};
}

std::vector<std::string> command_names() {
    std::vector<std::string> names;
    for (const auto& command : commands()) names.emplace_back(command.name);
    return names;
}

}  // namespace

Options parse(const std::vector<std::string>& arguments, const std::string& environment_language) {
    Options options;
    options.language = environment_language.starts_with("zh") ? "zh" : "en";
    std::string month, date, format = "text", formats, town, park, link, chain, enterprise;
    bool wants_help = false;

    CLI::App app{"qualitymap"};
    app.set_help_flag();
    app.allow_extras(false);
    std::vector<std::string> positional;
    app.add_option("arguments", positional);
    app.add_flag("-h,--help", wants_help);
    app.add_option("-o,--output", options.output);
    app.add_option("--month", month);
    app.add_option("--date", date);
    app.add_option("-j,--jobs", options.jobs);
    app.add_option("--lang", options.language);
    app.add_option("--format", format);
    app.add_option("--formats", formats);
    app.add_option("--edition", options.edition);
    app.add_option("--town", town);
    app.add_option("--park", park);
    app.add_option("--link", link);
    app.add_option("--chain", chain);
    app.add_option("--enterprise", enterprise);
    app.add_option("--name", options.name);
    app.add_option("--code", options.code);
    app.add_option("--accept-drop", options.accept_drop)->delimiter(',')->allow_extra_args(false);
    app.add_option("--since", options.since);
    app.add_flag("-q,--quiet", options.quiet);
    app.add_flag("-v,--verbose", options.verbose);
    app.add_flag("--timings", options.timings);
    app.add_flag("--strict", options.strict);
    std::vector<std::string> reversed{arguments.rbegin(), arguments.rend()};  // CLI11 takes them from the back
    try {
        app.parse(reversed);
    } catch (const CLI::ExtrasError& error) {
        std::vector<std::string> known;
        for (const auto* option : app.get_options())
            for (const auto& name : option->get_lnames()) known.push_back("--" + name);
        std::string wrong = error.what();
        for (const auto& argument : arguments)
            if (argument.starts_with("-") &&
                std::find(known.begin(), known.end(), argument.substr(0, argument.find('='))) == known.end() &&
                argument.size() > 2)
                wrong = argument;
        throw base::Failure{
            base::Exit::usage,
            "U001",
            {{"value", base::shown(wrong)}, {"nearest", base::nearest(wrong.substr(0, wrong.find('=')), known)}}};
    } catch (const CLI::ParseError& error) {
        throw base::Failure{base::Exit::usage, "U003", {{"what", base::shown(error.what())}}};
    }

    if (!positional.empty()) {
        options.command = positional.front();
        options.arguments.assign(positional.begin() + 1, positional.end());
    }
    const auto names = command_names();
    if (!options.command.empty() && std::find(names.begin(), names.end(), options.command) == names.end())
        throw base::Failure{
            base::Exit::usage,
            "U001",
            {{"value", base::shown(options.command)}, {"nearest", base::nearest(options.command, names)}}};
    if (wants_help) options.help_for = options.command;
    if (wants_help || options.command.empty()) options.command = "help";
    if (options.command == "help" && !options.arguments.empty()) options.help_for = options.arguments.front();

    if (!month.empty() && !(options.month = base::parse_month(month)))
        refuse_value("--month", month, "YYYY-MM (2024-06)");
    if (!date.empty() && !(options.date = base::parse_date(date)))
        refuse_value("--date", date, "YYYY-MM-DD (2024-06-30)");
    if (options.language != "zh" && options.language != "en") refuse_value("--lang", options.language, "zh, en");
    const bool of_findings = options.command == "check" || options.command == "build";
    const bool of_tables =
        options.command == "list" && !options.arguments.empty() && options.arguments.back() == "figures";
    if (format == "json")
        options.format = MessageFormat::json;
    else if (format == "sarif" && of_findings)
        options.format = MessageFormat::sarif;
    else if (format == "github" && of_findings)
        options.format = MessageFormat::github;
    else if (format == "csv" && of_tables)
        options.format = MessageFormat::csv;
    else if (format != "text")
        refuse_value("--format", format,
                     of_findings ? "text, json, sarif, github"
                     : of_tables ? "text, json, csv"
                                 : "text, json");
    if (!formats.empty()) {
        options.figure_formats.clear();
        for (const auto word : base::split(formats, ',')) {
            if (word != "svg" && word != "pdf" && word != "png")
                refuse_value("--formats", std::string{word}, "svg, pdf, png");
            options.figure_formats.emplace_back(word);
        }
    }
    if (!options.since.empty() && base::upper(options.since) != "LAST" && !base::parse_month(options.since))
        refuse_value("--since", options.since, "YYYY-MM (2024-06), last");
    if (options.jobs < 0 || options.jobs > 1024) refuse_value("--jobs", std::to_string(options.jobs), "1 … 1024");
    const std::pair<const char*, const std::string*> subjects[] = {
        {"town", &town}, {"park", &park}, {"link", &link}, {"chain", &chain}, {"enterprise", &enterprise}};
    for (const auto& [level, value] : subjects) {
        if (value->empty()) continue;
        options.level = level;
        options.subject = *value;
    }
    return options;
}

std::string help(const std::string& command, bool english) {
    for (const auto& row : commands()) {
        if (row.name != command) continue;
        std::string text =
            fmt::format("qualitymap {}{}{}\n    {}\n\n{}\n", row.name, row.arguments.empty() ? "" : " ", row.arguments,
                        english ? row.summary : row.summary_zh, english ? "Examples" : "示例");
        for (const auto line : base::split(row.examples, '\n')) text += fmt::format("    {}\n", line);
        return text;
    }
    std::string text = english ? "qualitymap: quality maps and problem lists for industrial clusters\n\nCommands\n"
                               : "qualitymap：产业集群质量图谱与问题清单生成器\n\n命令\n";
    for (const auto& row : commands())
        text += fmt::format("    {:<10}{}\n", row.name, english ? row.summary : row.summary_zh);
    text += english ? R"(
Options
    -o, --output FOLDER   where the site goes (default: <project>-site beside the project)
        --month 2024-06   month to open (default: the newest)
        --date 2024-06-30 day on which limits are read (default: last day of the month)
    -j, --jobs N          threads (default: all; never changes the output)
        --formats LIST    forms of the figures: svg,pdf,png (default: all)
        --format F        messages as text or json; of check and build also as sarif or github,
                          of list figures also as csv
        --lang zh|en      language of messages
    -q, --quiet           only failures;  -v, --verbose  notes as well;  --timings  seconds of each stage
        --strict          warnings count as errors: they end the run with exit 5
        --accept-drop TABLE  lets a required table pass the gates of [gates]: the pages say so
        --since MONTH     of check: what was mended, what is new, what stays since the last build (last)
                          or since the build of another month

Exit codes
    0 published, nothing to say   1 published, with findings   2 usage   3 configuration or template
    4 input missing   5 input refused   6 storage   7 busy   8 disclosure gate   9 own state damaged
    10 limit reached  70 a bug   128+N signal
)"
                    : R"(
选项
    -o, --output 文件夹   站点写到哪里（默认：项目旁边的 <项目>-site）
        --month 2024-06   打开哪个月（默认最新）
        --date 2024-06-30 按哪一天计算期限（默认月末）
    -j, --jobs N          线程数（默认全部；不影响输出）
        --formats 列表    图件格式：svg,pdf,png（默认全部）
        --format F        消息格式：text 或 json；check、build 另有 sarif、github，list figures 另有 csv
        --lang zh|en      消息语言
    -q, --quiet           只显示失败；-v, --verbose 连同提示；--timings 各阶段用时
        --strict          警告视同错误：以退出码 5 结束
        --accept-drop 表  放行没有过质量关口的必需表（页面会写明）
        --since 月份      用于 check：与上次生成时（last）或某个月相比，哪些已更正、哪些新出现、哪些仍在

退出码
    0 已发布且无话可说   1 已发布但有数据问题   2 用法   3 配置或模板
    4 缺少输入   5 输入被拒   6 存储   7 忙   8 披露关卡   9 自身状态损坏
    10 达到上限  70 程序缺陷   128+N 信号
)";
    return text;
}

}  // namespace qm::cli
