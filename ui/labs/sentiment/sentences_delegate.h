// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace officina {

/// A row of SentencesModel: a dot of the label's colour and shape, and in the text, struck through, what the
/// network never reads.
class SentencesDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override;
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

 private:
  void paintCut(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                qsizetype kept) const;
};

/// The sign of a label: a filled blue dot, a hollow orange one.
void paintLabelSign(QPainter& painter, const QRectF& place, int label);

}  // namespace officina
