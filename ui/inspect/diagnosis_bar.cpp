// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/diagnosis_bar.h"

#include <algorithm>

#include <QAccessible>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <QVariantAnimation>

#include "ui/shell/theme.h"
#include "ui/widgets/motion.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr int kSlide = 180;  ///< milliseconds

bool sameText(const Text& a, const Text& b) {
  return a.pattern == b.pattern && a.arguments == b.arguments;
}

bool same(const std::vector<Diagnosis>& a, const std::vector<Diagnosis>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Diagnosis& x, const Diagnosis& y) {
    return x.trouble == y.trouble && x.layer == y.layer && sameText(x.sentence, y.sentence) &&
           sameText(x.remedyLabel, y.remedyLabel) && x.remedy == y.remedy && x.forkAt == y.forkAt;
  });
}

}  // namespace

DiagnosisBar::DiagnosisBar(QWidget* parent)
    : QFrame(parent), m_column(new QVBoxLayout), m_animation(new QVariantAnimation(this)) {
  setRole(this, "message");
  m_column->setContentsMargins(space::kMedium, 5, 5, 5);
  m_column->setSpacing(space::kTight);
  setLayout(m_column);
  setProperty("kind", QStringLiteral("warning"));
  m_timer.setSingleShot(true);
  connect(&m_timer, &QTimer::timeout, this, &DiagnosisBar::reconsider);
  connect(m_animation, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& height) { setMaximumHeight(height.toInt()); });
  connect(m_animation, &QVariantAnimation::finished, this, [this] {
    setVisible(m_open);
    setMaximumHeight(QWIDGETSIZE_MAX);
  });
  hide();
}

void DiagnosisBar::setDiagnoses(const std::vector<Diagnosis>& diagnoses) {
  m_wanted.clear();
  std::copy_if(diagnoses.begin(), diagnoses.end(), std::back_inserter(m_wanted),
               [this](const Diagnosis& diagnosis) { return m_silenced.count(diagnosis.trouble) == 0; });
  reconsider();
}

void DiagnosisBar::startRun() {
  m_silenced.clear();
  m_wanted.clear();
  m_shown.clear();
  m_expanded = false;
  m_timer.stop();
  m_since.invalidate();
  renew();
}

void DiagnosisBar::silence(Trouble trouble) {
  m_silenced.insert(trouble);
  const auto remove = [trouble](std::vector<Diagnosis>& list) {
    list.erase(std::remove_if(list.begin(), list.end(),
                              [trouble](const Diagnosis& d) { return d.trouble == trouble; }),
               list.end());
  };
  remove(m_wanted);
  remove(m_shown);
  renew();
  Q_EMIT silenced(trouble);
}

/// Shows what is wanted now, unless what stands there has not stood long enough to be read.
void DiagnosisBar::reconsider() {
  if (same(m_wanted, m_shown)) {
    m_timer.stop();
    return;
  }
  const qint64 stood = m_since.isValid() ? m_since.elapsed() : m_hold;
  if (!m_shown.empty() && stood < m_hold) {
    m_timer.start(static_cast<int>(m_hold - stood));
    return;
  }
  m_shown = m_wanted;
  m_since.start();
  renew();
}

void DiagnosisBar::setExpanded(bool expanded) {
  m_expanded = expanded;
  renew();
}

void DiagnosisBar::setKind() {
  const bool grave = !m_shown.empty() && isGrave(m_shown.front().trouble);
  const QString kind = grave ? QStringLiteral("error") : QStringLiteral("warning");
  if (property("kind").toString() != kind) {
    setProperty("kind", kind);
    style()->polish(this);
  }
}

void DiagnosisBar::renew() {
  if (m_shown.size() < 2) {
    m_expanded = false;
  }
  if (m_shown.empty()) {
    slide(false);  // the words stay while it closes
    return;
  }
  const std::size_t wanted = m_expanded ? m_shown.size() : 1;
  const bool another =
      m_rows.empty() || !m_open || m_rows.front()->diagnosis().trouble != m_shown.front().trouble;
  while (m_rows.size() > wanted) {
    // Later: it may be this row's own button that asked for it.
    m_rows.back()->hide();
    m_rows.back()->deleteLater();
    m_column->removeWidget(m_rows.back());
    m_rows.pop_back();
  }
  while (m_rows.size() < wanted) {
    auto* row = new DiagnosisRow(this);
    connect(row, &DiagnosisRow::mendRequested, this, &DiagnosisBar::mendRequested);
    connect(row, &DiagnosisRow::silenced, this, &DiagnosisBar::silence);
    connect(row->moreButton(), &QPushButton::clicked, this, [this] { setExpanded(!m_expanded); });
    m_column->addWidget(row);
    m_rows.push_back(row);
  }
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    m_rows[i]->setDiagnosis(m_shown[i]);
    m_rows[i]->setMore(i == 0 ? static_cast<int>(m_shown.size()) - 1 : 0, m_expanded);
  }
  setKind();
  setAccessibleName(m_rows.front()->accessibleName());
  slide(true);
  if (another) {
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
  }
}

void DiagnosisBar::slide(bool open) {
  if (open == m_open) {
    return;
  }
  m_open = open;
  const int time = motionTime(kSlide);
  m_animation->stop();
  if (time == 0 || parentWidget() == nullptr || !parentWidget()->isVisible()) {
    setMaximumHeight(QWIDGETSIZE_MAX);
    setVisible(open);
    return;
  }
  const int full = std::max(heightForWidth(std::max(parentWidget()->width(), 1)), sizeHint().height());
  m_animation->setDuration(time);
  m_animation->setStartValue(open ? 0 : height());
  m_animation->setEndValue(open ? full : 0);
  m_animation->setEasingCurve(QEasingCurve::OutCubic);
  if (open) {
    setMaximumHeight(0);
    show();
  }
  m_animation->start();
}

}  // namespace officina
