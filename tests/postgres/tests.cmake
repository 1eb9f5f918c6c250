# SPDX-License-Identifier: Apache-2.0
# Sources in a database, against a real server that with_server.sh starts for the time of a test.
add_executable(test_postgres ${CMAKE_CURRENT_LIST_DIR}/postgres_test.cpp)
target_link_libraries(test_postgres PRIVATE project_settings qm_read ZLIB::ZLIB PkgConfig::sqlite3 PkgConfig::libpq Catch2::Catch2WithMain)
target_include_directories(test_postgres PRIVATE ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(test_postgres PRIVATE QM_SOURCE_DIR="${PROJECT_SOURCE_DIR}" QM_BINARY_DIR="${PROJECT_BINARY_DIR}")
add_test(NAME "postgres: sources and layers in a database" COMMAND ${CMAKE_CURRENT_LIST_DIR}/with_server.sh
  $<TARGET_FILE:test_postgres>)
add_test(NAME "postgres: the program with a source in a database" COMMAND ${CMAKE_CURRENT_LIST_DIR}/with_server.sh
  ${CMAKE_CURRENT_LIST_DIR}/cli.sh $<TARGET_FILE:qualitymap> ${PROJECT_BINARY_DIR}/postgres)
set_tests_properties("postgres: sources and layers in a database" "postgres: the program with a source in a database"
  PROPERTIES SKIP_RETURN_CODE 77 LABELS postgres)
