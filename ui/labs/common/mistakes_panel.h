// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QCheckBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/inspect/network_probe.h"
#include "ui/labs/common/evaluation.h"
#include "ui/labs/common/held_back.h"
#include "ui/session/latest_worker.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/gallery.h"

namespace officina {

class PictureInsight;
class SegmentedControl;

/// Where the network errs on what was kept back (or on what it was trained on): the confusion matrix, the
/// pictures of one of its cells or the worst mistakes of all, and one of them with what the network made of
/// it. Of pictures of any lab: they come as a SampleSet.
class MistakesPanel : public QWidget {
  Q_OBJECT

 public:
  /// Asks a network about each sample; on a worker, may throw. `progress` takes a share in [0, 1].
  using Job = std::function<EvaluationPtr(const std::function<void(double)>& progress,
                                          const LatestWorker::Cancelled& cancelled)>;

  MistakesPanel(const std::string& lab, HeldBack heldBack, QWidget* parent = nullptr);

  /// Does the job with `weights`; `name` says whose they are.
  void evaluate(std::shared_ptr<const StateDict> weights, Job job, const QString& name);
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
  void setClassNames(const QStringList& names);
  /// Whose pictures: what was kept back, or what is trained on.
  void setSet(bool training);
  [[nodiscard]] bool asksTraining() const;
  /// Pictures that were not there when they were asked for are now.
  void renewPictures();
  /// The samples in the gallery, in its order.
  [[nodiscard]] const std::vector<int>& pictures() const { return m_pictures; }
  /// Takes a finished evaluation (a worker's, or a test's).
  void setEvaluation(EvaluationPtr evaluation);

 Q_SIGNALS:
  /// The reader wants the evaluation of what is in use now.
  void evaluateRequested();
  /// Another set is asked for than the one that was evaluated.
  void setChanged();
  /// The reader wants sample `index` of the evaluation in the lab; `held`: it is one of those kept back.
  void pictureChosen(bool held, int index);
  /// A picture is looked into: how was it answered while the network was trained?
  void historyRequested(const TensorValues& input);
  /// The reader gave training sample `sample` another label (SampleEdit::kLeftOut: none), or its own again.
  void sampleEdited(std::int64_t sample, std::optional<int> label);
  void failed(const QString& message);
  /// There is another evaluation().
  void evaluated();

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
  [[nodiscard]] QString className(int label) const;

  HeldBack m_heldBack;
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
  NetworkProbe m_probe;
  std::shared_ptr<const StateDict> m_weights;  ///< of the evaluation
  std::vector<SampleEdit> m_edits;
  int m_picture = -1;  ///< the sample that is looked into
  QStringList m_names;
  EvaluationPtr m_evaluation;
  std::vector<int> m_pictures;
  int m_truth = -1;  ///< cell shown; -1: the worst mistakes
  int m_said = -1;
  QString m_name;
  LatestWorker m_worker;
  LatestWorker m_inputs;  ///< makes the input of the sample that is looked into
};

}  // namespace officina
