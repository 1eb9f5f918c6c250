// SPDX-License-Identifier: Apache-2.0
// What a caller says to get the graph of an industry chain: stages, links as cards, supply relations as edges.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "draw/sheet.hpp"

namespace qm::draw {

/// 有 / 弱 / 缺 / 不适用: what a link has of one of the four supports.
enum class Support : std::uint8_t { present, weak, absent, not_applicable };

enum class EdgeKind : std::uint8_t { material, component, software, equipment, service, tooling, packaging, product };
inline constexpr std::size_t edge_kinds = 8;

enum class NodeState : std::uint8_t { normal, alert, leading, empty };  // alert: a severe problem; leading: hub

/// Columns from left to right. A stage that supports all others (testing, R&D) becomes a row at the foot.
struct ChainStage {
    std::string heading;  // 核心零部件
    std::string note;     // 上游 · 8 环节
    bool support = false;
    int columns = 0;  // columns the stage may take; 0 = two when at least half of its links are tied to one another
};

struct ChainNode {
    std::string id;     // R201
    std::size_t stage;  // index into stages
    std::string name;   // 精密减速器
    std::string count;  // 14 家
    std::array<Support, 4> supports{};
    std::string leaders;            // 链主 示例望舒; empty = no line
    std::array<int, 4> problems{};  // open problems by severity, worst first
    std::string overdue;            // 逾期 2; empty = no badge
    NodeState state = NodeState::normal;
    std::string key;  // link-R201
    std::string href;
    std::string title;  // tooltip and accessible name
};

struct ChainEdge {
    std::string from, to;  // node ids
    EdgeKind kind = EdgeKind::material;
};

/// Words of the key above the graph; an empty title leaves its block out.
struct ChainWords {
    std::array<std::string, 4> letters;         // 标 计 检 证: the four supports on a card
    std::string edges_title;                    // 供应关系（61 条）
    std::array<std::string, edge_kinds> edges;  // 材料 10 … in the order of EdgeKind; empty = not in the key
    std::string supports_title;                 // 四项支撑：标准 计量 检测 认证
    std::array<std::string, 4> supports;        // 有 47, 弱 45, 缺 13, 不适用 3
    std::string problems_title;                 // 问题与主体
    std::array<std::string, 4> severities;      // 阻断 严重 一般 线索
    std::string leader;                         // 链主
    std::string empty;                          // 空缺
    std::string crossings;  // "{n} 处交叉": appended to the description, {n} filled in; may be empty
};

struct ChainGraph {
    Sheet sheet;  // width ≥ 900; paper a3 lays the graph out for one A3 sheet
    std::vector<ChainStage> stages;
    std::vector<ChainNode> nodes;
    std::vector<ChainEdge> edges;
    ChainWords words;
};

}  // namespace qm::draw
