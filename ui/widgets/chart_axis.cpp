// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_axis.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/shell/language.h"

namespace officina {

namespace {

constexpr double kPlainFrom = 1e-4;  // smaller or larger numbers are written as powers of ten
constexpr double kPlainTo = 1e6;
constexpr int kMoreLabels = 4;

QString superscript(int exponent) {
  static constexpr std::array<char16_t, 10> kDigits{u'⁰', u'¹', u'²', u'³', u'⁴',
                                                    u'⁵', u'⁶', u'⁷', u'⁸', u'⁹'};
  QString text = exponent < 0 ? QStringLiteral("⁻") : QString();
  for (const QChar digit : QString::number(std::abs(exponent))) {
    text += QChar(kDigits[static_cast<std::size_t>(digit.digitValue())]);
  }
  return text;
}

QString plain(double value, int decimals) {
  QString text = locale().toString(value, 'f', decimals);
  return text.replace(QLatin1Char('-'), QChar(0x2212));
}

QString powerOfTen(double value) {
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
  const double mantissa = value / std::pow(10.0, exponent);
  const QString ten = QStringLiteral("10") + superscript(exponent);
  if (std::abs(mantissa - 1.0) < 1e-6) {
    return ten;
  }
  const int decimals = std::abs(mantissa - std::round(mantissa)) < 1e-6 ? 0 : 1;
  return plain(mantissa, decimals) + QStringLiteral("·") + ten;
}

/// `step` is the distance to the next label: no more digits than tell the two apart.
QString label(double value, double step, const ChartAxisStyle& style) {
  if (style.percent) {
    return percent(value, std::max(0, -static_cast<int>(std::floor(std::log10(step * 100.0) + 1e-9))));
  }
  if (value == 0.0) {
    return QStringLiteral("0");
  }
  const double size = std::max(std::abs(value), step);
  if (size >= kPlainTo || size < kPlainFrom) {
    return powerOfTen(value);
  }
  int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
  const double scaled = value * std::pow(10.0, decimals);
  if (std::abs(scaled - std::round(scaled)) > 1e-6 * std::max(1.0, std::abs(scaled))) {
    ++decimals;  // steps of 2.5
  }
  return plain(value, decimals);
}

double roundStep(double span, int most, bool integer) {
  const double rough = span / std::max(1, most);
  const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
  double step = magnitude * 10.0;
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (magnitude * factor >= rough * (1.0 - 1e-9)) {
      step = magnitude * factor;
      break;
    }
  }
  return integer ? std::max(1.0, std::ceil(step)) : step;
}

std::vector<ChartTick> linearTicks(double from, double to, const ChartAxisStyle& style, int most) {
  std::vector<ChartTick> ticks;
  if (!(to > from)) {
    return ticks;
  }
  const double step = roundStep(to - from, most - 1, style.integer);
  const double slack = step * 1e-6;
  for (double i = std::ceil((from - slack) / step); i * step <= to + slack; ++i) {
    const double value = i == 0.0 ? 0.0 : i * step;
    ticks.push_back({chartPosition(value, style), label(value, step, style)});
  }
  return ticks;
}

std::vector<ChartTick> logTicks(const ChartRange& range, const ChartAxisStyle& style, int most) {
  std::vector<ChartTick> ticks;
  const int first = static_cast<int>(std::ceil(range.from - 1e-9));
  const int last = static_cast<int>(std::floor(range.to + 1e-9));
  const int stride = std::max(1, (last - first) / most + 1);
  if (last - first >= 2) {
    for (int exponent = first; exponent <= last; exponent += stride) {
      const double value = std::pow(10.0, exponent);
      ticks.push_back({static_cast<double>(exponent), label(value, value, style)});
    }
    return ticks;
  }
  for (int exponent = first - 1; exponent <= last; ++exponent) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double unit = std::pow(10.0, exponent);
      const double position = std::log10(factor * unit);
      if (position >= range.from - 1e-9 && position <= range.to + 1e-9) {
        ticks.push_back({position, label(factor * unit, unit, style)});
      }
    }
  }
  if (ticks.size() >= 2 && ticks.size() <= static_cast<std::size_t>(std::max(2, most))) {
    return ticks;
  }
  return linearTicks(std::pow(10.0, range.from), std::pow(10.0, range.to), style, most);
}

}  // namespace

double chartPosition(double value, const ChartAxisStyle& style) {
  return style.log ? std::log10(value) : value;
}

double chartValue(double position, const ChartAxisStyle& style) {
  return style.log ? std::pow(10.0, position) : position;
}

ChartRange paddedRange(ChartRange data, const ChartAxisStyle& style) {
  if (!(data.to >= data.from)) {
    return style.log ? ChartRange{-3.0, 0.0} : ChartRange{0.0, 1.0};
  }
  const double least = style.log ? 0.1 : std::max(1e-12, std::abs(data.to) * 1e-6);
  if (data.span() < least) {
    const double air = style.log ? 0.3 : (data.to == 0.0 ? 1.0 : std::abs(data.to) * 0.1);
    return {data.from - air, data.to + air};
  }
  const double air = data.span() * 0.05;
  // Losses and shares start at nought: the air must not suggest that they could be negative.
  const bool stopAtZero = !style.log && data.from >= 0.0 && data.from - air < 0.0;
  return {stopAtZero ? 0.0 : data.from - air, data.to + air};
}

std::vector<ChartTick> chartTicks(const ChartRange& range, const ChartAxisStyle& style, int most) {
  std::vector<ChartTick> ticks =
      style.log ? logTicks(range, style, most) : linearTicks(range.from, range.to, style, most);
  // A low chart asks for few labels, but an axis says nothing with fewer than two.
  for (int more = most + 1; ticks.size() < 2 && more <= most + kMoreLabels && !style.log; ++more) {
    ticks = linearTicks(range.from, range.to, style, more);
  }
  return ticks;
}

}  // namespace officina
