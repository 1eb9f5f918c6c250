// SPDX-License-Identifier: Apache-2.0
// Facts of the comparison tables in the appendices of GB/T 4754-2011 and GB/T 4754-2017, as far as they concern the
// divisions of the two chains. Rows without a successor are numbers that 2011 and 2017 use for different trades.
#include <algorithm>
#include <iterator>

#include "join/industry.hpp"

namespace qm::join {
namespace {

// Sorted by edition, then code.
constexpr IndustryChange changes[] = {
    {2002, "3951", "3851"},
    {2002, "3952", "3852"},
    {2002, "3953", "3853"},
    {2002, "3954", "3854"},
    {2002, "3955", "3855"},
    {2002, "3956", "3856"},
    {2002, "3957", "3857"},
    {2002, "3959", "3859"},
    {2011, "2928", "2929"},
    {2011, "3140", "3130"},
    {2011, "3261", "3251"},
    {2011, "3262", "3252"},
    {2011, "3451", "3451;3452"},
    {2011, "3452", "3453"},
    {2011, "3467", ""},
    {2011, "3490", "3493;3499"},
    {2011, "3513", ""},
    {2011, "3514", ""},
    {2011, "3599", "3491;3492;3599;3964"},
    {2011, "3660", "3670"},
    {2011, "3819", "3813;3819"},
    {2011, "3833", ""},
    {2011, "3961", "3971"},
    {2011, "3962", "3972"},
    {2011, "3963", "3973"},
    {2011, "3969", ""},
    {2011, "3971", "3981;3983;3984;3985;3989"},
    {2011, "3972", "3982"},
    {2011, "3990", "3961;3962;3963;3969;3990"},
    {2011, "6510", "6511;6512;6513;6519"},
    {2011, "6520", "6531;6532;6540"},
    {2011, "6540", ""},
    {2011, "6550", ""},
    {2011, "6591", ""},
    {2011, "7450", "7451;7452;7453;7454;7455;7459"},
};

}  // namespace

const IndustryChange* industry_change(int edition, std::string_view code) {
    const auto at = std::lower_bound(std::begin(changes), std::end(changes), code,
                                     [&](const IndustryChange& row, std::string_view wanted) {
                                         return row.edition != edition ? row.edition < edition : row.code < wanted;
                                     });
    return at != std::end(changes) && at->edition == edition && at->code == code ? at : nullptr;
}

}  // namespace qm::join
