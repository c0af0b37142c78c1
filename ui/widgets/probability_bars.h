// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>
#include <QStringList>
#include <QWidget>

namespace officina {

/// One bar per class with its probability. The most probable class is bold; a class known to be the right one
/// has a tick. Values change at once: they follow a pen.
class ProbabilityBars : public QWidget {
  Q_OBJECT

 public:
  explicit ProbabilityBars(QWidget* parent = nullptr);

  void setLabels(const QStringList& labels);
  /// One number in [0, 1] per label; empty: nothing to say yet, the tracks stay empty.
  void setValues(const std::vector<double>& values);
  [[nodiscard]] const std::vector<double>& values() const { return m_values; }
  /// Shown in each row's tool tip, for example the logit.
  void setDetails(const QStringList& details) { m_details = details; }
  /// The class that is right, if somebody knows; -1: nobody does.
  void setTruth(int label);
  /// The most probable class, or -1.
  [[nodiscard]] int top() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] QRectF row(int index) const;
  void describe();

  QStringList m_labels;
  QStringList m_details;
  std::vector<double> m_values;
  int m_truth = -1;
  int m_current = 0;
  int m_describedTop = -2;
};

}  // namespace officina
