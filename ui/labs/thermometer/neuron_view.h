// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "core/api/thermometer.h"

class QLineEdit;

namespace officina {

/// The whole network as a picture: a temperature goes in, is multiplied by the weight, the bias is added, the
/// prediction comes out. The temperature can be typed.
class NeuronView : public QWidget {
  Q_OBJECT

 public:
  explicit NeuronView(QWidget* parent);

  void setLine(const std::optional<Line>& line);
  /// No signal.
  void setInput(double x);
  [[nodiscard]] double input() const { return m_input; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void inputChanged(double x);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void takeText();
  [[nodiscard]] double neuronMiddle() const;
  void retranslate();

  QLineEdit* m_edit;
  std::optional<Line> m_line;
  double m_input = 70.0;  ///< what the notes ask their model
};

}  // namespace officina
