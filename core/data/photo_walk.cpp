// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/photo_walk.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <dirent.h>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <utility>

#include "core/api/error.h"
#include "core/data/image_contents.h"
#include "core/storage/byte_source.h"
#include "core/storage/file_error.h"

namespace officina {
namespace {

namespace fs = std::filesystem;
using Reason = LeftOutFile::Reason;
using FolderId = std::pair<dev_t, ino_t>;

struct Listing {
  std::vector<std::string> folders;  ///< names, sorted; links to folders too
  std::vector<std::string> files;    ///< everything else, sorted
  int error = 0;                     ///< errno if it could not be read
};

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

/// readdir() says itself what most entries are: std::filesystem asks the disk again for every link and more.
Listing listingOf(const fs::path& path) {
  Listing listing;
  const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
  if (!folder) {
    listing.error = errno;
    return listing;
  }
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(folder.get());
    if (entry == nullptr) {
      listing.error = errno;
      break;
    }
    const std::string_view name(entry->d_name);
    if (name == "." || name == "..") {
      continue;
    }
    bool isFolder = entry->d_type == DT_DIR;
    if (entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN) {
      struct stat status {};
      isFolder = ::stat((path / name).c_str(), &status) == 0 && S_ISDIR(status.st_mode);
    }
    (isFolder ? listing.folders : listing.files).emplace_back(name);
  }
  std::sort(listing.folders.begin(), listing.folders.end());
  std::sort(listing.files.begin(), listing.files.end());
  return listing;
}

/// Left behind by systems and archives; nobody wants to read about them.
bool isDebris(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"Thumbs.db", "desktop.ini", ".DS_Store", ".directory"};
  return name.starts_with("._") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool beginsAsPicture(const fs::path& file) {
  try {
    const FileSource source(file);
    std::string start(std::min<std::uint64_t>(source.size(), kImageFormatBytes), '\0');
    source.read(0, std::as_writable_bytes(std::span(start)));
    return !start.empty() &&
           !refusedFormat(imageFormat(std::as_bytes(std::span(start))), ImageUse::Photo, {}).has_value();
  } catch (const Error&) {
    return false;
  }
}

bool holdsPictures(const fs::path& folder, const Listing& listing) {
  return std::any_of(listing.files.begin(), listing.files.end(),
                     [&folder](const std::string& name) { return beginsAsPicture(folder / name); });
}

/// The folder that holds the class folders. Archives often unpack into one folder more, or two.
fs::path classParent(fs::path root, Listing& listing) {
  constexpr int kDeepest = 3;
  for (int depth = 0; depth < kDeepest; ++depth) {
    std::vector<std::string> inner;
    std::copy_if(listing.folders.begin(), listing.folders.end(), std::back_inserter(inner),
                 [](const std::string& name) { return name != "__MACOSX" && name.front() != '.'; });
    if (inner.size() != 1) {
      break;
    }
    Listing next = listingOf(root / inner.front());
    if (next.error != 0 || next.folders.empty() || holdsPictures(root / inner.front(), next)) {
      break;  // it is a class itself, if one alone
    }
    root /= inner.front();
    listing = std::move(next);
  }
  return root;
}

/// Only pictures: nobody asks why a list or an archive has no class.
void sayBesides(const fs::path& parent, const Listing& listing, std::vector<LeftOutFile>& leftOut) {
  for (const std::string& name : listing.files) {
    if (beginsAsPicture(parent / name)) {
      leftOut.push_back(
          {parent / name,
           Reason::NotPicture,
           {OFFICINA_TEXT("core", "%1 lies beside the class folders, so it has no class."), {name}}});
    }
  }
}

std::vector<ClassFolder> foldersIn(const fs::path& root, std::vector<LeftOutFile>& leftOut) {
  Listing listing = listingOf(root);
  if (listing.error != 0) {
    if (listing.error == ENOTDIR) {
      throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "%1 is a file, not a folder."), {root.string()}},
                  {OFFICINA_TEXT("core", "Choose the folder that holds one folder for each class."), {}});
    }
    throw readError(root, listing.error);
  }
  const fs::path parent = classParent(root, listing);
  if (listing.folders.empty() && holdsPictures(parent, listing)) {
    throw Error(
        ErrorKind::Input,
        {OFFICINA_TEXT("core", "The pictures lie directly in %1, so nothing says which class each is of."),
         {parent.string()}},
        {OFFICINA_TEXT("core",
                       "Put the pictures of each class into a folder of its own, named as the class, and "
                       "these folders into one: photos/cats, photos/dogs."),
         {}});
  }
  sayBesides(parent, listing, leftOut);
  std::vector<ClassFolder> folders;
  for (const std::string& name : listing.folders) {
    if (name != "__MACOSX") {
      folders.push_back({name, parent / name});
    }
  }
  return folders;
}

std::vector<fs::path> linesOf(const std::string& data) {
  std::vector<fs::path> lines;
  for (std::size_t at = 0; at <= data.size();) {
    const std::size_t end = std::min(data.find('\n', at), data.size());
    if (end > at) {
      lines.emplace_back(data.substr(at, end - at));
    }
    at = end + 1;
  }
  return lines;
}

class Walk {
 public:
  Walk(int label, const ScanOptions& options, std::vector<LeftOutFile>& leftOut)
      : m_label(label), m_options(options), m_leftOut(leftOut) {}

  void enter(const fs::path& folder) {
    throwIfScanCancelled(m_options);
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) {
      leaveOut(folder, errno);
      return;
    }
    const FolderId id{status.st_dev, status.st_ino};
    if (std::find(m_path.begin(), m_path.end(), id) != m_path.end()) {
      m_leftOut.push_back({folder,
                           Reason::Unreadable,
                           {OFFICINA_TEXT("core", "The link %1 leads back to a folder that it lies in."),
                            {folder.filename().string()}}});
      return;
    }
    Listing listing = listingOf(folder);
    if (listing.error != 0) {
      leaveOut(folder, listing.error);
    }
    m_path.push_back(id);
    for (const std::string& name : listing.folders) {
      enter(folder / name);
    }
    m_path.pop_back();
    m_folders.emplace_back(folder.string(), std::move(listing.files));
  }

  void addTo(std::vector<WalkedFile>& files) {
    // os.walk() gives a folder before those in it, and ImageFolder sorts by the whole path.
    std::sort(m_folders.begin(), m_folders.end());
    for (const auto& [folder, names] : m_folders) {
      for (const std::string& name : names) {
        if (!isDebris(name)) {
          files.push_back({fs::path(folder) / name, m_label});
        }
      }
    }
  }

 private:
  void leaveOut(const fs::path& folder, int code) {
    m_leftOut.push_back({folder, Reason::Unreadable, readError(folder, code).whatText()});
  }

  int m_label;
  const ScanOptions& m_options;
  std::vector<LeftOutFile>& m_leftOut;
  std::vector<FolderId> m_path;  ///< the folders that the present one lies in
  std::vector<std::pair<std::string, std::vector<std::string>>> m_folders;
};

}  // namespace

void throwIfScanCancelled(const ScanOptions& options) {
  if (options.cancelled && options.cancelled()) {
    throw Error(ErrorKind::Cancelled, {OFFICINA_TEXT("core", "Stopped."), {}});
  }
}

bool endsAsImageFolderWants(std::string_view name) {
  constexpr std::array<std::string_view, 9> kEndings{".jpg", ".jpeg", ".png",  ".ppm", ".bmp",
                                                     ".pgm", ".tif",  ".tiff", ".webp"};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&lower](std::string_view ending) { return lower.ends_with(ending); });
}

std::vector<ClassFolder> classFolders(const std::string& data, std::vector<LeftOutFile>& leftOut) {
  std::vector<fs::path> lines = linesOf(data);
  if (lines.empty()) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "No folder of photographs was chosen."), {}},
                {OFFICINA_TEXT("core", "Choose the folder that holds one folder for each class."), {}});
  }
  std::vector<ClassFolder> folders;
  if (lines.size() == 1) {
    folders = foldersIn(lines.front(), leftOut);
  } else {
    for (const fs::path& line : lines) {
      const Listing listing = listingOf(line);
      if (listing.error != 0) {
        throw readError(line, listing.error);
      }
      const fs::path plain = (line / "").lexically_normal().parent_path();  // without a slash at its end
      folders.push_back({plain.filename().string(), plain});
    }
  }
  std::stable_sort(folders.begin(), folders.end(),
                   [](const ClassFolder& a, const ClassFolder& b) { return a.name < b.name; });
  return folders;
}

void walkPictures(const fs::path& folder, int label, const ScanOptions& options,
                  std::vector<WalkedFile>& files, std::vector<LeftOutFile>& leftOut) {
  Walk walk(label, options, leftOut);
  walk.enter(folder);
  walk.addTo(files);
}

}  // namespace officina
