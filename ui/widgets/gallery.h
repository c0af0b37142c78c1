// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QImage>
#include <QListView>
#include <QString>

namespace officina {

/// Thousands of captioned pictures in rows, of which only the visible ones are made. A click or Enter
/// activates one.
class Gallery : public QListView {
  Q_OBJECT

 public:
  /// Makes the picture, caption and longer description of an item when it becomes visible; called on the GUI
  /// thread.
  struct Source {
    int count = 0;
    std::function<QImage(int)> picture;
    std::function<QString(int)> caption;
    std::function<QString(int)> description;  ///< tool tip and accessible text; may be empty
  };

  explicit Gallery(QWidget* parent = nullptr);

  void setSource(Source source);
  [[nodiscard]] int count() const;
  /// Side of a picture on the screen, in pixels.
  void setPictureSide(int side);
  /// Room under each picture, in lines of text; 0 for pictures without captions.
  void setCaptionLines(int lines);
  /// A sentence shown while there is nothing.
  void setEmptyText(const QString& text);

 Q_SIGNALS:
  void pictureActivated(int index);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  class Model;
  class Delegate;
  void measure();

  Model* m_model = nullptr;
  Delegate* m_delegate = nullptr;
  QString m_emptyText;
  int m_side = 56;
  int m_lines = 2;
};

}  // namespace officina
