#!/usr/bin/env bash
# Builds (preset fuzz) and runs each fuzz target: tests/fuzz/run.sh [SECONDS]. Prints executions and rate; fails on the
# first finding.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/fuzz
seconds=${1:-30}
(cd "$root" && cmake --preset fuzz && cmake --build build/fuzz)
for target in values condition facts gb18030 table; do
  work=$(mktemp -d)
  log=$work/log
  if ! "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=5 -max_len=4096 -print_final_stats=1 \
      -artifact_prefix="$work/" "$work" "$here/corpus/$target" >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "fuzz $target: FAILED, input kept in $work"
    exit 1
  fi
  awk -v t="$target" '/number_of_executed_units/ {n=$2} /average_exec_per_sec/ {r=$2} END {printf "fuzz %-10s %12d executions, %d per second, 0 findings\n", t, n, r}' "$log"
  rm -rf "$work"
done
