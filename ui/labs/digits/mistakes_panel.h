// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/inspect/network_probe.h"
#include "ui/labs/digits/evaluation.h"
#include "ui/session/latest_worker.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/gallery.h"

namespace officina {

class PictureInsight;
class SegmentedControl;

/// Where the network errs on the test set (or on what it was trained on): the confusion matrix, the pictures
/// of one of its cells or the worst mistakes of all, and one of them with what the network made of it.
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
  [[nodiscard]] PictureInsight* insight() const { return m_insight; }
  [[nodiscard]] NetworkProbe* probe() { return &m_probe; }
  /// What the recipe says of training samples: shown beside them.
  void setEdits(const std::vector<SampleEdit>& edits);
  /// Whose pictures: "test" or "training".
  void setSet(bool training);
  /// Numbers of the test pictures in the gallery, in its order.
  [[nodiscard]] const std::vector<int>& pictures() const { return m_pictures; }
  /// Takes a finished evaluation (a worker's, or a test's).
  void setEvaluation(std::shared_ptr<const Evaluation> evaluation);

 Q_SIGNALS:
  /// The reader wants the evaluation of what is in use now.
  void evaluateRequested();
  /// Another set is asked for than the one that was evaluated.
  void setChanged();
  /// The reader wants picture `index` on the paper.
  void pictureChosen(bool test, int index);
  /// A picture is looked into: how was it answered while the network was trained?
  void historyRequested(const TensorValues& input);
  /// The reader gave training sample `sample` another label (SampleEdit::kLeftOut: none), or its own again.
  void sampleEdited(std::int64_t sample, std::optional<int> label);
  void failed(const QString& message);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void showCell(int truth, int said);
  void showWorst();
  void showPictures(std::vector<int> pictures);
  void lookInto(int item);
  void renewSubject();
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
  SegmentedControl* m_set;
  PictureInsight* m_insight;
  NetworkProbe m_probe{"digits"};
  std::shared_ptr<const StateDict> m_weights;  ///< of the evaluation
  std::vector<SampleEdit> m_edits;
  int m_picture = -1;  ///< number of the picture that is looked into
  std::shared_ptr<const Evaluation> m_evaluation;
  std::vector<int> m_pictures;
  int m_truth = -1;  ///< cell shown; -1: the worst mistakes
  int m_said = -1;
  QString m_name;
  LatestWorker m_worker;
};

}  // namespace officina
