// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/error.h"

#include <new>
#include <utility>

#include <opencv2/core.hpp>

#include "core/support/torch.h"

namespace officina {

Error::Error(ErrorKind kind, Text what, Text remedy)
    : m_kind(kind), m_what(std::move(what)), m_remedy(std::move(remedy)), m_line(m_what.str()) {
  if (!m_remedy.empty()) {
    m_line += ' ' + m_remedy.str();
  }
}

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
