# sluice_module(NAME [COLD] [DEPENDS module...] [USES target...]): one folder, one library.
# Compiles every .cpp below the folder; DEPENDS are modules of ours, USES third parties that stay out of our headers. COLD code
# sees no rows: a release compiles it fast rather than to be fast.
function(sluice_module name)
  cmake_parse_arguments(module "COLD" "" "DEPENDS;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(sluice_${name} STATIC ${sources})
  add_library(sluice::${name} ALIAS sluice_${name})
  target_sources(sluice_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
  list(TRANSFORM module_DEPENDS PREPEND sluice::)
  target_link_libraries(sluice_${name} PUBLIC ${module_DEPENDS})
  foreach(library ${module_USES})
    target_link_libraries(sluice_${name} PRIVATE $<BUILD_INTERFACE:${library}>)
  endforeach()
  sluice_compile_options(sluice_${name})
  if(module_COLD)
    set_target_properties(sluice_${name} PROPERTIES UNITY_BUILD ${SLUICE_UNITY} UNITY_BUILD_BATCH_SIZE 6)
    target_compile_options(sluice_${name} PRIVATE $<$<CONFIG:Release,RelWithDebInfo>:-O1>)
  endif()
endfunction()

# The language level, warnings and floating-point rules of every target of ours.
function(sluice_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF VERIFY_INTERFACE_HEADER_SETS ON)
  # g++ 12 is wrong about std::string (-Wrestrict, GCC bug 105329) and about std::variant and std::optional of strings
  # (-Wmaybe-uninitialized, GCC bug 105562); the sanitizers look for the real thing.
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wnon-virtual-dtor -ffp-contract=off
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict;-Wno-maybe-uninitialized>"
    $<$<BOOL:${SLUICE_WERROR}>:-Werror>)
endfunction()
