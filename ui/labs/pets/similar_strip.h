// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QString>
#include <QWidget>

class QLabel;

namespace officina {

class PictureStrip;

/// The training pictures that the network finds most like a photograph. A click chooses one.
class SimilarStrip : public QWidget {
  Q_OBJECT

 public:
  struct Item {
    QImage picture;
    QString className;
    double distance = 0.0;  ///< PhotoIndex::Near::distance
    qint64 id = 0;          ///< the owner's name for it
  };

  explicit SimilarStrip(QWidget* parent = nullptr);

  /// In the order in which they are shown; none: nothing was looked for yet.
  void setItems(std::vector<Item> items);
  [[nodiscard]] PictureStrip* strip() const { return m_strip; }
  [[nodiscard]] QString sentence() const;

 Q_SIGNALS:
  void chosen(qint64 id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void retranslate();

  QLabel* m_title;
  QLabel* m_sentence;
  PictureStrip* m_strip;
  std::vector<Item> m_items;
};

}  // namespace officina
