// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QButtonGroup>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace officina {

class ToolbarButton;

/// The list of pages at the left edge. Arrow keys move in it; folded it shows icons with tool tips.
class Navigation : public QWidget {
  Q_OBJECT

 public:
  explicit Navigation(QMenu* menu, QWidget* parent = nullptr);

  /// Labs come above, everything else at the foot.
  void addPage(const QString& id, const QString& iconName, std::function<QString()> title, bool lab);
  void setCurrent(const QString& id);
  void setFolded(bool folded);
  [[nodiscard]] bool folded() const { return m_folded; }

 Q_SIGNALS:
  void pageChosen(const QString& id);
  void foldPressed();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Item {
    QString id;
    std::function<QString()> title;
    QPushButton* button;
  };
  void retranslate();
  void focusNeighbour(QObject* from, int step);

  QLabel* m_name;
  QLabel* m_labsHeading;
  ToolbarButton* m_fold;
  ToolbarButton* m_menuButton;
  QVBoxLayout* m_labs;
  QVBoxLayout* m_general;
  QButtonGroup m_group;
  std::vector<Item> m_items;
  bool m_folded = false;
};

}  // namespace officina
