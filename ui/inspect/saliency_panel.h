// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>
#include <QWidget>

#include "core/api/inspect.h"

class QComboBox;
class QLabel;

namespace officina {

class HeatMap;
class SignedLegend;

/// Where the network looked for its answer, or for any other class: gradient x input in signed colours, and
/// Grad-CAM over the input. Says what such a picture does not prove.
class SaliencyPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SaliencyPanel(QWidget* parent = nullptr);

  void setClassNames(const QStringList& names);
  /// `picture`: the input as the reader knows it.
  void setSaliency(const std::optional<Saliency>& saliency, const QImage& picture);
  /// The class asked for; -1: the network's answer.
  [[nodiscard]] std::int64_t target() const;
  [[nodiscard]] HeatMap* gradientMap() const { return m_gradient; }

 Q_SIGNALS:
  void targetChanged(std::int64_t target);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void retranslate();

  QLabel* m_targetLabel;
  QComboBox* m_target;
  QLabel* m_gradientTitle;
  HeatMap* m_gradient;
  SignedLegend* m_legend;
  QLabel* m_camTitle;
  QWidget* m_cam;
  QLabel* m_facts;
  QLabel* m_honesty;
  QStringList m_names;
  std::optional<Saliency> m_saliency;
  QImage m_picture;
};

}  // namespace officina
