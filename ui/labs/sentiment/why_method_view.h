// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

#include "core/api/sentiment.h"

namespace officina {

class SignedLegend;
class TokenRibbon;

/// A sentence with a number for each token, its title, its legend, what the numbers add up to, and what they
/// do not prove.
class WhyMethodView : public QWidget {
  Q_OBJECT

 public:
  explicit WhyMethodView(QWidget* parent = nullptr);

  void setWords(const QString& title, const QString& sum, const QString& limits);
  /// Orange and blue for and against; attention's numbers are purple.
  void setNumbers(const QStringList& tokens, const std::vector<float>& values, bool isSigned);
  [[nodiscard]] TokenRibbon* ribbon() const { return m_ribbon; }
  [[nodiscard]] QString title() const { return m_title->text(); }
  [[nodiscard]] QString sum() const { return m_sum->text(); }
  [[nodiscard]] QString limits() const { return m_limits->text(); }

 Q_SIGNALS:
  void pointed(const QString& text);

 private:
  QLabel* m_title;
  SignedLegend* m_legend;
  QLabel* m_sum;
  TokenRibbon* m_ribbon;
  QLabel* m_limits;
};

}  // namespace officina
