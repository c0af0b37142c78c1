// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLabel>
#include <QWidget>

#include "core/api/inspect.h"
#include "ui/labs/common/weights_box.h"
#include "ui/labs/pets/pets_answers.h"
#include "ui/widgets/photo_view.h"
#include "ui/widgets/probability_bars.h"

class QBoxLayout;
class QPushButton;

namespace officina {

class AugmentationStrip;
class SegmentedControl;

/// The photograph with its answer: the heat map over it, the bars beside it, and below how the recipe's
/// augmentation would show it to the network.
class PhotoPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PhotoPanel(LabWeights* weights, QWidget* parent = nullptr);

  void setClassNames(const QStringList& names);
  void showReply(const PetsReply* reply, double sureFrom);
  /// Grad-CAM of the answer shown.
  void setSaliency(const std::optional<Saliency>& saliency);
  /// Of the photograph shown; an empty matrix: not computed yet.
  void setOcclusion(const Matrix& differences);
  /// As the network gets it, and as augmentation changes it; no variants: it does not.
  void setVariants(const QImage& original, std::vector<QImage> variants);
  [[nodiscard]] QSize minimumSizeHint() const override;
  [[nodiscard]] PhotoView* view() const { return m_view; }
  [[nodiscard]] ProbabilityBars* bars() const { return m_bars; }
  [[nodiscard]] SegmentedControl* heat() const { return m_heat; }
  [[nodiscard]] QString answerText() const { return m_answer->text(); }

 Q_SIGNALS:
  void openRequested();
  void pasteRequested();
  /// Another photograph of the data set.
  void anotherRequested();
  void openWeightsRequested();
  void untrainedRequested();
  void occlusionRequested();
  void variantsRequested();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void renewHeat();
  void renewAnswer();
  void retranslate();

  QBoxLayout* m_halves = nullptr;
  QLabel* m_name;
  SegmentedControl* m_heat;
  PhotoView* m_view;
  QPushButton* m_open;
  QPushButton* m_paste;
  QPushButton* m_another;
  QLabel* m_answer;
  WeightsBox* m_weightsBox;
  ProbabilityBars* m_bars;
  QLabel* m_honesty;
  AugmentationStrip* m_strip;
  QStringList m_names;
  const PetsReply* m_reply = nullptr;
  double m_sureFrom = 0.0;
  std::optional<Saliency> m_saliency;
  Matrix m_occlusion;
};

}  // namespace officina
