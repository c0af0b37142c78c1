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

namespace officina {

ClassColumn::ClassColumn(QWidget* parent)
    : QFrame(parent),
      m_title(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_open(new QPushButton(this)),
      m_paste(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_gallery(new Gallery(this)),
      m_thumbnails(new Thumbnails({}, this)) {
  setRole(this, "card");
  setAcceptDrops(true);
  setMinimumWidth(scaled(210));
  setMaximumWidth(scaled(340));
  setTextRole(m_count, TextRole::Caption);
  m_gallery->setPictureSide(48);
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
  column->addLayout(buttons);

  connect(m_title, &QLineEdit::editingFinished, this, [this] {
    if (m_title->text() != m_name) {
      Q_EMIT renamed(m_title->text());
    }
  });
  connect(m_remove, &QPushButton::clicked, this, &ClassColumn::removeRequested);
  connect(m_open, &QPushButton::clicked, this, [this] {
    openFileDialog(this, tr("Add pictures"), QFileDialog::ExistingFiles,
                   tr("Photographs (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm)"),
                   [this](const QStringList& files) { Q_EMIT filesDropped(files); });
  });
  connect(m_paste, &QPushButton::clicked, this,
          [this] { static_cast<void>(take(QGuiApplication::clipboard()->mimeData())); });
  connect(m_thumbnails, &Thumbnails::changed, m_gallery->viewport(), qOverload<>(&QWidget::update));
  retranslate();
}

void ClassColumn::setClass(const QString& name, const QStringList& files) {
  m_name = name;
  if (!m_title->hasFocus() || m_title->text().isEmpty()) {
    m_title->setText(name);
  }
  if (files != m_files) {
    m_files = files;
    m_thumbnails->reset([files](std::int64_t id) { return thumbnailOf(toPath(files[id]), 64); });
    m_gallery->setSource({static_cast<int>(files.size()), [this](int i) { return m_thumbnails->get(i); },
                          [](int) { return QString(); },
                          [this](int i) { return QFileInfo(m_files[i]).fileName(); }});
  }
  retranslate();
}

bool ClassColumn::take(const QMimeData* mime) {
  QStringList files;
  for (const QUrl& url : mime->urls()) {
    if (url.isLocalFile()) {
      files << url.toLocalFile();
    }
  }
  if (!files.isEmpty()) {
    Q_EMIT filesDropped(files);
    return true;
  }
  const auto image = qvariant_cast<QImage>(mime->imageData());
  if (mime->hasImage() && !image.isNull()) {
    Q_EMIT imageDropped(image);
    return true;
  }
  return false;
}

void ClassColumn::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasImage() || std::ranges::any_of(event->mimeData()->urls(), &QUrl::isLocalFile)) {
    event->acceptProposedAction();
  }
}

void ClassColumn::dropEvent(QDropEvent* event) {
  if (take(event->mimeData())) {
    event->acceptProposedAction();
  }
}

void ClassColumn::keyPressEvent(QKeyEvent* event) {
  const int current = m_gallery->currentIndex().row();
  if ((event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) && current >= 0 &&
      current < m_files.size()) {
    Q_EMIT pictureRemoved(m_files[current]);
    return;
  }
  if (event->matches(QKeySequence::Paste) && take(QGuiApplication::clipboard()->mimeData())) {
    return;
  }
  QFrame::keyPressEvent(event);
}

void ClassColumn::retranslate() {
  m_title->setPlaceholderText(tr("name of the class"));
  m_title->setAccessibleName(tr("name of the class"));
  m_count->setText(tr("%Ln picture(s)", nullptr, static_cast<int>(m_files.size())));
  m_open->setText(tr("Add…"));
  m_paste->setText(tr("Paste"));
  m_remove->setText(tr("Remove"));
  m_remove->setToolTip(tr("Removes the class with its pictures; can be undone"));
  m_gallery->setEmptyText(tr("Drop pictures of this class here."));
  m_gallery->setAccessibleName(tr("pictures of the class %1; Delete removes one").arg(m_name));
}

void ClassColumn::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
