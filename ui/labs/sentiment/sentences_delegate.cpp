// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentences_delegate.h"

#include <algorithm>
#include <utility>

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>

#include "ui/labs/sentiment/sentences_model.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr char kBefore[] = "before";
}

void paintLabelSign(QPainter& painter, const QRectF& place, int label) {
  const double side = std::min({place.width(), place.height(), static_cast<double>(scaled(9))});
  QRectF dot(0, 0, side, side);
  dot.moveCenter(place.center());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const bool positive = label == kPositive;
  painter.setPen(QPen(positive ? theme().positive : theme().negative, 2.0));
  painter.setBrush(positive ? QBrush(theme().positive) : QBrush(Qt::NoBrush));
  painter.drawEllipse(dot.adjusted(1, 1, -1, -1));
  painter.restore();
}

void SentencesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
  if (index.column() == SentencesModel::Label) {
    QStyleOptionViewItem moved(option);
    initStyleOption(&moved, index);
    const QRect sign(option.rect.left() + space::kTight, option.rect.top(), scaled(14), option.rect.height());
    const QString text = std::exchange(moved.text, QString());
    moved.widget->style()->drawControl(QStyle::CE_ItemViewItem, &moved, painter, moved.widget);
    paintLabelSign(*painter, sign, index.data(SentencesModel::LabelRole).toInt());
    painter->setPen(theme().ink);
    painter->drawText(option.rect.adjusted(sign.width() + 2 * space::kTight, 0, 0, 0),
                      Qt::AlignLeft | Qt::AlignVCenter, text);
    return;
  }
  const auto kept = index.data(SentencesModel::CutRole).toLongLong();
  if (index.column() == SentencesModel::Text && kept >= 0) {
    paintCut(*painter, option, index, kept);
    return;
  }
  QStyledItemDelegate::paint(painter, option, index);
}

/// The end of what is read, and after it some of what is not: the beginning of a long sentence is elided.
void SentencesDelegate::paintCut(QPainter& painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index, qsizetype kept) const {
  QStyleOptionViewItem blank(option);
  initStyleOption(&blank, index);
  blank.text.clear();
  blank.widget->style()->drawControl(QStyle::CE_ItemViewItem, &blank, &painter, blank.widget);
  const QString text = index.data(SentencesModel::SentenceRole).toString();
  const QString read = text.left(kept).simplified();
  const QString cut = text.mid(kept).left(400).simplified();
  const QRect place = option.rect.adjusted(space::kTight, 0, -space::kTight, 0);
  const QFontMetrics metrics(option.font);
  const int most = std::max(place.width() * 2 / 3, place.width() - metrics.horizontalAdvance(cut));
  const QString shown = metrics.elidedText(read, Qt::ElideMiddle, most) + QLatin1Char(' ');
  const int width = metrics.horizontalAdvance(shown);
  painter.save();
  painter.setFont(option.font);
  painter.setPen(theme().ink);
  painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
  QFont struck = option.font;
  struck.setStrikeOut(true);
  painter.setFont(struck);
  painter.setPen(theme().mutedInk);
  const QRect rest = place.adjusted(width, 0, 0, 0);
  painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(cut, Qt::ElideRight, std::max(rest.width(), 0)));
  painter.restore();
}

QWidget* SentencesDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const {
  if (index.column() == SentencesModel::Label) {
    auto* box = new QComboBox(parent);
    box->addItems({labelWord(kNegative), labelWord(kPositive)});
    box->setAccessibleName(tr("label of the sentence"));
    return box;
  }
  QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
  if (auto* line = qobject_cast<QLineEdit*>(editor)) {
    line->setMaxLength(static_cast<int>(SentencesModel::kLongest));
    line->setFrame(false);
    line->setStyleSheet(QStringLiteral("QLineEdit { border-radius: 0; padding: 0 4px; min-height: 0; }"));
    line->setAccessibleName(tr("text of the sentence"));
  }
  return editor;
}

void SentencesDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  if (auto* box = qobject_cast<QComboBox*>(editor)) {
    box->setCurrentIndex(index.data(Qt::EditRole).toInt());
  } else {
    QStyledItemDelegate::setEditorData(editor, index);
    if (const auto* line = qobject_cast<QLineEdit*>(editor)) {
      editor->setProperty(kBefore, line->text());
    }
  }
}

void SentencesDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                     const QModelIndex& index) const {
  if (const auto* box = qobject_cast<QComboBox*>(editor)) {
    model->setData(index, box->currentIndex(), Qt::EditRole);
  } else if (const auto* line = qobject_cast<QLineEdit*>(editor);
             line == nullptr || line->text() != editor->property(kBefore).toString()) {
    // An editor that is closed untouched changes nothing, also where it cannot show a line break.
    QStyledItemDelegate::setModelData(editor, model, index);
  }
}

}  // namespace officina
