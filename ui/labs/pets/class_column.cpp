// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/class_column.h"

#include <algorithm>

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QVBoxLayout>

#include "ui/labs/common/lab_files.h"
#include "ui/labs/pets/photo.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/gallery.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {
/// Also of links, for which there is then a word of what to do.
bool mayHavePicture(const QMimeData& mime) {
  return mime.hasImage() || mime.hasUrls();
}
}  // namespace

ClassColumn::ClassColumn(QWidget* parent)
    : QFrame(parent),
      m_title(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_remove(new ToolbarButton(QStringLiteral("close"), this)),
      m_gallery(new Gallery(this)),
      m_open(new QPushButton(this)),
      m_paste(new ToolbarButton(QStringLiteral("paste"), this)),
      m_delete(new ToolbarButton(QStringLiteral("trash"), this)),
      m_thumbnails(new Thumbnails({}, this)) {
  setRole(this, "card");
  setAcceptDrops(true);
  m_title->setAcceptDrops(false);  // a file dropped here is a picture, not a name
  setMinimumWidth(scaled(210));
  setMaximumWidth(scaled(340));
  setTextRole(m_count, TextRole::Caption);
  m_remove->setQuiet(true);
  m_gallery->setPictureSide(56);
  m_gallery->setCaptionLines(0);
  m_gallery->setSelectionMode(QAbstractItemView::ExtendedSelection);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kSmall, space::kSmall, space::kSmall, space::kSmall);
  column->setSpacing(space::kTight);
  auto* head = new QHBoxLayout;
  head->setSpacing(space::kTight);
  head->addWidget(m_title, 1);
  head->addWidget(m_remove);
  column->addLayout(head);
  column->addWidget(m_count);
  column->addWidget(m_gallery, 1);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::kTight);
  buttons->addWidget(m_open);
  buttons->addWidget(m_paste);
  buttons->addStretch(1);
  buttons->addWidget(m_delete);
  column->addLayout(buttons);

  connect(m_title, &QLineEdit::editingFinished, this, [this] {
    m_title->setModified(false);
    if (m_title->text() != m_name) {
      Q_EMIT renamed(m_title->text());
    }
  });
  // So that Ctrl+Z takes back the new name; in the field it would take back letters.
  connect(m_title, &QLineEdit::returnPressed, m_gallery, [this] { m_gallery->setFocus(); });
  connect(m_remove, &QPushButton::clicked, this, &ClassColumn::removeRequested);
  connect(m_open, &QPushButton::clicked, this, [this] {
    openFileDialog(this, tr("Add pictures"), QFileDialog::ExistingFiles,
                   tr("Photographs (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm)"),
                   [this](const QStringList& files) { Q_EMIT filesDropped(files); });
  });
  connect(m_paste, &QPushButton::clicked, this, &ClassColumn::paste);
  connect(m_delete, &QPushButton::clicked, this, &ClassColumn::removeSelected);
  connect(m_gallery->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          [this] { m_delete->setEnabled(!selectedFiles().isEmpty()); });
  connect(m_thumbnails, &Thumbnails::changed, m_gallery->viewport(), qOverload<>(&QWidget::update));
  retranslate();
}

void ClassColumn::setClass(const QString& name, const QStringList& files) {
  m_name = name;
  if (!m_title->hasFocus() || !m_title->isModified()) {
    m_title->setText(name);
  }
  if (files != m_files) {
    const int current = m_gallery->currentIndex().row();
    m_files = files;
    m_thumbnails->reset([files](std::int64_t id) { return thumbnailOf(toPath(files[id]), 64); });
    m_gallery->setSource({static_cast<int>(files.size()), [this](int i) { return m_thumbnails->get(i); },
                          [](int) { return QString(); },
                          [this](int i) { return QFileInfo(m_files[i]).fileName(); }});
    // Whoever deletes one picture after the other goes on where he was.
    if (current >= 0 && !files.isEmpty()) {
      m_gallery->setCurrentIndex(m_gallery->model()->index(std::min(current, fileCount() - 1), 0));
    }
  }
  retranslate();
}

void ClassColumn::editName() {
  m_title->setFocus();
  m_title->selectAll();
}

QWidget* ClassColumn::followInTabOrder(QWidget* before) {
  for (QWidget* next :
       std::initializer_list<QWidget*>{m_title, m_remove, m_gallery, m_open, m_paste, m_delete}) {
    setTabOrder(before, next);
    before = next;
  }
  return before;
}

QStringList ClassColumn::selectedFiles() const {
  QStringList files;
  for (const QModelIndex& index : m_gallery->selectionModel()->selectedIndexes()) {
    if (index.row() < fileCount()) {
      files << m_files[index.row()];
    }
  }
  files.sort();
  return files;
}

void ClassColumn::removeSelected() {
  if (const QStringList files = selectedFiles(); !files.isEmpty()) {
    Q_EMIT picturesRemoved(files);
  }
}

void ClassColumn::paste() {
  take(QGuiApplication::clipboard()->mimeData());
}

/// Files first: they are the pictures themselves, and a browser's picture of a file has lost its format. A
/// browser that drags from a page names a place on the web, and gives the picture with it.
void ClassColumn::take(const QMimeData* mime) {
  QStringList files;
  for (const QUrl& url : mime ? mime->urls() : QList<QUrl>()) {
    if (url.isLocalFile() && QFileInfo::exists(url.toLocalFile())) {
      files << url.toLocalFile();
    }
  }
  if (!files.isEmpty()) {
    Q_EMIT filesDropped(files);
    return;
  }
  const auto image = mime && mime->hasImage() ? qvariant_cast<QImage>(mime->imageData()) : QImage();
  if (image.isNull()) {
    Q_EMIT nothingDropped();
  } else {
    Q_EMIT imageDropped(image);
  }
}

void ClassColumn::dragEnterEvent(QDragEnterEvent* event) {
  if (mayHavePicture(*event->mimeData())) {
    // A copy whatever is proposed: a file manager that is told "move" deletes the original.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    showDropHere(true);
  }
}

void ClassColumn::dragLeaveEvent(QDragLeaveEvent* event) {
  showDropHere(false);
  QFrame::dragLeaveEvent(event);
}

void ClassColumn::dropEvent(QDropEvent* event) {
  showDropHere(false);
  event->setDropAction(Qt::CopyAction);
  event->accept();
  take(event->mimeData());
}

void ClassColumn::showDropHere(bool on) {
  setProperty("kind", on ? QStringLiteral("info") : QString());
  setRole(this, on ? "message" : "card");
}

/// The window's own Ctrl+V gives a picture to the network to answer; here it goes into the class.
bool ClassColumn::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
    event->accept();
    return true;
  }
  return QFrame::event(event);
}

void ClassColumn::keyPressEvent(QKeyEvent* event) {
  const bool remove = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
  if (remove && m_gallery->hasFocus()) {
    removeSelected();
  } else if (event->matches(QKeySequence::Paste)) {
    paste();
  } else {
    QFrame::keyPressEvent(event);
  }
}

void ClassColumn::retranslate() {
  m_title->setPlaceholderText(tr("name of the class"));
  m_title->setAccessibleName(tr("name of the class"));
  m_count->setText(tr("%Ln picture(s)", nullptr, fileCount()));
  m_open->setText(tr("Add…"));
  m_open->setAccessibleName(tr("Add pictures to the class %1").arg(m_name));
  m_paste->setTexts({}, tr("Paste a picture into the class %1 (Ctrl+V)").arg(m_name));
  m_delete->setTexts({}, tr("Delete the selected pictures of the class %1 (Del); can be undone").arg(m_name));
  m_delete->setEnabled(!selectedFiles().isEmpty());
  m_remove->setTexts({}, tr("Remove the class %1 with its pictures; can be undone").arg(m_name));
  m_gallery->setEmptyText(tr("Drop pictures of this class here."));
  m_gallery->setAccessibleName(tr("pictures of the class %1; Delete removes those selected").arg(m_name));
}

void ClassColumn::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
