// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QApplication;

class QLabel;
class QWidget;

namespace officina {

enum class ThemeMode { System, Light, Dark };

/// Every colour of the window. One meaning each; see CONTRIBUTING.md.
struct Theme {
  bool dark = false;
  QColor window;      ///< behind everything
  QColor panel;       ///< bars, drawers, fields
  QColor line;        ///< hairlines and empty tracks
  QColor border;      ///< outline of fields and buttons, a little stronger than a hairline
  QColor ink;         ///< text
  QColor mutedInk;    ///< captions, units, axis numbers (contrast at least 4.5:1 on panel and window)
  QColor accent;      ///< the one accent: primary button, selection, focus, playhead
  QColor accentInk;   ///< text on accent
  QColor accentSoft;  ///< selected row, segment
  QColor changed;     ///< a field that differs from its recipe
  QColor good;
  QColor warning;
  QColor error;
  // Signed values: the same in both themes.
  QColor negative{0xf5, 0x93, 0x22};
  QColor zero{0xe8, 0xea, 0xeb};
  QColor positive{0x08, 0x77, 0xbd};
  // What a number is in attention; never its sign.
  QColor query;
  QColor key;
  QColor value;
  QColor attention;  ///< full colour of attentionColor()

  /// Class or run number `index` in the Okabe-Ito order, readable on this theme; repeats after 8.
  [[nodiscard]] QColor series(int index) const;
  /// Orange - grey - blue for value in [-scale, scale]; clamped. NaN is magenta.
  [[nodiscard]] QColor signedColor(double value, double scale) const;
  /// Purple of one hue for a share in 0..1, stronger the more it is; clamped. NaN is magenta.
  [[nodiscard]] QColor attentionColor(double share) const;
};

/// Spacing in device-independent pixels, on a grid of 4.
namespace space {
inline constexpr int kTight = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kRadius = 6;
}  // namespace space

/// The theme in force. It changes at run time: widgets that paint read it in paintEvent, widgets that cache
/// colours (charts, pixmaps) renew them in changeEvent(QEvent::PaletteChange).
[[nodiscard]] const Theme& theme();

/// Sets palette, style sheet and theme(); every widget gets QEvent::PaletteChange.
void applyTheme(QApplication& application, ThemeMode mode);
[[nodiscard]] ThemeMode themeMode();

/// Sets the size of all text, in per cent of the usual one (80 to 200).
void applyFontScale(QApplication& application, int percent);
[[nodiscard]] int fontScale();
/// A length that grows with the text: `pixels` at 100 %.
[[nodiscard]] int scaled(int pixels);

/// What a label is; the style sheet gives it size, weight and colour, and follows theme and text size.
enum class TextRole { Body, Title, Heading, Caption, Muted, Changed, Error };
void setTextRole(QLabel* label, TextRole role);
/// The same for other widgets: "card", "bar", "hairline", "page", ... as style_sheet.cpp knows them.
void setRole(QWidget* widget, const char* role);

/// Fonts relative to the application's, so that 125 % and 150 % scale everything.
[[nodiscard]] QFont captionFont();  ///< smaller, for captions and axis numbers
[[nodiscard]] QFont headingFont();  ///< semi-bold, for the title of a group
[[nodiscard]] QFont numberFont();   ///< figures of equal width

}  // namespace officina
