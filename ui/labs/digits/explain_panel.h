// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTimer>
#include <QWidget>

#include "core/api/digits.h"

namespace officina {

/// Number of the test picture in the notes, and the ten numbers that they print as the trained network's
/// answer.
inline constexpr int kNotesPicture = 5214;
inline constexpr std::array<double, kDigitClasses> kNotesLogits{-0.0991, -0.0449, 0.0486,  0.0004, 0.0598,
                                                                0.0327,  -0.0668, -0.1152, 0.0228, -0.0117};

/// The lab's text, and the story of the notes' picture 5214 with the numbers side by side.
class ExplainPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ExplainPanel(QWidget* parent = nullptr);

  /// The answer to what is on the paper now; null: none.
  void showAnswer(const DigitAnswer* answer);
  [[nodiscard]] QPushButton* showMe() const { return m_showMe; }
  [[nodiscard]] QPushButton* train() const { return m_train; }
  [[nodiscard]] QTableWidget* table() const { return m_table; }

 Q_SIGNALS:
  /// Test picture 5214 with the untrained network of seed 41, please.
  void notesPictureRequested();
  void trainRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void renewTable();

  QTextBrowser* m_text;
  QLabel* m_title;
  QTableWidget* m_table;
  QPushButton* m_showMe;
  QPushButton* m_train;
  QTimer m_renewal;
  bool m_hasAnswer = false;
  std::array<float, kDigitClasses> m_logits{};
};

}  // namespace officina
