// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/general_page.h"

class QPushButton;

namespace officina {

class LatestWorker;
class MainWindow;

/// The sets that train the labs: what ships, what can be downloaded, and a folder of one's own.
class DataPage : public GeneralPage {
  Q_OBJECT

 public:
  explicit DataPage(MainWindow* window);
  ~DataPage() override;

  [[nodiscard]] QString title() const override { return tr("Data"); }
  /// A folder with IDX files.
  void openFile(const QString& path) override;

 protected:
  void retranslate() override;

 private:
  void readCatalogue();
  void chooseFolder();
  void useFolder(const QString& folder);

  MainWindow* m_window;
  LatestWorker* m_worker;
  QLabel* m_starterHeading;
  QLabel* m_starter;
  QPushButton* m_useStarter;
  QLabel* m_ownHeading;
  QLabel* m_own;
  QLabel* m_ownState;
  QPushButton* m_choose;
};

}  // namespace officina
