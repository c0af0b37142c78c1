// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/photo_view.h"

#include <algorithm>
#include <cmath>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr int kMostSaved = 2048;
constexpr int kVeil = 190;                             ///< opacity of the strongest place, of 255
constexpr QRgb kShareColour = qRgb(0xd5, 0x5e, 0x00);  ///< Okabe-Ito's vermilion

QRgb withAlpha(QRgb colour, double share) {
  return qRgba(qRed(colour), qGreen(colour), qBlue(colour),
               static_cast<int>(std::lround(kVeil * std::clamp(share, 0.0, 1.0))));
}

}  // namespace

PhotoView::PhotoView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PhotoView::setPhoto(const QImage& photo) {
  m_photo = photo;
  m_outline = {};
  setHeat(Heat::None);
}

void PhotoView::setHeat(Heat kind, const Matrix& values) {
  m_kind = values.values.empty() ? Heat::None : kind;
  m_values = m_kind == Heat::None ? Matrix{} : values;
  renewVeil();
  update();
}

void PhotoView::renewVeil() {
  m_veil = {};
  if (m_kind == Heat::None) {
    return;
  }
  m_veil = QImage(static_cast<int>(m_values.columns), static_cast<int>(m_values.rows), QImage::Format_ARGB32);
  const double most = largest(m_values.values);
  for (int y = 0; y < m_veil.height(); ++y) {
    for (int x = 0; x < m_veil.width(); ++x) {
      const auto value = static_cast<double>(m_values.at(y, x));
      const double share = most > 0.0 ? std::abs(value) / most : 0.0;
      m_veil.setPixel(x, y,
                      m_kind == Heat::Share ? withAlpha(kShareColour, share)
                                            : withAlpha(theme().signedColor(value, most).rgb(), share));
    }
  }
}

void PhotoView::setOutline(const QRectF& shares) {
  m_outline = shares;
  update();
}

void PhotoView::setEmptyText(const QString& text) {
  m_emptyText = text;
  update();
}

QRectF PhotoView::area() const {
  const QSizeF size = QSizeF(m_photo.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
  return {QPointF((width() - size.width()) / 2.0, (height() - size.height()) / 2.0), size};
}

void PhotoView::paint(QPainter& painter, const QRectF& target) const {
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(target, m_photo);
  if (!m_veil.isNull()) {
    painter.drawImage(target, m_veil);
  }
  if (!m_outline.isNull()) {
    const QRectF part(target.left() + m_outline.left() * target.width(),
                      target.top() + m_outline.top() * target.height(), m_outline.width() * target.width(),
                      m_outline.height() * target.height());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::black, 3.0));
    painter.drawRect(part);
    painter.setPen(QPen(Qt::white, 1.5, Qt::DashLine));
    painter.drawRect(part);
  }
}

QImage PhotoView::picture() const {
  const QSize size =
      m_photo.size().boundedTo(m_photo.size().scaled(kMostSaved, kMostSaved, Qt::KeepAspectRatio));
  QImage result(size, QImage::Format_RGB32);
  result.fill(Qt::white);
  QPainter painter(&result);
  paint(painter, QRectF(QPointF(), QSizeF(size)));
  return result;
}

void PhotoView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Theme& colours = theme();
  if (m_photo.isNull()) {
    const QRectF frame = QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5);
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.border, 1.5, Qt::DashLine));
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(frame, space::kRadius, space::kRadius);
    painter.setPen(colours.mutedInk);
    painter.drawText(frame.adjusted(space::kMedium, space::kMedium, -space::kMedium, -space::kMedium),
                     Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    return;
  }
  paint(painter, area());
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 1.5));
    painter.drawRect(area());
  }
}

bool PhotoView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip && m_kind != Heat::None) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRectF photo = area();
    const auto column = static_cast<std::int64_t>((help->pos().x() - photo.left()) / photo.width() *
                                                  static_cast<double>(m_values.columns));
    const auto row = static_cast<std::int64_t>((help->pos().y() - photo.top()) / photo.height() *
                                               static_cast<double>(m_values.rows));
    if (row >= 0 && row < m_values.rows && column >= 0 && column < m_values.columns) {
      QToolTip::showText(help->globalPos(), number(static_cast<double>(m_values.at(row, column))), this);
      return true;
    }
  }
  return QWidget::event(event);
}

void PhotoView::mousePressEvent(QMouseEvent* event) {
  if (m_photo.isNull()) {
    Q_EMIT openRequested();
  } else {
    QWidget::mousePressEvent(event);
  }
}

void PhotoView::keyPressEvent(QKeyEvent* event) {
  if (m_photo.isNull() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    Q_EMIT openRequested();
  } else if (event->matches(QKeySequence::Copy) && !m_photo.isNull()) {
    QGuiApplication::clipboard()->setImage(picture());
  } else {
    QWidget::keyPressEvent(event);
  }
}

void PhotoView::contextMenuEvent(QContextMenuEvent* event) {
  if (m_photo.isNull()) {
    return;
  }
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Copy picture"), this, [this] { QGuiApplication::clipboard()->setImage(picture()); });
  menu->addAction(tr("Save picture…"), this, [this] {
    auto* dialog = new QFileDialog(this, tr("Save picture"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(QStringLiteral("PNG (*.png)"));
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { picture().save(path); });
    dialog->open();
  });
  menu->popup(event->globalPos());
}

void PhotoView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    renewVeil();
    update();
  }
}

}  // namespace officina
