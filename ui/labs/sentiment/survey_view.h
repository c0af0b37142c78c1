// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

#include "core/api/sentences.h"
#include "ui/labs/sentiment/sentences_model.h"
#include "ui/session/latest_worker.h"

namespace officina {

class LengthHistogram;

/// What the set consists of, counted on a worker: how many of each class, how long they are, what is there
/// twice, contradicts itself or is cut, and what of its file was left out and why.
class SurveyView : public QWidget {
  Q_OBJECT

 public:
  explicit SurveyView(QWidget* parent = nullptr);

  /// Counts anew; found() follows.
  void ask(const std::vector<Sentence>& sentences, std::int64_t limit);
  /// What was left out of the file that the set was read from.
  void setNotes(const std::vector<SentenceNote>& notes, std::int64_t leftOut, const QString& encoding);
  [[nodiscard]] bool busy() const { return m_worker.busy(); }
  [[nodiscard]] const SentencesModel::Facts& facts() const { return m_facts; }
  [[nodiscard]] QTableWidget* findings() const { return m_findings; }
  [[nodiscard]] LengthHistogram* histogram() const { return m_histogram; }

 Q_SIGNALS:
  void found();
  /// The reader wants to see these rows.
  void rowsRequested(const std::vector<int>& rows);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void addFinding(const QString& kind, const QString& where, const QString& what, std::vector<int> rows);
  void retranslate();
  [[nodiscard]] QString textOf(std::int64_t row) const;

  QLabel* m_balanceTitle;
  QLabel* m_balance;
  QLabel* m_lengthTitle;
  LengthHistogram* m_histogram;
  QLabel* m_findingsTitle;
  QTableWidget* m_findings;
  std::shared_ptr<const std::vector<Sentence>> m_sentences;  ///< of the facts
  std::int64_t m_limit = kNotesTokens;
  SentencesModel::Facts m_facts;
  std::vector<SentenceNote> m_notes;
  std::int64_t m_leftOut = 0;
  QString m_encoding;
  std::vector<std::vector<int>> m_rows;  ///< of each finding
  LatestWorker m_worker;
};

}  // namespace officina
