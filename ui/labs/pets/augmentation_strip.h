// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

class QLabel;
class QPushButton;

namespace officina {

class PictureStrip;

/// How augmentation shows a photograph to the network while it learns: as it is, and changed at random.
class AugmentationStrip : public QWidget {
  Q_OBJECT

 public:
  explicit AugmentationStrip(QWidget* parent = nullptr);

  /// `original`: null: no photograph yet. `variants`: none when augmentation is off.
  void setPictures(const QImage& original, std::vector<QImage> variants);
  /// Whether the recipe changes the photographs it learns from; on by default.
  void setAugmented(bool on);
  [[nodiscard]] PictureStrip* strip() const { return m_strip; }
  [[nodiscard]] QPushButton* again() const { return m_again; }

 Q_SIGNALS:
  /// Other variants, please.
  void againRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void retranslate();

  QLabel* m_title;
  QPushButton* m_again;
  QLabel* m_sentence;
  PictureStrip* m_strip;
  QImage m_original;
  std::vector<QImage> m_variants;
  bool m_augmented = true;
};

}  // namespace officina
