# SPDX-License-Identifier: Apache-2.0
# A second opinion on every figure of the sample, by a program that shares no line with ours. Without python3 the tests
# are skipped and say so.
set(recompute ${CMAKE_CURRENT_LIST_DIR}/run.sh)
set(catalogue ${PROJECT_SOURCE_DIR}/templates/defaults/indicators.csv)
set(sample ${PROJECT_BINARY_DIR}/sample-project)
set(site ${PROJECT_BINARY_DIR}/sample-site)

add_test(NAME "recompute: its own parts" COMMAND ${recompute} own_parts_test.py)
add_test(NAME "recompute: every figure of the sample" COMMAND ${recompute} recompute.py --project ${sample} --site ${site}
  --geodata ${PROJECT_SOURCE_DIR}/geodata --catalogue ${catalogue} --planted ${PROJECT_SOURCE_DIR}/samples/shunde/README.md
  --program $<TARGET_FILE:qualitymap>)
add_test(NAME "recompute: published figures stand on the pages" COMMAND ${recompute} published.py pages
  --project ${sample} --site ${site} --catalogue ${catalogue})
add_test(NAME "recompute: a changed published figure changes the pages" COMMAND ${recompute} published.py change
  --program $<TARGET_FILE:qualitymap> --base ${PROJECT_SOURCE_DIR}/tests/cases/bases/small
  --published ${PROJECT_SOURCE_DIR}/samples/shunde/published.csv --work ${PROJECT_BINARY_DIR}/published-change
  --catalogue ${catalogue})

add_test(NAME "recompute: explain says what the pages say" COMMAND ${recompute} why.py
  --program $<TARGET_FILE:qualitymap> --project ${sample} --site ${site} --catalogue ${catalogue})

set_tests_properties("recompute: its own parts" "recompute: every figure of the sample"
  "recompute: explain says what the pages say"
  "recompute: published figures stand on the pages" "recompute: a changed published figure changes the pages" PROPERTIES
  SKIP_RETURN_CODE 77 LABELS recompute)
set_tests_properties("recompute: every figure of the sample" "recompute: explain says what the pages say" "recompute: published figures stand on the pages" PROPERTIES
  FIXTURES_REQUIRED SAMPLE_SITE)
