// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QString>
#include <QWidget>

class QLabel;

namespace officina {

class PictureStrip;

/// Single changes of a photograph and what each does to the probability of the answer; those that turn the
/// answer are marked.
class ChangesStrip : public QWidget {
  Q_OBJECT

 public:
  struct Item {
    QImage picture;       ///< changed
    QString words;        ///< "mirrored", "brightness × 1.3"
    double before = 0.0;  ///< probability of the original answer's class
    double after = 0.0;   ///< the same class, of the changed photograph
    bool turns = false;   ///< another class is the most probable now
  };

  explicit ChangesStrip(QWidget* parent = nullptr);

  /// `answer`: the class whose probabilities are told. No items: nothing was tried yet.
  void setItems(std::vector<Item> items, const QString& answer);
  [[nodiscard]] PictureStrip* strip() const { return m_strip; }
  [[nodiscard]] QString sentence() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void renew();
  void retranslate();

  QLabel* m_title;
  QLabel* m_sentence;
  PictureStrip* m_strip;
  std::vector<Item> m_items;
  QString m_answer;
};

}  // namespace officina
