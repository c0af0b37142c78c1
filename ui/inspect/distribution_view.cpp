// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/distribution_view.h"

#include <algorithm>

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QTableWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

// --- Bars
// ----------------------------------------------------------------------------------------------------

DistributionBars::DistributionBars(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void DistributionBars::setDistribution(const Distribution& distribution) {
  m_distribution = distribution;
  m_bin = std::min(m_bin, static_cast<int>(distribution.bins.size()) - 1);
  setAccessibleDescription(binText(m_bin));
  update();
}

QSize DistributionBars::sizeHint() const {
  return {scaled(200), scaled(110)};
}

QSize DistributionBars::minimumSizeHint() const {
  return {scaled(120), scaled(64)};
}

QRectF DistributionBars::plane() const {
  const double foot = QFontMetricsF(captionFont()).height() + 2;
  return QRectF(rect()).adjusted(1, 2, -1, -foot);
}

QString DistributionBars::binText(int bin) const {
  if (bin < 0 || bin >= static_cast<int>(m_distribution.bins.size())) {
    return {};
  }
  const auto bins = static_cast<double>(m_distribution.bins.size());
  const double width = (m_distribution.high - m_distribution.low) / bins;
  const double from = m_distribution.low + bin * width;
  return tr("%1 to %2: %L3 numbers", nullptr,
            static_cast<int>(m_distribution.bins[static_cast<std::size_t>(bin)]))
      .arg(number(from, 3), number(from + width, 3))
      .arg(m_distribution.bins[static_cast<std::size_t>(bin)]);
}

void DistributionBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& colours = theme();
  const QRectF area = plane();
  painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), colours.border);
  const auto& bins = m_distribution.bins;
  const std::int64_t most = bins.empty() ? 0 : *std::max_element(bins.begin(), bins.end());
  if (most == 0) {
    return;
  }
  const double width = area.width() / static_cast<double>(bins.size());
  for (std::size_t i = 0; i < bins.size(); ++i) {
    if (bins[i] > 0) {
      const double height =
          std::max(area.height() * static_cast<double>(bins[i]) / static_cast<double>(most), 1.0);
      const bool here = static_cast<int>(i) == m_bin;
      painter.fillRect(QRectF(area.left() + static_cast<double>(i) * width, area.bottom() - height,
                              std::max(width - 0.7, 0.7), height),
                       here ? colours.accent : colours.mutedInk);
    }
  }
  painter.setFont(captionFont());
  painter.setPen(colours.mutedInk);
  const QRectF foot(area.left(), area.bottom() + 2, area.width(), height() - area.bottom() - 2);
  painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, number(m_distribution.low, 3));
  painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, number(m_distribution.high, 3));
  const double span = m_distribution.high - m_distribution.low;
  if (m_distribution.low < 0.0 && m_distribution.high > 0.0) {
    const double zero = area.left() - m_distribution.low / span * area.width();
    painter.fillRect(QRectF(zero, area.bottom(), 1, 4), colours.ink);
    const double clear = QFontMetricsF(captionFont()).horizontalAdvance(QStringLiteral("−0,0000"));
    if (zero - area.left() > clear && area.right() - zero > clear) {
      painter.drawText(QRectF(zero - 20, foot.top(), 41, foot.height()), Qt::AlignCenter,
                       QStringLiteral("0"));
    }
  }
  if (hasFocus()) {
    painter.setPen(QPen(colours.accent, 1.5));
    painter.drawRect(area.adjusted(0, -1, 0, 0));
  }
}

void DistributionBars::point(int bin) {
  if (m_distribution.bins.empty()) {
    return;
  }
  m_bin = std::clamp(bin, 0, static_cast<int>(m_distribution.bins.size()) - 1);
  setAccessibleDescription(binText(m_bin));
  update();
}

void DistributionBars::mouseMoveEvent(QMouseEvent* event) {
  const QRectF area = plane();
  point(static_cast<int>((event->position().x() - area.left()) / area.width() *
                         static_cast<double>(m_distribution.bins.size())));
  QToolTip::showText(event->globalPosition().toPoint(), accessibleDescription(), this);
}

void DistributionBars::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
    point(m_bin + (event->key() == Qt::Key_Left ? -1 : 1));
    return;
  }
  QWidget::keyPressEvent(event);
}

bool DistributionBars::event(QEvent* event) {
  if (claimKeys(event, {Qt::Key_Left, Qt::Key_Right})) {
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    update();
  }
  return QWidget::event(event);
}

// --- Bars and numbers
// ----------------------------------------------------------------------------------------

DistributionDetail::DistributionDetail(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_caption(new QLabel(this)),
      m_bars(new DistributionBars(this)),
      m_table(new QTableWidget(0, 2, this)),
      m_copy(new ToolbarButton(QStringLiteral("copy"), this)) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_caption, TextRole::Caption);
  m_copy->setQuiet(true);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->horizontalHeader()->hide();
  m_table->verticalHeader()->hide();
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_table->installEventFilter(this);
  m_bars->installEventFilter(this);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(m_title);
  words->addWidget(m_caption);
  auto* head = new QHBoxLayout;
  head->addLayout(words, 1);
  head->addWidget(m_copy, 0, Qt::AlignTop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addLayout(head);
  column->addWidget(m_bars);
  column->addWidget(m_table, 1);
  connect(m_copy, &QPushButton::clicked, this, &DistributionDetail::copy);
  renew();
}

void DistributionDetail::setLayer(const LayerStatistics& layer, HistoryQuantity quantity,
                                  std::int64_t globalStep) {
  m_layer = layer;
  m_quantity = quantity;
  m_step = globalStep;
  renew();
}

void DistributionDetail::clear() {
  m_layer.reset();
  renew();
}

void DistributionDetail::addRow(const QString& name, const QString& value) {
  const int row = m_table->rowCount();
  m_table->insertRow(row);
  m_table->setItem(row, 0, new QTableWidgetItem(name));
  auto* item = new QTableWidgetItem(value);
  item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  item->setFont(numberFont());
  m_table->setItem(row, 1, item);
}

void DistributionDetail::renew() {
  m_copy->setTexts({}, tr("Copy the numbers"));
  m_table->setAccessibleName(tr("Numbers of the distribution"));
  m_bars->setAccessibleName(tr("Histogram"));
  m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + space::kTight);
  const int selected = m_table->currentRow();
  m_table->setRowCount(0);
  m_copy->setEnabled(m_layer.has_value());
  if (!m_layer) {
    m_title->clear();
    m_caption->clear();
    m_bars->setDistribution({});
    return;
  }
  const QStringList what{tr("weights"), tr("activations"), tr("gradients")};
  const Distribution& numbers = distributionOf(*m_layer, m_quantity);
  m_title->setText(QStringLiteral("%1 · %2").arg(QString::fromStdString(m_layer->layer),
                                                 what[static_cast<int>(m_quantity)]));
  m_caption->setText(tr("Step %L1").arg(static_cast<qint64>(m_step)));
  m_bars->setDistribution(numbers);
  addRow(tr("Numbers"), locale().toString(static_cast<qint64>(numbers.count)));
  if (numbers.notFinite > 0) {
    addRow(tr("NaN or infinite"), locale().toString(static_cast<qint64>(numbers.notFinite)));
  }
  if (numbers.count > 0) {
    addRow(tr("Lowest"), number(numbers.low));
    addRow(tr("Highest"), number(numbers.high));
    addRow(tr("Mean"), number(numbers.mean));
    addRow(tr("Standard deviation"), number(numbers.deviation));
  }
  addRow(tr("Dead units"), percent(m_layer->deadShare));
  if (m_layer->weights.count > 0) {
    addRow(tr("Gradient norm"), number(m_layer->gradientNorm));
    addRow(tr("Update / weights"), m_layer->weightNorm > 0.0
                                       ? number(m_layer->updateNorm / m_layer->weightNorm, 3)
                                       : QStringLiteral("–"));
  }
  m_table->setCurrentCell(selected, 0);
}

QString DistributionDetail::toTsv() const {
  if (!m_layer) {
    return {};
  }
  const Distribution& numbers = distributionOf(*m_layer, m_quantity);
  static const char* const kNames[] = {"weights", "activations", "gradients"};
  QString text;
  const auto line = [&text](const char* name, const QString& value) {
    text += QLatin1String(name) + QLatin1Char('\t') + value + QLatin1Char('\n');
  };
  const auto plain = [](double value) { return QString::number(value, 'g', 9); };
  line("layer", QString::fromStdString(m_layer->layer));
  line("quantity", QLatin1String(kNames[static_cast<int>(m_quantity)]));
  line("step", QString::number(m_step));
  line("count", QString::number(numbers.count));
  line("not_finite", QString::number(numbers.notFinite));
  line("low", plain(numbers.low));
  line("high", plain(numbers.high));
  line("mean", plain(numbers.mean));
  line("deviation", plain(numbers.deviation));
  line("dead_share", plain(m_layer->deadShare));
  line("gradient_norm", plain(m_layer->gradientNorm));
  line("weight_norm", plain(m_layer->weightNorm));
  line("update_norm", plain(m_layer->updateNorm));
  text += QStringLiteral("from\tto\tcount\n");
  const auto bins = static_cast<double>(numbers.bins.size());
  for (std::size_t i = 0; i < numbers.bins.size(); ++i) {
    const double width = (numbers.high - numbers.low) / bins;
    const double from = numbers.low + static_cast<double>(i) * width;
    text += plain(from) + QLatin1Char('\t') + plain(from + width) + QLatin1Char('\t') +
            QString::number(numbers.bins[i]) + QLatin1Char('\n');
  }
  return text;
}

void DistributionDetail::copy() const {
  if (m_layer) {
    QGuiApplication::clipboard()->setText(toTsv());
  }
}

void DistributionDetail::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
    renew();
  }
}

bool DistributionDetail::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace officina
