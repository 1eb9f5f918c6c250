// SPDX-License-Identifier: Apache-2.0
// Debian 12 ships Catch2 v2, trixie v3: this header is the only place that knows.
#pragma once

#if __has_include(<catch2/catch.hpp>)
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
#endif
