#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds (preset fuzz, clang) and runs the fuzz targets one after the other:
#   tests/fuzz/run.sh [SECONDS] [TARGET…]     60 seconds each and all targets when nothing is said
# Starts from the kept inputs of corpus/<target>. Prints executions, rate and coverage of each; the input of a finding is
# kept and named. Ends with 1 when there was a finding, with 77 (aloud) when clang or its libraries are missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/fuzz
seconds=${1:-60}
shift || true
if [[ ! $seconds =~ ^[1-9][0-9]*$ ]]; then
    echo "usage: tests/fuzz/run.sh [SECONDS] [TARGET…]" >&2
    exit 2
fi
targets=("$@")
if ((${#targets[@]} == 0)); then
    for source in "$here"/*.cpp; do targets+=("$(basename "$source" .cpp)"); done
fi

if ! command -v clang++ >/dev/null ||
    ! echo 'extern "C" int LLVMFuzzerTestOneInput(const char*, unsigned long) { return 0; }' |
        clang++ -x c++ -fsanitize=fuzzer,address - -o /dev/null 2>/dev/null; then
    echo "SKIPPED: clang with libFuzzer is not installed (cmake/packages-deep.txt); nothing was fuzzed." >&2
    exit 77
fi
(cd "$root" && cmake --preset fuzz && cmake --build build/fuzz -j "${JOBS:-$(nproc)}" --target "${targets[@]/#/fuzz_}") >"$root/build/fuzz.log" 2>&1 || {
    tail -n 40 "$root/build/fuzz.log"
    echo "fuzz: the targets cannot be built" >&2
    exit 1
}

# A finding of one target does not hide those of the next.
findings=0 total=0
for target in "${targets[@]}"; do
    work=$(mktemp -d)
    mkdir "$work/found" "$work/corpus"
    kept=()
    if [[ -d $here/corpus/$target ]]; then kept=("$here/corpus/$target"); fi
    code=0
    TMPDIR=$work "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
        -print_final_stats=1 -artifact_prefix="$work/found/" "$work/corpus" "${kept[@]}" >"$work/log" 2>&1 || code=$?
    read -r executions rate < <(awk '/number_of_executed_units/ { n = $2 } /average_exec_per_sec/ { r = $2 }
        END { print n + 0, r + 0 }' "$work/log")
    coverage=$(grep -o 'cov: [0-9]*' "$work/log" | tail -n 1 || true)
    total=$((total + executions))
    if ((code == 0)); then
        printf 'fuzz %-10s %12d executions, %6d per second, %s, no finding\n' "$target" "$executions" "$rate" "$coverage"
        rm -rf "$work"
    else
        findings=$((findings + 1))
        grep -vE '^#[0-9]+' "$work/log" | tail -n 40
        printf 'fuzz %-10s %12d executions, a FINDING; its input: %s\n' "$target" "$executions" "$(ls "$work/found"/* 2>/dev/null | tr '\n' ' ')"
    fi
done
echo "fuzz: ${#targets[@]} targets, $total executions, $findings with findings"
((findings == 0))
