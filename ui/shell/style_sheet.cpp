// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/style_sheet.h"

#include <utility>

#include <QColor>
#include <QStringList>

#include "ui/shell/theme.h"

namespace officina {

namespace {

// @name is replaced by a colour, a size or the theme's name; see styleSheet() below.
constexpr auto kFrames = R"(
QWidget { color: @ink; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @panel; color: @ink; border: 1px solid @border; padding: 5px 7px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: @titlept; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="caption"] { font-size: @captionpt; color: @muted; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="changed"] { font-size: @captionpt; color: @changed; }
QLabel[role="error"] { font-size: @captionpt; color: @error; }
QLabel:disabled { color: @faint; }
QFrame[role="card"] { background: @panel; border: 1px solid @line; border-radius: 8px; }
QFrame[role="hairline"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="popover"] { background: @panel; border: 1px solid @border; border-radius: 8px; }
QWidget[role="bar"] { background: @panel; border: none; border-bottom: 1px solid @line; }
QWidget[role="statusbar"] { background: @panel; border: none; border-top: 1px solid @line; }
QWidget[role="statusbar"] QLabel { color: @muted; font-size: @captionpt; }
QWidget[role="navigation"] { background: @panel; border: none; border-right: 1px solid @line; }
QPushButton[role="status"] { background: transparent; border: 1px solid transparent; border-radius: 4px; color: @muted;
  font-size: @captionpt; padding: 0 8px; min-height: 14px; }
QPushButton[role="status"]:hover { color: @ink; background: @hover; }
QPushButton[role="status"]:focus { border: 1px solid @accent; padding: 0 8px; color: @ink; }
QFrame[role="message"] { background: @panel; border: 1px solid @border; border-radius: 7px; }
QFrame[role="message"][kind="good"] { background: @goodsoft; border-color: @goodline; }
QFrame[role="message"][kind="warning"] { background: @warningsoft; border-color: @warningline; }
QFrame[role="message"][kind="error"] { background: @errorsoft; border-color: @errorline; }
QFrame[role="message"][kind="info"] { background: @accentsoft; border-color: @accentline; }
QFrame[role="message"][band="true"] { border-radius: 0; border-width: 0 0 1px 0; }
QScrollArea, QScrollArea > QWidget > QWidget[role="page"] { background: transparent; border: none; }
QSplitter { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: @accent; }
)";

constexpr auto kButtons = R"(
QPushButton { background: @panel; color: @ink; border: 1px solid @border; border-radius: 7px; padding: 5px 12px;
  min-height: 18px; icon-size: @iconpx; }
QPushButton:hover { background: @hover; border-color: @strong; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { color: @faint; border-color: @line; background: @panel; }
QPushButton:checked { background: @accentsoft; color: @accent; border-color: @accentline; }
QPushButton[compact="true"] { padding: 5px 6px; }
QPushButton[compact="true"]:focus { padding: 4px 5px; }
QPushButton[primary="true"] { background: @accent; color: @onaccent; border: 1px solid @accent; font-weight: 600;
  padding: 5px 14px; }
QPushButton[primary="true"]:hover { background: @accenthover; border-color: @accenthover; }
QPushButton[primary="true"]:pressed { background: @accentpressed; }
QPushButton[primary="true"]:focus { border: 2px solid @ink; padding: 4px 13px; }
QPushButton[primary="true"]:disabled { background: @line; border-color: @line; color: @faint; }
QPushButton[flat="true"], QPushButton[role="link"] { background: transparent; border: 1px solid transparent; }
QPushButton[flat="true"]:hover { background: @hover; }
QPushButton[flat="true"]:pressed { background: @pressed; }
QPushButton[flat="true"]:focus { border: 2px solid @accent; }
QPushButton[role="link"] { color: @accent; padding: 2px 4px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid @accent; border-radius: 4px; }
QPushButton[role="nav"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 5px 8px; text-align: left; min-height: 20px; icon-size: @naviconpx; }
QPushButton[role="nav"]:hover { background: @hover; }
QPushButton[role="nav"]:pressed { background: @pressed; }
QPushButton[role="nav"]:checked { background: @accentsoft; color: @accent; font-weight: 600; }
QPushButton[role="nav"]:focus { border: 2px solid @accent; padding: 4px 7px; }
QPushButton[role="segment"] { background: transparent; border: 1px solid transparent; border-radius: 5px;
  color: @muted; padding: 3px 6px; min-height: 18px; }
QPushButton[role="segment"]:hover { color: @ink; background: @hover; }
QPushButton[role="segment"]:checked { background: @accentsoft; color: @accent; font-weight: 600; }
QPushButton[role="segment"]:focus { border: 2px solid @accent; padding: 2px 5px; }
QFrame[role="segmented"] { background: @panel; border: 1px solid @border; border-radius: 7px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px; color: @ink; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accentsoft; }
QToolButton:focus { border: 2px solid @accent; padding: 2px; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="help"] { color: @muted; border: none; padding: 0; border-radius: 8px; font-size: @captionpt; }
QToolButton[role="help"]:hover { color: @accent; background: @accentsoft; }
QToolButton[role="help"]:focus { border: 1px solid @accent; color: @accent; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; padding: 2px; border: 1px solid transparent;
  border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QCheckBox:disabled, QRadioButton:disabled { color: @faint; }
QCheckBox::indicator, QRadioButton::indicator { width: 15px; height: 15px; border: 1px solid @strong;
  background: @panel; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/style/check-@theme.svg); }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent;
  image: url(:/icons/style/mixed-@theme.svg); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/style/dot-@theme.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @window; border-color: @line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled { background: @faint; border-color: @faint; }
)";

constexpr auto kFields = R"(
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit { background: @panel; color: @ink;
  border: 1px solid @border; border-radius: 6px; padding: 3px 8px; selection-background-color: @accent;
  selection-color: @onaccent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 18px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @strong; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid @accent; padding: 2px 7px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @faint; background: @window;
  border-color: @line; }
*[changed="true"] { border-color: @changed; color: @changed; }
*[invalid="true"], *[invalid="true"]:focus { border: 2px solid @error; padding: 2px 7px; color: @error; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox:focus { padding-right: 19px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 18px; border: none;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/style/chevron-up-@theme.svg); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/style/chevron-down-@theme.svg); width: 9px; height: 9px; }
QComboBox { padding-right: 1px; }
QComboBox:focus { padding-right: 0; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 22px; border: none; }
QComboBox::down-arrow { image: url(:/icons/style/chevron-down-@theme.svg); width: 11px; height: 11px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @border; padding: 3px; outline: none;
  selection-background-color: @accentsoft; selection-color: @ink; }
QSlider::groove:horizontal { height: 4px; background: @line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: @panel;
  border: 1px solid @strong; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border: 2px solid @accent; }
QSlider::groove:vertical { width: 4px; background: @line; border-radius: 2px; }
QSlider::add-page:vertical { background: @accent; border-radius: 2px; }
QSlider::handle:vertical { width: 14px; height: 14px; margin: 0 -6px; border-radius: 8px; background: @panel;
  border: 1px solid @strong; }
QSlider:focus { border: 1px solid @accent; border-radius: 5px; }
QSlider { border: 1px solid transparent; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 5px; min-height: 5px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

constexpr auto kViews = R"(
QTabWidget[role="drawer"] { background: @panel; }
QTabWidget::pane { border: none; border-top: 1px solid @line; background: @panel; }
QTabWidget::tab-bar { left: 16px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @muted; padding: 7px 2px; margin-right: 18px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QTableView, QTreeView, QListView { background: @panel; alternate-background-color: @window; border: 1px solid @line;
  border-radius: 6px; gridline-color: @line; selection-background-color: @accentsoft; selection-color: @ink;
  outline: none; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
QTableView::item, QTreeView::item, QListView::item { padding: 3px 1px; border: none; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: @accentsoft; color: @ink; }
QHeaderView { background: transparent; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @line;
  padding: 5px 6px; font-size: @captionpt; font-weight: 400; }
QTableCornerButton::section { background: @panel; border: none; }
QTextBrowser[role="text"] { background: transparent; border: none; padding: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QMenu { background: @panel; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 5px; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accentsoft; color: @ink; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 6px; }
QMenuBar { background: @panel; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 5px; }
QMenuBar::item:selected { background: @hover; }
QMessageBox { background: @window; }
QChartView, QGraphicsView { background: transparent; border: none; }
)";

QColor mix(const QColor& a, const QColor& b, double share) {
  const auto channel = [share](int from, int to) {
    return static_cast<int>(from + (to - from) * share + 0.5);
  };
  return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

QString points(double size) {
  return QString::number(size, 'f', 2) + QStringLiteral("pt");
}

}  // namespace

QString styleSheet(const Theme& t, double size) {
  QString sheet = QString::fromUtf8(kFrames) + QString::fromUtf8(kButtons) + QString::fromUtf8(kFields) +
                  QString::fromUtf8(kViews);
  const auto soft = [&t](const QColor& color) { return mix(t.panel, color, t.dark ? 0.14 : 0.08).name(); };
  const auto outline = [&t](const QColor& color) { return mix(t.panel, color, 0.4).name(); };
  // Longer names first: @accentsoft must not be read as @accent.
  const std::pair<const char*, QString> tokens[] = {
      {"@accentpressed", mix(t.accent, t.ink, 0.28).name()},
      {"@accenthover", mix(t.accent, t.ink, 0.14).name()},
      {"@accentsoft", t.accentSoft.name()},
      {"@accentline", outline(t.accent)},
      {"@onaccent", t.accentInk.name()},
      {"@accent", t.accent.name()},
      {"@warningsoft", soft(t.warning)},
      {"@warningline", outline(t.warning)},
      {"@errorsoft", soft(t.error)},
      {"@errorline", outline(t.error)},
      {"@error", t.error.name()},
      {"@goodsoft", soft(t.good)},
      {"@goodline", outline(t.good)},
      {"@naviconpx", QStringLiteral("%1px").arg(scaled(18))},
      {"@iconpx", QStringLiteral("%1px").arg(scaled(16))},
      {"@captionpt", points(size * 0.9)},
      {"@titlept", points(size * 1.45)},
      {"@changed", t.changed.name()},
      {"@window", t.window.name()},
      {"@border", t.border.name()},
      {"@strong", mix(t.border, t.ink, 0.3).name()},
      {"@scroll", mix(t.line, t.ink, 0.14).name()},
      {"@pressed", mix(t.panel, t.ink, 0.11).name()},
      {"@hover", mix(t.panel, t.ink, 0.05).name()},
      {"@faint", mix(t.mutedInk, t.panel, 0.4).name()},
      {"@panel", t.panel.name()},
      {"@muted", t.mutedInk.name()},
      {"@theme", t.dark ? QStringLiteral("dark") : QStringLiteral("light")},
      {"@line", t.line.name()},
      {"@ink", t.ink.name()},
  };
  for (const auto& [token, value] : tokens) {
    sheet.replace(QLatin1String(token), value);
  }
  return sheet;
}

}  // namespace officina
