// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QStringList>

namespace officina {

/// Where a sentence is typed: takes pasted and dropped text, and hands dropped files on.
class SentenceEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  static constexpr qsizetype kMost = 20'000;  ///< characters; what is longer belongs in a file

  explicit SentenceEdit(QWidget* parent = nullptr);

  /// Puts other text in the place of what is there; Ctrl+Z brings that back.
  void replaceText(const QString& text);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void filesDropped(const QStringList& paths);
  /// What was put in was too long and has been cut.
  void shortened();

 protected:
  [[nodiscard]] bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace officina
