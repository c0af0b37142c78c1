// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include "core/api/recipe.h"
#include "core/api/state_dict.h"
#include "ui/labs/common/evaluation.h"
#include "ui/session/latest_worker.h"
#include "ui/widgets/confusion_matrix.h"

namespace officina {

class ReliabilityDiagram;
class SegmentedControl;
class SentenceMistakesModel;

/// Where the network errs on what was kept back (or on what it was trained on): the confusion matrix, the
/// sentences of one of its cells or the worst mistakes of all, and how far its confidence can be believed. A
/// training sentence can be given the other label or be left out.
class SentenceMistakesPanel : public QWidget {
  Q_OBJECT

 public:
  /// Asks a network about each sentence; on a worker, may throw. `progress` takes a share in [0, 1].
  using Job = std::function<EvaluationPtr(const std::function<void(double)>& progress,
                                          const LatestWorker::Cancelled& cancelled)>;

  explicit SentenceMistakesPanel(QWidget* parent = nullptr);

  /// Does the job; `name` says whose weights they are.
  void evaluate(Job job, const QString& name);
  void clear();
  void setEdits(const std::vector<SampleEdit>& edits);
  [[nodiscard]] bool afterEachEpoch() const { return m_eachEpoch->isChecked(); }
  [[nodiscard]] bool asksTraining() const;
  void setSet(bool training);
  [[nodiscard]] bool busy() const { return m_worker.busy(); }
  [[nodiscard]] const Evaluation* evaluation() const { return m_evaluation.get(); }
  [[nodiscard]] ConfusionMatrix* matrix() const { return m_matrix; }
  [[nodiscard]] QTableView* table() const { return m_table; }
  [[nodiscard]] QString summary() const { return m_summary->text(); }
  /// Takes a finished evaluation (a worker's, or a test's).
  void setEvaluation(EvaluationPtr evaluation);

 Q_SIGNALS:
  /// The reader wants the evaluation of what is in use now.
  void evaluateRequested();
  /// The reader wants this sentence in the lab.
  void sentenceRequested(const QString& text);
  /// The reader gave training sentence `sample` another label (SampleEdit::kLeftOut: none), or its own again.
  void sampleEdited(std::int64_t sample, std::optional<int> label);
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void makeLayout();
  void showCell(int truth, int said);
  void showWorst();
  void rowChosen();
  void edit(std::optional<int> label);
  void renewTexts();
  void retranslate();

  SegmentedControl* m_set;
  QPushButton* m_evaluate;
  QCheckBox* m_eachEpoch;
  QProgressBar* m_progress;
  QLabel* m_summary;
  QPushButton* m_worst;
  ConfusionMatrix* m_matrix;
  QLabel* m_title;
  SentenceMistakesModel* m_model;
  QTableView* m_table;
  QPushButton* m_relabel;
  QPushButton* m_leaveOut;
  QPushButton* m_restore;
  QLabel* m_reliabilityTitle;
  ReliabilityDiagram* m_reliability;
  EvaluationPtr m_evaluation;
  QString m_name;
  int m_truth = -1;  ///< cell shown; -1: the worst mistakes
  int m_said = -1;
  LatestWorker m_worker;
};

}  // namespace officina
