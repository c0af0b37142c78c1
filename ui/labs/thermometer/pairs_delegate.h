// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace officina {

/// Edits a temperature: what cannot be one turns red while it is typed, and Enter does not take it.
class PairsDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override;
  void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

 Q_SIGNALS:
  /// A sentence; empty: it is right again.
  void problem(const QString& sentence) const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace officina
