// SPDX-License-Identifier: GPL-3.0-or-later
// Apart from error.cpp, so that what throws errors can be built without LibTorch and OpenCV (the fuzz targets
// are).
#include <new>

#include <opencv2/core.hpp>

#include "core/api/error.h"
#include "core/support/torch.h"

namespace officina {

Error currentError() {
  try {
    throw;
  } catch (const Error& error) {
    return error;
  } catch (const c10::Error& error) {
    return {ErrorKind::Internal,
            {OFFICINA_TEXT("core", "LibTorch refused an operation: %1."), {error.what_without_backtrace()}}};
  } catch (const cv::Exception& error) {
    return {ErrorKind::Internal, {OFFICINA_TEXT("core", "OpenCV refused an operation: %1."), {error.err}}};
  } catch (const std::bad_alloc&) {
    return {ErrorKind::Io,
            {OFFICINA_TEXT("core", "There is not enough memory."), {}},
            {OFFICINA_TEXT("core", "Close other programs, or use less data."), {}}};
  } catch (const std::exception& error) {
    return {ErrorKind::Internal,
            {OFFICINA_TEXT("core", "Something unexpected happened: %1."), {error.what()}}};
  } catch (...) {
    return {ErrorKind::Internal, {OFFICINA_TEXT("core", "Something unexpected happened."), {}}};
  }
}

}  // namespace officina
