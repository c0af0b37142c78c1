// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractScrollArea>
#include <QString>

#include "core/api/tokenizer.h"

namespace officina {

/// A token as the reader sees it.
struct TokenChip {
  QString text;
  TokenId id = 0;
  bool known = true;    ///< false: training never saw it
  bool cut = false;     ///< beyond the longest that the network reads
  bool joined = false;  ///< a piece of the same word as the token before
  bool operator==(const TokenChip&) const = default;
};

/// The tokens of a sentence in a row that breaks like text, each with its number. Pieces of one word hang
/// together; an unknown token has a dashed outline and a question mark, one that is cut is struck through.
/// The arrows go from token to token.
class TokenChips : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit TokenChips(QWidget* parent = nullptr);

  void setTokens(std::vector<TokenChip> tokens);
  [[nodiscard]] const std::vector<TokenChip>& tokens() const { return m_tokens; }
  void setEmptyText(const QString& text);
  /// What the tool tip says of a token.
  [[nodiscard]] QString words(std::size_t token) const;
  /// Number, text, what is known of it: a table with tabs.
  [[nodiscard]] QString toTsv() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  [[nodiscard]] double rowHeight() const;
  void place();
  void paintChip(QPainter& painter, std::size_t token, const QRectF& at) const;
  void describe();
  [[nodiscard]] int chipAt(QPointF at) const;

  std::vector<TokenChip> m_tokens;
  std::vector<QRectF> m_places;
  QString m_emptyText;
  int m_current = 0;
};

}  // namespace officina
