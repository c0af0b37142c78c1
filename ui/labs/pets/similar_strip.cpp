// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/similar_strip.h"

#include <utility>

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/picture_strip.h"

namespace officina {

SimilarStrip::SimilarStrip(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_strip(new PictureStrip(this)) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_sentence, TextRole::Muted);
  m_sentence->setWordWrap(true);
  m_strip->setSelectable(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addWidget(m_title);
  column->addWidget(m_sentence);
  column->addWidget(m_strip);
  column->addStretch(1);
  connect(m_strip, &PictureStrip::activated, this,
          [this](int index) { Q_EMIT chosen(m_items[static_cast<std::size_t>(index)].id); });
  retranslate();
}

void SimilarStrip::setItems(std::vector<Item> items) {
  m_items = std::move(items);
  renew();
}

QString SimilarStrip::sentence() const {
  return m_sentence->text();
}

void SimilarStrip::renew() {
  std::vector<PictureStrip::Tile> tiles;
  for (const Item& item : m_items) {
    const QString distance = tr("distance %1").arg(number(item.distance, 3));
    tiles.push_back({item.picture, item.className, distance,
                     tr("%1, %2: choose it").arg(item.className, distance), false});
  }
  m_sentence->setText(m_items.empty()
                          ? tr("Nothing has been looked for yet.")
                          : tr("Nearest in what the last layer but one says: the smaller the distance, the "
                               "more alike to this network."));
  m_strip->setVisible(!m_items.empty());
  m_strip->setTiles(std::move(tiles));
}

void SimilarStrip::retranslate() {
  m_title->setText(tr("Most similar training pictures"));
  m_strip->setAccessibleName(m_title->text());
  renew();
}

void SimilarStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
