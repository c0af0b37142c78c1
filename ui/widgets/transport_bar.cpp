// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/transport_bar.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QResizeEvent>

#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr int kProgressParts = 1000;
constexpr int kRefreshMilliseconds = 100;
const QString kDot = QStringLiteral(" · ");

bool running(TrainerState state) {
  return state == TrainerState::Running || state == TrainerState::Preparing ||
         state == TrainerState::Evaluating;
}

QString count(std::int64_t value) {
  return locale().toString(static_cast<qlonglong>(value));
}

}  // namespace

TransportBar::TransportBar(TrainingSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_row(new QHBoxLayout(this)),
      m_back(new ToolbarButton(QStringLiteral("step-back"), this)),
      m_play(new ToolbarButton(QStringLiteral("play"), this)),
      m_step(new ToolbarButton(QStringLiteral("step"), this)),
      m_stop(new ToolbarButton(QStringLiteral("stop"), this)),
      m_reset(new ToolbarButton(QStringLiteral("reset"), this)),
      m_branch(new ToolbarButton(QStringLiteral("branch"), this)),
      m_progressBox(new QWidget(this)),
      m_position(new QLabel(m_progressBox)),
      m_rate(new QLabel(m_progressBox)),
      m_progress(new QProgressBar(m_progressBox)) {
  setAttribute(Qt::WA_StyledBackground);
  setRole(this, "bar");
  m_row->setContentsMargins(space::kLarge, 10, space::kLarge, 10);
  m_row->setSpacing(space::kSmall);
  m_play->setPrimary(true);
  for (ToolbarButton* button : {m_play, m_back, m_step, m_stop, m_branch, m_reset}) {
    m_row->addWidget(button);
  }

  auto* texts = new QHBoxLayout;
  texts->setSpacing(space::kSmall);
  m_position->setTextFormat(Qt::RichText);
  setTextRole(m_position, TextRole::Caption);
  setTextRole(m_rate, TextRole::Caption);
  m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  m_position->setMinimumWidth(0);
  m_position->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  texts->addWidget(m_position, 1);
  texts->addWidget(m_rate);
  m_progress->setRange(0, kProgressParts);
  m_progress->setTextVisible(false);
  auto* box = new QVBoxLayout(m_progressBox);
  box->setContentsMargins(space::kSmall, 0, space::kSmall, 0);
  box->setSpacing(space::kTight);
  box->addLayout(texts);
  box->addWidget(m_progress);
  m_row->addWidget(m_progressBox, 1);

  connect(m_play, &QPushButton::clicked, this, &TransportBar::playPressed);
  connect(m_step, &QPushButton::clicked, this, &TransportBar::stepPressed);
  connect(m_back, &QPushButton::clicked, this, &TransportBar::backPressed);
  connect(m_branch, &QPushButton::clicked, this, &TransportBar::branchPressed);
  connect(m_stop, &QPushButton::clicked, this, &TransportBar::stopPressed);
  connect(m_reset, &QPushButton::clicked, this, &TransportBar::resetPressed);
  connect(session, &TrainingSession::started, this, &TransportBar::refresh);
  connect(session, &TrainingSession::updated, this, [this] {
    // Figures that change 30 times a second cannot be read; those of a single step must be right at once.
    if (m_session->state() != TrainerState::Running || m_sinceRefresh.hasExpired(kRefreshMilliseconds)) {
      refresh();
    }
  });
  connect(session, &TrainingSession::stateChanged, this, &TransportBar::refresh);
  retranslate();
}

ToolbarButton* TransportBar::addButton(const QString& iconName) {
  auto* button = new ToolbarButton(iconName, this);
  m_row->addWidget(button);
  return button;
}

void TransportBar::setStepIsEpoch(bool on) {
  m_stepIsEpoch = on;
  retranslate();
}

void TransportBar::setTravels(bool on) {
  m_back->setVisible(on);
  m_branch->setVisible(on);
}

void TransportBar::setPlayable(bool on) {
  m_playable = on;
  retranslate();
}

void TransportBar::setWaiting(bool on) {
  if (m_waiting != on) {
    m_waiting = on;
    refresh();
  }
}

void TransportBar::retranslate() {
  m_stop->setTexts({}, tr("Stop: end this run and keep what was learned"));
  m_reset->setTexts({}, tr("Reset: back to the network before training"));
  m_back->setTexts(
      {}, m_stepIsEpoch ? tr("Go back one epoch (left arrow)") : tr("Go back one batch (left arrow)"));
  m_branch->setTexts(
      {}, tr("Branch: train on from here with another learning rate or optimiser, beside this run"));
  m_step->setTexts(m_stepIsEpoch ? tr("Epoch") : tr("Batch"),
                   m_stepIsEpoch ? tr("Train for one epoch, then pause (right arrow)")
                                 : tr("Train on one batch, then pause (right arrow)"));
  m_progress->setAccessibleName(tr("Progress of the training"));
  refresh();
}

void TransportBar::refresh() {
  m_sinceRefresh.start();
  const TrainerState state = m_session->state();
  const bool active = m_session->active();
  const bool plays = m_waiting || (active && running(state));
  m_play->setIconName(plays ? QStringLiteral("pause") : QStringLiteral("play"));
  const QString playText = plays ? tr("Pause") : active ? tr("Resume") : tr("Train");
  const QString playHint = !m_playable
                               ? tr("Something in the recipe cannot be used: mend the red field first")
                           : plays  ? tr("Pause after the batch in hand (space)")
                           : active ? tr("Go on training (space)")
                                    : tr("Train the network with this recipe (space)");
  if (m_play->text() != playText || m_play->toolTip() != playHint) {
    m_play->setTexts(playText, playHint);
  }
  m_play->setEnabled(m_playable || active);
  m_step->setEnabled((m_playable || active) && !plays);
  m_stop->setEnabled(active || m_waiting);
  m_reset->setEnabled(!active || state == TrainerState::Paused);
  const bool travels = m_session->open() && !plays;
  m_back->setEnabled(travels && m_session->position().globalStep > 0);
  m_branch->setEnabled(travels);

  const auto& start = m_session->startInfo();
  const std::int64_t done = m_session->globalStep();
  const std::int64_t total = m_session->totalSteps();
  m_progress->setValue(total > 0 ? static_cast<int>(done * kProgressParts / total) : 0);

  m_detail.clear();
  if (m_waiting) {
    m_where = tr("Preparing the data…");
  } else if (!start || state == TrainerState::Idle) {
    m_where = active ? tr("Preparing the data…") : tr("Not trained yet");
  } else if (state == TrainerState::Preparing) {
    m_where = tr("Preparing the data…");
  } else if (state == TrainerState::Evaluating) {
    m_where = tr("Measuring on the test set…");
  } else if (state == TrainerState::Finished) {
    m_where = tr("Finished");
    m_detail = kDot + tr("%n epoch(s)", nullptr, static_cast<int>(start->epochs));
  } else if (state == TrainerState::Failed) {
    m_where = tr("Stopped by an error");
  } else {
    const std::int64_t perEpoch = std::max<std::int64_t>(1, start->stepsPerEpoch);
    const std::int64_t epoch = std::min(start->epochs, std::max<std::int64_t>(0, done - 1) / perEpoch + 1);
    const std::int64_t step = done == 0 ? 0 : (done - 1) % perEpoch + 1;
    m_where = tr("Epoch %1 of %2").arg(count(epoch), count(start->epochs));
    if (state == TrainerState::Stopped) {
      m_detail = kDot + tr("stopped");
    } else if (state == TrainerState::Paused) {
      m_detail = kDot + tr("paused");
    }
    if (perEpoch > 1) {
      m_detail += kDot + tr("batch %1 of %2").arg(count(step), count(perEpoch));
    }
  }
  m_rateText.clear();
  if (state == TrainerState::Running && m_session->stepsPerSecond() > 0.0) {
    const double rate = m_session->stepsPerSecond();
    const QString figure = rate >= 10 ? count(std::llround(rate)) : number(rate, 2);
    m_rateText = m_stepIsEpoch ? tr("%1 epochs/s").arg(figure) : tr("%1 batches/s").arg(figure);
    if (m_session->secondsLeft() >= 0.0) {
      m_rateText += kDot + tr("%1 left").arg(duration(m_session->secondsLeft()));
    }
  }
  layOutTexts();
}

void TransportBar::layOutTexts() {
  // What gives way, in this order: the end of the detail, the end of the rate. Where the run is always stays.
  const int room = m_progressBox->contentsRect().width() - 2 * space::kSmall;
  QFont bold = m_position->font();
  bold.setWeight(QFont::DemiBold);
  const QFontMetrics plain = m_position->fontMetrics();
  const int whereWidth = QFontMetrics(bold).horizontalAdvance(m_where) + space::kTight;
  const int rateRoom = std::max(0, room - whereWidth - space::kMedium);
  const QString rate = plain.elidedText(m_rateText, Qt::ElideRight,
                                        std::min(rateRoom, plain.horizontalAdvance(m_rateText) + 2));
  const int rateWidth = rate.isEmpty() ? 0 : plain.horizontalAdvance(rate) + space::kMedium;
  const QString detail =
      plain.elidedText(m_detail, Qt::ElideRight, std::max(0, room - whereWidth - rateWidth));
  const QString position = QStringLiteral("<span style='color:%1;font-weight:600'>%2</span>%3")
                               .arg(theme().ink.name(), m_where.toHtmlEscaped(), detail.toHtmlEscaped());
  if (m_position->text() != position) {
    m_position->setText(position);
    m_position->setToolTip(detail == m_detail ? QString() : m_where + m_detail);
  }
  if (m_rate->text() != rate) {
    m_rate->setText(rate);
    m_rate->setToolTip(rate == m_rateText ? QString() : m_rateText);
  }
}

void TransportBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    refresh();  // the strong ink is written into the text
  }
  QWidget::changeEvent(event);
}

void TransportBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOutTexts();
}

}  // namespace officina
