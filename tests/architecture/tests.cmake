# SPDX-License-Identifier: Apache-2.0
# The rules of src/README.md, executed.
file(GLOB architecture_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
add_executable(test_architecture ${architecture_sources})
target_link_libraries(test_architecture PRIVATE project_settings project_warnings Catch2::Catch2WithMain)
target_include_directories(test_architecture PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(test_architecture PRIVATE QM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
catch_discover_tests(test_architecture TEST_PREFIX "architecture: " PROPERTIES LABELS "architecture")
