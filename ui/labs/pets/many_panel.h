// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QImage>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStringList>
#include <QTableWidget>
#include <QWidget>

#include "core/api/pets.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// Many photographs answered one after the other, in a table that can be sorted, copied and saved as CSV. A
/// file that is no picture has its reason in its row.
class ManyPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ManyPanel(QWidget* parent = nullptr);

  struct Row {
    QString file;
    QImage thumbnail;
    PhotoAnswer answer;
    QString problem;  ///< empty if it was answered
  };

  void setClassNames(const QStringList& names);
  /// Asks about all of them, on a worker; what was there before goes.
  void ask(const QStringList& files, std::shared_ptr<const StateDict> weights, double sureFrom);
  [[nodiscard]] bool busy() const { return m_worker.busy(); }
  [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
  /// RFC 4180, decimal points, a header line.
  [[nodiscard]] QString csv() const;
  [[nodiscard]] QTableWidget* table() const { return m_table; }

 Q_SIGNALS:
  void openRequested();
  /// The reader wants this one in the lab.
  void photoRequested(const QString& path);
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void add(Row row);
  void fill(int place, const Row& row);
  void save();
  void retranslate();
  [[nodiscard]] QString answerOf(const Row& row) const;

  QPushButton* m_open;
  QPushButton* m_save;
  QPushButton* m_cancel;
  QProgressBar* m_progress;
  QLabel* m_summary;
  QTableWidget* m_table;
  QStringList m_names;
  std::vector<Row> m_rows;
  int m_expected = 0;
  double m_sureFrom = 0.0;
  LatestWorker m_worker;
};

}  // namespace officina
