#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a script of this folder, or says loudly that it cannot.
script=$1
shift
if ! python3 -c 'import tomllib, sqlite3' 2>/dev/null; then
    echo "SKIPPED: $script needs python3 of 3.11 or later; no figure was recomputed" >&2
    exit 77
fi
exec python3 "$(dirname "$0")/$script" "$@"
