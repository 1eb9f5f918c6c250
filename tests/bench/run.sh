#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the benchmarks (preset release), makes their input once and prints a table of ratios. See README.md.
#   tests/bench/run.sh [--rows N] [--repeats N] [--only sample,join,csv,svg]
# BUILD: build folder; DATA: where input and results are kept; NODE_MODULES: where the peers from npm are.
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$source/build/release}
data=${DATA:-$build/bench-data}
modules=${NODE_MODULES:-$source/tests/bench/node_modules}
[ -f "$build/build.ninja" ] || (cd "$source" && cmake --preset release -B "$build" >/dev/null)
cmake --build "$build" --target qualitymap bench_make bench_pipeline bench_geos bench_csv bench_svg >/dev/null
exec python3 "$source/tests/bench/compare.py" --source "$source" --build "$build" --data "$data" --modules "$modules" "$@"
