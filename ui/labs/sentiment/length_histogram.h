// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QWidget>

namespace officina {

/// How many sentences have how many tokens, with a line at the longest that the network reads: what lies
/// behind it is cut. The tool tip has a bar's numbers.
class LengthHistogram : public QWidget {
  Q_OBJECT

 public:
  explicit LengthHistogram(QWidget* parent = nullptr);

  void setLengths(const std::vector<std::int64_t>& lengths, std::int64_t limit);

  struct Bar {
    std::int64_t low = 0;  ///< tokens low ... high
    std::int64_t high = 0;
    std::int64_t count = 0;
  };
  [[nodiscard]] const std::vector<Bar>& bars() const { return m_bars; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QRectF plane() const;
  [[nodiscard]] QString words(const Bar& bar) const;

  std::vector<Bar> m_bars;
  std::int64_t m_limit = 0;
};

}  // namespace officina
