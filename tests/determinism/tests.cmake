# SPDX-License-Identifier: Apache-2.0
# Same input, same bytes, on the sample (the contract in README, "What the site promises").
set(determinism ${CMAKE_CURRENT_LIST_DIR}/sample.py --program $<TARGET_FILE:qualitymap>
  --sample ${PROJECT_SOURCE_DIR}/samples/shunde)
add_test(NAME "determinism: sample" COMMAND python3 ${determinism} --work ${PROJECT_BINARY_DIR}/determinism)
add_test(NAME "determinism: a changed value is seen" COMMAND python3 ${determinism} --work ${PROJECT_BINARY_DIR}/determinism-control control)
set_tests_properties("determinism: sample" "determinism: a changed value is seen" PROPERTIES LABELS determinism)
