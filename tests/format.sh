#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Every source as clang-format 14 writes it. Other versions write other things: then this is skipped, aloud.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tool=""
for name in clang-format-14 clang-format; do
    if command -v "$name" >/dev/null && "$name" --version | grep -q 'version 14\.'; then
        tool=$name
        break
    fi
done
if [[ -z $tool ]]; then
    echo "SKIPPED: clang-format 14 is not installed; the format of the sources was not checked."
    exit 77
fi
find src tests geodata samples -name node_modules -prune -o \( -name '*.cpp' -o -name '*.hpp' \) -print0 |
    xargs -0 "$tool" --dry-run --Werror
