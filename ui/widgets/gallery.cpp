// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/gallery.h"

#include <algorithm>
#include <utility>

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"

namespace officina {

class Gallery::Model final : public QAbstractListModel {
 public:
  using QAbstractListModel::QAbstractListModel;

  void setSource(Source source) {
    beginResetModel();
    m_source = std::move(source);
    endResetModel();
  }
  [[nodiscard]] int rowCount(const QModelIndex& parent) const override {
    return parent.isValid() ? 0 : m_source.count;
  }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
    const int row = index.row();
    switch (role) {
      case Qt::DisplayRole:
        return m_source.caption(row);
      case Qt::DecorationRole:
        return m_source.picture(row);
      case Qt::ToolTipRole:
      case Qt::AccessibleTextRole:
        return m_source.description ? m_source.description(row) : m_source.caption(row);
      default:
        return {};
    }
  }

 private:
  Source m_source;
};

class Gallery::Delegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& colours = theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect area = option.rect.adjusted(2, 2, -2, -2);
    if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver)) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(colours.accentSoft);
      painter->drawRoundedRect(area, space::kTight, space::kTight);
    }
    const QRect square(area.center().x() - side / 2, area.top() + space::kTight, side, side);
    painter->fillRect(square, colours.panel);
    const auto picture = index.data(Qt::DecorationRole).value<QImage>();
    QRect shown(QPoint(), picture.size().scaled(square.size(), Qt::KeepAspectRatio));
    shown.moveCenter(square.center());
    painter->setRenderHint(QPainter::SmoothPixmapTransform, picture.width() > side);
    painter->drawImage(shown, picture);
    painter->setPen(colours.line);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(square);
    painter->setFont(captionFont());
    painter->setPen(colours.mutedInk);
    const QRect text(area.left(), square.bottom() + 2, area.width(), area.bottom() - square.bottom() - 2);
    painter->drawText(text, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, index.data().toString());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
      painter->setPen(QPen(colours.accent, 1.5));
      painter->drawRoundedRect(area, space::kTight, space::kTight);
    }
    painter->restore();
  }
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return size;
  }

  int side = 56;
  QSize size;
};

Gallery::Gallery(QWidget* parent)
    : QListView(parent), m_model(new Model(this)), m_delegate(new Delegate(this)) {
  setModel(m_model);
  setItemDelegate(m_delegate);
  setViewMode(QListView::IconMode);
  setMovement(QListView::Static);
  setResizeMode(QListView::Adjust);
  setUniformItemSizes(true);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFrameShape(QFrame::NoFrame);
  setMouseTracking(true);
  measure();
  connect(this, &QListView::clicked, this,
          [this](const QModelIndex& index) { Q_EMIT pictureActivated(index.row()); });
}

void Gallery::setSource(Source source) {
  m_model->setSource(std::move(source));
  scrollToTop();
}

int Gallery::count() const {
  return m_model->rowCount({});
}

void Gallery::setPictureSide(int side) {
  m_side = side;
  measure();
}

void Gallery::setCaptionLines(int lines) {
  m_lines = lines;
  measure();
}

void Gallery::setEmptyText(const QString& text) {
  m_emptyText = text;
  viewport()->update();
}

/// Captions take two lines unless said otherwise: "true 4 · said 9" and "98 %".
void Gallery::measure() {
  const QFontMetrics metrics(captionFont());
  const int caption = m_lines > 0 ? metrics.horizontalAdvance(QStringLiteral("mmmmmmmmmm")) : 0;
  m_delegate->side = m_side;
  m_delegate->size = {std::max(m_side + 4 * space::kTight, caption),
                      m_side + m_lines * metrics.height() + 3 * space::kTight};
  setGridSize(m_delegate->size);
}

bool Gallery::event(QEvent* event) {
  if (claimKeys(event, kArrowKeys) || claimKeys(event, {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter})) {
    return true;
  }
  return QListView::event(event);
}

void Gallery::keyPressEvent(QKeyEvent* event) {
  const bool activate =
      event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
  if (activate && currentIndex().isValid()) {
    Q_EMIT pictureActivated(currentIndex().row());
    return;
  }
  QListView::keyPressEvent(event);
}

void Gallery::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  if (m_model->rowCount({}) == 0 && !m_emptyText.isEmpty()) {
    QPainter painter(viewport());
    painter.setPen(theme().mutedInk);
    painter.drawText(
        viewport()->rect().adjusted(space::kLarge, space::kLarge, -space::kLarge, -space::kLarge),
        Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
  }
}

void Gallery::changeEvent(QEvent* event) {
  QListView::changeEvent(event);
  if (event->type() == QEvent::FontChange) {
    measure();
  } else if (event->type() == QEvent::PaletteChange) {
    viewport()->update();
  }
}

}  // namespace officina
