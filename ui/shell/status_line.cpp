// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include "core/api/platform.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elided_label.h"

namespace officina {

namespace {

/// "OpenBLAS" out of "OpenBLAS 0.3.21 (openmp)".
QString firstWord(const std::string& text) {
  return QString::fromStdString(text).section(QLatin1Char(' '), 0, 0);
}

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent),
      m_machine(new ElidedLabel(this)),
      m_page(new ElidedLabel(this)),
      m_privacy(new ElidedLabel(this)),
      m_shortcuts(new QPushButton(this)) {
  setAttribute(Qt::WA_StyledBackground);
  setRole(this, "statusbar");
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, 3, space::kSmall, 3);
  row->setSpacing(22);
  row->addWidget(m_machine);
  row->addWidget(m_page);
  row->addWidget(m_privacy);
  row->addStretch(1);
  row->addWidget(m_shortcuts);
  setRole(m_shortcuts, "status");
  m_shortcuts->setFocusPolicy(Qt::TabFocus);
  connect(m_shortcuts, &QPushButton::clicked, this, &StatusLine::shortcutsPressed);
  retranslate();
}

void StatusLine::setPageText(const QString& text) {
  m_page->setText(text);
  m_page->setVisible(!text.isEmpty());
}

void StatusLine::setThreads(int threads) {
  if (threads != m_threads) {
    m_threads = threads;
    retranslate();
  }
}

void StatusLine::retranslate() {
  static const PlatformInfo info = platformInfo();
  QStringList facts{firstWord(info.device), firstWord(info.blas)};
  if (m_threads > 0) {
    const bool exact = m_threads == 1 && info.device == "CPU";
    facts.insert(1, tr("%n thread(s)", nullptr, m_threads));
    facts << (exact ? tr("exact as PyTorch") : tr("last digits may differ from PyTorch"));
  }
  m_machine->setText(facts.join(QStringLiteral(" · ")));
  m_privacy->setText(tr("Everything stays on this computer"));
  m_shortcuts->setText(tr("F1 shortcuts"));
  m_shortcuts->setAccessibleName(tr("Show all keyboard shortcuts"));
}

void StatusLine::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
