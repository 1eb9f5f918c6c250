# Compile options are targets that only our own code links: they never reach third-party code.
add_library(project_settings INTERFACE)
target_compile_features(project_settings INTERFACE cxx_std_20)
target_include_directories(project_settings INTERFACE ${PROJECT_SOURCE_DIR}/src)
# Results must not depend on the machine: no contraction of a*b+c into fused operations.
target_compile_options(project_settings INTERFACE -ffp-contract=off)

add_library(project_warnings INTERFACE)
target_compile_options(project_warnings INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees overlaps that cannot be in operator+(const char*, std::string&&) (GCC bug 105651).
  target_compile_options(project_warnings INTERFACE -Wno-restrict)
endif()
# Newer libraries deprecate calls whose successors Debian 12 does not have yet.
if(QUALITYMAP_WERROR)
  target_compile_options(project_warnings INTERFACE -Werror -Wno-error=deprecated-declarations)
endif()
