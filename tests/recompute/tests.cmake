# SPDX-License-Identifier: Apache-2.0
# A second opinion on every figure of the sample, by a program that shares no line with ours. Without python3 the tests
# are skipped and say so.
set(recompute ${CMAKE_CURRENT_LIST_DIR}/run.sh)
add_test(NAME "recompute: its own parts" COMMAND ${recompute} own_parts_test.py)
add_test(NAME "recompute: every figure of the sample" COMMAND ${recompute} recompute.py
  --project ${PROJECT_BINARY_DIR}/sample-project --geodata ${PROJECT_SOURCE_DIR}/geodata
  --catalogue ${PROJECT_SOURCE_DIR}/templates/defaults/indicators.csv
  --planted ${PROJECT_SOURCE_DIR}/samples/shunde/README.md)
set_tests_properties("recompute: its own parts" "recompute: every figure of the sample" PROPERTIES
  SKIP_RETURN_CODE 77 LABELS recompute)
set_tests_properties("recompute: every figure of the sample" PROPERTIES FIXTURES_REQUIRED SAMPLE_SITE)
