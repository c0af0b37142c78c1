// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QFrame>

#include "core/api/datasets.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace officina {

class InlineMessage;
class LatestWorker;

/// One downloadable set on the Data page: what it is, how much of it is here, download, check, use.
class SetCard : public QFrame {
  Q_OBJECT

 public:
  SetCard(const CatalogSet& set, QWidget* parent);
  /// Cancels a download and joins; what was received stays and is continued the next time.
  ~SetCard() override;

  [[nodiscard]] QString folder() const;
  /// Looks at the disk again.
  void renew();

 Q_SIGNALS:
  void useRequested(const QString& folder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  enum class Work { None, Download, Check };
  void download();
  void check();
  void showProgress(const FetchProgress& progress);
  void finish();
  void retranslate();
  void report(int kind, std::function<QString()> words);

  CatalogSet m_set;
  LatestWorker* m_worker;
  Work m_work = Work::None;
  bool m_complete = false;
  qint64 m_present = 0;
  QLabel* m_title;
  QLabel* m_facts;
  QLabel* m_state;
  QProgressBar* m_progress;
  InlineMessage* m_message;
  QPushButton* m_download;
  QPushButton* m_cancel;
  QPushButton* m_check;
  QPushButton* m_open;
  QPushButton* m_use;
};

}  // namespace officina
