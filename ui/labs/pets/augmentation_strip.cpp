// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/augmentation_strip.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/shell/theme.h"
#include "ui/widgets/picture_strip.h"

namespace officina {

AugmentationStrip::AugmentationStrip(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_again(new QPushButton(this)),
      m_sentence(new QLabel(this)),
      m_strip(new PictureStrip(this)) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_sentence, TextRole::Muted);
  m_sentence->setWordWrap(true);
  auto* top = new QHBoxLayout;
  top->setSpacing(space::kSmall);
  top->addWidget(m_title);
  top->addStretch(1);
  top->addWidget(m_again);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addLayout(top);
  column->addWidget(m_sentence);
  column->addWidget(m_strip);
  column->addStretch(1);
  connect(m_again, &QPushButton::clicked, this, &AugmentationStrip::againRequested);
  retranslate();
}

void AugmentationStrip::setPictures(const QImage& original, std::vector<QImage> variants) {
  m_original = original;
  m_variants = std::move(variants);
  renew();
}

void AugmentationStrip::setAugmented(bool on) {
  m_augmented = on;
  renew();
}

void AugmentationStrip::renew() {
  const bool there = !m_original.isNull();
  std::vector<PictureStrip::Tile> tiles;
  if (there) {
    tiles.push_back({m_original, tr("as it is"), {}, tr("the photograph as it is"), false});
  }
  if (there && m_augmented) {
    for (std::size_t i = 0; i < m_variants.size(); ++i) {
      tiles.push_back(
          {m_variants[i], QString::number(i + 1), {}, tr("changed at random, variant %1").arg(i + 1), false});
    }
  }
  m_again->setVisible(m_augmented);
  m_again->setEnabled(there);
  m_sentence->setVisible(!there || !m_augmented);
  m_sentence->setText(m_augmented ? tr("Choose a photograph to see what augmentation makes of it.")
                                  : tr("Augmentation is off: the network sees every photograph as it is, the "
                                       "same in every epoch."));
  m_strip->setVisible(there);
  m_strip->setTiles(std::move(tiles));
}

void AugmentationStrip::retranslate() {
  m_title->setText(tr("What the network will see"));
  m_again->setText(tr("Again"));
  m_again->setToolTip(tr("Draw other random changes"));
  m_strip->setAccessibleName(tr("the photograph as augmentation changes it"));
  renew();
}

void AugmentationStrip::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
