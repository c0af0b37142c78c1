// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/changes_strip.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/picture_strip.h"

namespace officina {

ChangesStrip::ChangesStrip(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_strip(new PictureStrip(this)) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_sentence, TextRole::Muted);
  m_sentence->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addWidget(m_title);
  column->addWidget(m_sentence);
  column->addWidget(m_strip);
  column->addStretch(1);
  retranslate();
}

void ChangesStrip::setItems(std::vector<Item> items, const QString& answer) {
  m_items = std::move(items);
  m_answer = answer;
  renew();
}

QString ChangesStrip::sentence() const {
  return m_sentence->text();
}

void ChangesStrip::renew() {
  std::vector<PictureStrip::Tile> tiles;
  int turning = 0;
  for (const Item& item : m_items) {
    turning += item.turns ? 1 : 0;
    const QString before = percent(item.before);
    const QString after = percent(item.after);
    // The words say it too: a colour alone is not seen by everybody.
    const QString detail = (item.turns ? tr("%1 → %2, turns") : tr("%1 → %2")).arg(before, after);
    const QString description =
        (item.turns ? tr("%1: the probability of “%2” goes from %3 to %4; the answer is another")
                    : tr("%1: the probability of “%2” goes from %3 to %4"))
            .arg(item.words, m_answer, before, after);
    tiles.push_back({item.picture, item.words, detail, description, item.turns});
  }
  const auto tried = static_cast<int>(m_items.size());
  if (tried == 0) {
    m_sentence->setText(tr("Nothing has been tried yet."));
  } else if (turning == 0) {
    m_sentence->setText(
        tr("No single change of the %n tried turns the answer “%1”.", nullptr, tried).arg(m_answer));
  } else {
    m_sentence->setText(tr("The answer “%1” is turned by %2 of the %n tried.", nullptr, tried)
                            .arg(m_answer, officina::locale().toString(turning)));
  }
  m_strip->setVisible(tried > 0);
  m_strip->setTiles(std::move(tiles));
}

void ChangesStrip::retranslate() {
  m_title->setText(tr("Single changes"));
  m_strip->setAccessibleName(tr("single changes of the photograph"));
  renew();
}

void ChangesStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
