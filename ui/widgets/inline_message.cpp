// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inline_message.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

struct Look {
  const char* kind;
  QString icon;
  IconInk ink;
};

Look lookOf(InlineMessage::Kind kind) {
  switch (kind) {
    case InlineMessage::Kind::Info:
      return {"info", QStringLiteral("about"), IconInk::Accent};
    case InlineMessage::Kind::Good:
      return {"good", QStringLiteral("check"), IconInk::Good};
    case InlineMessage::Kind::Warning:
      return {"warning", QStringLiteral("warning"), IconInk::Warning};
    case InlineMessage::Kind::Error:
      return {"error", QStringLiteral("error"), IconInk::Error};
  }
  return {"info", QStringLiteral("about"), IconInk::Accent};
}

}  // namespace

InlineMessage::InlineMessage(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_button(new QPushButton(this)),
      m_close(new ToolbarButton(QStringLiteral("close"), this)) {
  setRole(this, "message");
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_close->setQuiet(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kMedium, 5, 5, 5);
  row->setSpacing(space::kSmall);
  row->addWidget(m_icon);
  row->addWidget(m_text, 1);
  row->addWidget(m_button);
  row->addWidget(m_close);
  connect(m_close, &QPushButton::clicked, this, &InlineMessage::clear);
  connect(m_button, &QPushButton::clicked, this, [this] {
    const auto action = m_action;  // clear() forgets it
    clear();
    if (action) {
      action();
    }
  });
  hide();
  retranslate();
}

void InlineMessage::setBand(bool on) {
  setProperty("band", on);
  layout()->setContentsMargins(on ? space::kLarge : space::kMedium, 5, on ? space::kMedium : 5, 5);
}

void InlineMessage::showText(Kind kind, const QString& text) {
  showWords(kind, [text] { return text; });
}

void InlineMessage::showWords(Kind kind, Words text, Words actionText, std::function<void()> action) {
  m_kind = kind;
  m_words = std::move(text);
  m_buttonWords = std::move(actionText);
  m_action = std::move(action);
  const Look look = lookOf(kind);
  setProperty("kind", QString::fromLatin1(look.kind));
  m_icon->setPixmap(themedIcon(look.icon, look.ink).pixmap(QSize(18, 18), devicePixelRatioF()));
  retranslate();
  style()->polish(this);
  show();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void InlineMessage::clear() {
  m_words = {};
  m_buttonWords = {};
  m_action = {};
  hide();
}

QString InlineMessage::text() const {
  return m_words ? m_words() : QString();
}

void InlineMessage::retranslate() {
  m_close->setTexts({}, tr("Close the message"));
  m_text->setText(text());
  setAccessibleName(text());
  m_button->setVisible(static_cast<bool>(m_buttonWords));
  if (m_buttonWords) {
    m_button->setText(m_buttonWords());
  }
}

void InlineMessage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange && m_words) {
    const Look look = lookOf(m_kind);
    m_icon->setPixmap(themedIcon(look.icon, look.ink).pixmap(QSize(18, 18), devicePixelRatioF()));
  }
  QFrame::changeEvent(event);
}

void InlineMessage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    clear();
  } else {
    QFrame::keyPressEvent(event);
  }
}

}  // namespace officina
