// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/photo_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolTip>
#include <QUrl>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/key_claim.h"
#include "ui/widgets/picture_saving.h"

namespace officina {

namespace {

QStringList localFiles(const QMimeData* mime) {
  QStringList paths;
  for (const QUrl& url : mime->urls()) {
    if (url.isLocalFile()) {
      paths << url.toLocalFile();
    }
  }
  return paths;
}

bool canTake(const QMimeData* mime) {
  return mime != nullptr && (mime->hasImage() || !localFiles(mime).isEmpty());
}

}  // namespace

PhotoView::PhotoView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAcceptDrops(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  nameItself();
  describe();
}

void PhotoView::setPhoto(const QImage& photo) {
  m_photo = photo;
  m_name.clear();
  m_outline = {};
  setHeat(Heat::None);
}

void PhotoView::setPhotoName(const QString& name) {
  m_name = name;
  describe();
}

void PhotoView::setHeat(Heat kind, const Matrix& values) {
  m_kind = values.values.empty() ? Heat::None : kind;
  m_values = m_kind == Heat::None ? Matrix{} : values;
  m_cell.reset();
  renew();
  describe();
}

void PhotoView::setOutline(const QRectF& shares) {
  m_outline = shares;
  update();
}

void PhotoView::setEmptyText(const QString& text) {
  m_emptyText = text;
  describe();
  update();
}

void PhotoView::renew() {
  m_shown = {};
  update();
}

std::optional<QPoint> PhotoView::cellAt(QPointF place) const {
  const QRectF area = photoArea();
  if (m_kind == Heat::None || m_photo.isNull() || !area.contains(place)) {
    return {};
  }
  const auto columns = static_cast<int>(m_values.columns);
  const auto rows = static_cast<int>(m_values.rows);
  return QPoint(std::min(static_cast<int>((place.x() - area.left()) / area.width() * columns), columns - 1),
                std::min(static_cast<int>((place.y() - area.top()) / area.height() * rows), rows - 1));
}

std::optional<float> PhotoView::valueAt(QPointF place) const {
  const auto cell = cellAt(place);
  return cell ? std::optional(m_values.at(cell->y(), cell->x())) : std::nullopt;
}

QString PhotoView::cellText() const {
  return tr("%1 at row %2 of %3, column %4 of %5")
      .arg(number(static_cast<double>(m_values.at(m_cell->y(), m_cell->x()))))
      .arg(m_cell->y() + 1)
      .arg(m_values.rows)
      .arg(m_cell->x() + 1)
      .arg(m_values.columns);
}

void PhotoView::pointTo(const std::optional<QPoint>& cell) {
  if (cell != m_cell) {
    m_cell = cell;
    describe();
    update();
  }
}

void PhotoView::nameItself() {
  // An owner's own name stays.
  if (accessibleName() == m_ownName) {
    m_ownName = tr("photograph");
    setAccessibleName(m_ownName);
  }
}

void PhotoView::describe() {
  if (m_photo.isNull()) {
    setAccessibleDescription(m_emptyText.isEmpty() ? tr("Drop a photograph here, paste or open one.")
                                                   : m_emptyText);
  } else {
    setAccessibleDescription(m_cell ? cellText() : m_name);
  }
}

bool PhotoView::savePicture(const QString& path) const {
  return savePng(picture(), path);
}

void PhotoView::askWhereToSave() {
  // As it is now: the answer may be another when the name is found.
  askToSavePicture(this, QStringLiteral("PNG (*.png)"),
                   [shown = picture()](const QString& path) { return savePng(shown, path); });
}

// --- Mouse and keys
// -----------------------------------------------------------------------------------------

bool PhotoView::event(QEvent* event) {
  if (m_photo.isNull() ? claimKeys(event, {Qt::Key_Return, Qt::Key_Enter})
                       : m_kind != Heat::None && claimKeys(event, kArrowKeys)) {
    return true;
  }
  return QWidget::event(event);
}

void PhotoView::mouseMoveEvent(QMouseEvent* event) {
  pointTo(cellAt(event->position()));
  if (m_cell) {
    QToolTip::showText(event->globalPosition().toPoint(), cellText(), this);
  } else {
    QToolTip::hideText();
  }
}

void PhotoView::leaveEvent(QEvent* event) {
  pointTo({});
  QWidget::leaveEvent(event);
}

void PhotoView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (m_photo.isNull() && event->button() == Qt::LeftButton) {
    Q_EMIT openRequested();
  } else {
    QWidget::mouseDoubleClickEvent(event);
  }
}

void PhotoView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy) && !m_photo.isNull()) {
    QGuiApplication::clipboard()->setImage(picture());
    return;
  }
  if (event->matches(QKeySequence::Paste) && take(QGuiApplication::clipboard()->mimeData())) {
    return;
  }
  if (m_photo.isNull() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    Q_EMIT openRequested();
    return;
  }
  const QPoint step(event->key() == Qt::Key_Left    ? -1
                    : event->key() == Qt::Key_Right ? 1
                                                    : 0,
                    event->key() == Qt::Key_Up     ? -1
                    : event->key() == Qt::Key_Down ? 1
                                                   : 0);
  if (m_kind == Heat::None || step.isNull()) {
    QWidget::keyPressEvent(event);
    return;
  }
  // The first key only shows where the cursor is: in the middle.
  const QPoint last(static_cast<int>(m_values.columns) - 1, static_cast<int>(m_values.rows) - 1);
  const QPoint next = m_cell ? *m_cell + step : last / 2;
  pointTo(QPoint(std::clamp(next.x(), 0, last.x()), std::clamp(next.y(), 0, last.y())));
}

void PhotoView::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (m_photo.isNull()) {
    menu->addAction(tr("Open a photograph…"), this, &PhotoView::openRequested);
  } else {
    menu->addAction(tr("Copy picture"), this, [this] { QGuiApplication::clipboard()->setImage(picture()); });
    menu->addAction(tr("Save picture…"), this, &PhotoView::askWhereToSave);
  }
  QAction* paste =
      menu->addAction(tr("Paste"), this, [this] { (void)take(QGuiApplication::clipboard()->mimeData()); });
  paste->setEnabled(canTake(QGuiApplication::clipboard()->mimeData()));
  menu->popup(event->globalPos());
}

// --- What comes from outside
// --------------------------------------------------------------------------------

bool PhotoView::take(const QMimeData* mime) {
  if (mime == nullptr) {
    return false;
  }
  // Files first: a file manager adds a picture of the icon, a browser a picture without a name.
  if (const QStringList paths = localFiles(mime); !paths.isEmpty()) {
    Q_EMIT filesDropped(paths);
    return true;
  }
  const auto image = mime->hasImage() ? qvariant_cast<QImage>(mime->imageData()) : QImage();
  if (image.isNull()) {
    return false;
  }
  Q_EMIT imageDropped(image);
  return true;
}

void PhotoView::dragEnterEvent(QDragEnterEvent* event) {
  if (canTake(event->mimeData())) {
    event->acceptProposedAction();
    m_dragOver = true;
    update();
  }
}

void PhotoView::dragLeaveEvent(QDragLeaveEvent* event) {
  QWidget::dragLeaveEvent(event);
  m_dragOver = false;
  update();
}

void PhotoView::dropEvent(QDropEvent* event) {
  m_dragOver = false;
  update();
  if (take(event->mimeData())) {
    event->acceptProposedAction();
  }
}

void PhotoView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    nameItself();
    describe();
    update();
  } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    renew();
  }
}

}  // namespace officina
