// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/file_error.h"

#include <cerrno>
#include <system_error>

namespace officina {

// One whole sentence for each reason, so that each can be translated; only rare reasons carry the system's
// words.

Error writeError(const std::filesystem::path& path, int code) {
  const std::string file = path.string();
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return {
          ErrorKind::Io,
          {OFFICINA_TEXT("core", "The disk is full: %1 was not written."), {file}},
          {OFFICINA_TEXT("core", "Free some space and save again; what was there before is unchanged."), {}}};
    case EFBIG:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "%1 would be larger than a file may be here."), {file}},
              {OFFICINA_TEXT("core", "Save it on another disk, or raise the limit (ulimit -f)."), {}}};
    case EACCES:
    case EPERM:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "There is no permission to write %1."), {file}},
              {OFFICINA_TEXT("core", "Choose another folder, or change the folder's permissions."), {}}};
    case EROFS:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "%1 is on a disk that can only be read."), {file}},
              {OFFICINA_TEXT("core", "Choose a folder on another disk."), {}}};
    case ENOENT:
    case ENOTDIR:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "The folder of %1 does not exist."), {file}},
              {OFFICINA_TEXT("core", "Make the folder first, or choose another one."), {}}};
    case EISDIR:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "%1 is a folder, not a file."), {file}},
              {OFFICINA_TEXT("core", "Choose a file name inside it."), {}}};
    case ENAMETOOLONG:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "The name %1 is too long for this disk."), {file}},
              {OFFICINA_TEXT("core", "Choose a shorter name."), {}}};
    default:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "%1 cannot be written (%2)."),
               {file, std::generic_category().message(code)}},
              {OFFICINA_TEXT("core", "Check the disk, or choose another folder."), {}}};
  }
}

Error readError(const std::filesystem::path& path, int code) {
  const std::string file = path.string();
  switch (code) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "%1 does not exist."), {file}},
              {OFFICINA_TEXT("core", "Check the name."), {}}};
    case EACCES:
    case EPERM:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "There is no permission to read %1."), {file}},
              {OFFICINA_TEXT("core", "Change its permissions, or choose another file."), {}}};
    case EISDIR:
      return {ErrorKind::Io,
              {OFFICINA_TEXT("core", "%1 is a folder, not a file."), {file}},
              {OFFICINA_TEXT("core", "Choose a file inside it."), {}}};
    default:
      return {
          ErrorKind::Io,
          {OFFICINA_TEXT("core", "%1 cannot be read (%2)."), {file, std::generic_category().message(code)}},
          {OFFICINA_TEXT("core", "Check the disk, or choose another file."), {}}};
  }
}

}  // namespace officina
