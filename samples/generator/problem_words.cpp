// SPDX-License-Identifier: Apache-2.0
#include "problems.hpp"

namespace sample {

const std::vector<std::string>& failed_items_of(const std::string& link_id) {
    static const std::vector<std::string> kitchen = {"输入功率和电流",
                                                     "接地措施",
                                                     "结构",
                                                     "标志和说明",
                                                     "非正常工作",
                                                     "泄漏电流和电气强度",
                                                     "电源连接和外部软线",
                                                     "端子骚扰电压",
                                                     "对触及带电部件的防护",
                                                     "电气间隙、爬电距离和固体绝缘"};
    static const std::vector<std::string> cooling = {"能效等级", "噪声", "输入功率和电流", "标志和说明", "机械强度"};
    static const std::vector<std::string> heating = {
        "能效等级", "工作温度下的泄漏电流和电气强度", "接地措施", "耐潮湿", "结构", "发热"};
    static const std::vector<std::string> air = {"空气性能", "能效等级", "噪声", "稳定性和机械危险", "辐射骚扰"};
    static const std::vector<std::string> personal = {"对触及带电部件的防护", "发热", "标志和说明", "机械强度"};
    static const std::vector<std::string> lamp = {"端子骚扰电压", "外部导线用接线端子", "标志和说明", "耐热和耐燃"};
    static const std::vector<std::string> cords = {"耐热和耐燃", "导体电阻", "标志和说明", "绝缘厚度"};
    static const std::vector<std::string> boards = {"端子骚扰电压", "辐射骚扰", "元件", "内部布线"};
    static const std::vector<std::string> robots = {"急停功能", "防护等级", "接地措施", "标志和说明", "辐射骚扰"};
    static const std::vector<std::string> drives = {"温升", "防护等级", "噪声", "标志和说明"};
    static const std::vector<std::string> reducers = {"回差", "传动误差", "噪声", "温升"};
    static const std::vector<std::string> plastics = {"灼热丝", "拉伸强度", "有害物质限量"};
    static const std::vector<std::string> furniture = {"甲醛释放量", "力学性能", "标志和说明"};
    static const std::vector<std::string> battery = {"过充电", "循环寿命", "标志和说明", "短路"};
    if (link_id == "A301" || link_id == "A302") return cooling;
    if (link_id == "A306" || link_id == "A303") return heating;
    if (link_id == "A305" || link_id == "A307") return air;
    if (link_id == "A308") return personal;
    if (link_id == "A311") return lamp;
    if (link_id == "A209" || link_id == "R105") return cords;
    if (link_id == "A203" || link_id == "R203") return boards;
    if (link_id == "R301" || link_id == "R302" || link_id == "R303" || link_id == "A309") return robots;
    if (link_id == "R201") return reducers;
    if (link_id == "R202" || link_id == "A202" || link_id == "A207") return drives;
    if (link_id == "A103" || link_id == "A211" || link_id == "A214") return plastics;
    if (link_id == "R406") return furniture;
    if (link_id == "R208") return battery;
    return kitchen;
}

std::string category_of(const std::string& item) {
    if (item == "标志和说明") return "标识";
    if (item == "耐热和耐燃" || item == "灼热丝" || item == "有害物质限量" || item == "甲醛释放量" ||
        item == "绝缘厚度" || item == "导体电阻" || item == "拉伸强度")
        return "材料";
    if (item == "结构" || item == "内部布线" || item == "防护等级" || item == "辐射骚扰" || item == "端子骚扰电压" ||
        item == "电气间隙、爬电距离和固体绝缘")
        return "设计";
    if (item == "能效等级" || item == "噪声" || item == "空气性能" || item == "循环寿命" || item == "力学性能")
        return "质量管理";
    if (item == "回差" || item == "传动误差" || item == "温升" || item == "元件" || item == "外部导线用接线端子")
        return "工艺";
    return "安全";
}

}  // namespace sample
