// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/curves_panel.h"

#include <cmath>
#include <limits>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/labs/thermometer/run_history.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/line_chart.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

/// Every digit that the float has, as Python prints it.
QString allDigits(float value) {
  QLocale quiet = locale();
  quiet.setNumberOptions(QLocale::OmitGroupSeparator);
  const QString text =
      quiet.toString(static_cast<double>(std::abs(value)), 'g', QLocale::FloatingPointShortest);
  return value < 0.0F ? QChar(0x2212) + text : text;
}

}  // namespace

CurvesPanel::CurvesPanel(QWidget* parent)
    : QWidget(parent),
      m_loss(new LineChart(this)),
      m_weight(new LineChart(this)),
      m_bias(new LineChart(this)),
      m_scale(new SegmentedControl(this)),
      m_lossTitle(new QLabel(this)),
      m_numbersTitle(new QLabel(this)),
      m_numbers(new QLabel(this)),
      m_note(new QLabel(this)) {
  setTextRole(m_lossTitle, TextRole::Heading);
  setTextRole(m_numbersTitle, TextRole::Heading);
  setTextRole(m_note, TextRole::Caption);
  m_note->setWordWrap(true);
  m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_numbers->setTextFormat(Qt::RichText);
  m_numbers->setWordWrap(true);
  m_scale->addOption(QStringLiteral("linear"), [] { return tr("linear"); });
  m_scale->addOption(QStringLiteral("log"), [] { return tr("log"); });
  m_scale->setCurrent(QStringLiteral("linear"));
  m_lossSeries = m_loss->addSeries({}, 0, LineChart::Mark::Line, 2.0);
  m_weightSeries = m_weight->addSeries({}, 2);
  m_biasSeries = m_bias->addSeries({}, 3);
  for (LineChart* chart : {m_loss, m_weight, m_bias}) {
    chart->setIntegerX(true);
    connect(chart, &LineChart::playheadMoved, this,
            [this](double x) { Q_EMIT playheadMoved(std::llround(x)); });
  }
  m_loss->setMinimumHeight(scaled(120));
  m_weight->setMinimumHeight(scaled(84));
  m_bias->setMinimumHeight(scaled(84));

  auto* top = new QHBoxLayout;
  top->addWidget(m_lossTitle, 1);
  top->addWidget(m_scale);
  auto* small = new QHBoxLayout;
  small->setSpacing(space::kMedium);
  small->addWidget(m_weight);
  small->addWidget(m_bias);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kSmall, space::kMedium, space::kSmall);
  column->setSpacing(space::kTight);
  column->addLayout(top);
  column->addWidget(m_loss, 3);
  column->addWidget(m_note);
  column->addWidget(m_numbersTitle);
  column->addLayout(small, 2);
  column->addWidget(m_numbers);

  connect(m_scale, &SegmentedControl::chosen, this,
          [this](const QString& key) { m_loss->setLogScale(key == QLatin1String("log")); });
  retranslate();
}

void CurvesPanel::setLogScale(bool on) {
  m_scale->setCurrent(on ? QStringLiteral("log") : QStringLiteral("linear"));
  m_loss->setLogScale(on);
}

void CurvesPanel::begin(std::int64_t epochs) {
  m_drawn = 0;
  m_points = 0;
  m_ended = false;
  m_settled.reset();
  m_line.reset();
  for (LineChart* chart : {m_loss, m_weight, m_bias}) {
    chart->clearPoints();
    chart->setPlayhead(std::numeric_limits<double>::quiet_NaN());
    if (epochs > 1) {
      chart->setXRange(0.0, static_cast<double>(epochs));
    } else {
      chart->clearRanges();
    }
  }
  renewTexts();
}

void CurvesPanel::show(const RunHistory& history, bool ended) {
  std::vector<double> x;
  std::vector<double> y;
  for (; m_drawn < history.epochs(); ++m_drawn) {
    x.push_back(static_cast<double>(m_drawn));
    y.push_back(history.losses()[static_cast<std::size_t>(m_drawn)]);
  }
  if (!x.empty()) {
    m_loss->appendPoints(m_lossSeries, x, y);
  }
  x.clear();
  std::vector<double> weights;
  std::vector<double> biases;
  for (auto line = history.line(m_points); line && m_points <= history.epochs();
       line = history.line(m_points)) {
    x.push_back(static_cast<double>(m_points));
    weights.push_back(line->weight);
    biases.push_back(line->bias);
    ++m_points;
  }
  if (!x.empty()) {
    m_weight->appendPoints(m_weightSeries, x, weights);
    m_bias->appendPoints(m_biasSeries, x, biases);
  }
  if (ended && history.epochs() > 1) {
    // A run that ended early fills its chart: six losses that explode are no hairline at the left edge.
    for (LineChart* chart : {m_loss, m_weight, m_bias}) {
      chart->setXRange(0.0, static_cast<double>(history.epochs()));
    }
  }
  m_ended = ended;
  m_lastLoss = history.empty() ? 0.0 : history.losses().back();
  m_settled = ended ? settledEpoch(history.losses()) : std::nullopt;
  m_line = history.line(history.epochs());
  renewTexts();
}

void CurvesPanel::setPlayhead(std::int64_t epoch) {
  for (LineChart* chart : {m_loss, m_weight, m_bias}) {
    chart->setPlayhead(static_cast<double>(epoch));
  }
}

void CurvesPanel::renewTexts() {
  const auto digits = [](float value) { return allDigits(value); };
  m_numbers->setText(m_line ? QStringLiteral("<b>w</b>&nbsp;=&nbsp;%1 &nbsp;<b>b</b>&nbsp;=&nbsp;%2")
                                  .arg(digits(m_line->weight), digits(m_line->bias))
                            : QStringLiteral("<b>w</b> = – &nbsp; <b>b</b> = –"));
  QString note;
  if (m_ended && m_settled) {
    note = tr("It begins to stop at epoch %1: from there to the end the loss falls by less than 1 %, to %2.")
               .arg(officina::locale().toString(static_cast<qlonglong>(*m_settled)), number(m_lastLoss, 5));
  } else if (m_ended && !std::isfinite(m_lastLoss)) {
    note = tr("The last loss is %1 and has no place on the chart.").arg(number(m_lastLoss, 4));
  } else if (m_ended && m_drawn > 0) {
    note =
        tr("The curve has not settled: at the end it was still falling, at %1.").arg(number(m_lastLoss, 5));
  } else if (m_drawn > 0) {
    note = tr("Drag along the curve to see the line of any epoch.");
  } else {
    note = tr("The curve begins with the first epoch.");
  }
  m_note->setText(note);
}

void CurvesPanel::retranslate() {
  m_lossTitle->setText(tr("Loss"));
  m_numbersTitle->setText(tr("Weight and bias, epoch by epoch"));
  m_scale->setAccessibleName(tr("Scale of the loss"));
  m_loss->setAxisTitles(tr("epoch"), {});
  m_loss->setAccessibleName(tr("Loss of each epoch"));
  m_loss->setSeriesName(m_lossSeries, tr("loss"));
  m_weight->setAxisTitles({}, QStringLiteral("w"));
  m_weight->setAccessibleName(tr("Weight after each epoch"));
  m_weight->setSeriesName(m_weightSeries, QStringLiteral("w"));
  m_bias->setAxisTitles({}, QStringLiteral("b"));
  m_bias->setAccessibleName(tr("Bias after each epoch"));
  m_bias->setSeriesName(m_biasSeries, QStringLiteral("b"));
  renewTexts();
}

void CurvesPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
