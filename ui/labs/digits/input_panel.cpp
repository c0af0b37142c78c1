// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/input_panel.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QRandomGenerator>
#include <QSignalBlocker>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/labs/digits/sample_strokes.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"

namespace officina {

namespace {

constexpr int kPickMerge = 0x646967;  ///< picks that follow each other are one undo step

QHBoxLayout* rowOf(QWidget* parent) {
  auto* row = new QHBoxLayout(parent);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::kTight);
  return row;
}

}  // namespace

InputPanel::InputPanel(DigitsSets* sets, QUndoStack* undo, QWidget* parent)
    : QWidget(parent), m_sets(sets), m_canvas(new DrawCanvas(this)), m_heading(new QLabel(this)) {
  setTextRole(m_heading, TextRole::Heading);
  m_canvas->setUndoStack(undo);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addWidget(m_heading);
  column->addWidget(m_canvas, 1);
  column->addWidget(makeTools(undo));
  column->addWidget(makePicker());
  setMinimumWidth(scaled(226));
  m_index->setMinimumWidth(scaled(62));
  m_part->setMinimumWidth(scaled(60));
  connect(m_sets, &DigitsSets::changed, this, &InputPanel::renewPicker);
  retranslate();
  renewPicker();
}

QWidget* InputPanel::makeTools(QUndoStack* undo) {
  auto* tools = new QWidget(this);
  auto* row = rowOf(tools);
  m_penIcon = new QLabel(tools);
  m_pen = new QSlider(Qt::Horizontal, tools);
  m_pen->setRange(static_cast<int>(DrawCanvas::kThinnestPen * 1000),
                  static_cast<int>(DrawCanvas::kThickestPen * 1000));
  m_pen->setValue(static_cast<int>(m_canvas->penWidth() * 1000));
  m_pen->setMinimumWidth(40);
  const auto button = [&](const QString& icon) {
    auto* made = new ToolbarButton(icon, tools);
    made->setQuiet(true);
    return made;
  };
  m_clear = button(QStringLiteral("eraser"));
  m_undo = button(QStringLiteral("undo"));
  m_redo = button(QStringLiteral("redo"));
  m_open = button(QStringLiteral("open"));
  m_paste = button(QStringLiteral("paste"));
  row->addWidget(m_penIcon);
  row->addWidget(m_pen, 1);
  for (QWidget* widget : {m_clear, m_undo, m_redo, m_open, m_paste}) {
    row->addWidget(widget);
  }
  row->setSpacing(0);
  connect(m_pen, &QSlider::valueChanged, this, [this](int value) { m_canvas->setPenWidth(value / 1000.0); });
  connect(m_canvas, &DrawCanvas::penWidthChanged, this, [this](double width) {
    const QSignalBlocker quiet(m_pen);
    m_pen->setValue(static_cast<int>(width * 1000 + 0.5));
  });
  connect(m_clear, &QPushButton::clicked, m_canvas, &DrawCanvas::clear);
  connect(m_open, &QPushButton::clicked, this, &InputPanel::openRequested);
  connect(m_paste, &QPushButton::clicked, this, &InputPanel::pasteRequested);
  if (undo != nullptr) {
    connect(m_undo, &QPushButton::clicked, undo, &QUndoStack::undo);
    connect(m_redo, &QPushButton::clicked, undo, &QUndoStack::redo);
    connect(undo, &QUndoStack::canUndoChanged, m_undo, &QWidget::setEnabled);
    connect(undo, &QUndoStack::canRedoChanged, m_redo, &QWidget::setEnabled);
  }
  m_undo->setEnabled(undo != nullptr && undo->canUndo());
  m_redo->setEnabled(undo != nullptr && undo->canRedo());
  return tools;
}

QWidget* InputPanel::makePicker() {
  auto* picker = new QWidget(this);
  auto* row = rowOf(picker);
  m_part = new QComboBox(picker);
  m_part->addItems({QString(), QString()});
  m_index = new QSpinBox(picker);
  m_index->setKeyboardTracking(false);
  m_index->setGroupSeparatorShown(true);
  const auto button = [&] {
    auto* made = new QToolButton(picker);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
  };
  m_previous = button();
  m_previous->setText(QStringLiteral("‹"));
  m_next = button();
  m_next->setText(QStringLiteral("›"));
  m_random = button();
  row->setSpacing(3);
  row->addWidget(m_part);
  row->addWidget(m_index, 1);
  row->addWidget(m_previous);
  row->addWidget(m_next);
  row->addWidget(m_random);
  connect(m_part, &QComboBox::activated, this, [this] {
    renewPicker();
    pickCurrent();
  });
  connect(m_index, &QSpinBox::valueChanged, this, &InputPanel::pickCurrent);
  connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
  connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
  connect(m_random, &QToolButton::clicked, this, [this] {
    pick(m_part->currentIndex() == 0, QRandomGenerator::global()->bounded(m_index->maximum() + 1));
  });
  return picker;
}

void InputPanel::step(int by) {
  // The first press shows the picture that the number names; only then does it leaf.
  const bool shown = m_canvas->drawing().tag >= 0 && m_canvas->drawing().strokes.empty();
  pick(m_part->currentIndex() == 0, std::clamp(m_index->value() + (shown ? by : 0), 0, m_index->maximum()));
}

void InputPanel::pickCurrent() {
  pick(m_part->currentIndex() == 0, m_index->value());
}

void InputPanel::pick(bool test, int index) {
  const auto loaded = m_sets->current();
  if (!loaded) {
    return;
  }
  const DigitSet& set = test ? loaded->test() : loaded->train();
  if (index < 0 || index >= set.count()) {
    return;
  }
  const QSignalBlocker quietPart(m_part);
  const QSignalBlocker quietIndex(m_index);
  m_part->setCurrentIndex(test ? 0 : 1);
  m_index->setMaximum(static_cast<int>(set.count()) - 1);
  m_index->setValue(index);
  Image picture(kDigitSide, kDigitSide);
  std::ranges::copy(set.image(index), picture.bytes.begin());
  Drawing drawing;
  drawing.picture = std::make_shared<const Image>(std::move(picture));
  drawing.source = (test ? tr("test %1") : tr("train %1")).arg(officina::locale().toString(index));
  drawing.tag = set.labels[static_cast<std::size_t>(index)];
  m_canvas->edit(drawing, tr("pick a picture"), kPickMerge);
}

void InputPanel::drawOffCentreSeven() {
  m_canvas->edit(sampleOffCentreSeven(), tr("off-centre 7"));
}

void InputPanel::renewPicker() {
  const auto loaded = m_sets->current();
  const QSignalBlocker quiet(m_index);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_part, m_index, m_previous, m_next, m_random}) {
    widget->setEnabled(loaded != nullptr);
  }
  if (loaded) {
    const bool test = m_part->currentIndex() == 0;
    m_index->setMaximum(static_cast<int>((test ? loaded->test() : loaded->train()).count()) - 1);
  }
}

void InputPanel::retranslate() {
  m_heading->setText(tr("Draw a digit"));
  m_canvas->setHint(tr("draw a digit here"));
  m_canvas->setAccessibleName(tr("paper to draw a digit on"));
  m_canvas->setToolTip(
      tr("Draw with mouse, finger or pen, or drop a picture here. Del clears, [ and ] change the pen. "
         "Without a pointer: pick a picture of the data set below."));
  const QSize icon(16, 16);
  m_penIcon->setPixmap(themedIcon(QStringLiteral("pen"), IconInk::Muted).pixmap(icon));
  m_pen->setAccessibleName(tr("pen width"));
  m_pen->setToolTip(tr("Pen width: MNIST's digits were written with a pen about a tenth of their height."));
  m_clear->setTexts({}, tr("Clear the paper (Del)"));
  m_undo->setTexts({}, tr("Undo (Ctrl+Z)"));
  m_redo->setTexts({}, tr("Redo (Ctrl+Shift+Z)"));
  m_open->setTexts({}, tr("Open a picture… (Ctrl+O)"));
  m_paste->setTexts({}, tr("Paste a picture (Ctrl+V)"));
  m_part->setItemText(0, tr("test"));
  m_part->setItemText(1, tr("train"));
  m_part->setAccessibleName(tr("part of the data set"));
  m_index->setAccessibleName(tr("number of the picture in the data set"));
  m_index->setToolTip(tr("Picture of the data set, counted from 0"));
  m_previous->setToolTip(tr("Previous picture"));
  m_previous->setAccessibleName(tr("Previous picture"));
  m_next->setToolTip(tr("Next picture"));
  m_next->setAccessibleName(tr("Next picture"));
  m_random->setText(QString(QChar(0x2684)));
  m_random->setToolTip(tr("Any picture"));
  m_random->setAccessibleName(tr("Any picture"));
}

void InputPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    retranslate();
  }
}

}  // namespace officina
