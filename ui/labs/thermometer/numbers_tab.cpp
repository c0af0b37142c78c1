// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/numbers_tab.h"

#include <map>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr int kStride = 100;
constexpr int kRows = 30;  // 0, 100, ... 2900

/// What the notes print; between 1000 and 2800 they print nothing.
const std::map<int, double>& printed() {
  static const std::map<int, double> losses = {
      {0, 1044.3514404296875},    {100, 6.815361022949219},   {200, 6.2898993492126465},
      {300, 5.671482086181641},   {400, 5.007758617401123},   {500, 4.340624809265137},
      {600, 3.7006661891937256},  {700, 3.1093404293060303},  {800, 2.580324411392212},
      {900, 2.1207163333892822},  {1000, 1.7322407960891724}, {2800, 0.4438796937465668},
      {2900, 0.44381776452064514}};
  return losses;
}

/// As Python prints it, point and all: these are to be compared letter by letter.
QString verbatim(double value) {
  return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace

NumbersTab::NumbersTab(QWidget* parent)
    : QWidget(parent),
      m_table(new QTableWidget(kRows, 4, this)),
      m_caption(new QLabel(this)),
      m_copy(new ToolbarButton(QStringLiteral("copy"), this)) {
  setTextRole(m_caption, TextRole::Caption);
  m_caption->setWordWrap(true);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(scaled(23));
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::ResizeToContents);
  m_table->setWordWrap(false);
  m_table->installEventFilter(this);
  auto* side = new QVBoxLayout;
  side->addWidget(m_caption);
  side->addWidget(m_copy, 0, Qt::AlignLeft);
  side->addStretch();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
  row->setSpacing(space::kLarge);
  row->addWidget(m_table, 2);
  row->addLayout(side, 1);
  connect(m_copy, &QPushButton::clicked, this, &NumbersTab::copy);
  retranslate();
}

void NumbersTab::show(const std::vector<double>& losses, bool sameRecipe) {
  const std::size_t before = m_hundreds.size();
  const bool fresh = losses.empty() || m_hundreds.empty() || losses.front() != m_hundreds.front();
  if (fresh) {
    m_hundreds.clear();
  }
  for (std::size_t i = m_hundreds.size() * kStride; i < losses.size() && m_hundreds.size() < kRows;
       i += kStride) {
    m_hundreds.push_back(losses[i]);
  }
  if (fresh || before != m_hundreds.size() || sameRecipe != m_sameRecipe) {
    m_sameRecipe = sameRecipe;
    renew();
  }
}

void NumbersTab::renew() {
  m_old = !isVisible();
  if (m_old) {
    return;
  }
  for (int row = 0; row < kRows; ++row) {
    const int epoch = row * kStride;
    const auto i = static_cast<std::size_t>(row);
    const auto notes = printed().find(epoch);
    const bool here = i < m_hundreds.size();
    const bool both = here && notes != printed().end();
    const QStringList cells{
        officina::locale().toString(epoch), here ? verbatim(m_hundreds[i]) : QStringLiteral("–"),
        notes != printed().end() ? verbatim(notes->second) : QStringLiteral("–"),
        both ? QString::number(m_hundreds[i] - notes->second, 'g', 3) : QStringLiteral("–")};
    for (int column = 0; column < cells.size(); ++column) {
      QTableWidgetItem* item = m_table->item(row, column);
      if (item == nullptr) {
        item = new QTableWidgetItem;
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, column, item);
      }
      item->setFont(numberFont());
      item->setText(cells[column]);
    }
  }
  const QString exact =
      tr("The numbers are LibTorch's own, printed as Python prints them. A last digit or two may differ from "
         "the notes, "
         "whose author had another machine: the order in which a processor adds 14 numbers changes the "
         "rounding. Where "
         "the notes show no line, they printed none.");
  m_caption->setText(m_sameRecipe
                         ? exact
                         : tr("This run is not the notes' own: another recipe, or other pairs. Choose “as in "
                              "the notes”, take the notes' pairs and train, and the columns agree.") +
                               QLatin1Char(' ') + exact);
}

void NumbersTab::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_old) {
    renew();
  }
}

void NumbersTab::copy() {
  QString text = QStringLiteral("epoch\there\tnotes\tdifference\n");
  for (int row = 0; row < kRows; ++row) {
    const auto i = static_cast<std::size_t>(row);
    const auto notes = printed().find(row * kStride);
    const bool here = i < m_hundreds.size();
    const bool known = notes != printed().end();
    text += QString::number(row * kStride) + QLatin1Char('\t') +
            (here ? verbatim(m_hundreds[i]) : QString()) + QLatin1Char('\t') +
            (known ? verbatim(notes->second) : QString()) + QLatin1Char('\t') +
            (here && known ? QString::number(m_hundreds[i] - notes->second, 'g', 3) : QString()) +
            QLatin1Char('\n');
  }
  QGuiApplication::clipboard()->setText(text);
}

bool NumbersTab::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void NumbersTab::retranslate() {
  m_table->setHorizontalHeaderLabels(
      {tr("epoch"), tr("loss here"), tr("loss in the notes"), tr("difference")});
  m_table->setAccessibleName(tr("Losses here and in the notes"));
  m_copy->setTexts(tr("Copy"), tr("Copy the table"));
  renew();
}

void NumbersTab::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
