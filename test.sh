#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every test. Installs what is missing, builds, makes the sample site, runs the tests; the last line counts them.
#   ./test.sh          all that runs in minutes
#   ./test.sh --deep   and the long runs: every fault at every call, fuzzing, benchmarks
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source cmake/packages.sh

deep=no
for argument in "$@"; do
    case $argument in
        --deep) deep=yes ;;
        *)
            echo "usage: ./test.sh [--deep]" >&2
            exit 2
            ;;
    esac
done
jobs=$(nproc)

lists=(cmake/packages-build.txt cmake/packages-test.txt)
modules=(tests/browser tests/real)
if [[ $deep == yes ]]; then
    lists+=(cmake/packages-deep.txt)
    modules+=(tests/bench)
fi
install_packages "${lists[@]}"
for folder in "${modules[@]}"; do
    if [[ ! $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]]; then
        (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) ||
            echo "npm ci failed in $folder: its tests will say that they are skipped." >&2
    fi
done

cmake --preset dev
cmake --build build/dev -j "$jobs"

report=$(pwd)/build/dev/tests.xml
rm -f "$report"
configuration=()
if [[ $deep == yes ]]; then configuration=(-C deep); fi
code=0
ctest --test-dir build/dev -j "$jobs" --output-on-failure --output-junit "$report" "${configuration[@]}" || code=$?

# Skipped is what said so itself (exit 77) and what is switched off. What could not run at all has failed.
read -r passed failed skipped < <(awk '
    /<testcase / { name = 1; status = $0; sub(/.* status="/, "", status); sub(/".*/, "", status); why = "" }
    /<skipped message=/ { why = $0 }
    /<\/testcase>/ || (/<testcase / && /\/>/) {
        if (status == "run") passed++
        else if (status == "disabled" || why ~ /SKIP_/) skipped++
        else failed++
    }
    END { print passed + 0, failed + 0, skipped + 0 }' "$report")

# A test that could not run looks like one that passed unless it is said why.
sed -n 's/.*\(SKIPPED: [^<]*\).*/\1/p' "$report" | sort -u

more() { # NAME COMMAND…: one more test, outside ctest
    echo
    echo "== $1"
    local code=0
    "${@:2}" || code=$?
    case $code in
        0) passed=$((passed + 1)) ;;
        77) skipped=$((skipped + 1)) ;;
        *)
            failed=$((failed + 1))
            echo "FAILED: $1"
            ;;
    esac
}

if [[ $deep == yes ]]; then
    if [[ -x tests/fuzz/run.sh ]]; then more "fuzz" tests/fuzz/run.sh; fi
    if [[ -x tests/bench/run.sh ]]; then more "bench" tests/bench/run.sh; fi
fi

if ((code != 0 && failed == 0)); then
    echo "ctest ended with $code though no test is reported as failed" >&2
    failed=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0 && passed > 0))
