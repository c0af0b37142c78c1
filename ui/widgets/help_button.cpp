// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/help_button.h"

#include <QEvent>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kSide = 17;

}  // namespace

HelpButton::HelpButton(std::function<QString()> subject, std::function<QString()> text, QWidget* parent)
    : QToolButton(parent), m_subject(std::move(subject)), m_text(std::move(text)) {
  setRole(this, "help");
  setText(QStringLiteral("?"));
  setCursor(Qt::WhatsThisCursor);
  setFixedSize(scaled(kSide), scaled(kSide));
  connect(this, &QToolButton::clicked, this, &HelpButton::open);
  retranslate();
}

void HelpButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::StyleChange) {
    setFixedSize(scaled(kSide), scaled(kSide));
  }
  QToolButton::changeEvent(event);
}

void HelpButton::retranslate() {
  setAccessibleName(tr("Help: %1").arg(m_subject()));
}

void HelpButton::open() {
  auto* popover = new QFrame(this, Qt::Popup | Qt::FramelessWindowHint);
  popover->setAttribute(Qt::WA_DeleteOnClose);
  setRole(popover, "popover");
  popover->setAccessibleName(accessibleName());
  auto* column = new QVBoxLayout(popover);
  column->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
  column->setSpacing(space::kTight);
  auto* heading = new QLabel(m_subject());
  setTextRole(heading, TextRole::Heading);
  auto* body = new QLabel(m_text());
  body->setWordWrap(true);
  body->setTextFormat(Qt::RichText);
  body->setOpenExternalLinks(true);
  column->addWidget(heading);
  column->addWidget(body);
  popover->setFixedWidth(scaled(300));
  popover->adjustSize();

  const QRect screen = this->screen()->availableGeometry();
  QPoint place = mapToGlobal(QPoint(0, height() + 4));
  place.setX(
      std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - popover->width())));
  if (place.y() + popover->height() > screen.bottom()) {
    place.setY(mapToGlobal(QPoint(0, 0)).y() - popover->height() - 4);
  }
  popover->move(place);
  popover->show();
}

}  // namespace officina
