// SPDX-License-Identifier: Apache-2.0
// Writes a CSV file of fictional enterprises with 20 columns, their points over the polygons of a layer: 19 of 20 in a
// polygon, the rest anywhere in the layer's box. Same arguments, same bytes.
//   bench_make ROWS LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE OUT.csv
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/number.hpp"
#include "bench/input.hpp"
#include "model/credit_code.hpp"

namespace {

using namespace qm;

class Dice {
  public:
    std::uint64_t next() {  // splitmix64
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
        z = (z ^ z >> 27) * 0x94d049bb133111eb;
        return z ^ z >> 31;
    }
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    template <std::size_t N>
    const char* pick(const char* const (&words)[N]) {
        return words[next() % N];
    }

  private:
    std::uint64_t state_ = 20240630;
};

// A code in region 440699, which no authority uses, with both check characters right.
std::string credit_code(std::uint64_t n) {
    constexpr std::string_view digits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string code = "91440699M0000000??";
    for (std::size_t i = 15; i >= 9; --i, n /= 31) code[i] = digits[n % 31];
    for (const char organisation : std::string_view{"0123456789X"}) {
        code[16] = organisation;
        for (const char check : digits) {
            code[17] = check;
            if (model::check_credit_code(code) == model::CodeCheck::valid) return code;
        }
    }
    std::abort();
}

model::LonLat point_in(const model::MultiPolygon& shape, const model::GeoBox& box, Dice& dice) {
    model::LonLat p;
    for (int tries = 0; tries < 200; ++tries) {
        p = {static_cast<std::int32_t>(dice.between(box.low.lon, box.high.lon)),
             static_cast<std::int32_t>(dice.between(box.low.lat, box.high.lat))};
        if (model::side_of(shape, p) == model::Side::inside) break;
    }
    return p;
}

std::string degrees(std::int32_t units) {
    return base::format({units, 10'000'000}, {7, false, false, true});
}

std::string ascii_minus(std::string text) {  // printed figures carry U+2212
    if (text.starts_with("\xe2\x88\x92")) text.replace(0, 3, "-");
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 6) {
        std::fprintf(stderr, "usage: bench_make ROWS LAYER CODE_ATTRIBUTE NAME_ATTRIBUTE OUT.csv\n");
        return 2;
    }
    const auto rows = std::strtoull(argv[1], nullptr, 10);
    const auto district = bench::read_areas(argv[2], argv[3], argv[4]);
    model::GeoBox all;
    std::vector<model::GeoBox> boxes;
    for (const auto& town : district.towns) {
        boxes.push_back(model::box_of(town.shape));
        all.add(boxes.back().low);
        all.add(boxes.back().high);
    }
    std::FILE* out = std::fopen(argv[5], "wb");
    if (out == nullptr) return 6;
    std::fputs(
        "统一社会信用代码,企业名称,所属镇街,经度,纬度,生产地址,行业代码,行业代码版本,经营状态,链主所属产业链,梯度培育,"
        "企业规模,"
        "工业总产值,质量损失,一次交验合格率,首席质量官,自我声明公开标准,能效备案型号,有效注册商标,填报日期\n",
        out);
    constexpr const char* codes[] = {"3491", "3453", "3813", "3812", "4011", "3857", "3852",
                                     "3854", "3855", "2929", "3525", "3130", "3599"};
    constexpr const char* states[] = {"存续", "存续", "存续", "在业", "开业", "停业"};
    constexpr const char* grades[] = {"", "", "", "创新型中小企业", "专精特新", "小巨人"};
    constexpr const char* sizes[] = {"大型", "中型", "小型", "小型", "微型"};
    constexpr const char* words[] = {"恒", "信", "达", "兴", "隆", "顺", "盛", "安", "泰", "科"};
    Dice dice;
    for (unsigned long long row = 0; row < rows; ++row) {
        const auto area = static_cast<std::size_t>(dice.next() % district.towns.size());
        const auto& town = district.towns[area];
        model::MultiPolygon nowhere;
        const auto p = dice.next() % 20 == 0 ? point_in(nowhere, all, dice) : point_in(town.shape, boxes[area], dice);
        std::fprintf(out,
                     "%s,虚构%s%s%llu有限公司,%s,%s,%s,示例路%lld号%lld栋,%s,2017,%s,,%s,%s,%lld.%02lld,%lld.%lld,%lld."
                     "%lld,%lld,%lld,%lld,%lld,2024-06-%02lld\n",
                     credit_code(row).c_str(), dice.pick(words), dice.pick(words), row, town.code.c_str(),
                     ascii_minus(degrees(p.lon)).c_str(), ascii_minus(degrees(p.lat)).c_str(),
                     static_cast<long long>(dice.between(1, 999)), static_cast<long long>(dice.between(1, 40)),
                     dice.pick(codes), dice.pick(states), dice.pick(grades), dice.pick(sizes),
                     static_cast<long long>(dice.between(10, 900'000)), static_cast<long long>(dice.between(0, 99)),
                     static_cast<long long>(dice.between(0, 500)), static_cast<long long>(dice.between(0, 9)),
                     static_cast<long long>(dice.between(80, 99)), static_cast<long long>(dice.between(0, 9)),
                     static_cast<long long>(dice.between(0, 3)), static_cast<long long>(dice.between(0, 60)),
                     static_cast<long long>(dice.between(0, 20)), static_cast<long long>(dice.between(0, 90)),
                     static_cast<long long>(dice.between(1, 30)));
    }
    return std::fclose(out) == 0 ? 0 : 6;
}
