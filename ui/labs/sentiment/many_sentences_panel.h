// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include "ui/labs/sentiment/many_sentences_model.h"
#include "ui/session/latest_worker.h"

class QSortFilterProxyModel;

namespace officina {

class SegmentedControl;

/// A file of sentences answered line by line, in a table that can be sorted, filtered, copied and saved as
/// CSV. A file with labels is also marked: how many answers are right.
class ManySentencesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ManySentencesPanel(QWidget* parent = nullptr);

  /// Reads a file and asks about all its lines, on a worker; what was there before stays if it cannot be
  /// read. A text of one line is no table: sentenceRequested() instead.
  void askFile(const QString& path, std::shared_ptr<const StateDict> weights, double sureFrom);
  /// The same for texts that are here already.
  void askTexts(const QStringList& texts, std::shared_ptr<const StateDict> weights, double sureFrom);
  [[nodiscard]] bool busy() const { return m_worker.busy(); }
  [[nodiscard]] const ManySentencesModel& model() const { return *m_model; }
  [[nodiscard]] QTableView* table() const { return m_table; }
  [[nodiscard]] SegmentedControl* filter() const { return m_filter; }
  [[nodiscard]] QString summary() const { return m_summary->text(); }
  [[nodiscard]] QString csv() const { return m_model->csv(); }

 Q_SIGNALS:
  void openRequested();
  /// A table is there; its answers follow.
  void began();
  /// The reader wants this one in the lab.
  void sentenceRequested(const QString& text);
  /// The reader wants to learn from the file.
  void trainRequested(const QString& path);
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  using Rows = std::vector<ManySentencesModel::Row>;
  void ask(std::function<Rows()> read, const QString& path, std::shared_ptr<const StateDict> weights,
           double sureFrom);
  void save();
  void renewTexts();
  void retranslate();

  ManySentencesModel* m_model;
  QSortFilterProxyModel* m_shown;
  QPushButton* m_open;
  QPushButton* m_save;
  QPushButton* m_train;
  QPushButton* m_cancel;
  QProgressBar* m_progress;
  QLabel* m_summary;
  SegmentedControl* m_filter;
  QTableView* m_table;
  QString m_path;
  LatestWorker m_worker;
};

}  // namespace officina
