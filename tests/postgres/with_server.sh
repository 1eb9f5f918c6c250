#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Starts a PostgreSQL server of its own in a temporary folder, on a socket of the file system only, runs a command with
# it and stops it:   with_server.sh COMMAND…
# The command finds the folder of the socket in QM_TEST_PG, the user tester with password geheim-4711 and the databases
# city (UTF-8, setup.sql) and raw (SQL_ASCII). Ends with 77, aloud, where no server is installed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [[ -z $bin ]] && command -v initdb >/dev/null; then bin=$(dirname "$(command -v initdb)"); fi
if [[ -z $bin || ! -x $bin/initdb || ! -x $bin/pg_ctl ]]; then
    echo "SKIPPED: no PostgreSQL server is installed (cmake/packages-test.txt); sources in a database were not tested."
    exit 77
fi

# The server refuses to run as root.
as=()
owner=$(id -un)
if ((EUID == 0)); then
    for owner in postgres nobody; do
        if id "$owner" >/dev/null 2>&1; then break; fi
    done
    as=(setpriv "--reuid=$owner" "--regid=$(id -g "$owner")" --clear-groups)
fi
work=$(mktemp -d /tmp/qmpg.XXXXXX)
chmod 755 "$work"
export HOME=$work PGPASSFILE=$work/none LC_ALL=C.UTF-8 TZ=UTC
unset PGHOST PGPORT PGUSER PGDATABASE PGPASSWORD PGSERVICE PGOPTIONS
stop() {
    "${as[@]}" "$bin/pg_ctl" -D "$work/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap stop EXIT
mkdir "$work/data"
echo geheim-4711 >"$work/password"
chown -R "$owner" "$work"
cd "$work"
"${as[@]}" "$bin/initdb" -D "$work/data" -U tester -A scram-sha-256 --pwfile="$work/password" -E UTF8 --locale=C.UTF-8 \
    --no-sync >"$work/log" 2>&1 &&
    "${as[@]}" "$bin/pg_ctl" -D "$work/data" -l "$work/server.log" -w -t 60 \
        -o "-c listen_addresses='' -c unix_socket_directories='$work' -c fsync=off" start >>"$work/log" 2>&1 || {
    cat "$work/log" "$work/server.log" 2>/dev/null
    echo "the server does not start" >&2
    exit 1
}
sql() { PGPASSWORD=geheim-4711 "$bin/psql" -qX -v ON_ERROR_STOP=1 -h "$work" -U tester "$@" >/dev/null; }
sql -d postgres -c "CREATE DATABASE city" -c "CREATE DATABASE raw TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'"
sql -d city -f "$here/setup.sql"
sql -d raw -c "CREATE TABLE things (id text, name text)" \
    -c "INSERT INTO things VALUES ('A1', E'\\xBC\\xD7'), ('A2', 'plain')"
export QM_TEST_POSTGIS=no
if [[ -n $(ls /usr/share/postgresql/*/extension/postgis.control 2>/dev/null) ]]; then
    sql -d city -f "$here/setup_postgis.sql"
    QM_TEST_POSTGIS=yes
else
    echo "SKIPPED: PostGIS is not installed; layers in a database were not tested."
fi
export QM_TEST_PG=$work
cd "$here"
code=0
"$@" || code=$?
exit "$code"
