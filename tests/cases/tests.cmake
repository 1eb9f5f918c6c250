# SPDX-License-Identifier: Apache-2.0
# A test for each folder with a run.txt; see README.md. "accept" rewrites what they expect to be said.
set(cases_folder ${CMAKE_CURRENT_LIST_DIR})
add_executable(run_case ${cases_folder}/run_case.cpp ${cases_folder}/process.cpp ${cases_folder}/site_check.cpp ${cases_folder}/tree.cpp
  ${cases_folder}/materials.cpp)
add_executable(concurrent_runs ${cases_folder}/concurrent_runs.cpp ${cases_folder}/process.cpp ${cases_folder}/tree.cpp)
foreach(target run_case concurrent_runs)
  target_link_libraries(${target} PRIVATE project_settings project_warnings)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
endforeach()

set(accept_commands)
file(GLOB case_files CONFIGURE_DEPENDS ${cases_folder}/*/*/run.txt)
foreach(file IN LISTS case_files)
  get_filename_component(folder ${file} DIRECTORY)
  file(RELATIVE_PATH name ${cases_folder} ${folder})
  set(run_it run_case $<TARGET_FILE:qualitymap> ${folder} ${PROJECT_BINARY_DIR}/cases/${name} ${PROJECT_SOURCE_DIR})
  add_test(NAME "case: ${name}" COMMAND ${run_it})
  set_tests_properties("case: ${name}" PROPERTIES LABELS "cases")
  list(APPEND accept_commands COMMAND ${run_it} --accept || true)
endforeach()
add_custom_target(accept ${accept_commands} VERBATIM)
add_dependencies(accept run_case qualitymap)

add_test(NAME "case: two runs at the same time" COMMAND concurrent_runs $<TARGET_FILE:qualitymap> ${cases_folder}/bases/small
  ${PROJECT_BINARY_DIR}/cases/concurrent_runs)
set_tests_properties("case: two runs at the same time" PROPERTIES LABELS "cases")

# bad_inputs.csv against the cases; the output is the counted table.
add_test(NAME "cases: every kind of bad input is proven by a case" COMMAND python3 ${cases_folder}/bad_inputs.py)
set_tests_properties("cases: every kind of bad input is proven by a case" PROPERTIES LABELS "cases")
