// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/picture_insight.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/inspect/tensor_maps.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/line_chart.h"

namespace officina {

namespace {
constexpr int kPictureSide = 84;
}

PictureInsight::PictureInsight(QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_words(new QLabel(this)),
      m_label(new QComboBox(this)),
      m_leaveOut(new QPushButton(this)),
      m_open(new QPushButton(this)),
      m_gradientTitle(new QLabel(this)),
      m_gradient(new HeatMap(this)),
      m_mapsTitle(new QLabel(this)),
      m_maps(new HeatMap(this)),
      m_chartTitle(new QLabel(this)),
      m_chart(new LineChart(this)) {
  m_words->setWordWrap(true);
  for (QLabel* title : {m_gradientTitle, m_mapsTitle, m_chartTitle}) {
    setTextRole(title, TextRole::Caption);
    title->setWordWrap(true);
  }
  m_picture->setFixedSize(kPictureSide, kPictureSide);
  m_gradient->setMinimumSize(80, 80);
  m_maps->setMinimumSize(80, 60);
  m_chart->setMinimumHeight(scaled(110));
  m_chart->setPercentY(true);
  m_chart->setYRange(0.0, 1.0);
  m_truthSeries = m_chart->addSeries({}, 2, LineChart::Mark::Line, 2.0);
  m_saidSeries = m_chart->addSeries({}, 1, LineChart::Mark::DashedLine, 2.0);

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::kSmall);
  buttons->addWidget(m_label);
  buttons->addWidget(m_leaveOut);
  buttons->addWidget(m_open);
  buttons->addStretch(1);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(space::kMedium);
  grid->setVerticalSpacing(space::kTight);
  grid->addWidget(m_picture, 0, 0, 2, 1, Qt::AlignTop);
  grid->addWidget(m_words, 0, 1, 1, 2);
  grid->addLayout(buttons, 1, 1, 1, 2);
  grid->addWidget(m_gradientTitle, 2, 0);
  grid->addWidget(m_gradient, 3, 0);
  grid->addWidget(m_mapsTitle, 2, 1);
  grid->addWidget(m_maps, 3, 1);
  grid->addWidget(m_chartTitle, 2, 2);
  grid->addWidget(m_chart, 3, 2);
  grid->setColumnStretch(1, 2);
  grid->setColumnStretch(2, 3);
  grid->setRowStretch(3, 1);

  connect(m_label, &QComboBox::activated, this, [this](int item) {
    if (!m_subject) {
      return;
    }
    const int label = m_label->itemData(item).toInt();
    if (label == m_subject->truth) {
      Q_EMIT restoreRequested(m_subject->sample);
    } else {
      Q_EMIT relabelRequested(m_subject->sample, label);
    }
  });
  connect(m_leaveOut, &QPushButton::clicked, this, [this] {
    if (!m_subject) {
      return;
    }
    if (m_subject->edit == SampleEdit::kLeftOut) {
      Q_EMIT restoreRequested(m_subject->sample);
    } else {
      Q_EMIT leaveOutRequested(m_subject->sample);
    }
  });
  connect(m_open, &QPushButton::clicked, this, &PictureInsight::openRequested);
  retranslate();
}

QString PictureInsight::className(int index) const {
  return index >= 0 && index < m_names.size() ? m_names[index] : QString::number(index);
}

void PictureInsight::setClassNames(const QStringList& names) {
  m_names = names;
  retranslate();
}

void PictureInsight::setSubject(const std::optional<Subject>& subject) {
  m_subject = subject;
  setVisible(subject.has_value());
  renew();
}

void PictureInsight::setPass(const PassPtr& pass) {
  if (!pass) {
    m_maps->setMaps({});
    return;
  }
  for (const LayerInfo& layer : pass->layers()) {
    const OpInfo& first = pass->ops()[static_cast<std::size_t>(layer.first)];
    if (first.kind == OpKind::Conv2d) {
      m_maps->setMaps(mapsOf(pass->output(layer.shown, 0)));
      m_mapsTitle->setText(tr("Feature maps of %1").arg(QString::fromStdString(layer.name)));
      return;
    }
  }
}

void PictureInsight::setSaliency(const std::optional<Saliency>& saliency) {
  if (!saliency) {
    m_gradient->setMaps({});
    return;
  }
  const Matrix& product = saliency->gradientTimesInput;
  m_gradient->setMaps({1, static_cast<int>(product.rows), static_cast<int>(product.columns), product.values});
}

void PictureInsight::setHistory(const std::shared_ptr<const AnswerHistory>& history) {
  m_history = history;
  renewChart();
}

void PictureInsight::renewChart() {
  m_chart->clearPoints();
  const bool there = m_history && m_subject && m_history->steps.size() > 1;
  m_chart->setVisible(there);
  m_chartTitle->setText(there ? tr("Probability while it was trained, by batch")
                              : tr("Train here to see how the probabilities of this picture move."));
  if (!there) {
    return;
  }
  const auto fill = [this](int series, int label) {
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < m_history->steps.size(); ++i) {
      const std::vector<float>& answer = m_history->answers[i];
      if (label < static_cast<int>(answer.size())) {
        x.push_back(static_cast<double>(m_history->steps[i]));
        y.push_back(static_cast<double>(answer[static_cast<std::size_t>(label)]));
      }
    }
    m_chart->setPoints(series, std::move(x), std::move(y));
  };
  fill(m_truthSeries, m_subject->truth);
  m_chart->setSeriesName(m_truthSeries, tr("true: %1").arg(className(m_subject->truth)));
  const bool wrong = m_subject->said != m_subject->truth;
  m_chart->setSeriesVisible(m_saidSeries, wrong);
  if (wrong) {
    fill(m_saidSeries, m_subject->said);
    m_chart->setSeriesName(m_saidSeries, tr("said: %1").arg(className(m_subject->said)));
  }
}

void PictureInsight::renew() {
  if (!m_subject) {
    return;
  }
  const Subject& subject = *m_subject;
  m_picture->setPixmap(QPixmap::fromImage(subject.picture.scaled(
      kPictureSide, kPictureSide, Qt::KeepAspectRatio,
      subject.picture.width() <= 64 ? Qt::FastTransformation : Qt::SmoothTransformation)));
  QString words = subject.training ? tr("Training picture %1: it is %2, the network says %3 (loss %4).")
                                   : tr("Kept picture %1: it is %2, the network says %3 (loss %4).");
  words = words.arg(officina::locale().toString(static_cast<qlonglong>(subject.sample)),
                    className(subject.truth), className(subject.said), number(subject.loss, 3));
  if (subject.edit) {
    words += QLatin1Char(' ') + (*subject.edit == SampleEdit::kLeftOut
                                     ? tr("Left out of the training.")
                                     : tr("Trained as %1.").arg(className(*subject.edit)));
  }
  m_words->setText(words);
  m_label->setVisible(subject.training);
  m_leaveOut->setVisible(subject.training);
  m_leaveOut->setText(subject.edit == SampleEdit::kLeftOut ? tr("Take it back in") : tr("Leave it out"));
  const int label = subject.edit.value_or(subject.truth);
  m_label->setCurrentIndex(m_label->findData(label == SampleEdit::kLeftOut ? subject.truth : label));
  renewChart();
}

void PictureInsight::retranslate() {
  m_label->setAccessibleName(tr("label of this picture"));
  m_label->setToolTip(tr("Train this picture under another label"));
  m_open->setText(tr("Open it in the lab"));
  m_gradientTitle->setText(tr("Gradient × input"));
  m_mapsTitle->setText(tr("Feature maps"));
  m_gradient->setAccessibleName(tr("gradient times input, pixel by pixel"));
  m_maps->setAccessibleName(tr("feature maps of the first convolution"));
  m_chart->setAccessibleName(tr("probabilities of this picture while the network was trained"));
  m_chart->setAxisTitles(tr("batch"), {});
  const QSignalBlocker quiet(m_label);
  m_label->clear();
  for (int i = 0; i < m_names.size(); ++i) {
    m_label->addItem(tr("label %1").arg(m_names[i]), i);
  }
  renew();
}

void PictureInsight::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
