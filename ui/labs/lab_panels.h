// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSplitter;
class QTabWidget;
class QWidget;

namespace officina {

class ToolbarButton;

/// `content` in a scroll area without frame: `preferred` pixels wide at first, never under `least`. With
/// `growing` both are at 100 % text and grow with it (forms); otherwise they stay (plots can shrink).
[[nodiscard]] QWidget* scrollable(QWidget* content, int preferred, int least, bool growing, QWidget* parent);

/// Height of the drawer as long as the reader has not moved it, of 1000 parts of the page's.
inline constexpr int kDrawerShare = 280;

/// Folds a lab's drawer down to its tabs and back, or gives it the whole page, so that a layer can be seen at
/// full size: with the buttons at its corner; a click on a tab unfolds it too. Until the reader has done
/// either, it is folded where the page is so low that the drawer would push the lab itself out of sight.
class DrawerFold : public QObject {
  Q_OBJECT

 public:
  /// Owned by `drawer`.
  DrawerFold(QTabWidget* drawer, QSplitter* rows);
  [[nodiscard]] bool folded() const { return m_folded; }
  void setFolded(bool folded);
  /// The drawer takes the room of the panels above it, until it is set back.
  void setExpanded(bool expanded);
  [[nodiscard]] bool expanded() const { return m_expanded; }
  /// From now on the reader decides, not the height.
  void keepAsItIs() { m_automatic = false; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void retranslate();

  QTabWidget* m_drawer;
  QSplitter* m_rows;
  ToolbarButton* m_button;
  ToolbarButton* m_expand;
  int m_height = 0;  ///< of the drawer before it was folded
  bool m_folded = false;
  bool m_expanded = false;
  bool m_automatic = true;
};

}  // namespace officina
