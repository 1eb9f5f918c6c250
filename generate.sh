#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# From a fresh clone to a site that opens: installs what is missing, builds the program, makes the sample site.
# Anything given on the command line is passed on to "qualitymap build".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source cmake/packages.sh

install_packages cmake/packages-build.txt
cmake --preset release -DQUALITYMAP_TESTS=OFF -DQUALITYMAP_BENCH=OFF
cmake --build build/release --target qualitymap

site=output/shunde-site
code=0
build/release/qualitymap build samples/shunde --output "$site" "$@" || code=$?
# 1 = published, with findings: the sample has its imperfections planted.
if ((code > 1)); then exit "$code"; fi

echo
echo "Open this page: file://$(pwd)/$site/index.html"
