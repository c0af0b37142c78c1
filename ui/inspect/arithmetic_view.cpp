// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/arithmetic_view.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/inspect/arithmetic_layout.h"
#include "ui/inspect/tensor_maps.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"

namespace officina {

/// The paper inside the scroll area.
class ArithmeticView::Canvas final : public QWidget {
 public:
  explicit Canvas(ArithmeticView* view) : QWidget(view), m_view(view) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
  }

  void show(ArithmeticLayout layout) {
    m_layout = std::move(layout);
    m_current = -1;
    setMinimumHeight(static_cast<int>(m_layout.height));
    update();
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_layout.items.size(); ++i) {
      if (m_layout.items[i].rect.toAlignedRect().intersects(event->rect())) {
        paintItem(painter, m_layout.items[i], static_cast<int>(i) == m_current);
      }
    }
  }

  void mouseMoveEvent(QMouseEvent* event) override {
    const int item = itemAt(event->position());
    setCursor(item >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (item >= 0) {
      QToolTip::showText(event->globalPosition().toPoint(),
                         cellText(*m_layout.items[static_cast<std::size_t>(item)].cell), this);
    }
  }

  void mousePressEvent(QMouseEvent* event) override { open(itemAt(event->position())); }

  void keyPressEvent(QKeyEvent* event) override {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
      open(m_current);
    } else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down) {
      move(1);
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up) {
      move(-1);
    } else {
      QWidget::keyPressEvent(event);
    }
  }

  bool event(QEvent* event) override { return claimKeys(event, kArrowKeys) || QWidget::event(event); }

 private:
  [[nodiscard]] int itemAt(QPointF place) const {
    for (std::size_t i = 0; i < m_layout.items.size(); ++i) {
      if (m_layout.items[i].cell && m_layout.items[i].rect.contains(place)) {
        return static_cast<int>(i);
      }
    }
    return -1;
  }

  void open(int item) {
    if (item >= 0) {
      const Cell cell =
          *m_layout.items[static_cast<std::size_t>(item)].cell;  // the slot may renew the layout
      Q_EMIT m_view->cellActivated(cell);
    }
  }

  void move(int by) {
    const int count = static_cast<int>(m_layout.items.size());
    for (int next = m_current + by; next >= 0 && next < count; next += by) {
      const ArithmeticItem& item = m_layout.items[static_cast<std::size_t>(next)];
      if (item.cell) {
        m_current = next;
        setAccessibleDescription(QStringLiteral("%1 = %2").arg(cellText(*item.cell), item.text));
        m_view->ensureVisible(static_cast<int>(item.rect.center().x()),
                              static_cast<int>(item.rect.center().y()));
        update();
        return;
      }
    }
  }

  /// The caption's size, smaller where a cell is narrow.
  static double fittingSize(QFont font, const QString& text, double width) {
    constexpr double kSmallest = 5.5;
    const double usual = captionFont().pointSizeF();
    font.setPointSizeF(usual);
    const double needed = QFontMetricsF(font).horizontalAdvance(text);
    return needed <= width ? usual : std::max(kSmallest, usual * width / needed);
  }

  static void paintItem(QPainter& painter, const ArithmeticItem& item, bool current) {
    using Kind = ArithmeticItem::Kind;
    const Theme& colors = theme();
    QFont font = numberFont();
    painter.setPen(colors.ink);
    switch (item.kind) {
      case Kind::Heading:
        painter.setFont(headingFont());
        painter.drawText(item.rect, Qt::TextWordWrap, item.text);
        return;
      case Kind::Muted:
        painter.setFont(captionFont());
        painter.setPen(colors.mutedInk);
        painter.drawText(item.rect, Qt::TextWordWrap | Qt::AlignVCenter, item.text);
        return;
      case Kind::Text:
        painter.setFont(font);
        painter.drawText(item.rect, Qt::TextWordWrap, item.text);
        return;
      case Kind::Symbol:
        painter.setFont(font);
        painter.setPen(colors.mutedInk);
        painter.drawText(item.rect, Qt::AlignCenter, item.text);
        return;
      case Kind::Plain:
        font.setBold(item.strong);
        painter.setFont(font);
        painter.drawText(item.rect, Qt::AlignVCenter, item.text);
        return;
      case Kind::Bar: {
        const double middle = item.rect.center().x();
        const double length = item.rect.width() / 2.0 * std::clamp(item.value / item.scale, -1.0, 1.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(item.value < 0.0 ? colors.negative : colors.positive);
        painter.drawRect(QRectF(middle, item.rect.top() + 4, length, item.rect.height() - 8).normalized());
        painter.setPen(QPen(colors.border, 1.0));
        painter.drawLine(QPointF(middle, item.rect.top()), QPointF(middle, item.rect.bottom()));
        return;
      }
      case Kind::Number:
        break;
    }
    const QColor ground = colors.signedColor(item.value, item.scale);
    painter.setPen(current       ? QPen(colors.accent, 2.0)
                   : item.strong ? QPen(colors.ink, 2.0)
                                 : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(item.rect.adjusted(1, 1, -1, -1), 2, 2);
    // The ground is the same in both themes, so its ink follows the ground.
    painter.setPen(ground.lightnessF() > 0.5 ? QColor(0x1b, 0x22, 0x2b) : QColor(Qt::white));
    font.setBold(item.strong);
    font.setPointSizeF(fittingSize(font, item.text, item.rect.width() - 4.0));
    painter.setFont(font);
    painter.drawText(item.rect, Qt::AlignCenter, item.text);
  }

  ArithmeticView* m_view;
  ArithmeticLayout m_layout;
  int m_current = -1;
};

ArithmeticView::ArithmeticView(QWidget* parent) : QScrollArea(parent), m_canvas(new Canvas(this)) {
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setFocusPolicy(Qt::NoFocus);  // the canvas has it
  setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  setWidget(m_canvas);
  setRole(m_canvas, "page");
  setMinimumWidth(scaled(240));
  renew();
}

void ArithmeticView::setArithmetic(const std::optional<Arithmetic>& arithmetic) {
  m_arithmetic = arithmetic;
  renew();
}

void ArithmeticView::renew() {
  m_canvas->setAccessibleName(tr("arithmetic of the chosen number"));
  const double width = viewport()->width() - space::kMedium;
  if (m_arithmetic) {
    m_canvas->show(layOut(*m_arithmetic, width));
    return;
  }
  ArithmeticLayout hint;
  hint.items.push_back({ArithmeticItem::Kind::Muted,
                        QRectF(0, 0, width, scaled(60)),
                        tr("Click a number to see the arithmetic that made it."),
                        0.0,
                        1.0,
                        false,
                        {}});
  hint.height = scaled(60);
  m_canvas->show(std::move(hint));
}

QString ArithmeticView::text() const {
  if (!m_arithmetic) {
    return {};
  }
  const Arithmetic& a = *m_arithmetic;
  const auto exact = [](double value) { return QString::number(value, 'g', 9); };
  QString text = QStringLiteral("%1 = %2\n%3\n")
                     .arg(cellText(a.cell), exact(a.value), QString::fromStdString(a.formula));
  for (const Term& term : a.terms) {
    text +=
        QStringLiteral("%1\t×\t%2\t=\t%3\n").arg(exact(term.left), exact(term.right), exact(term.product));
  }
  if (a.bias) {
    text += QStringLiteral("+ bias\t%1\n").arg(exact(*a.bias));
  }
  for (const ArithmeticStep& step : a.steps) {
    text += QStringLiteral("%1 = %2 = %3 = %4\n")
                .arg(QString::fromStdString(step.symbol), QString::fromStdString(step.formula),
                     QString::fromStdString(step.numbers), exact(step.value));
  }
  return text + QStringLiteral("= %1\n").arg(exact(a.computed));
}

void ArithmeticView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) {
    QApplication::clipboard()->setText(text());
    return;
  }
  QScrollArea::keyPressEvent(event);
}

void ArithmeticView::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  renew();
}

void ArithmeticView::changeEvent(QEvent* event) {
  QScrollArea::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange ||
      event->type() == QEvent::PaletteChange) {
    renew();
  }
}

}  // namespace officina
