// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/api/text.h"
#include "core/api/training.h"
#include "core/api/values.h"

namespace officina {

// Photographs in folders, one folder a class: found, judged, split, decoded.

inline constexpr int kLeastPhotoClasses = 2;
inline constexpr int kMostPhotoClasses = 20;

/// A picture that can be learned from.
struct PhotoFile {
  std::filesystem::path path;
  int label = 0;          ///< index into PhotoFolder::classes
  std::int64_t size = 0;  ///< bytes
  int width = 0;          ///< pixels as stored, before EXIF turns it
  int height = 0;
  bool duplicate = false;  ///< the same bytes as an earlier one (of any class)
  /// Its name ends in what torchvision's ImageFolder takes (.jpg .jpeg .png .ppm .bmp .pgm .tif .tiff .webp).
  bool inImageFolder = true;
};

/// A file that was found and is not learned from.
struct LeftOutFile {
  enum class Reason { NotPicture, Damaged, Tiny, TooLarge, Duplicate, Unreadable };
  std::filesystem::path path;
  Reason reason = Reason::NotPicture;
  Text words;  ///< what exactly ("%1 is a web page, not a picture.")
};

/// What a scan found. Immutable once made.
struct PhotoFolder {
  std::string source;                ///< Recipe::data
  std::vector<std::string> classes;  ///< names in order of their bytes, as ImageFolder sorts them
  std::vector<PhotoFile> photos;     ///< by class, then in the order of ImageFolder (sorted walk)
  std::vector<LeftOutFile> leftOut;  ///< duplicates stand here too, and in `photos` with their mark
  [[nodiscard]] std::vector<std::int64_t> counts() const;  ///< photos of each class
};

struct ScanProgress {
  std::int64_t done = 0;   ///< files judged
  std::int64_t total = 0;  ///< files found
  std::int64_t leftOut = 0;
};
struct ScanOptions {
  std::function<void(const ScanProgress&)> onProgress;  ///< on the calling thread, at most 20 a second
  std::function<bool()> cancelled;
};

/// Recipe::data for pictures: a folder with one folder a class, or the class folders themselves, one a line,
/// or "starter". A folder whose only folder holds the class folders, as archives unpack, is gone into.
/// Follows links but never in a circle. A file that cannot be used is listed, never fatal. Throws Error
/// (Input) for fewer than 2 or more than 20 classes with pictures, (Io) for what cannot be read at all,
/// (Cancelled).
[[nodiscard]] PhotoFolder scanPhotos(const std::string& data, const ScanOptions& options = {});

/// Which photographs are learned from and which are asked; numbers of PhotoFolder::photos.
struct PhotoSplit {
  std::vector<std::int64_t> train;
  std::vector<std::int64_t> validation;
};
/// As the recipe says. Recipe `notes`: torch.utils.data.random_split right after manual_seed(seed), over all
/// that ImageFolder would take, duplicates included; stratified recipes: the same share of each class,
/// without duplicates. Recipe::validationShare is what is kept for asking.
[[nodiscard]] PhotoSplit splitPhotos(const PhotoFolder& folder, const Recipe& recipe);

/// The photographs of a training run, with a cache of decoded pictures that all runs on them share.
class PhotoCache;
class PhotoData final : public TrainingData {
 public:
  explicit PhotoData(PhotoFolder folder);
  ~PhotoData() override;
  [[nodiscard]] std::int64_t trainCount() const override;
  [[nodiscard]] const PhotoFolder& folder() const { return m_folder; }
  /// Pictures of side x side, RGB, made as `reading` says; decoded once, kept. Safe from any thread.
  [[nodiscard]] PhotoCache& cache(int side, bool upright) const;

 private:
  struct Impl;
  PhotoFolder m_folder;
  std::unique_ptr<Impl> m;
};

/// "starter": cat and dog faces that the program draws, the same for the same seed (core/data). They are
/// files in a folder of the user's like any others: writes them there if they are missing. Returns the
/// folder.
[[nodiscard]] std::filesystem::path starterPhotos(const std::filesystem::path& folder);

/// Where the drawn faces are for Recipe::data "starter": scanPhotos("starter") writes them there if they are
/// missing. By default a folder in scratchFolder(); the window and the command line name a lasting one.
void setStarterFolder(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path starterFolder();

/// Where large temporary files may go (decoded pictures beyond the memory limit); by default the system's
/// temporary folder. Set it before training begins.
void setScratchFolder(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path scratchFolder();

/// Reads a JPEG, PNG, WebP, BMP, GIF (first frame), TIFF or PNM file as RGB, full size: alpha is dropped and
/// palettes are looked up, as Pillow's convert("RGB") does. `upright`: turned as EXIF says. Bytes equal
/// Pillow's for 8-bit files, but for TIFF with alpha, whose colours come multiplied by it; of 16 bits the
/// upper 8 are kept, of 16-bit grey too, which Pillow clips. Refuses, before decoding, what would take more
/// than 64 million pixels. Throws Error (Input, Io).
[[nodiscard]] Image readPhoto(const std::filesystem::path& file, bool upright = true);

/// Pillow's resize with its bilinear filter, byte for byte: the filter widens when it shrinks (antialiasing);
/// two passes in fixed point. `picture`: 1, 3 or 4 channels. Source: Pillow, src/libImaging/Resample.c.
[[nodiscard]] Image pillowResize(const Image& picture, int width, int height);

/// side x side floats 0..1 in [3, side, side], randomly changed within the recipe's ranges and as the network
/// will see it. The draw depends on `key` alone. `source`: RGB, square, any side >= `side`.
void augmentPhoto(const Image& source, int side, const Augmentation& ranges, std::uint64_t key,
                  float* target);
/// The same as a picture, to be shown.
[[nodiscard]] Image augmentedPhoto(const Image& source, int side, const Augmentation& ranges,
                                   std::uint64_t key);

}  // namespace officina
