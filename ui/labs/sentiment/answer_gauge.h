// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

namespace officina {

/// The probability of "positive" as a pointer between the two words, with the zone in which the answer is
/// "not sure" hatched.
class AnswerGauge : public QWidget {
  Q_OBJECT

 public:
  explicit AnswerGauge(QWidget* parent = nullptr);

  /// None: nothing was asked.
  void setPositive(std::optional<double> probability);
  [[nodiscard]] std::optional<double> positive() const { return m_positive; }
  /// Below this probability of the likelier word the answer is "not sure"; 0: never.
  void setSureFrom(double probability);
  [[nodiscard]] double sureFrom() const { return m_sureFrom; }
  /// "Positive, 97.3 %", "Not sure: nearest is Positive, 55 %"; empty: nothing was asked.
  [[nodiscard]] QString words() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void describe();

  std::optional<double> m_positive;
  double m_sureFrom = 0.0;
  QString m_described;
};

/// "not sure" where the likelier class stays below `sureFrom`, else the class, in the language in force.
[[nodiscard]] QString answerWord(double positive, double sureFrom);
/// The same question without words.
[[nodiscard]] bool unsure(double positive, double sureFrom);

}  // namespace officina
