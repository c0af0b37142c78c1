// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QLabel>
#include <QWidget>

#include "ui/labs/sentiment/attention_choice.h"

namespace officina {

class SignedLegend;
class TokenMatrix;
class VectorBars;

/// Embedding + position = input: the three vectors of the chosen token as strips, of all tokens as pictures.
class AttentionInput : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kParts = 3;
  explicit AttentionInput(QWidget* parent = nullptr);

  void setView(const AttentionPtr& view, const AttentionChoice& choice);
  [[nodiscard]] VectorBars* strip(int part) const { return m_strips[static_cast<std::size_t>(part)]; }
  [[nodiscard]] TokenMatrix* map(int part) const { return m_maps[static_cast<std::size_t>(part)]; }

 Q_SIGNALS:
  void chosen(const AttentionChoice& choice);
  void pointed(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void pointNumber(int index);

  std::array<QLabel*, kParts> m_titles{};
  std::array<VectorBars*, kParts> m_strips{};
  std::array<TokenMatrix*, kParts> m_maps{};
  QLabel* m_sum;
  SignedLegend* m_legend;
  AttentionPtr m_view;
  AttentionChoice m_choice;
};

}  // namespace officina
