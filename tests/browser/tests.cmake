# SPDX-License-Identifier: Apache-2.0
# Checks the sample site in a browser. Skipped, loudly, where node, its modules (npm ci in tests/browser) or Chromium
# are missing.
find_program(QUALITYMAP_NODE node)
find_program(QUALITYMAP_CHROMIUM NAMES chromium chromium-browser google-chrome)
# Two pages are open at a time. Among the long runs (./test.sh --deep) every rule is looked at everywhere.
add_test(NAME "browser: site" COMMAND ${CMAKE_COMMAND}
  -DNODE=${QUALITYMAP_NODE} -DCHROMIUM=${QUALITYMAP_CHROMIUM}
  -DSOURCE=${PROJECT_SOURCE_DIR}/tests/browser -DSITE=${PROJECT_BINARY_DIR}/sample-site
  -P ${PROJECT_SOURCE_DIR}/tests/browser/run.cmake)
add_test(NAME "browser: site, every rule at both widths and in the dark" CONFIGURATIONS deep COMMAND ${CMAKE_COMMAND}
  -DNODE=${QUALITYMAP_NODE} -DCHROMIUM=${QUALITYMAP_CHROMIUM} -DHOW=--deep
  -DSOURCE=${PROJECT_SOURCE_DIR}/tests/browser -DSITE=${PROJECT_BINARY_DIR}/sample-site
  -P ${PROJECT_SOURCE_DIR}/tests/browser/run.cmake)
add_test(NAME "browser: labels in two typefaces" COMMAND ${CMAKE_COMMAND}
  -DNODE=${QUALITYMAP_NODE} -DCHROMIUM=${QUALITYMAP_CHROMIUM} -DSCRIPT=labels.mjs
  -DSOURCE=${PROJECT_SOURCE_DIR}/tests/browser -DSITE=${PROJECT_BINARY_DIR}/sample-site
  -P ${PROJECT_SOURCE_DIR}/tests/browser/run.cmake)
set_tests_properties("browser: labels in two typefaces" "browser: site" "browser: site, every rule at both widths and in the dark" PROPERTIES
  LABELS browser FIXTURES_REQUIRED SAMPLE_SITE TIMEOUT 1200 PROCESSORS 2 SKIP_REGULAR_EXPRESSION "SKIPPED: ")
