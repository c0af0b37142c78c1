# Finds LibTorch either as Debian packages it (1.13, in the system's folders) or in an unzipped
# upstream archive (2.x, OFFICINA_LIBTORCH). Defines the imported target LibTorch::LibTorch.
#
# TorchConfig.cmake is not used: Debian's forces C++14, and upstream's CUDA build demands the
# CUDA toolkit although we compile no CUDA code.

set(_hints ${OFFICINA_LIBTORCH} $ENV{OFFICINA_LIBTORCH})
if(_hints)
  set(_only NO_DEFAULT_PATH)
endif()

find_path(LibTorch_INCLUDE_DIR ATen/ATen.h HINTS ${_hints} PATH_SUFFIXES include ${_only})
find_path(LibTorch_API_INCLUDE_DIR torch/torch.h HINTS ${LibTorch_INCLUDE_DIR} /usr/include
          PATH_SUFFIXES torch/csrc/api/include NO_DEFAULT_PATH)
foreach(_part torch torch_cpu c10)
  find_library(LibTorch_${_part}_LIBRARY ${_part} HINTS ${_hints} PATH_SUFFIXES lib ${_only})
endforeach()
find_library(LibTorch_torch_cuda_LIBRARY torch_cuda HINTS ${_hints} PATH_SUFFIXES lib ${_only})
find_library(LibTorch_c10_cuda_LIBRARY c10_cuda HINTS ${_hints} PATH_SUFFIXES lib ${_only})

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch REQUIRED_VARS
  LibTorch_torch_cpu_LIBRARY LibTorch_c10_LIBRARY LibTorch_INCLUDE_DIR LibTorch_API_INCLUDE_DIR)

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
  add_library(LibTorch::LibTorch INTERFACE IMPORTED)
  set_target_properties(LibTorch::LibTorch PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${LibTorch_API_INCLUDE_DIR};${LibTorch_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${LibTorch_torch_LIBRARY};${LibTorch_torch_cpu_LIBRARY};${LibTorch_c10_LIBRARY}")
  if(LibTorch_torch_cuda_LIBRARY)
    # The CUDA half registers itself when loaded; nothing in our code names a symbol of it.
    set_property(TARGET LibTorch::LibTorch APPEND PROPERTY INTERFACE_LINK_LIBRARIES
      "-Wl,--no-as-needed,${LibTorch_torch_cuda_LIBRARY},${LibTorch_c10_cuda_LIBRARY},--as-needed")
  endif()
endif()
mark_as_advanced(LibTorch_INCLUDE_DIR LibTorch_API_INCLUDE_DIR LibTorch_torch_LIBRARY LibTorch_torch_cpu_LIBRARY
                 LibTorch_c10_LIBRARY LibTorch_torch_cuda_LIBRARY LibTorch_c10_cuda_LIBRARY)
