// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QString>

#include "ui/labs/page.h"

namespace officina {

class MainWindow;

/// What the window knows of a page before it is made.
struct PageEntry {
  QString id;
  QString iconName;
  std::function<QString()> title;
  std::function<Page*(MainWindow& window)> create;
  bool lab = false;
  bool navigable = true;       ///< has a place in the navigation
  QStringList pictureParts{};  ///< of a lab, see LabEntry
};

/// The labs, then the general pages.
[[nodiscard]] const std::vector<PageEntry>& pageList();

}  // namespace officina
