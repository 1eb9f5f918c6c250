// SPDX-License-Identifier: Apache-2.0
#include "fixture.hpp"

#include <algorithm>

namespace qm::publish::testing {
namespace {

using model::Index;

std::string or_hostile(const std::string& hostile, const std::string& harmless) {
    return hostile.empty() ? harmless : hostile + harmless;
}

std::shared_ptr<const model::District> district(const std::string& hostile) {
    auto d = std::make_shared<model::District>();
    d->code = "440606";
    d->name = "顺德区";
    d->name_en = "Shunde";
    const auto town = [&](const char* code, const char* name, const char* en, double area) {
        model::Town t;
        t.code = code;
        t.name = or_hostile(hostile, name);
        t.name_en = or_hostile(hostile, en);
        t.short_name = model::short_town_name(name);
        t.area_km2 = area;
        d->towns.push_back(std::move(t));
    };
    town("440606004", "勒流街道", "Leliu", 90.8);
    town("440606006", "容桂街道", "Ronggui", 80.2);
    town("440606102", "北滘镇", "Beijiao", 92.1);
    const auto park = [&](const char* id, const char* name, Index in) {
        model::Park p;
        p.id = id;
        p.name = or_hostile(hostile, name);
        p.town = in;
        p.area_km2 = 1.25;
        d->parks.push_back(std::move(p));
    };
    park("LL01", "示例勒流一园", 0);
    park("RG01", "示例容桂一园", 1);
    park("RG02", "示例容桂二园", 1);
    park("../../x", "示例越界园", 2);
    park("bj01", "示例北滘一园", 2);
    std::sort(d->parks.begin(), d->parks.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    for (const auto& [id, zh, en] : {std::tuple{"robot", "机器人产业链", "Robot chain"},
                                     std::tuple{"appliance", "智能家电产业链", "Appliance chain"}}) {
        model::Chain c;
        c.id = id;
        c.name = zh;
        c.name_en = en;
        c.short_name = std::string{id} == "robot" ? "机器人链" : "家电链";
        c.short_name_en = std::string{id} == "robot" ? "Robots" : "Appliances";
        c.stages = {{"U", "核心零部件", "Core parts", "上游", 1},
                    {"M", "整机", "Machines", "中游", 2},
                    {"X", "支撑服务", "Support", "支撑", 3}};
        d->chains.push_back(std::move(c));
    }
    const auto link = [&](const char* id, Index chain, Index stage, const char* zh, const char* en) {
        model::Link l;
        l.id = id;
        l.chain = chain;
        l.stage = stage;
        l.name = or_hostile(hostile, zh);
        l.name_en = or_hostile(hostile, en);
        d->chains[chain].links.push_back(static_cast<Index>(d->links.size()));
        d->links.push_back(std::move(l));
    };
    link("A201", 1, 0, "压缩机", "Compressors");
    link("A301", 1, 1, "家用空调", "Air conditioners");
    link("R201", 0, 0, "精密减速器", "Precision reducers");
    link("R202", 0, 0, "伺服电机与驱动器", "Servo motors");
    link("R301", 0, 1, "工业机器人本体", "Industrial robots");
    link("R901", 0, 2, "检验检测认证", "Testing and certification");
    d->chains[1].edges = {{0, 1, "component"}};
    d->chains[0].edges = {{2, 4, "component"}, {3, 4, "component"}, {5, 4, "service"}};
    d->towns_note = {"towns.geojson", "示意单元，按公布面积", "", true, std::string(64, 'a')};
    d->parks_note = d->towns_note;
    return d;
}

model::Indicator indicator(const char* id, const char* name, const char* family, model::Aggregation how, bool percent,
                           model::Better better) {
    model::Indicator i;
    i.id = id;
    i.name = name;
    i.name_en = std::string{id} + " indicator";
    i.unit = percent ? "%" : "个";
    i.family = family;
    i.aggregation = how;
    i.percent = percent;
    i.decimals = percent ? 1 : 0;
    i.better = better;
    i.levels = {model::Level::district, model::Level::town};
    i.note = "测试用定义";
    i.numerator = "count(a)";
    i.denominator = "count(b)";
    i.time_kind = how == model::Aggregation::ratio ? model::TimeKind::ratio : model::TimeKind::stock;
    return i;
}

model::Figure value(std::int64_t num, std::int64_t den = 1) {
    return {model::State::value, num, den, static_cast<std::uint64_t>(num), {}};
}

model::Figures figures() {
    using model::Aggregation;
    using model::Better;
    model::Figures f;
    const auto add = [&](model::Indicator i, model::Figure district, std::vector<model::Figure> towns) {
        f.indicators.push_back(std::move(i));
        f.values.push_back({{model::Level::district, {std::move(district)}}, {model::Level::town, std::move(towns)}});
    };
    auto grade = indicator("ASS01", "年度质量工作考核等级", "assessment", Aggregation::given, false, Better::neutral);
    grade.unit = "级";
    add(grade, {model::State::text, 0, 1, 1, "A"}, {});
    auto density = indicator("PRB05", "每百家链上企业在办问题数", "problems", Aggregation::ratio, false, Better::down);
    density.decimals = 1;
    density.scale = "0.01";
    density.numerator = "indicator(PRB01)";
    density.denominator = "indicator(STR01)";
    add(density, value(5, 240), {value(1, 60), value(2, 170), {model::State::empty, 0, 0, 0, {}}});
    auto standards =
        indicator("STD02", "主导或参与制定国家标准数", "standards", Aggregation::distinct, false, Better::up);
    standards.unit = "项";
    add(standards, value(1180), {value(200), value(400), value(580)});
    auto general = indicator("SUP04", "一般问题整改合格率", "supervision", Aggregation::ratio, true, Better::up);
    general.basis = "due";
    general.pair = "SUP04A";
    add(general, value(131, 137), {value(30, 30), value(61, 67), value(40, 40)});
    auto general_all =
        indicator("SUP04A", "一般问题整改合格率（全量）", "supervision", Aggregation::ratio, true, Better::up);
    general_all.basis = "all";
    add(general_all, value(131, 186), {value(30, 40), value(61, 90), value(40, 56)});
    auto serious = indicator("SUP05", "严重问题立案查处率", "supervision", Aggregation::ratio, true, Better::up);
    serious.basis = "due";
    add(serious, {model::State::not_checked, 0, 1, 0, "clock_file_case"},
        std::vector<model::Figure>(3, {model::State::not_checked, 0, 1, 0, "clock_file_case"}));
    auto lead = indicator("SUP06", "线索移交闭环处置率", "supervision", Aggregation::ratio, true, Better::up);
    lead.basis = "due";
    add(lead, value(25, 25), {value(10, 10), value(15, 15), {model::State::empty, 0, 0, 0, {}}});
    return f;
}

model::StoredProblem stored(const model::Problem& p, const model::District& d) {
    model::StoredProblem s;
    s.kind = model::name_of(p.kind);
    s.state = model::name_of(p.state);
    s.title = p.title;
    s.enterprise = p.enterprise_name;
    if (p.town != model::none) s.town = d.towns[p.town].code;
    s.lead_unit = p.lead_unit;
    for (const Index link : p.links) s.links.push_back(d.links[link].id);
    s.open = p.open;
    s.overdue = p.overdue;
    return s;
}

std::vector<model::Problem> problems(const std::string& hostile, base::Date today) {
    std::vector<model::Problem> list;
    const auto add = [&](const char* id, model::ProblemKind kind, model::ProblemState state, Index town, Index link,
                         int ordered_days_ago, int days_left, bool open) {
        model::Problem p;
        p.id = or_hostile(hostile, id);
        p.kind = kind;
        p.state = state;
        p.title = or_hostile(hostile, "温升超标");
        p.enterprise_name = or_hostile(hostile, "示例听澜电器");
        p.product = or_hostile(hostile, "厨房机械");
        p.category = or_hostile(hostile, "安全");
        p.source = "区抽";
        p.lead_unit = or_hostile(hostile, town == 0 ? "勒流市场监管所" : "容桂市场监管所");
        p.town = town;
        p.park = town;
        p.links = {link};
        p.ordered_on = p.found_on = {today.days - ordered_days_ago};
        if (open) p.due_on = {today.days + days_left};
        p.due_what = "rectify";
        p.days_left = days_left;
        p.open = open;
        p.overdue = open && days_left < 0;
        p.due_soon = open && days_left >= 0 && days_left <= 7;
        if (!open) p.closed_on = {today.days - 3};
        list.push_back(std::move(p));
    };
    add("SD-2024-0118", model::ProblemKind::general, model::ProblemState::announced, 1, 2, 104, -44, true);
    add("SD-2024-0121", model::ProblemKind::general, model::ProblemState::rectifying, 1, 2, 55, 5, true);
    add("SD-2024-0122", model::ProblemKind::serious, model::ProblemState::filed, 0, 1, 30, 30, true);
    add("SD-2024-0125", model::ProblemKind::lead, model::ProblemState::accepted, 1, 3, 10, 20, true);
    add("SD-2024-0126", model::ProblemKind::general, model::ProblemState::passed, 0, 0, 40, 0, false);
    add("SD-GG-01", model::ProblemKind::bottleneck, model::ProblemState::tackling, model::none, 2, 90, 100, true);
    list.back().level = "高";
    list.back().park = model::none;
    list.back().target = "回差 ≤1.0 arcmin";
    list.back().benchmark = "0.8";
    list.back().progress = 62 * base::micro;
    list.back().project_id = "GG-01";
    return list;
}

struct TableMaker {
    model::Table table;
    std::shared_ptr<std::vector<model::Source>> sources = std::make_shared<std::vector<model::Source>>();
    explicit TableMaker(const model::TableSchema& schema) {
        table.schema = &schema;
        for (const auto& column : schema.columns) {
            table.columns.push_back(model::make_column(column.type));
            table.columns.back().present = true;
        }
    }
    template <class Kind>
    Kind& cells(const char* name) {
        return std::get<Kind>(table.columns[static_cast<std::size_t>(table.schema->find(name))].cells);
    }
    void text(const char* name, const std::string& words) { cells<model::Texts>(name).add(words); }
    void word(const char* name, const std::string& word) {
        auto& cells_of = cells<model::Words>(name);
        cells_of.cells.push_back(cells_of.dictionary.add(word));
    }
};

std::shared_ptr<const model::Schemas> schemas() {
    auto all = std::make_shared<model::Schemas>();
    const auto column = [](const char* name, model::Type type) {
        model::ColumnSchema c;
        c.name = c.zh = c.en = name;
        c.type = type;
        return c;
    };
    (*all)["enterprises"] = {"enterprises",
                             {column("uscc", model::Type::uscc), column("name", model::Type::text),
                              column("status", model::Type::code), column("address", model::Type::text)}};
    (*all)["actions"] = {"actions",
                         {column("kind", model::Type::code), column("sessions", model::Type::number),
                          column("suggestions", model::Type::number), column("adopted", model::Type::number),
                          column("enterprise", model::Type::text)}};
    return all;
}

void add_tables(model::Snapshot& s, const std::string& hostile) {
    TableMaker firms{s.schemas->at("enterprises")};
    model::RowPlaces places;
    for (std::uint32_t i = 0; i < 30; ++i) {
        std::string code = "91440699MA" + std::to_string(10000000 + i * 37);
        firms.cells<model::Codes>("uscc").push_back(*model::pack(code.substr(0, 18)));
        firms.text("name", or_hostile(hostile, "示例企业" + std::to_string(i) + "号"));
        firms.word("status", "存续");
        firms.text("address", or_hostile(hostile, "示例路" + std::to_string(i)));
        firms.table.source.push_back(0);
        firms.table.line.push_back(i + 2);
        places.enterprise.push_back(i);
        places.town.push_back(i % 3);
        places.park.push_back(i % 4 == 0 ? model::none : i % 5);
        places.links.push_back(i % 3);
    }
    firms.sources->push_back(
        {"months/2024-06/企业名录.csv", "enterprises", "", "UTF-8", std::string(64, 'b'), 32, 30, 1, 1, {}});
    firms.table.sources = firms.sources;
    s.places.link_sets = {{}, {2}, {1, 4}};
    s.places.main_link.assign(30, model::none);
    s.places.tables["enterprises"] = places;
    s.sources = *firms.sources;
    s.tables["enterprises"] = std::move(firms.table);

    TableMaker actions{s.schemas->at("actions")};
    model::RowPlaces action_places;
    for (const char* kind : {"研", "教", "教", "扶"}) {
        actions.word("kind", kind);
        actions.cells<model::Numbers>("sessions").push_back(base::micro);
        actions.cells<model::Numbers>("suggestions").push_back(3 * base::micro);
        actions.cells<model::Numbers>("adopted").push_back(2 * base::micro);
        actions.text("enterprise", or_hostile(hostile, "示例企业1号"));
        actions.table.source.push_back(0);
        actions.table.line.push_back(2);
        action_places.town.push_back(1);
    }
    actions.table.sources = firms.sources;
    s.places.tables["actions"] = action_places;
    s.tables["actions"] = std::move(actions.table);
}

model::Facts facts_of(const model::Snapshot& s, base::Month month, int less) {
    model::Facts facts;
    facts.month = month;
    facts.date = base::last_day(month);
    for (std::size_t i = 0; i < s.figures.indicators.size(); ++i)
        for (const auto& [level, list] : s.figures.values[i])
            for (Index subject = 0; subject < list.size(); ++subject) {
                model::Figure figure = list[subject];
                if (figure.has_value() && figure.num > less) figure.num -= less;
                const std::string code = level == model::Level::district ? "" : s.district->towns[subject].code;
                facts.figures[s.figures.indicators[i].id][model::subject_key(level, code)] = {
                    figure.state, figure.num, figure.den, figure.rows, figure.words};
            }
    return facts;
}

}  // namespace

std::string templates_folder() {
    return std::string{QM_SOURCE_DIR} + "/templates";
}

MonthPages Month::input(const std::string& folder) const {
    return {config,
            snapshot,
            &changes,
            history,
            published,
            pictures,
            phrases,
            {base::Month{2024 * 12 + 4}, base::Month{2024 * 12 + 5}},
            folder,
            "0.1.0",
            {{"months/2024-06/企业名录.csv", std::string(64, 'b')}}};
}

Month month(const std::string& language, const std::string& hostile) {
    Month m;
    m.phrases = base::Phrases::load(templates_folder() + "/phrases/" + language);
    m.config.title = or_hostile(hostile, "顺德区产业链质量图谱");
    m.config.title_en = or_hostile(hostile, "Shunde quality maps");
    m.config.office = or_hostile(hostile, "示例办公室");
    m.config.district_name = "顺德区";
    m.config.district_name_en = "Shunde";
    m.config.demo = true;
    model::Snapshot& s = m.snapshot;
    s.month = base::Month{2024 * 12 + 5};
    s.date = base::last_day(s.month);
    s.schemas = schemas();
    s.district = district(hostile);
    s.figures = figures();
    s.problems = problems(hostile, s.date);
    std::sort(s.problems.begin(), s.problems.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    s.links.resize(s.district->links.size());
    for (Index link = 0; link < s.links.size(); ++link) {
        s.links[link].enterprises = link == 5 ? 0 : link == 3 ? 1 : 10;
        for (int i = 0; i < 4; ++i)
            s.links[link].supports[i] = static_cast<model::SupportLevel>((link + static_cast<Index>(i)) % 4);
    }
    s.links[2].leaders = {1};
    add_tables(s, hostile);
    s.expected = {{"enterprises", "勒流街道", true}, {"enterprises", "北滘镇", false}};
    s.findings.add("J005", base::Severity::warning, {"months/2024-06/企业名录.csv", "", 7, 3},
                   {{"point", or_hostile(hostile, "113.2,22.9")}});

    m.history = {facts_of(s, base::Month{2024 * 12 + 4}, 3), facts_of(s, s.month, 0)};
    m.changes.from = base::Month{2024 * 12 + 4};
    m.changes.to = s.month;
    for (const auto& [id, subjects] : m.history[1].figures)
        for (const auto& [subject, figure] : subjects)
            m.changes.figures.push_back({id, subject, m.history[0].figures[id][subject], figure, false});
    for (const model::Problem& p : s.problems) {
        model::ProblemChange change{p.id, model::Lifecycle::persisting, stored(p, *s.district), stored(p, *s.district)};
        if (!p.open) {
            change.lifecycle = model::Lifecycle::closed;
            change.before->open = true;
        }
        if (p.id.ends_with("0125")) {
            change.lifecycle = model::Lifecycle::fresh;
            change.before.reset();
        }
        m.changes.problems.push_back(std::move(change));
    }
    m.changes.links.push_back(
        {"R901", {3, {}, {"present", "present", "weak", "absent"}}, {0, {}, {"weak", "present", "weak", "absent"}}});
    m.changes.enterprises.push_back(
        {model::EnterpriseChange::What::entered, "91440699MA10000000", std::nullopt,
         model::StoredEnterprise{or_hostile(hostile, "示例新企业"), "440606006", "RG01", {"R201"}, false}});
    model::Published standard;
    standard.indicator = "STD02";
    standard.period = "2023";
    standard.value = "1160";
    standard.qualifier = "≥";
    standard.source = or_hostile(hostile, "顺德区质量工作报道");
    m.published.push_back(std::move(standard));

    Picture map;
    map.name = "map-home";
    map.title = or_hostile(hostile, "每百家链上企业在办问题数");
    map.description = or_hostile(hostile, "容桂最高");
    map.inline_wide =
        "<svg class=\"figure\" viewBox=\"0 0 600 400\" width=\"600\" height=\"400\" "
        "role=\"img\"><title>map</title><path d=\"M0 0h600v400H0z\" fill=\"#e9ecea\"/></svg>";
    map.unplaced = {or_hostile(hostile, "均安镇")};
    map.downloads = {"figures/map-home.svg"};
    m.pictures["map-home"] = map;
    return m;
}

}  // namespace qm::publish::testing
