// SPDX-License-Identifier: GPL-3.0-or-later
// How people write the ten digits: one function a digit, several forms in each. Shares were chosen by looking
// at handwriting of North American and Italian writers.

#include "core/data/stroke_shapes.h"

#include <algorithm>
#include <array>

namespace officina {
namespace {

using Lines = std::vector<StrokeLine>;

struct Hand {
  StrokeRandom& random;
  float sloppiness;

  [[nodiscard]] StrokePath path() const { return {random, sloppiness}; }
  [[nodiscard]] float any(float low, float high) const { return random.uniform(low, high); }
  [[nodiscard]] bool maybe(float probability) const { return random.chance(probability); }
};

Lines zero(const Hand& hand) {
  const float width = hand.any(0.22F, 0.48F);
  const float start = hand.any(-40.0F, 70.0F);
  const float turn = hand.maybe(0.85F) ? -1.0F : 1.0F;
  const float sweep = hand.any(335.0F, 385.0F);
  StrokePath ring = hand.path();
  if (hand.maybe(0.28F)) {  // the pen arrives with a hook, or leaves one inside
    ring.to(0.5F + hand.any(-0.1F, 0.25F), hand.any(-0.08F, 0.2F));
  }
  if (hand.maybe(0.3F)) {  // the end misses the beginning: past it, inside it or short of it
    ring.arc(0.5F, 0.5F, width, 0.5F, start, start + turn * hand.any(280.0F, 330.0F));
    ring.to(0.5F - turn * hand.any(-0.12F, 0.3F), hand.any(-0.1F, 0.2F));
  } else {
    ring.arc(0.5F, 0.5F, width, 0.5F, start, start + turn * sweep);
  }
  return {ring.line()};
}

Lines one(const Hand& hand) {
  const float bend = hand.any(-0.04F, 0.04F);
  if (hand.maybe(0.68F)) {
    return {hand.path().to(0.5F, 0.0F).to(0.5F + bend, 0.5F).to(0.5F, 1.0F).line()};
  }
  const float reach = hand.any(0.12F, 0.38F);
  const float drop = hand.any(0.08F, 0.35F);
  Lines lines{hand.path()
                  .to(0.5F - reach, drop)
                  .corner(0.5F, 0.0F)
                  .to(0.5F + bend, 0.5F)
                  .to(0.5F + hand.any(-0.04F, 0.04F), 1.0F)
                  .line()};
  if (hand.maybe(0.4F)) {
    const float left = hand.any(0.12F, 0.35F);
    const float right = hand.any(0.12F, 0.35F);
    lines.push_back(
        hand.path().to(0.5F - left, 1.0F).to(0.5F + right, 1.0F + hand.any(-0.03F, 0.02F)).line());
  }
  return lines;
}

Lines two(const Hand& hand) {
  const float top = hand.any(0.22F, 0.34F);  // half the height of the bow
  const float width = hand.any(0.2F, 0.36F);
  const float left = hand.any(0.08F, 0.28F);  // where the base begins
  const float right = hand.any(0.6F, 1.0F);
  StrokePath pen = hand.path();
  const float from = hand.any(-110.0F, -40.0F);
  pen.arc(0.48F, top, width, top, from, hand.any(85.0F, 110.0F));
  pen.to(0.5F + hand.any(-0.02F, 0.12F), hand.any(0.6F, 0.74F));
  const float form = hand.any(0.0F, 1.0F);
  if (form < 0.34F) {  // a corner and a straight or hollow base
    pen.corner(left, hand.any(0.92F, 1.0F));
    if (hand.maybe(0.4F)) {
      pen.to(0.5F * (left + right), hand.any(0.9F, 1.0F));
    }
    pen.to(right, hand.any(0.9F, 1.04F));
  } else if (form < 0.85F) {  // a loop at the lower left, from hardly open to a third of the height
    const float high = hand.any(0.06F, 0.38F);
    const float wide = high * hand.any(0.7F, 1.3F);
    pen.to(left + 0.1F + 0.2F * wide, 0.97F).to(left + 0.04F - 0.4F * wide, 0.96F - 0.35F * high);
    pen.to(left + 0.08F + 0.4F * wide, 0.95F - high);
    pen.to(left + 0.22F + 0.6F * wide, 0.95F - high * hand.any(0.3F, 0.7F));
    pen.to(std::max(right, left + 0.3F + 0.7F * wide), hand.any(0.88F, 1.08F));
    if (hand.maybe(0.3F)) {
      pen.to(right + 0.12F, hand.any(0.82F, 0.98F));
    }
  } else {  // round into a wave
    pen.to(left + 0.05F, 0.93F).to(left + 0.14F, hand.any(0.93F, 1.0F)).to(0.55F, hand.any(0.9F, 1.0F));
    pen.to(right, hand.any(0.86F, 1.02F));
  }
  return {pen.line()};
}

Lines three(const Hand& hand) {
  const float waist = hand.any(0.4F, 0.54F);
  const float upper = hand.any(0.2F, 0.34F);
  const float lower = hand.any(0.24F, 0.4F);
  const float notch = hand.any(0.3F, 0.52F);  // how far to the left the waist reaches
  StrokePath pen = hand.path();
  if (hand.maybe(0.16F)) {  // flat top, slanting back to the waist
    pen.to(hand.any(0.14F, 0.3F), hand.any(0.0F, 0.06F))
        .corner(hand.any(0.65F, 0.82F), hand.any(-0.02F, 0.05F));
    pen.corner(notch, waist);
    pen.arc(0.45F, 0.5F * (waist + 1.0F), lower, 0.5F * (1.0F - waist), hand.any(15.0F, 40.0F),
            hand.any(220.0F, 275.0F));
    return {pen.line()};
  }
  pen.arc(0.45F, 0.5F * waist, upper, 0.5F * waist, hand.any(-100.0F, -30.0F), hand.any(125.0F, 150.0F));
  if (hand.maybe(0.2F)) {  // a small loop instead of a cusp
    const float loop = hand.any(0.04F, 0.09F);
    pen.to(notch, waist + loop * 0.5F)
        .to(notch - loop, waist - loop * 0.3F)
        .to(notch + loop * 0.3F, waist - loop * 0.6F);
  } else if (hand.maybe(0.75F)) {
    pen.corner(notch, waist);
  } else {
    pen.to(hand.any(0.45F, 0.62F), waist);
  }
  pen.arc(0.45F, 0.5F * (waist + 1.0F), lower, 0.5F * (1.0F - waist), hand.any(25.0F, 45.0F),
          hand.any(215.0F, 275.0F));
  return {pen.line()};
}

Lines four(const Hand& hand) {
  const float bar = hand.any(0.45F, 0.68F);
  const float stem = hand.any(0.58F, 0.78F);
  const float end = stem + hand.any(-0.01F, 0.3F);
  const float form = hand.any(0.0F, 1.0F);
  if (form < 0.24F) {  // closed: down the slope, along the bar, then the stem from the same tip
    const float left = hand.any(0.06F, 0.22F);
    Lines lines{hand.path()
                    .to(stem, hand.any(0.0F, 0.06F))
                    .corner(left, bar)
                    .to(end, bar + hand.any(-0.06F, 0.04F))
                    .line()};
    lines.push_back(
        hand.path().to(stem, hand.any(-0.02F, 0.06F)).to(stem + hand.any(-0.04F, 0.02F), 1.0F).line());
    return lines;
  }
  const float left = hand.any(0.1F, 0.33F);
  const float head = left + hand.any(-0.06F, 0.14F);
  const float stemTop = hand.any(-0.08F, 0.18F);
  if (form < 0.87F) {  // open: an L or a U, then the stem
    StrokePath arm = hand.path();
    arm.to(head, hand.any(-0.02F, 0.14F));
    if (hand.maybe(0.5F)) {
      arm.corner(left, bar);
    } else {
      arm.to(left, bar - hand.any(0.12F, 0.2F)).to(left + hand.any(0.06F, 0.14F), bar + 0.01F);
    }
    arm.to(end, bar + hand.any(-0.1F, 0.04F));
    Lines lines{arm.line()};
    lines.push_back(hand.path()
                        .to(stem + hand.any(-0.02F, 0.1F), stemTop)
                        .to(stem, 0.5F)
                        .to(stem + hand.any(-0.1F, 0.03F), 1.0F)
                        .line());
    return lines;
  }
  // In one go: down, round or along, up to the stem's head and down again.
  StrokePath pen = hand.path();
  pen.to(head, hand.any(0.0F, 0.12F))
      .to(left, bar - 0.12F)
      .to(0.4F, bar)
      .to(stem - 0.06F, bar - hand.any(0.05F, 0.16F));
  pen.corner(stem + hand.any(-0.01F, 0.08F), hand.any(-0.02F, 0.12F))
      .to(stem, 0.55F)
      .to(stem + hand.any(-0.1F, 0.03F), 1.0F);
  return {pen.line()};
}

Lines five(const Hand& hand) {
  const float left = hand.any(0.18F, 0.34F);
  const float waist = hand.any(0.34F, 0.52F);
  const float belly = hand.any(0.24F, 0.46F);
  const float right = hand.any(0.55F, 1.15F);
  const float until = hand.any(205.0F, 290.0F);
  const float middle = 0.5F * (waist - 0.04F + 1.0F);
  StrokePath body = hand.path();
  const bool oneGo = hand.maybe(0.4F);
  const float roof = hand.any(-0.04F, 0.08F);
  if (oneGo) {
    body.to(right, roof + hand.any(-0.06F, 0.04F));
    if (hand.maybe(0.5F)) {
      body.corner(left + hand.any(0.02F, 0.1F), roof + 0.03F);
    } else {
      body.to(left + hand.any(0.08F, 0.16F), roof + 0.03F);
    }
  } else {
    body.to(left + hand.any(0.02F, 0.12F), roof + 0.02F);
  }
  if (hand.maybe(0.65F)) {
    body.corner(left, waist);
  } else {
    body.to(left + 0.04F, waist - 0.02F);
  }
  body.arc(0.43F, middle, belly, 1.0F - middle, hand.any(-5.0F, 25.0F), until);
  Lines lines{body.line()};
  if (!oneGo) {
    const float gap = hand.any(-0.02F, 0.12F);
    lines.push_back(hand.path()
                        .to(left + 0.06F + gap, roof + hand.any(-0.04F, 0.06F))
                        .to(right, roof + hand.any(-0.1F, 0.04F))
                        .line());
  }
  return lines;
}

Lines six(const Hand& hand) {
  const float loopTop = hand.any(0.38F, 0.66F);
  const float width = hand.any(0.18F, 0.4F);
  const float middle = 0.5F * (loopTop + 1.0F);
  const float x = 0.5F;
  const float lean = hand.any(-0.2F, 0.36F);  // where the pen starts, to the right of the loop's middle
  StrokePath pen = hand.path();
  pen.to(x + lean, hand.any(-0.02F, 0.06F));
  const float flank = x - width + hand.any(-0.02F, 0.08F);
  pen.to(0.5F * (x + lean + flank) - hand.any(0.0F, 0.1F), hand.any(0.22F, 0.36F))
      .to(flank, hand.any(0.52F, 0.66F));
  const float sweep = hand.any(240.0F, 345.0F);
  pen.arc(x, middle, width, 1.0F - middle, -100.0F, -100.0F - sweep);
  return {pen.line()};
}

Lines seven(const Hand& hand) {
  const float left = hand.any(0.06F, 0.26F);
  const float right = hand.any(0.66F, 0.9F);
  const float top = hand.any(0.0F, 0.1F);
  const float foot = hand.any(0.22F, 0.68F);
  StrokePath pen = hand.path();
  if (hand.maybe(0.3F)) {
    const float drop = hand.any(0.08F, 0.3F);
    pen.to(left + hand.any(-0.06F, 0.05F), top + drop);
    if (hand.maybe(0.6F)) {
      pen.corner(left, top);
    }
  }
  pen.to(left, top);
  if (hand.maybe(0.35F)) {  // the roof sags or arches
    pen.to(0.5F * (left + right), top + hand.any(-0.08F, 0.07F));
  }
  if (hand.maybe(0.7F)) {
    pen.corner(right, hand.any(-0.02F, 0.08F));
  } else {
    pen.to(right - 0.03F, 0.01F).to(right, 0.1F);
  }
  const float bow = hand.any(-0.1F, 0.05F);
  pen.to(0.5F * (right + foot) + bow, 0.5F).to(foot, 1.0F);
  Lines lines{pen.line()};
  if (hand.maybe(0.26F)) {
    const float y = hand.any(0.42F, 0.68F);
    const float x = right + (foot - right) * y + bow;
    lines.push_back(hand.path()
                        .to(x - hand.any(0.14F, 0.3F), y + hand.any(-0.04F, 0.06F))
                        .to(x + hand.any(0.14F, 0.3F), y + hand.any(-0.08F, 0.04F))
                        .line());
  }
  return lines;
}

Lines eight(const Hand& hand) {
  const float waist = hand.any(0.38F, 0.6F);
  const float upper = hand.any(0.15F, 0.32F);
  const float lower = upper * hand.any(0.6F, 1.5F);
  const float mid1 = 0.5F * waist;
  const float mid2 = 0.5F * (1.0F + waist);
  const float form = hand.any(0.0F, 1.0F);
  const float x = 0.5F;
  if (form < 0.12F) {  // two rings, one on the other
    const float a = hand.any(-60.0F, 60.0F);
    const float b = hand.any(-60.0F, 60.0F);
    Lines lines{hand.path().arc(x, mid1, upper, mid1, a, a - hand.any(345.0F, 375.0F)).line()};
    lines.push_back(hand.path().arc(x, mid2, lower, 1.0F - mid2, b, b - hand.any(345.0F, 375.0F)).line());
    return lines;
  }
  // An S from the upper right, round the lower ring and back up across its own line; some start or end
  // outside the ring with a tail, some leave it open. A few write the mirror image.
  const float way = hand.maybe(0.85F) ? 1.0F : -1.0F;
  const float start = hand.any(20.0F, 100.0F);
  StrokePath pen = hand.path();
  const auto ring = [&](float y, float width, float height, float from, float until) {
    pen.arc(x, y, way * width, height, from, until);
  };
  if (hand.maybe(0.3F)) {
    pen.to(x + way * (upper + hand.any(0.0F, 0.14F)), hand.any(-0.04F, 0.16F));
  }
  ring(mid1, upper, mid1, start, -110.0F);
  pen.to(x, waist);
  ring(mid2, lower, 1.0F - mid2, 65.0F, 290.0F);
  pen.to(x + hand.any(-0.04F, 0.04F), waist + hand.any(-0.03F, 0.03F));
  if (hand.maybe(0.35F)) {  // straight up to the beginning
    pen.to(x + way * (upper + hand.any(-0.08F, 0.12F)), hand.any(-0.06F, 0.16F));
  } else {
    ring(mid1, upper * hand.any(0.8F, 1.1F), mid1, 120.0F, start + hand.any(-30.0F, 40.0F));
  }
  return {pen.line()};
}

Lines nine(const Hand& hand) {
  const float loop = hand.any(0.38F, 0.66F);  // height of the ring
  const float width = hand.any(0.14F, 0.34F);
  const float x = 0.46F;
  const float right = x + width;
  const float foot = right + hand.any(-0.34F, 0.06F);
  const float start = hand.maybe(0.75F) ? hand.any(15.0F, 95.0F) : hand.any(-40.0F, 15.0F);
  StrokePath pen = hand.path();
  // Round the ring and up again to its right shoulder, which may stand higher than the ring.
  pen.arc(x, 0.5F * loop, width, 0.5F * loop, start, -hand.any(165.0F, 225.0F));
  pen.to(right - hand.any(0.02F, 0.08F), loop * hand.any(0.45F, 0.65F));
  const float shoulder = hand.any(-0.05F, 0.3F) * loop;
  if (hand.maybe(0.75F)) {
    pen.corner(right + hand.any(-0.02F, 0.04F), shoulder);
  } else {
    pen.to(right + 0.01F, shoulder + 0.06F);
  }
  if (hand.maybe(0.72F)) {
    pen.to(0.5F * (right + foot) + hand.any(0.0F, 0.06F), 0.6F).to(foot, 1.0F);
  } else {  // the tail bends to the left
    pen.to(right + 0.01F, 0.6F)
        .to(right - 0.06F, 0.86F)
        .to(x, 1.0F)
        .to(x - hand.any(0.08F, 0.26F), hand.any(0.84F, 1.0F));
  }
  return {pen.line()};
}

}  // namespace

std::vector<StrokeLine> digitShape(int digit, StrokeRandom& random, float sloppiness) {
  using Writer = Lines (*)(const Hand&);
  constexpr std::array<Writer, 10> kWriters{zero, one, two, three, four, five, six, seven, eight, nine};
  return kWriters.at(static_cast<std::size_t>(digit))({random, sloppiness});
}

}  // namespace officina
