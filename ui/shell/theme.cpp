// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QApplication>
#include <QFontDatabase>
#include <QLabel>
#include <QPalette>
#include <QStyleFactory>
#include <QWidget>

#include "ui/shell/style_sheet.h"

namespace officina {

namespace {

constexpr double kBodyPoints = 9.75;  // 13 pixels at 96 dpi
constexpr double kCaptionShare = 0.9;

Theme lightTheme() {
  Theme t;
  t.dark = false;
  t.window = QColor(0xf6, 0xf7, 0xf8);
  t.panel = QColor(0xff, 0xff, 0xff);
  t.line = QColor(0xe2, 0xe5, 0xe9);
  t.border = QColor(0xd3, 0xd8, 0xde);
  t.ink = QColor(0x1c, 0x23, 0x2b);
  t.mutedInk = QColor(0x5d, 0x68, 0x75);
  t.accent = QColor(0x0b, 0x63, 0xa5);
  t.accentInk = QColor(0xff, 0xff, 0xff);
  t.accentSoft = QColor(0xdf, 0xeb, 0xf4);
  t.changed = QColor(0xb5, 0x4d, 0x00);
  t.good = QColor(0x00, 0x7a, 0x5a);
  t.warning = QColor(0x95, 0x60, 0x00);
  t.error = QColor(0xb4, 0x28, 0x22);
  t.query = QColor(0x35, 0x54, 0xd1);
  t.key = QColor(0xc4, 0x2b, 0x4a);
  t.value = QColor(0x1b, 0x86, 0x4b);
  t.attention = QColor(0x57, 0x1e, 0xa0);
  return t;
}

Theme darkTheme() {
  Theme t;
  t.dark = true;
  t.window = QColor(0x15, 0x18, 0x1c);
  t.panel = QColor(0x1d, 0x21, 0x26);
  t.line = QColor(0x2d, 0x33, 0x3b);
  t.border = QColor(0x3b, 0x43, 0x4d);
  t.ink = QColor(0xe6, 0xe9, 0xec);
  t.mutedInk = QColor(0x9b, 0xa6, 0xb2);
  t.accent = QColor(0x5a, 0xae, 0xe8);
  t.accentInk = QColor(0x0c, 0x1a, 0x25);
  t.accentSoft = QColor(0x24, 0x34, 0x42);
  t.changed = QColor(0xf2, 0x8e, 0x45);
  t.good = QColor(0x45, 0xc4, 0x9a);
  t.warning = QColor(0xe3, 0xb3, 0x41);
  t.error = QColor(0xff, 0x7f, 0x76);
  t.query = QColor(0x7f, 0x9c, 0xff);
  t.key = QColor(0xff, 0x70, 0x8a);
  t.value = QColor(0x55, 0xc9, 0x87);
  t.attention = QColor(0xd6, 0xba, 0xff);
  return t;
}

struct State {
  Theme theme = lightTheme();
  ThemeMode mode = ThemeMode::System;
  int fontPercent = 100;
};

State& state() {
  static State instance;
  return instance;
}

double bodyPoints() {
  return kBodyPoints * state().fontPercent / 100.0;
}

/// Lightness of the desktop's own colours, read before ours replace them.
bool desktopIsDark() {
  static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
  return dark;
}

QPalette paletteFor(const Theme& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.window);
  p.setColor(QPalette::WindowText, t.ink);
  p.setColor(QPalette::Base, t.panel);
  p.setColor(QPalette::AlternateBase, t.window);
  p.setColor(QPalette::Text, t.ink);
  p.setColor(QPalette::PlaceholderText, t.mutedInk);
  p.setColor(QPalette::Button, t.panel);
  p.setColor(QPalette::ButtonText, t.ink);
  p.setColor(QPalette::BrightText, t.error);
  p.setColor(QPalette::ToolTipBase, t.panel);
  p.setColor(QPalette::ToolTipText, t.ink);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.accentInk);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::Light, t.panel);
  p.setColor(QPalette::Midlight, t.line);
  p.setColor(QPalette::Mid, t.border);
  p.setColor(QPalette::Dark, t.mutedInk);
  p.setColor(QPalette::Shadow, t.dark ? QColor(0, 0, 0) : t.border);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    QColor faint = t.mutedInk;
    faint.setAlphaF(0.6F);
    p.setColor(QPalette::Disabled, role, faint);
  }
  return p;
}

QFont bodyFont() {
  static const QString family = [] {
    const QStringList families = QFontDatabase::families();
    for (const auto& wanted : {QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")}) {
      if (families.contains(wanted)) {
        return wanted;
      }
    }
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
  }();
  QFont font(family);
  font.setPointSizeF(bodyPoints());
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

void refresh(QApplication& application) {
  const QFont font = bodyFont();
  if (QApplication::font() != font) {
    QApplication::setFont(font);
  }
  application.setPalette(paletteFor(state().theme));
  application.setStyleSheet(styleSheet(state().theme, bodyPoints()));
}

}  // namespace

QColor Theme::series(int index) const {
  // Okabe and Ito's eight, each shifted in lightness where it would vanish on this theme's panel.
  static const std::array<QColor, 7> onLight = {
      QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x9e, 0x73), QColor(0xb8, 0x5f, 0x92),
      QColor(0xd0, 0x8c, 0x00), QColor(0x2f, 0x9a, 0xd6), QColor(0xa8, 0x9b, 0x00)};
  static const std::array<QColor, 7> onDark = {
      QColor(0x3d, 0x9b, 0xe0), QColor(0xf0, 0x7f, 0x33), QColor(0x1f, 0xb8, 0x8c), QColor(0xdd, 0x8f, 0xbb),
      QColor(0xf0, 0xb0, 0x28), QColor(0x7f, 0xc9, 0xf2), QColor(0xf0, 0xe4, 0x42)};
  const auto slot = static_cast<std::size_t>(((index % 8) + 8) % 8);
  if (slot == 7) {
    return ink;
  }
  return dark ? onDark[slot] : onLight[slot];
}

QColor Theme::signedColor(double number, double scale) const {
  if (std::isnan(number)) {
    return {0xff, 0x00, 0xff};
  }
  const double share = scale > 0.0 ? std::clamp(number / scale, -1.0, 1.0) : 0.0;
  const QColor& end = share < 0.0 ? negative : positive;
  const double t = std::abs(share);
  const auto channel = [t](int from, int to) {
    return static_cast<int>(std::lround(from + (to - from) * t));
  };
  return {channel(zero.red(), end.red()), channel(zero.green(), end.green()),
          channel(zero.blue(), end.blue())};
}

QColor Theme::attentionColor(double share) const {
  if (std::isnan(share)) {
    return {0xff, 0x00, 0xff};
  }
  // Three points of one hue, so that the middle does not turn grey.
  const std::array<QColor, 3> points = {dark ? QColor(0x26, 0x22, 0x30) : QColor(0xf1, 0xee, 0xf7),
                                        dark ? QColor(0x71, 0x50, 0xb4) : QColor(0xa9, 0x84, 0xd6),
                                        attention};
  const double place = 2.0 * std::clamp(share, 0.0, 1.0);
  const std::size_t low = place < 1.0 ? 0 : 1;
  const double t = place - static_cast<double>(low);
  const auto channel = [t](int from, int to) {
    return static_cast<int>(std::lround(from + (to - from) * t));
  };
  const QColor& from = points[low];
  const QColor& to = points[low + 1];
  return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

const Theme& theme() {
  return state().theme;
}

void applyTheme(QApplication& application, ThemeMode mode) {
  const bool desktopDark = desktopIsDark();
  static const bool fusion = [] {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    return true;
  }();
  static_cast<void>(fusion);
  state().mode = mode;
  const bool dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && desktopDark);
  state().theme = dark ? darkTheme() : lightTheme();
  refresh(application);
}

ThemeMode themeMode() {
  return state().mode;
}

void applyFontScale(QApplication& application, int percent) {
  state().fontPercent = std::clamp(percent, 80, 200);
  refresh(application);
}

int fontScale() {
  return state().fontPercent;
}

int scaled(int pixels) {
  return static_cast<int>(std::lround(pixels * state().fontPercent / 100.0));
}

void setTextRole(QLabel* label, TextRole role) {
  static const std::array<QString, 7> names = {QString(),
                                               QStringLiteral("title"),
                                               QStringLiteral("heading"),
                                               QStringLiteral("caption"),
                                               QStringLiteral("muted"),
                                               QStringLiteral("changed"),
                                               QStringLiteral("error")};
  label->setProperty("role", names[static_cast<std::size_t>(role)]);
}

void setRole(QWidget* widget, const char* role) {
  widget->setProperty("role", QString::fromLatin1(role));
}

QFont captionFont() {
  QFont font = bodyFont();
  font.setPointSizeF(bodyPoints() * kCaptionShare);
  return font;
}

QFont headingFont() {
  QFont font = bodyFont();
  font.setWeight(QFont::DemiBold);
  return font;
}

QFont numberFont() {
  // Inter's figures have different widths and Qt 6.4 cannot ask a font for its tabular ones; DejaVu's are
  // equal.
  static const bool hasDejaVu = QFontDatabase::families().contains(QStringLiteral("DejaVu Sans"));
  QFont font =
      hasDejaVu ? QFont(QStringLiteral("DejaVu Sans")) : QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setPointSizeF(bodyPoints() * 0.93);
  return font;
}

}  // namespace officina
