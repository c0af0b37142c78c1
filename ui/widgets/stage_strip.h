// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QString>
#include <QWidget>

class QCheckBox;

namespace officina {

/// A row of small pictures with arrows between them: what something becomes, step by step. A step that can be
/// switched off has a check box as its title. Titles and captions take one line each; what does not fit is in
/// the tool tip.
class StageStrip : public QWidget {
  Q_OBJECT

 public:
  explicit StageStrip(QWidget* parent = nullptr);

  /// Adds a stage at the end and returns its number.
  int addStage(bool optional);
  void setTexts(int stage, const QString& title, const QString& caption, const QString& consequence);
  /// Drawn as large as fits, without smoothing, on the theme's paper.
  void setPicture(int stage, const QImage& picture);
  void setCaption(int stage, const QString& caption);
  void setChecked(int stage, bool on);
  [[nodiscard]] bool isChecked(int stage) const;
  /// False: the check boxes are grey, because what is shown went through no step.
  void setStepsEnabled(bool on);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void toggled(int stage, bool on);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Stage {
    QCheckBox* box = nullptr;  ///< null: not optional
    QString title;
    QString caption;
    QString consequence;
    QImage picture;
  };
  void arrange();
  [[nodiscard]] QRectF cell(std::size_t stage) const;
  [[nodiscard]] QRectF pictureArea(std::size_t stage) const;
  [[nodiscard]] int titleHeight() const;

  std::vector<Stage> m_stages;
};

}  // namespace officina
