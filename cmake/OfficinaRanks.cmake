# The ranks of cl100k_base, which the tokenizer reads at run time. They come from the npm package that
# core/text/rank_file.h pins, once, when the build folder is configured for the first time; -DOFFICINA_CL100K=FILE
# names a file that is already there. Sets OFFICINA_RANKS (the file) and OFFICINA_TIKTOKEN (the folder of the whole
# package, which the tests compare with, or empty).

set(OFFICINA_CL100K "" CACHE FILEPATH "The file cl100k_base.json of the npm package tiktoken; empty means that npm brings it")

set(_header ${PROJECT_SOURCE_DIR}/core/text/rank_file.h)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${_header})
file(READ ${_header} _text)
string(REGEX MATCH "kRankPackage =[ \n]+\"([^\"]+)\"" _ "${_text}")
set(_package ${CMAKE_MATCH_1})
string(REGEX MATCH "kRankSha256 =[ \n]+\"([0-9a-f]+)\"" _ "${_text}")
set(_sha256 ${CMAKE_MATCH_1})

function(officina_ranks_are_right file result)
  set(${result} FALSE PARENT_SCOPE)
  if(EXISTS ${file} AND NOT IS_DIRECTORY ${file})
    file(SHA256 ${file} sum)
    if(sum STREQUAL _sha256)
      set(${result} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()

# The whole package is unpacked aside and renamed, so that a folder of that name is complete.
function(officina_fetch_ranks folder)
  set(other_way "Or name the file, if you have it: -DOFFICINA_CL100K=/path/to/cl100k_base.json (encoders/ of ${_package}).")
  find_program(OFFICINA_NPM npm)
  if(NOT OFFICINA_NPM)
    message(FATAL_ERROR "The tokenizer needs a file of the npm package ${_package}, and there is no npm here. "
            "Install npm (Debian: apt-get install npm) and configure again. ${other_way}")
  endif()
  message(STATUS "Fetching ${_package} with npm")
  file(REMOVE_RECURSE ${folder})
  file(MAKE_DIRECTORY ${folder}/part)
  # What npm has in its own cache, it need not bring again.
  execute_process(COMMAND ${OFFICINA_NPM} pack --prefer-offline --loglevel=error ${_package}
                  WORKING_DIRECTORY ${folder}/part RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
  file(GLOB archive ${folder}/part/*.tgz)
  if(failed OR NOT archive)
    message(FATAL_ERROR "npm could not bring ${_package}:\n${said}\nConfigure again when the network is there. ${other_way}")
  endif()
  file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${folder}/part)
  officina_ranks_are_right(${folder}/part/package/encoders/cl100k_base.json right)
  if(NOT right)
    message(FATAL_ERROR "What npm brought as ${_package} has another cl100k_base.json than it should. ${other_way}")
  endif()
  file(RENAME ${folder}/part/package ${folder}/package)
  file(REMOVE_RECURSE ${folder}/part)
endfunction()

if(OFFICINA_CL100K)
  get_filename_component(_ranks ${OFFICINA_CL100K} ABSOLUTE BASE_DIR ${CMAKE_BINARY_DIR})
  officina_ranks_are_right(${_ranks} _right)
  if(NOT _right)
    message(FATAL_ERROR "OFFICINA_CL100K: ${_ranks} is not encoders/cl100k_base.json of ${_package} (SHA-256 ${_sha256}). "
            "Name that file, or configure with -DOFFICINA_CL100K= and npm brings it.")
  endif()
else()
  set(_ranks ${CMAKE_BINARY_DIR}/tiktoken/package/encoders/cl100k_base.json)
  officina_ranks_are_right(${_ranks} _right)
  if(NOT _right)
    officina_fetch_ranks(${CMAKE_BINARY_DIR}/tiktoken)
  endif()
endif()
set(OFFICINA_RANKS ${_ranks} CACHE INTERNAL "The tokenizer's file")  # scripts/packages.sh looks for it

# A file that was named may lie in a whole package too.
get_filename_component(OFFICINA_TIKTOKEN ${_ranks} DIRECTORY)
get_filename_component(OFFICINA_TIKTOKEN ${OFFICINA_TIKTOKEN} DIRECTORY)
if(NOT EXISTS ${OFFICINA_TIKTOKEN}/lite/tiktoken_bg.wasm)
  set(OFFICINA_TIKTOKEN "")
endif()
