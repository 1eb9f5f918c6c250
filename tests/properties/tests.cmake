# SPDX-License-Identifier: Apache-2.0
# How a table is written changes no figure: order of rows, files, encoding, separator, quotes, line ends, format.
set(properties ${CMAKE_CURRENT_LIST_DIR}/same_figures.py --program $<TARGET_FILE:qualitymap> --sample ${PROJECT_SOURCE_DIR}/samples/shunde)
add_test(NAME "properties: the same figures however a table is written" COMMAND python3 ${properties}
  --work ${PROJECT_BINARY_DIR}/properties --seeds 1)
add_test(NAME "properties: a changed value is seen" COMMAND python3 ${properties} --work ${PROJECT_BINARY_DIR}/properties-control control)
set_tests_properties("properties: the same figures however a table is written" "properties: a changed value is seen" PROPERTIES LABELS properties)
add_test(NAME "properties: many more ways to write a table" CONFIGURATIONS deep COMMAND python3 ${properties}
  --work ${PROJECT_BINARY_DIR}/properties-deep --seeds 20 --first 100)
set_tests_properties("properties: many more ways to write a table" PROPERTIES LABELS properties TIMEOUT 1800)
add_test(NAME "values page" COMMAND python3 ${PROJECT_SOURCE_DIR}/tests/unit/read/values_page.py --check)
