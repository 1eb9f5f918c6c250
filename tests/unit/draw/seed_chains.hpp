// SPDX-License-Identifier: Apache-2.0
// The two chains of Shunde as the graph tests need them: link ids by stage, edges by kind.
#pragma once

#include <string>

#include "draw/chain_request.hpp"

namespace seed {

inline const char* const robot_links =
    "U1|R101|R102|R103|R104|R105 U2|R201|R202|R203|R204|R205|R206|R207|R208 M|R301|R302|R303|R304 "
    "D|R401|R402|R403|R404|R405|R406|R407 X|R901|R902|R903 ";
inline const char* const robot_edges =
    "R101>R201:m R101>R205:m R101>R301:m R102>R202:m R103>R201:m R103>R301:m R103>R302:m R104>R202:c "
    "R104>R203:c R104>R204:c R104>R208:c R105>R202:m R105>R301:m R105>R302:m R205>R201:c R205>R301:c "
    "R201>R301:c R201>R304:c R202>R301:c R202>R302:c R202>R304:c R203>R301:c R203>R302:c R203>R303:c "
    "R203>R304:c R204>R301:c R204>R302:c R204>R303:c R204>R304:c R206>R401:c R206>R304:c R207>R203:s "
    "R207>R301:s R207>R302:s R207>R303:s R207>R401:s R208>R302:c R208>R303:c R208>R304:c R301>R401:e "
    "R302>R401:e R302>R407:e R301>R402:e R304>R404:e R401>R403:e R401>R404:e R401>R405:e R401>R406:e "
    "R401>R407:e R402>R403:e R402>R406:e R901>R201:v R901>R202:v R901>R301:v R901>R303:v R901>R401:v "
    "R902>R301:v R902>R401:v R903>R201:v R903>R301:v R903>R207:v ";

inline const char* const appliance_links =
    "U1|A101|A102|A103|A104|A105|A106|A107 "
    "U2|A201|A202|A203|A204|A205|A206|A207|A208|A209|A210|A211|A212|A213|A214 "
    "M|A301|A302|A303|A304|A305|A306|A307|A308|A309|A310|A311 D|A401|A402|A403|A404|A405|A406 "
    "X|A901|A902|A903 ";
inline const char* const appliance_edges =
    "A101>A211:m A101>A302:m A102>A205:m A102>A202:m A102>A201:m A103>A211:m A104>A302:m A104>A306:m "
    "A105>A301:m A105>A302:m A106>A304:m A106>A305:m A106>A306:m A107>A203:c A107>A213:c A107>A212:c "
    "A107>A204:c A210>A211:t A202>A201:c A202>A207:c A202>A301:c A202>A303:c A202>A304:c A202>A305:c "
    "A202>A308:c A202>A309:c A201>A301:c A201>A302:c A201>A310:c A201>A303:c A203>A301:c A203>A302:c "
    "A203>A303:c A203>A304:c A203>A305:c A203>A306:c A203>A309:c A203>A308:c A203>A311:c A204>A301:c "
    "A204>A302:c A204>A304:c A204>A306:c A204>A309:c A204>A307:c A205>A301:c A205>A302:c A205>A306:c "
    "A205>A310:c A206>A304:c A206>A306:c A206>A308:c A207>A301:c A207>A303:c A207>A306:c A207>A307:c "
    "A208>A306:c A209>A304:c A209>A305:c A209>A308:c A209>A303:c A211>A301:c A211>A302:c A211>A303:c "
    "A211>A304:c A211>A305:c A211>A306:c A211>A307:c A211>A308:c A211>A309:c A212>A302:c A212>A304:c "
    "A213>A301:c A213>A302:c A213>A304:c A213>A309:c A213>A311:c A214>A301:k A214>A304:k A301>A401:p "
    "A302>A401:p A303>A401:p A304>A401:p A305>A401:p A306>A401:p A307>A401:p A308>A401:p A309>A401:p "
    "A311>A401:p A310>A401:p A304>A405:p A301>A405:p A302>A405:p A308>A405:p A401>A402:p A402>A403:v "
    "A402>A404:v A213>A404:s A403>A406:p A901>A304:v A901>A301:v A901>A306:v A901>A203:v A902>A304:v "
    "A902>A308:v A903>A301:v A903>A304:v ";

/// Stages U1, U2, M, D and the supporting X, as in chains/*.csv.
inline qm::draw::ChainGraph chain(const char* links, const char* edges) {
    using namespace qm::draw;
    ChainGraph graph;
    graph.sheet.name = "chain";
    graph.sheet.title = "质量图谱";
    graph.sheet.width = 1152;
    graph.words.letters = {"标", "计", "检", "证"};
    const auto words = [](const std::string& text, char separator) {
        std::vector<std::string> parts(1);
        for (const char c : text) {
            if (c == separator)
                parts.emplace_back();
            else
                parts.back() += c;
        }
        if (parts.back().empty()) parts.pop_back();
        return parts;
    };
    for (const std::string& stage : words(links, ' ')) {
        const std::vector<std::string> ids = words(stage, '|');
        graph.stages.push_back({ids[0], "上游", ids[0] == "X", 0});
        for (std::size_t i = 1; i < ids.size(); ++i) {
            ChainNode node{};
            node.id = ids[i];
            node.stage = graph.stages.size() - 1;
            node.name = "环节" + ids[i];
            node.count = "14 家";
            node.key = "link-" + ids[i];
            graph.nodes.push_back(node);
        }
    }
    const std::string kinds = "mcsevtkp";
    for (const std::string& edge : words(edges, ' ')) {
        const std::size_t arrow = edge.find('>');
        const std::size_t colon = edge.find(':');
        graph.edges.push_back({edge.substr(0, arrow), edge.substr(arrow + 1, colon - arrow - 1),
                               static_cast<EdgeKind>(kinds.find(edge[colon + 1]))});
    }
    return graph;
}

inline qm::draw::ChainGraph robot() {
    return chain(robot_links, robot_edges);
}
inline qm::draw::ChainGraph appliance() {
    return chain(appliance_links, appliance_edges);
}

}  // namespace seed
