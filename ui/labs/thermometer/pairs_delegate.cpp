// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/pairs_delegate.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>

#include "ui/labs/thermometer/pairs_model.h"

namespace officina {

namespace {

QString problemIn(const QLineEdit* editor) {
  float value = 0.0F;
  // An empty editor means that nothing was typed: the cell stays as it was.
  return editor->text().trimmed().isEmpty() ? QString() : PairsModel::problemOf(editor->text(), &value);
}

}  // namespace

QWidget* PairsDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                     const QModelIndex& index) const {
  auto* editor = new QLineEdit(parent);
  editor->setFrame(false);
  editor->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  editor->setStyleSheet(QStringLiteral("QLineEdit { border-radius: 0; padding: 0 4px; min-height: 0; }"));
  editor->setAccessibleName(index.column() == PairsModel::X ? QStringLiteral("x") : QStringLiteral("y"));
  connect(editor, &QLineEdit::textEdited, this, [this, editor] {
    const QString sentence = problemIn(editor);
    editor->setProperty("invalid", !sentence.isEmpty());
    editor->style()->unpolish(editor);
    editor->style()->polish(editor);
    Q_EMIT problem(sentence);
  });
  return editor;
}

void PairsDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
  const auto* line = static_cast<QLineEdit*>(editor);
  const QString sentence = problemIn(line);
  Q_EMIT problem(sentence);
  if (sentence.isEmpty() && !line->text().trimmed().isEmpty()) {
    model->setData(index, line->text(), Qt::EditRole);
  }
}

bool PairsDelegate::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool leaves =
        key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
    const auto* editor = qobject_cast<QLineEdit*>(watched);
    if (leaves && editor != nullptr && !problemIn(editor).isEmpty()) {
      Q_EMIT problem(problemIn(editor));
      return true;  // what was typed stays to be mended; Escape gives the old number back
    }
    if (key == Qt::Key_Escape) {
      Q_EMIT problem({});
    }
  }
  return QStyledItemDelegate::eventFilter(watched, event);
}

}  // namespace officina
