# Language level, warnings, sanitisers and ccache for our own targets.
# Every first-party target links officina_flags; nothing is set globally except what must be.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers need these two to be cacheable at all.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE_PROGRAM})
endif()

add_library(officina_flags INTERFACE)
target_compile_options(officina_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(OFFICINA_WERROR)
  target_compile_options(officina_flags INTERFACE -Werror)
endif()
# Products and sums must be rounded one by one wherever we compare with PyTorch: no silent fused multiply-add.
target_compile_options(officina_flags INTERFACE -ffp-contract=off)
target_include_directories(officina_flags INTERFACE ${CMAKE_SOURCE_DIR})

if(OFFICINA_SANITIZE)
  target_compile_options(officina_flags INTERFACE -fsanitize=${OFFICINA_SANITIZE} -fno-omit-frame-pointer -g)
  target_link_options(officina_flags INTERFACE -fsanitize=${OFFICINA_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Sanitisers keep GCC from seeing that an empty optional is never read: it warns inside LibTorch's headers.
    target_compile_options(officina_flags INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
