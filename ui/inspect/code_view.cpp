// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/code_view.h"

#include <algorithm>

#include <QEvent>
#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include "ui/inspect/python_highlighter.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kMarkTime = 4000;  ///< milliseconds
constexpr qsizetype kMostLines = 2000;

QFont codeFont() {
  static const QStringList families = QFontDatabase::families();
  const QString dejavu = QStringLiteral("DejaVu Sans Mono");
  QFont font =
      families.contains(dejavu) ? QFont(dejavu) : QFontDatabase::systemFont(QFontDatabase::FixedFont);
  font.setPointSizeF(captionFont().pointSizeF());
  return font;
}

}  // namespace

std::vector<int> changedLines(const QStringList& before, const QStringList& after) {
  qsizetype head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) {
    ++head;
  }
  qsizetype tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  const auto rows = static_cast<std::size_t>(before.size() - head - tail);
  const auto columns = static_cast<std::size_t>(after.size() - head - tail);
  std::vector<int> changed;
  if (rows > kMostLines || columns > kMostLines) {
    for (std::size_t j = 0; j < columns; ++j) {
      changed.push_back(static_cast<int>(head) + static_cast<int>(j));
    }
    return changed;
  }
  // common[i][j]: length of the longest common subsequence of what begins at i and at j.
  std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1, 0));
  const auto equal = [&](std::size_t i, std::size_t j) {
    return before[head + static_cast<qsizetype>(i)] == after[head + static_cast<qsizetype>(j)];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      common[i][j] = equal(i, j) ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::size_t i = 0;
  for (std::size_t j = 0; j < columns;) {
    if (i < rows && equal(i, j)) {
      ++i;
      ++j;
    } else if (i < rows && common[i + 1][j] >= common[i][j + 1]) {
      ++i;
    } else {
      changed.push_back(static_cast<int>(head) + static_cast<int>(j));
      ++j;
    }
  }
  return changed;
}

CodeView::CodeView(QWidget* parent)
    : QPlainTextEdit(parent), m_highlighter(new PythonHighlighter(document())), m_numbers(new QWidget(this)) {
  setReadOnly(true);
  setLineWrapMode(QPlainTextEdit::NoWrap);
  // A caret, so that the keyboard can select; Tab goes on to the next widget.
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  setTabChangesFocus(true);
  m_numbers->installEventFilter(this);
  m_timer.setSingleShot(true);
  m_timer.setInterval(kMarkTime);
  connect(&m_timer, &QTimer::timeout, this, [this] {
    m_marked.clear();
    showMarks();
  });
  connect(this, &QPlainTextEdit::updateRequest, m_numbers, [this] { m_numbers->update(); });
  renewFont();
}

CodeView::~CodeView() {
  m_numbers->removeEventFilter(this);
}

void CodeView::renewFont() {
  document()->setDefaultFont(codeFont());
  setTabStopDistance(4 * QFontMetricsF(codeFont()).horizontalAdvance(QLatin1Char(' ')));
  setViewportMargins(numbersWidth(), 0, 0, 0);
}

void CodeView::setCode(const QString& code) {
  const QString before = toPlainText();
  if (before == code) {
    return;
  }
  if (before.isEmpty() || code.isEmpty()) {
    m_marked.clear();
  } else {
    m_marked = changedLines(before.split(QLatin1Char('\n')), code.split(QLatin1Char('\n')));
  }
  const int down = verticalScrollBar()->value();
  const int across = horizontalScrollBar()->value();
  setPlainText(code);
  verticalScrollBar()->setValue(down);
  horizontalScrollBar()->setValue(across);
  setViewportMargins(numbersWidth(), 0, 0, 0);
  showMarks();
  if (!m_marked.empty()) {
    m_timer.start();
    revealMarks();
  }
}

/// A change that nobody sees is none: goes to the first new line if none is in sight.
void CodeView::revealMarks() {
  const int first = firstVisibleBlock().blockNumber();
  const int lines = std::max(1, viewport()->height() / QFontMetrics(codeFont()).lineSpacing());
  const bool seen = std::any_of(m_marked.begin(), m_marked.end(),
                                [&](int line) { return line >= first && line < first + lines; });
  if (!seen) {
    verticalScrollBar()->setValue(std::max(0, m_marked.front() - lines / 3));
  }
}

void CodeView::showMarks() {
  QList<QTextEdit::ExtraSelection> selections;
  for (const int line : m_marked) {
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(document()->findBlockByNumber(line));
    selection.format.setProperty(QTextFormat::FullWidthSelection, true);
    QColor color = theme().changed;
    color.setAlphaF(0.16F);
    selection.format.setBackground(color);
    selections << selection;
  }
  setExtraSelections(selections);
  m_numbers->update();
}

int CodeView::numbersWidth() const {
  const int digits = std::max(2, static_cast<int>(QString::number(blockCount()).size()));
  return QFontMetrics(codeFont()).horizontalAdvance(QLatin1Char('0')) * digits + 2 * space::kSmall;
}

void CodeView::paintNumbers() {
  QPainter painter(m_numbers);
  painter.setFont(codeFont());
  const double right = m_numbers->width() - space::kSmall;
  for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
    const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
    if (line.top() > viewport()->height()) {
      break;
    }
    // Not by colour alone: a new line also has a bar beside its number.
    const bool marked = std::binary_search(m_marked.begin(), m_marked.end(), block.blockNumber());
    if (marked) {
      painter.fillRect(QRectF(m_numbers->width() - 3, line.top(), 3, line.height()), theme().changed);
    }
    painter.setPen(marked ? theme().ink : theme().mutedInk);
    painter.drawText(QRectF(0, line.top(), right, line.height()), Qt::AlignRight | Qt::AlignVCenter,
                     QString::number(block.blockNumber() + 1));
  }
}

bool CodeView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_numbers && event->type() == QEvent::Paint) {
    paintNumbers();
    return true;
  }
  return QPlainTextEdit::eventFilter(watched, event);
}

void CodeView::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  const QRect inside = viewport()->geometry();
  m_numbers->setGeometry(inside.left() - numbersWidth(), inside.top(), numbersWidth(), inside.height());
}

void CodeView::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    renewFont();
    m_highlighter->rehighlight();
    showMarks();
  }
}

}  // namespace officina
