// SPDX-License-Identifier: GPL-3.0-or-later
// From any picture of a digit to ink on paper: inkFromImage().

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/api/digits.h"
#include "core/data/digit_ink.h"

namespace officina {
namespace {

constexpr int kGridSide = 48;            // the paper's brightness is estimated on a grid this fine
constexpr int kGridReach = 7;            // lines up to twice this wide (grid cells) are not taken for paper
constexpr float kLeastContrast = 20.0F;  // ink must differ from its paper by so much to be ink at all
constexpr int kPhotoSpread = 12;         // paper whose brightness varies by more was photographed, not drawn
constexpr int kLongestSide =
    1120;  // larger pictures are reduced: 40 pixels for each of the network's are plenty
constexpr float kSpeckShare = 0.04F;  // patches of less ink than this share of the largest are dirt

using Histogram = std::array<std::size_t, 256>;

int levelAt(const Histogram& histogram, double share) {
  std::size_t total = 0;
  for (const std::size_t n : histogram) {
    total += n;
  }
  const auto wanted = static_cast<std::size_t>(share * static_cast<double>(total));
  std::size_t seen = 0;
  for (std::size_t level = 0; level < histogram.size(); ++level) {
    seen += histogram[level];
    if (seen > wanted) {
      return static_cast<int>(level);
    }
  }
  return 255;
}

Histogram histogramOf(const Image& picture) {
  Histogram histogram{};
  for (const std::uint8_t v : picture.bytes) {
    ++histogram[v];
  }
  return histogram;
}

// Rec. 601 luminance of the colour laid over white paper.
Image luminance(const Image& picture) {
  Image grey(picture.width, picture.height);
  const auto channels = static_cast<std::size_t>(picture.channels);
  const bool colour = channels >= 3;
  const bool alpha = channels == 2 || channels == 4;
  const std::uint8_t* p = picture.bytes.data();
  for (std::uint8_t& out : grey.bytes) {
    int v = colour ? (299 * p[0] + 587 * p[1] + 114 * p[2] + 500) / 1000 : p[0];
    if (alpha) {
      const int a = p[channels - 1];
      v = (v * a + 255 * (255 - a) + 127) / 255;
    }
    out = static_cast<std::uint8_t>(v);
    p += channels;
  }
  return grey;
}

// The median of a frame one thirtieth of the picture thick: a digit hardly ever fills half of it.
int borderLevel(const Image& grey) {
  const int frame = std::max(1, std::min(grey.width, grey.height) / 30);
  Histogram histogram{};
  for (int y = 0; y < grey.height; ++y) {
    const bool wholeRow = y < frame || y >= grey.height - frame;
    for (int x = 0; x < grey.width; ++x) {
      if (!wholeRow && x == frame && grey.width > 2 * frame) {
        x = grey.width - frame;
      }
      ++histogram[grey.at(x, y)];
    }
  }
  return levelAt(histogram, 0.5);
}

// Sliding maximum (or minimum) over 2 reach + 1 cells, along rows and then along columns.
template <typename Better>
void slide(Image& grid, int reach, Better better) {
  for (const bool alongRows : {true, false}) {
    const Image before = grid;
    for (int y = 0; y < grid.height; ++y) {
      for (int x = 0; x < grid.width; ++x) {
        std::uint8_t best = before.at(x, y);
        const int here = alongRows ? x : y;
        const int end = alongRows ? grid.width : grid.height;
        for (int i = std::max(0, here - reach); i <= std::min(end - 1, here + reach); ++i) {
          const std::uint8_t v = alongRows ? before.at(i, y) : before.at(x, i);
          best = better(v, best) ? v : best;
        }
        grid.at(x, y) = best;
      }
    }
  }
}

// Brightness of the paper under the ink (dark ink on light paper), on a small grid: morphological closing
// takes away what is darker and narrower than its window; a blur hides the window's square shape.
Image paperGrid(const Image& grey) {
  const int longer = std::max(grey.width, grey.height);
  const auto cells = [longer](int length) {
    return longer <= kGridSide ? length : std::max(1, (length * kGridSide + longer / 2) / longer);
  };
  Image grid = resampleInk(grey, cells(grey.width), cells(grey.height));
  slide(grid, kGridReach, [](int a, int b) { return a > b; });
  slide(grid, kGridReach, [](int a, int b) { return a < b; });
  Image smooth = grid;
  constexpr int kBlur = 2;
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) {
      int sum = 0;
      int count = 0;
      for (int v = std::max(0, y - kBlur); v <= std::min(grid.height - 1, y + kBlur); ++v) {
        for (int u = std::max(0, x - kBlur); u <= std::min(grid.width - 1, x + kBlur); ++u) {
          sum += grid.at(u, v);
          ++count;
        }
      }
      smooth.at(x, y) = static_cast<std::uint8_t>((sum + count / 2) / count);
    }
  }
  return smooth;
}

// How much darker than its paper each pixel is; the grid is read with linear interpolation.
Image darkerThanPaper(const Image& grey, const Image& grid) {
  Image ink(grey.width, grey.height);
  const auto place = [](int i, int length, int cells) {
    const float at =
        (static_cast<float>(i) + 0.5F) * static_cast<float>(cells) / static_cast<float>(length) - 0.5F;
    return std::clamp(at, 0.0F, static_cast<float>(cells - 1));
  };
  for (int y = 0; y < grey.height; ++y) {
    const float fy = place(y, grey.height, grid.height);
    const int y0 = static_cast<int>(fy);
    const int y1 = std::min(y0 + 1, grid.height - 1);
    const float wy = fy - static_cast<float>(y0);
    for (int x = 0; x < grey.width; ++x) {
      const float fx = place(x, grey.width, grid.width);
      const int x0 = static_cast<int>(fx);
      const int x1 = std::min(x0 + 1, grid.width - 1);
      const float wx = fx - static_cast<float>(x0);
      const auto row = [&](int v) {
        return (1.0F - wx) * static_cast<float>(grid.at(x0, v)) + wx * static_cast<float>(grid.at(x1, v));
      };
      const float paper = (1.0F - wy) * row(y0) + wy * row(y1);
      const float dark = paper - static_cast<float>(grey.at(x, y));
      ink.at(x, y) = static_cast<std::uint8_t>(std::clamp(dark, 0.0F, 255.0F) + 0.5F);
    }
  }
  return ink;
}

// What two neighbouring pixels of the paper differ by, in the coarser half of them: sensor noise and the
// paper's grain. In a picture made by a program it is exactly 0.
float paperNoise(const Image& grey, const Image& ink, int inkLevel) {
  Histogram steps{};
  for (int y = 0; y < grey.height; ++y) {
    for (int x = 1; x < grey.width; ++x) {
      if (ink.at(x, y) * 4 < inkLevel && ink.at(x - 1, y) * 4 < inkLevel) {
        ++steps[static_cast<std::size_t>(std::abs(grey.at(x, y) - grey.at(x - 1, y)))];
      }
    }
  }
  return static_cast<float>(
      std::any_of(steps.begin(), steps.end(), [](auto n) { return n > 0; }) ? levelAt(steps, 0.6) : 0);
}

// Wipes out connected patches that hold too little ink to be a stroke: dirt, sensor noise, bits of ruled
// lines.
void removeSpecks(Image& ink) {
  std::vector<std::uint8_t> seen(ink.bytes.size(), 0);
  std::vector<std::vector<std::size_t>> patches;
  std::vector<double> masses;
  double largest = 0.0;
  for (std::size_t start = 0; start < ink.bytes.size(); ++start) {
    if (ink.bytes[start] == 0 || seen[start] != 0) {
      continue;
    }
    std::vector<std::size_t> patch{start};
    seen[start] = 1;
    double mass = 0.0;
    for (std::size_t next = 0; next < patch.size(); ++next) {
      const std::size_t at = patch[next];
      mass += ink.bytes[at];
      const int x = static_cast<int>(at % static_cast<std::size_t>(ink.width));
      const int y = static_cast<int>(at / static_cast<std::size_t>(ink.width));
      for (int v = std::max(0, y - 1); v <= std::min(ink.height - 1, y + 1); ++v) {
        for (int u = std::max(0, x - 1); u <= std::min(ink.width - 1, x + 1); ++u) {
          const std::size_t i = ink.index(u, v);
          if (ink.bytes[i] != 0 && seen[i] == 0) {
            seen[i] = 1;
            patch.push_back(i);
          }
        }
      }
    }
    largest = std::max(largest, mass);
    masses.push_back(mass);
    patches.push_back(std::move(patch));
  }
  for (std::size_t i = 0; i < patches.size(); ++i) {
    if (masses[i] < kSpeckShare * largest) {
      for (const std::size_t at : patches[i]) {
        ink.bytes[at] = 0;
      }
    }
  }
}

}  // namespace

Image inkFromImage(const Image& picture) {
  if (picture.width <= 0 || picture.height <= 0 || picture.channels < 1 || picture.channels > 4 ||
      picture.bytes.size() != picture.index(0, picture.height)) {
    return {};
  }
  Image grey = luminance(picture);
  if (const int longer = std::max(grey.width, grey.height); longer > kLongestSide) {
    const auto reduced = [longer](int length) {
      return std::max(1, static_cast<int>(static_cast<std::int64_t>(length) * kLongestSide / longer));
    };
    grey = resampleInk(grey, reduced(grey.width), reduced(grey.height));
  }
  const Histogram levels = histogramOf(grey);
  const int lightest = levelAt(levels, 0.998);
  const int darkest = levelAt(levels, 0.002);
  const int border = borderLevel(grey);
  if (border - darkest < lightest - border) {  // light ink: from here on ink is the darker
    std::transform(grey.bytes.begin(), grey.bytes.end(), grey.bytes.begin(),
                   [](std::uint8_t v) { return static_cast<std::uint8_t>(255 - v); });
  }

  const Image paper = paperGrid(grey);
  Image ink = darkerThanPaper(grey, paper);
  Histogram inked = histogramOf(ink);
  const int peak = levelAt(inked, 0.998);
  if (static_cast<float>(peak) < kLeastContrast) {
    return Image(grey.width, grey.height);
  }
  std::fill(inked.begin(), inked.begin() + peak / 2, std::size_t{0});
  const auto full = static_cast<float>(levelAt(inked, 0.6));  // ink at its usual strength, rims left out

  const float noise = paperNoise(grey, ink, peak);
  if (static_cast<float>(peak) < 6.0F * noise) {
    return Image(grey.width, grey.height);
  }
  const auto [dimmest, brightest] = std::minmax_element(paper.bytes.begin(), paper.bytes.end());
  const bool photographed = noise >= 1.0F || *brightest - *dimmest > kPhotoSpread;
  // Of a photograph only what is clearly ink is kept: shadows, grain and ruled lines lie below.
  const float low = photographed ? std::max(0.35F * full, 4.0F * noise) : 0.0F;
  const float high = photographed ? std::max(0.75F * full, low + 1.0F) : full;
  std::transform(ink.bytes.begin(), ink.bytes.end(), ink.bytes.begin(), [low, high](std::uint8_t v) {
    const float share = (static_cast<float>(v) - low) / (high - low);
    return static_cast<std::uint8_t>(std::clamp(share, 0.0F, 1.0F) * 255.0F + 0.5F);
  });
  removeSpecks(ink);
  return ink;
}

}  // namespace officina
