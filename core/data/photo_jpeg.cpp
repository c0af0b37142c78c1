// SPDX-License-Identifier: GPL-3.0-or-later
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <jpeglib.h>
#include <vector>
// After jpeglib.h, which it needs.
#include <jerror.h>

#include "core/data/image_contents.h"
#include "core/data/photo_decoders.h"

namespace officina {
namespace {

/// libjpeg reports through callbacks and leaves by longjmp(): nothing that has a destructor may live in a
/// function that it jumps out of or back into.
struct JpegErrors {
  jpeg_error_mgr manager;  // first, so that libjpeg's pointer to it is one to this
  std::jmp_buf back;
};

[[noreturn]] void giveUp(j_common_ptr jpeg) {
  std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->back, 1);
}

void onMessage(j_common_ptr jpeg, int level) {
  if (level >= 0) {
    return;  // what it tells of its work
  }
  switch (jpeg->err->msg_code) {
    case JWRN_JPEG_EOF:
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
      giveUp(jpeg);
    default:
      return;
  }
}

void onOutput(j_common_ptr /*jpeg*/) {}

/// A few kilobytes may hold tens of thousands of empty scans, each of which goes over the whole picture.
void onProgress(j_common_ptr jpeg) {
  constexpr int kMostScans = 500;
  if (jpeg->is_decompressor != FALSE &&
      reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > kMostScans) {
    giveUp(jpeg);
  }
}

struct JpegJob {
  jpeg_decompress_struct jpeg{};
  JpegErrors errors{};
  jpeg_progress_mgr progress{};
};

/// Reads the header; the size of what will come is in job.jpeg afterwards.
bool start(JpegJob& job, const unsigned char* bytes, unsigned long count) {
  job.jpeg.err = jpeg_std_error(&job.errors.manager);
  job.errors.manager.error_exit = giveUp;
  job.errors.manager.emit_message = onMessage;
  job.errors.manager.output_message = onOutput;
  if (setjmp(job.errors.back) != 0) {
    return false;
  }
  jpeg_create_decompress(&job.jpeg);
  job.progress.progress_monitor = onProgress;
  job.jpeg.progress = &job.progress;
  jpeg_mem_src(&job.jpeg, bytes, count);
  jpeg_read_header(&job.jpeg, TRUE);
  const bool fourInks = job.jpeg.jpeg_color_space == JCS_CMYK || job.jpeg.jpeg_color_space == JCS_YCCK;
  job.jpeg.out_color_space = fourInks ? JCS_CMYK : JCS_RGB;
  return true;
}

/// `rows`: one pointer a row of the picture.
bool readRows(JpegJob& job, JSAMPARRAY rows) {
  if (setjmp(job.errors.back) != 0) {
    return false;
  }
  jpeg_start_decompress(&job.jpeg);
  while (job.jpeg.output_scanline < job.jpeg.output_height) {
    jpeg_read_scanlines(&job.jpeg, rows + job.jpeg.output_scanline,
                        job.jpeg.output_height - job.jpeg.output_scanline);
  }
  return true;
}

/// a * b / 255, rounded, as Pillow's MULDIV255.
unsigned product255(unsigned a, unsigned b) {
  const unsigned product = a * b + 128;
  return ((product >> 8U) + product) >> 8U;
}

/// Pillow's cmyk2rgb of inverted inks (libImaging/Convert.c).
Image fromFourInks(const Image& inks) {
  Image picture(inks.width, inks.height, 3);
  const std::size_t pixels = picture.bytes.size() / 3;
  for (std::size_t i = 0; i < pixels; ++i) {
    const unsigned white = inks.bytes[i * 4 + 3];  // 255 - black
    for (std::size_t c = 0; c < 3; ++c) {
      picture.bytes[i * 3 + c] =
          static_cast<std::uint8_t>(white - product255(255U - inks.bytes[i * 4 + c], white));
    }
  }
  return picture;
}

}  // namespace

std::optional<Image> decodeJpeg(const std::string& contents) {
  JpegJob job;
  std::optional<Image> picture;
  if (start(job, reinterpret_cast<const unsigned char*>(contents.data()), contents.size())) {
    const std::int64_t width = job.jpeg.image_width;
    const std::int64_t height = job.jpeg.image_height;
    const int channels = job.jpeg.out_color_space == JCS_CMYK ? 4 : 3;
    if (width > 0 && height > 0 && width <= kMostPicturePixels / height) {
      picture.emplace(static_cast<int>(width), static_cast<int>(height), channels);
      std::vector<JSAMPROW> rows(static_cast<std::size_t>(height));
      for (std::size_t row = 0; row < rows.size(); ++row) {
        rows[row] = picture->bytes.data() + picture->index(0, static_cast<int>(row));
      }
      if (!readRows(job, rows.data())) {
        picture.reset();
      } else if (channels == 4) {
        picture = fromFourInks(*picture);
      }
    }
  }
  jpeg_destroy_decompress(&job.jpeg);
  return picture;
}

}  // namespace officina
