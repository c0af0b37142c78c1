// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentence_edit.h"

#include <algorithm>

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>

#include "ui/shell/theme.h"

namespace officina {

namespace {

QStringList localFiles(const QMimeData* source) {
  QStringList files;
  for (const QUrl& url : source->urls()) {
    if (url.isLocalFile()) {
      files << url.toLocalFile();
    }
  }
  return files;
}

}  // namespace

SentenceEdit::SentenceEdit(QWidget* parent) : QPlainTextEdit(parent) {
  setTabChangesFocus(true);
  setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SentenceEdit::replaceText(const QString& text) {
  QTextCursor cursor(document());
  cursor.beginEditBlock();
  cursor.select(QTextCursor::Document);
  cursor.insertText(text.left(kMost));
  cursor.endEditBlock();
  setTextCursor(cursor);
  if (text.size() > kMost) {
    Q_EMIT shortened();
  }
}

QSize SentenceEdit::sizeHint() const {
  return {scaled(300), fontMetrics().lineSpacing() * 2 + 18};
}

QSize SentenceEdit::minimumSizeHint() const {
  return {scaled(160), fontMetrics().lineSpacing() * 2 + 16};
}

bool SentenceEdit::canInsertFromMimeData(const QMimeData* source) const {
  return source->hasText() || !localFiles(source).isEmpty();
}

void SentenceEdit::insertFromMimeData(const QMimeData* source) {
  if (const QStringList files = localFiles(source); !files.isEmpty()) {
    Q_EMIT filesDropped(files);
    return;
  }
  const qsizetype room =
      std::max<qsizetype>(0, kMost - document()->characterCount() + textCursor().selectedText().size());
  const QString text = source->text();
  insertPlainText(text.left(room));
  if (text.size() > room) {
    Q_EMIT shortened();
  }
}

void SentenceEdit::dragEnterEvent(QDragEnterEvent* event) {
  QPlainTextEdit::dragEnterEvent(event);
  if (canInsertFromMimeData(event->mimeData())) {
    event->acceptProposedAction();
  }
}

void SentenceEdit::keyPressEvent(QKeyEvent* event) {
  const bool types = !event->text().isEmpty() && event->text().at(0).isPrint();
  if (types && document()->characterCount() > kMost && !textCursor().hasSelection()) {
    Q_EMIT shortened();
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
}

}  // namespace officina
