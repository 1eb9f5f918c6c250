#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The peer of bench_pipeline in PostGIS: load the CSV file and the polygons, then join and add up. Runs in a cluster of
# its own in a temporary folder, reached by a socket only, and removes it at the end.
#   postgis.sh CSV LAYER.geojson CODE_ATTRIBUTE [TOTALS.csv]
set -euo pipefail
csv=$(realpath "$1") layer=$(realpath "$2") code=$3 totals=${4:-}
[ -n "$totals" ] && totals=$(realpath "$totals")

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
if [ -z "$bin" ] || ! ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 || ! command -v ogr2ogr >/dev/null; then
  echo "SKIPPED: PostGIS needs the packages postgresql, postgresql-<version>-postgis-3 and gdal-bin" >&2
  exit 77
fi

as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi; }
base=$(mktemp -d "${TMPDIR:-/tmp}/bench-postgis-XXXXXX")
[ "$(id -u)" = 0 ] && chown postgres "$base"
trap 'cd /; as "$bin/pg_ctl" -D "$base/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$base"' EXIT
cd "$base"
as "$bin/initdb" -D "$base/data" -A trust --no-sync -E UTF8 --locale=C >/dev/null
as "$bin/pg_ctl" -D "$base/data" -w -o "-c listen_addresses='' -k $base -c fsync=off -c shared_buffers=1GB -c work_mem=256MB -c maintenance_work_mem=512MB" -l "$base/log" start >/dev/null
sql() { as "$bin/psql" -h "$base" -d postgres -qAtX -v ON_ERROR_STOP=1 "$@"; }

sql -c "set client_min_messages = warning" -c "create extension postgis" >/dev/null
columns=$(for i in $(seq 1 20); do printf 'c%s text%s' "$i" "$([ "$i" -lt 20 ] && echo ,)"; done)
now() { date +%s.%N; }
t0=$(now)
sql -c "create unlogged table rows ($columns)"
sql -c "\\copy rows from pstdin with (format csv, header true)" <"$csv"
sql -c "create unlogged table points as select st_setsrid(st_makepoint(c4::float8, c5::float8), 4326) as at, c13::numeric as output from rows"
t1=$(now)
ogr2ogr -f PGDUMP /vsistdout/ "$layer" -nln areas -nlt MULTIPOLYGON -lco GEOMETRY_NAME=shape -lco SPATIAL_INDEX=GIST -lco CREATE_SCHEMA=NO | PGOPTIONS='-c client_min_messages=warning' sql >/dev/null
sql -c "analyze areas" -c "analyze points"
t2=$(now)
sql -c "select a.\"$code\" || ',' || count(*) || ',' || coalesce(trunc(sum(p.output) * 1000000), 0) from areas a join points p on st_contains(a.shape, p.at) group by a.\"$code\" order by a.\"$code\"" >"$base/totals"
t3=$(now)
# Not timed: the same counts by our written rule (inside the smallest area; on borders only, the first code), which gives
# each point to one area, so that they must be equal to ours.
[ -n "$totals" ] && sql -c "
  with hits as (select p.ctid as point, p.output, a.\"$code\" as code, st_contains(a.shape, p.at) as inside, st_area(a.shape) as size
                from areas a join points p on st_intersects(a.shape, p.at)),
       one as (select distinct on (point) code, output from hits order by point, inside desc, case when inside then size end, code)
  select code || ',' || count(*) || ',' || coalesce(trunc(sum(output) * 1000000), 0) from one group by code order by code" >"$totals"
awk -v a="$t0" -v b="$t1" -v c="$t2" -v d="$t3" 'BEGIN { printf "{\"program\": \"PostGIS\", \"load_s\": %.3f, \"polygons_s\": %.3f, \"query_s\": %.3f, \"seconds\": %.3f}\n", b-a, c-b, d-c, d-a }'
