// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/labs/digits/evaluation.h"
#include "ui/session/latest_worker.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/gallery.h"

namespace officina {

/// Where the network errs on the test set: the confusion matrix, and the pictures of one of its cells or the
/// worst mistakes of all.
class MistakesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit MistakesPanel(QWidget* parent = nullptr);

  /// Evaluates on a worker; `name` says whose weights these are.
  void evaluate(std::shared_ptr<const StateDict> weights, std::shared_ptr<const DigitsData> data,
                const QString& name);
  void clear();
  [[nodiscard]] bool afterEachEpoch() const { return m_eachEpoch->isChecked(); }
  [[nodiscard]] bool busy() const { return m_worker.busy(); }
  [[nodiscard]] const Evaluation* evaluation() const { return m_evaluation.get(); }
  [[nodiscard]] ConfusionMatrix* matrix() const { return m_matrix; }
  [[nodiscard]] Gallery* gallery() const { return m_gallery; }
  /// Numbers of the test pictures in the gallery, in its order.
  [[nodiscard]] const std::vector<int>& pictures() const { return m_pictures; }
  /// Takes a finished evaluation (a worker's, or a test's).
  void setEvaluation(std::shared_ptr<const Evaluation> evaluation);

 Q_SIGNALS:
  /// The reader wants the evaluation of what is in use now.
  void evaluateRequested();
  /// A picture was clicked: test picture `index`.
  void pictureChosen(int index);
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showCell(int truth, int said);
  void showWorst();
  void showPictures(std::vector<int> pictures);
  void renewTexts();
  void retranslate();

  QPushButton* m_evaluate;
  QPushButton* m_worst;
  QCheckBox* m_eachEpoch;
  QProgressBar* m_progress;
  QLabel* m_summary;
  QLabel* m_galleryTitle;
  ConfusionMatrix* m_matrix;
  Gallery* m_gallery;
  std::shared_ptr<const Evaluation> m_evaluation;
  std::vector<int> m_pictures;
  int m_truth = -1;  ///< cell shown; -1: the worst mistakes
  int m_said = -1;
  QString m_name;
  LatestWorker m_worker;
};

}  // namespace officina
