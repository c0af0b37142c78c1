// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <QLabel>
#include <QWidget>

#include "core/api/sentiment.h"

class QGridLayout;
class QPushButton;

namespace officina {

class SignedLegend;
class TokenMatrix;

/// What the order of the words is worth: pairs of the same words in two orders, asked with positions and
/// without; and which positions this network finds alike, beside the waves of the formula.
class PositionsPart : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kPairs = 3;
  static constexpr int kRows = 2 * kPairs;
  /// One sentence, asked both ways.
  struct Asked {
    SentimentAnswer with;
    SentimentAnswer without;
  };

  explicit PositionsPart(QWidget* parent = nullptr);

  /// What to ask, in pairs: the notes' two sentences; the same in small letters and with a space before each
  /// word, so that both have the same tokens; the lab's sentence and its words in reverse. The last pair is
  /// empty where there is no sentence.
  [[nodiscard]] static QStringList sentences(const QString& text);
  /// `answers`: of those sentences, as many as there are; none of empty ones. Empty: no network.
  void setAnswers(const QStringList& asked, std::vector<Asked> answers);
  void setMap(const std::shared_ptr<const PositionMap>& map);
  [[nodiscard]] QPushButton* sentenceButton(int row) const {
    return m_sentences[static_cast<std::size_t>(row)];
  }
  [[nodiscard]] QString verdict(int pair) const { return m_verdicts[static_cast<std::size_t>(pair)]->text(); }
  [[nodiscard]] QString answerText(int row, bool positions) const;
  [[nodiscard]] TokenMatrix* own() const { return m_own; }
  [[nodiscard]] TokenMatrix* sinusoidal() const { return m_waves; }

 Q_SIGNALS:
  void textRequested(const QString& text);
  void pointed(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void renew();
  void renewMap();
  void retranslate();

  QLabel* m_title;
  std::array<QLabel*, 2> m_heads{};  ///< with, without
  std::array<QPushButton*, kRows> m_sentences{};
  std::array<std::array<QLabel*, 2>, kRows> m_answers{};
  std::array<QLabel*, kPairs> m_verdicts{};
  QLabel* m_note;
  QLabel* m_ownTitle;
  QLabel* m_wavesTitle;
  SignedLegend* m_legend;
  TokenMatrix* m_own;
  TokenMatrix* m_waves;
  QStringList m_asked;
  std::vector<Asked> m_values;
  std::shared_ptr<const PositionMap> m_map;
};

}  // namespace officina
