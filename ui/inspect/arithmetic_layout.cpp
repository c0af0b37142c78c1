// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/arithmetic_layout.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <QFontMetricsF>

#include "ui/inspect/arithmetic_view.h"
#include "ui/inspect/tensor_maps.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr std::size_t kMostRows = 40;      ///< terms shown one a line
constexpr std::int64_t kMostWindows = 64;  ///< channels of a window shown as grids
constexpr double kSymbolWidth = 18.0;

using Kind = ArithmeticItem::Kind;

QString figure(double value) {
  return number(value, 4);
}

class Builder {
 public:
  Builder(const Arithmetic& arithmetic, double width) : m_a(arithmetic), m_width(width) {
    const QFontMetricsF metrics(numberFont());
    m_line = std::ceil(metrics.height() * 1.35);
    m_numberWidth = std::ceil(metrics.horizontalAdvance(QStringLiteral("−0,0000888"))) + 8;
  }

  ArithmeticLayout build() {
    head();
    switch (m_a.form) {
      case Arithmetic::Form::Given:
        text(Kind::Muted,
             ArithmeticView::tr("This number is given: it comes from the input, nothing is calculated."));
        break;
      case Arithmetic::Form::SumOfProducts:
        isWindow() ? windows() : rows();
        sum();
        break;
      case Arithmetic::Form::Maximum:
        maximum();
        break;
      case Arithmetic::Form::Steps:
        if (!m_a.terms.empty()) {
          rows();
        }
        break;
    }
    steps();
    total();
    return {std::move(m_items), m_y + space::kMedium};
  }

 private:
  void add(Kind kind, QRectF rect, QString words, double value = 0.0, double scale = 1.0,
           const std::optional<Cell>& cell = {}, bool strong = false) {
    m_items.push_back({kind, rect, std::move(words), value, scale, strong, cell});
  }

  void text(Kind kind, const QString& words) {
    const QFontMetricsF metrics(kind == Kind::Muted     ? captionFont()
                                : kind == Kind::Heading ? headingFont()
                                                        : numberFont());
    const QRectF needed = metrics.boundingRect(QRectF(0, 0, m_width, 10'000), Qt::TextWordWrap, words);
    add(kind, {0, m_y, m_width, std::ceil(needed.height())}, words);
    m_y += std::ceil(needed.height()) + space::kTight;
  }

  void head() {
    text(Kind::Heading, QStringLiteral("%1 = %2").arg(title(), number(m_a.value, 7)));
    if (!m_a.formula.empty()) {
      text(Kind::Text, QString::fromStdString(m_a.formula));
    }
    m_y += space::kTight;
  }

  [[nodiscard]] QString title() const {
    const QString cell = cellText(m_a.cell);
    switch (m_a.quantity) {
      case Quantity::Value:
        return cell;
      case Quantity::Gradient:
        return QStringLiteral("∂L / ∂ %1").arg(cell);
      case Quantity::FirstMoment:
        return QStringLiteral("m %1").arg(cell);
      case Quantity::SecondMoment:
        return QStringLiteral("v %1").arg(cell);
      case Quantity::Update:
        return QStringLiteral("Δ %1").arg(cell);
      case Quantity::After:
        return ArithmeticView::tr("%1 after the update").arg(cell);
    }
    return cell;
  }

  /// A convolution's value: the terms are the cells of a window, channel by channel.
  [[nodiscard]] bool isWindow() const {
    return m_a.kind == OpKind::Conv2d && m_a.quantity == Quantity::Value && !m_a.terms.empty() &&
           m_a.termCount == static_cast<std::int64_t>(m_a.terms.size()) && m_a.terms.front().rightCell &&
           m_a.terms.front().rightCell->index.size() == 4;
  }

  [[nodiscard]] double largestOf(double Term::*part) const {
    double most = 0.0;
    for (const Term& term : m_a.terms) {
      most = std::max(most, std::abs(term.*part));
    }
    return most > 0.0 ? most : 1.0;
  }

  void windows() {
    std::map<std::int64_t, std::vector<const Term*>> channels;
    for (const Term& term : m_a.terms) {
      channels[term.rightCell->index[1]].push_back(&term);
    }
    const double left = largestOf(&Term::left);
    const double right = largestOf(&Term::right);
    const double product = largestOf(&Term::product);
    std::int64_t columns = 1;
    for (const Term& term : m_a.terms) {
      columns = std::max(columns, term.rightCell->index[3] + 1);
    }
    // Where three grids side by side would be too narrow to read, the products stand under the other two.
    constexpr double kReadable = 44.0;
    const auto across = static_cast<double>(columns);
    const bool stacked = (m_width - 2.0 * kSymbolWidth) / 3.0 / across < kReadable;
    const double grids = stacked ? 2.0 : 3.0;
    const double room = (m_width - (grids - 1.0) * kSymbolWidth) / grids / across;
    const double cell = std::clamp(room, 26.0, m_numberWidth);
    const double grid = cell * across;
    const int digits = cell < kReadable ? 2 : 3;
    caption(0, grid, ArithmeticView::tr("window"));
    caption(grid + kSymbolWidth, grid, ArithmeticView::tr("kernel"));
    if (!stacked) {
      caption(2 * (grid + kSymbolWidth), grid, ArithmeticView::tr("products"));
    }
    m_y += m_line;
    std::int64_t shown = 0;
    double hidden = 0.0;
    for (const auto& [channel, terms] : channels) {
      double partial = 0.0;
      double bottom = m_y;
      for (const Term* term : terms) {
        partial += term->product;
      }
      if (++shown > kMostWindows) {
        hidden += partial;
        continue;
      }
      std::int64_t rows = 1;
      for (const Term* term : terms) {
        rows = std::max(rows, term->rightCell->index[2] + 1);
      }
      const double height = static_cast<double>(rows) * m_line;
      const QPointF products =
          stacked ? QPointF(kSymbolWidth, height + space::kTight) : QPointF(2 * (grid + kSymbolWidth), 0);
      for (const Term* term : terms) {
        const double x = static_cast<double>(term->rightCell->index[3]) * cell;
        const double y = m_y + static_cast<double>(term->rightCell->index[2]) * m_line;
        const QSizeF size(cell - 1, m_line - 1);
        add(Kind::Number, {{x, y}, size}, number(term->left, digits), term->left, left, term->leftCell);
        add(Kind::Number, {{x + grid + kSymbolWidth, y}, size}, number(term->right, digits), term->right,
            right, term->rightCell);
        add(Kind::Number, {QPointF(x, y) + products, size}, number(term->product, digits), term->product,
            product);
      }
      bottom = m_y + height + (stacked ? height + space::kTight : 0.0);
      add(Kind::Symbol, {grid, m_y, kSymbolWidth, height}, QStringLiteral("×"));
      add(Kind::Symbol, {products.x() - kSymbolWidth, m_y + products.y(), kSymbolWidth, height},
          QStringLiteral("="));
      m_y = bottom;
      if (channels.size() > 1) {
        add(Kind::Plain, {0, m_y, 3 * grid + 2 * kSymbolWidth, m_line},
            ArithmeticView::tr("channel %1: sum %2").arg(channel).arg(figure(partial)));
        m_y += m_line;
      }
      m_y += space::kTight;
    }
    if (shown > kMostWindows) {
      text(Kind::Muted,
           ArithmeticView::tr("and %1 more channels: %2").arg(shown - kMostWindows).arg(figure(hidden)));
    }
  }

  void caption(double x, double width, const QString& words) {
    add(Kind::Muted, {x, m_y, width, m_line}, words);
  }

  /// Softmax: a term is one number's exponential.
  [[nodiscard]] bool areExponentials() const {
    return m_a.form == Arithmetic::Form::Steps &&
           std::any_of(m_a.terms.begin(), m_a.terms.end(),
                       [](const Term& term) { return term.product != term.left * term.right; });
  }

  void rows() {
    std::vector<const Term*> terms;
    for (const Term& term : m_a.terms) {
      terms.push_back(&term);
    }
    const bool exponentials = areExponentials();
    if (terms.size() > kMostRows) {
      std::partial_sort(
          terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(kMostRows), terms.end(),
          [](const Term* a, const Term* b) { return std::abs(a->product) > std::abs(b->product); });
      text(Kind::Muted, (exponentials ? ArithmeticView::tr("The %1 largest of %2 exponentials:")
                                      : ArithmeticView::tr("The %1 largest of %2 products:"))
                            .arg(kMostRows)
                            .arg(m_a.termCount));
    }
    const double left = largestOf(&Term::left);
    const double right = largestOf(&Term::right);
    const double product = largestOf(&Term::product);
    double rest = m_a.restSum;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (i >= kMostRows) {
        rest += terms[i]->product;
        continue;
      }
      row(*terms[i], exponentials, left, right, product);
    }
    const std::int64_t hidden = m_a.termCount - static_cast<std::int64_t>(std::min(terms.size(), kMostRows));
    if (hidden > 0) {
      text(Kind::Muted, ArithmeticView::tr("and %1 smaller ones, together %2").arg(hidden).arg(figure(rest)));
    }
  }

  void row(const Term& term, bool exponential, double left, double right, double product) {
    const double w = m_numberWidth;
    const double h = m_line - 2;
    double x = 0;
    const auto place = [&](double width) {
      const QRectF rect(x, m_y, width, h);
      x += width;
      return rect;
    };
    if (exponential) {
      add(Kind::Plain, place(24), QStringLiteral("exp"));
    }
    add(Kind::Number, place(w), figure(term.left), term.left, left, term.leftCell);
    if (!exponential) {
      add(Kind::Symbol, place(kSymbolWidth), QStringLiteral("×"));
      add(Kind::Number, place(w), figure(term.right), term.right, right, term.rightCell);
    }
    add(Kind::Symbol, place(kSymbolWidth), QStringLiteral("="));
    add(Kind::Number, place(w), figure(term.product), term.product, product);
    x += space::kSmall;
    if (const double bar = m_width - x - space::kSmall; bar > 40) {
      add(Kind::Bar, {x, m_y, std::min(bar, 160.0), h}, {}, term.product, product);
    }
    m_y += m_line;
  }

  void maximum() {
    double most = largestOf(&Term::left);
    const double w = m_numberWidth;
    const std::size_t side =
        std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(std::sqrt(m_a.terms.size()))));
    for (std::size_t i = 0; i < m_a.terms.size(); ++i) {
      const Term& term = m_a.terms[i];
      add(Kind::Number,
          {static_cast<double>(i % side) * w, m_y + static_cast<double>(i / side) * m_line, w - 1,
           m_line - 1},
          figure(term.left), term.left, most, term.leftCell, static_cast<int>(i) == m_a.chosen);
    }
    m_y += m_line * static_cast<double>((m_a.terms.size() + side - 1) / side) + space::kTight;
    text(Kind::Muted,
         ArithmeticView::tr(
             "The largest number of the window goes on; its place is the one that gets the gradient."));
  }

  void sum() {
    m_y += space::kTight;
    double products = m_a.restSum;
    for (const Term& term : m_a.terms) {
      products += term.product;
    }
    double x = 0;
    add(Kind::Plain, {x, m_y, m_numberWidth * 1.6, m_line}, QStringLiteral("Σ = %1").arg(figure(products)));
    x += m_numberWidth * 1.6;
    if (m_a.bias) {
      add(Kind::Symbol, {x, m_y, kSymbolWidth, m_line}, QStringLiteral("+"));
      x += kSymbolWidth;
      add(Kind::Number, {x, m_y, m_numberWidth, m_line - 2}, figure(*m_a.bias), *m_a.bias,
          std::max(std::abs(*m_a.bias), 1e-9), m_a.biasCell);
      x += m_numberWidth + space::kSmall;
      add(Kind::Muted, {x, m_y, m_numberWidth, m_line}, QStringLiteral("bias"));
    }
    m_y += m_line + space::kTight;
  }

  void steps() {
    for (const ArithmeticStep& step : m_a.steps) {
      const QString symbol = QString::fromStdString(step.symbol);
      text(Kind::Text, QStringLiteral("%1 = %2").arg(symbol, QString::fromStdString(step.formula)));
      if (!step.numbers.empty()) {
        text(Kind::Text, QStringLiteral("   = %1").arg(QString::fromStdString(step.numbers)));
      }
      add(Kind::Plain, {0, m_y, m_width, m_line}, QStringLiteral("   = %1").arg(number(step.value, 7)), 0, 1,
          {}, true);
      m_y += m_line + space::kTight;
    }
  }

  void total() {
    if (m_a.form == Arithmetic::Form::Given) {
      return;
    }
    m_y += space::kTight;
    add(Kind::Plain, {0, m_y, m_width, m_line},
        ArithmeticView::tr("calculated %1").arg(number(m_a.computed, 9)), 0, 1, {}, true);
    m_y += m_line;
    add(Kind::Plain, {0, m_y, m_width, m_line},
        ArithmeticView::tr("in the tensor %1").arg(number(m_a.value, 9)), 0, 1, {}, true);
    m_y += m_line;
  }

  const Arithmetic& m_a;
  double m_width;
  double m_line = 20.0;
  double m_numberWidth = 70.0;
  double m_y = 0.0;
  std::vector<ArithmeticItem> m_items;
};

}  // namespace

ArithmeticLayout layOut(const Arithmetic& arithmetic, double width) {
  return Builder(arithmetic, std::max(width, 160.0)).build();
}

}  // namespace officina
