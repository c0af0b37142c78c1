// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/fit_panel.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/labs/thermometer/neuron_view.h"
#include "ui/labs/thermometer/pairs_model.h"
#include "ui/labs/thermometer/pairs_panel.h"
#include "ui/labs/thermometer/run_history.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/line_chart.h"

namespace officina {

namespace {

constexpr std::int64_t kLast = -1;
constexpr int kInk = -1;

QString count(std::int64_t value) {
  return officina::locale().toString(static_cast<qlonglong>(value));
}

}  // namespace

FitPanel::FitPanel(QWidget* parent)
    : QWidget(parent),
      m_chart(new LineChart(this)),
      m_neuron(new NeuronView(this)),
      m_title(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_equation(new QLabel(this)),
      m_error(new QLabel(this)),
      m_residualsOn(new QCheckBox(this)),
      m_bestOn(new QCheckBox(this)),
      m_latest(new QPushButton(this)) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_hint, TextRole::Changed);
  m_hint->setWordWrap(true);
  setTextRole(m_error, TextRole::Caption);
  setRole(m_latest, "link");
  m_residualsOn->setChecked(true);
  for (QLabel* label : {m_equation, m_error}) {
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
  }

  m_residuals = m_chart->addSeries({}, kInk, LineChart::Mark::Segments, 1.0);
  m_best = m_chart->addSeries({}, kInk, LineChart::Mark::DashedLine, 1.25);
  m_now = m_chart->addSeries({}, 0, LineChart::Mark::Line, 3.0);
  int color = 1;
  for (const std::int64_t epoch :
       {std::int64_t{0}, std::int64_t{2}, std::int64_t{4}, std::int64_t{100}, kLast}) {
    m_fits[epoch] = m_chart->addSeries({}, color++, LineChart::Mark::Line, 1.5);
  }
  m_points = m_chart->addSeries({}, kInk, LineChart::Mark::Points);
  m_answer = m_chart->addSeries({}, 0, LineChart::Mark::Points, 6.0);
  m_chart->setSeriesVisible(m_best, false);
  m_chart->setMinimumHeight(scaled(160));

  auto* top = new QHBoxLayout;
  top->addWidget(m_title);
  top->addWidget(m_latest);
  top->addStretch();
  auto* switches = new QHBoxLayout;
  switches->setSpacing(space::kMedium);
  switches->addWidget(m_residualsOn);
  switches->addWidget(m_bestOn);
  switches->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kMedium, space::kSmall);
  column->setSpacing(space::kTight);
  column->addLayout(top);
  column->addLayout(switches);
  column->addWidget(m_hint);
  column->addWidget(m_chart, 1);
  column->addWidget(m_equation);
  column->addWidget(m_error);
  column->addWidget(m_neuron);

  connect(m_residualsOn, &QCheckBox::toggled, this,
          [this](bool on) { m_chart->setSeriesVisible(m_residuals, on); });
  connect(m_bestOn, &QCheckBox::toggled, this, [this](bool on) { m_chart->setSeriesVisible(m_best, on); });
  connect(m_latest, &QPushButton::clicked, this, &FitPanel::latestAsked);
  connect(m_neuron, &NeuronView::inputChanged, this, &FitPanel::renewPrediction);
  connect(m_chart, &LineChart::clicked, this, [this](double x, double /*y*/) {
    m_neuron->setInput(std::round(x * 10.0) / 10.0);
    renewPrediction();
  });
  retranslate();
}

void FitPanel::setPairs(const std::vector<TemperaturePair>& pairs) {
  m_pairs = pairs;
  std::vector<double> x;
  std::vector<double> y;
  for (const TemperaturePair& pair : pairs) {
    x.push_back(pair.x);
    y.push_back(pair.y);
  }
  m_chart->setPoints(m_points, std::move(x), std::move(y));
  renewLines();
  renewTexts();
}

void FitPanel::show(const RunHistory& history, std::int64_t epoch, bool ended) {
  m_line = history.line(epoch);
  m_epoch = epoch;
  m_epochs = history.epochs();
  m_ended = ended;
  m_kept.clear();
  for (const auto& [kept, series] : m_fits) {
    const std::int64_t at = kept == kLast ? history.epochs() - 1 : kept;
    const bool reached =
        at >= 0 && at < history.epochs() && (kept != kLast || (ended && m_fits.count(at) == 0));
    if (const auto line = history.line(at); reached && line) {
      m_kept[kept] = *line;
      m_chart->setSeriesName(series, tr("epoch %1").arg(count(at)));
    } else {
      m_chart->setSeriesName(series, {});
    }
  }
  m_neuron->setLine(m_line);
  renewLines();
  renewTexts();
}

void FitPanel::setOutdated(bool outdated) {
  if (m_outdated != outdated) {
    m_outdated = outdated;
    renewTexts();
  }
}

std::vector<std::int64_t> FitPanel::keptEpochs() const {
  std::vector<std::int64_t> epochs;
  for (const auto& [epoch, line] : m_kept) {
    epochs.push_back(epoch == kLast ? m_epochs - 1 : epoch);
  }
  std::sort(epochs.begin(), epochs.end());
  return epochs;
}

QString FitPanel::when() const {
  if (m_epochs == 0) {
    return m_line ? tr("before training") : QString();
  }
  return m_epoch >= m_epochs ? tr("after %Ln epoch(s)", nullptr, static_cast<int>(m_epochs))
                             : tr("epoch %1").arg(count(m_epoch));
}

void FitPanel::drawLine(int series, const Line& line) {
  double from = m_pairs.empty() ? 50.0 : m_pairs.front().x;
  double to = m_pairs.empty() ? 80.0 : m_pairs.front().x;
  for (const TemperaturePair& pair : m_pairs) {
    from = std::min<double>(from, pair.x);
    to = std::max<double>(to, pair.x);
  }
  const double air = to > from ? (to - from) * 0.06 : 1.0;
  from -= air;
  to += air;
  m_chart->setPoints(series, {from, to}, {line.weight * from + line.bias, line.weight * to + line.bias});
}

void FitPanel::renewLines() {
  for (const auto& [epoch, series] : m_fits) {
    if (const auto kept = m_kept.find(epoch); kept != m_kept.end()) {
      drawLine(series, kept->second);
    } else {
      m_chart->setPoints(series, {}, {});
    }
  }
  std::vector<double> x;
  std::vector<double> y;
  if (m_line) {
    drawLine(m_now, *m_line);
    for (const TemperaturePair& pair : m_pairs) {
      x.insert(x.end(), {pair.x, pair.x});
      y.insert(y.end(), {pair.y, m_line->at(pair.x)});
    }
  } else {
    m_chart->setPoints(m_now, {}, {});
  }
  m_chart->setPoints(m_residuals, std::move(x), std::move(y));
  if (m_pairs.empty()) {
    m_chart->setPoints(m_best, {}, {});
  } else {
    drawLine(m_best, leastSquares(m_pairs));
  }
  renewPrediction();
}

void FitPanel::renewPrediction() {
  if (m_line) {
    const auto x = static_cast<float>(m_neuron->input());
    m_chart->setPoints(m_answer, {x}, {m_line->at(x)});
  } else {
    m_chart->setPoints(m_answer, {}, {});
  }
  renewTexts();
}

void FitPanel::renewTexts() {
  const QString at = when();
  m_chart->setSeriesName(m_now, m_line ? at : QString());
  m_title->setText(at.isEmpty() ? tr("The line") : tr("The line: %1").arg(at));
  m_latest->setVisible(m_epochs > 0 && m_epoch < m_epochs);
  m_hint->setVisible(m_outdated);
  if (!m_line) {
    m_equation->clear();
    m_error->clear();
    return;
  }
  const double x = m_neuron->input();
  const double answer = m_line->at(static_cast<float>(x));
  const QString bias = (m_line->bias < 0.0F ? QStringLiteral(" − ") : QStringLiteral(" + ")) +
                       number(std::abs(m_line->bias), 6);
  m_equation->setText(
      QStringLiteral("<b>%1 → %2\u00a0°C</b> &nbsp; %3 × %1%4")
          .arg(temperature(static_cast<float>(x)), number(answer, 4), number(m_line->weight, 4), bias));
  if (m_pairs.empty()) {
    m_error->clear();
    return;
  }
  // As many terms as one line holds; the drawer has them all.
  QString sum;
  for (const std::size_t terms : {4U, 3U, 2U, 1U}) {
    sum = tr("loss") + QStringLiteral(" = ") + writtenError(m_pairs, *m_line, terms);
    if (QFontMetrics(captionFont()).horizontalAdvance(sum) < width() - 3 * space::kLarge) {
      break;
    }
  }
  m_error->setText(sum.toHtmlEscaped());
}

void FitPanel::retranslate() {
  m_chart->setAccessibleName(tr("Plot of the pairs and the line"));
  m_hint->setText(tr("The pairs have changed since this line was trained: train again."));
  m_chart->setAxisTitles(tr("x, the invented thermometer (click: predict)"), tr("y (°C)"));
  m_chart->setSeriesName(m_points, tr("pairs"));
  m_chart->setSeriesName(m_best, tr("best possible line"));
  m_residualsOn->setText(tr("residuals"));
  m_residualsOn->setToolTip(tr("Each vertical line is one error: from the pair to what the line says"));
  m_bestOn->setText(tr("best line"));
  m_bestOn->setToolTip(tr("The least-squares line, computed by a formula instead of learned"));
  m_latest->setText(tr("to the latest"));
  for (const auto& [epoch, line] : m_kept) {
    m_chart->setSeriesName(m_fits[epoch], tr("epoch %1").arg(count(epoch == kLast ? m_epochs - 1 : epoch)));
  }
  renewTexts();
}

void FitPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  renewTexts();
}

void FitPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
