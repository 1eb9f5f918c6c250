#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# cli.sh PROGRAM FOLDER: builds the small project of the cases with its enterprises in a database, twice, and compares it with
# the same project from CSV. Called by with_server.sh.
set -euo pipefail
program=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
export QUALITYMAP_DATE=2024-07-01
rm -rf "$work"
mkdir -p "$work"
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
sql() { PGPASSWORD=geheim-4711 "$bin/psql" -qX -v ON_ERROR_STOP=1 -h "$QM_TEST_PG" -U tester -d city "$@"; }
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

for kind in csv pg; do
    cp -r "$here/../cases/bases/small" "$work/$kind"
    rm -rf "$work/$kind/months/2024-05"
done
columns=$(head -n 1 "$work/csv/months/2024-06/enterprises.csv" | tr -d '\r' | tr ',' '\n' | sed 's/.*/"&" text/' | paste -sd,)
sql -c "DROP TABLE IF EXISTS quality.enterprises; CREATE TABLE quality.enterprises ($columns)"
sql -c "\\copy quality.enterprises FROM '$work/csv/months/2024-06/enterprises.csv' WITH (FORMAT csv, HEADER)"
rm "$work/pg/months/2024-06/enterprises.csv"
sed -i "0,/files = \\[\"enterprises.csv\"\\]/s||connection = \"PG:host=$QM_TEST_PG dbname=city user=tester\"\\nrelation = \"quality.enterprises\"|" \
    "$work/pg/qualitymap.toml"

build() { # NAME PROJECT EXIT
    local code=0
    "$program" build "$work/$2" --output "$work/$1" --lang en --formats svg >"$work/$1.out" 2>"$work/$1.err" || code=$?
    ((code == $3)) || { cat "$work/$1.err"; fail "$1: exit $code, expected $3"; }
}
build from_csv csv "$(
    "$program" build "$work/csv" --output "$work/probe" --lang en --formats svg >/dev/null 2>&1 && echo 0 || echo $?
)"
export PGPASSWORD=geheim-4711
code=0
"$program" build "$work/pg" --output "$work/from_pg" --lang en --formats svg >"$work/pg.out" 2>"$work/pg.err" || code=$?
((code <= 1)) || { cat "$work/pg.err"; fail "exit $code"; }
grep -rl -e geheim-4711 "$work/from_pg" "$work/pg" "$work"/*.err "$work"/*.out && fail "the password is shown"
grep -rq "PG:city" "$work/from_pg" || fail "no page names the source"

# Same data, same bytes: the table is made anew in another order.
sql -c "CREATE TABLE quality.turned AS SELECT * FROM quality.enterprises ORDER BY 1 DESC" \
    -c "DROP TABLE quality.enterprises" -c "ALTER TABLE quality.turned RENAME TO enterprises"
rm -rf "$work/pg/history"
code=0
"$program" build "$work/pg" --output "$work/again" --lang en --formats svg >/dev/null 2>&1 || code=$?
((code <= 1)) || fail "the second run: exit $code"
diff -r "$work/from_pg" "$work/again" >"$work/diff" || { head -n 20 "$work/diff"; fail "the same data give other bytes"; }

# Figures are those of the same rows in a CSV file.
for kind in csv pg; do
    "$program" explain "$work/$kind" STR01 --lang en >"$work/$kind.explained" 2>/dev/null || true
done
[[ -s $work/csv.explained ]] || fail "explain says nothing"
grep -v enterprises "$work/csv.explained" >"$work/csv.figures" || true
grep -v enterprises "$work/pg.explained" >"$work/pg.figures" || true
diff "$work/csv.figures" "$work/pg.figures" || fail "other figures than from CSV"

# More rows than [limits] allows.
cp -r "$work/pg" "$work/pg_limit"
rm -rf "$work/pg_limit/history"
printf '\n[limits]\ndatabase_rows = 11\n' >>"$work/pg_limit/qualitymap.toml"
build too_many pg_limit 5
grep -q 'F031.*11 rows' "$work/too_many.err" || fail "F031 does not say how many rows are too many"
[[ ! -e $work/too_many/index.html ]] || fail "something was published"
sed -i 's/database_rows = 11/database_rows = 12/' "$work/pg_limit/qualitymap.toml"
code=0
"$program" build "$work/pg_limit" --output "$work/enough" --lang en --formats svg >/dev/null 2>"$work/enough.err" || code=$?
((code <= 1)) || { cat "$work/enough.err"; fail "as many rows as allowed: exit $code"; }

# What a configuration must not have, and a server that is not there.
sed -i "s|user=tester|user=tester password=streng-geheim|" "$work/pg/qualitymap.toml"
build with_password pg 3
grep -q streng-geheim "$work/with_password.err" && fail "the password of the configuration is shown"
grep -q 'password=\*\*\*' "$work/with_password.err" || fail "K003 does not say what is wrong"
sed -i "s|user=tester password=streng-geheim|user=tester|; s|host=$QM_TEST_PG|host=/nowhere|" "$work/pg/qualitymap.toml"
build not_there pg 4
[[ ! -e $work/not_there/index.html ]] || fail "something was published"
echo "a source in a database: same bytes, same figures, no password shown"
