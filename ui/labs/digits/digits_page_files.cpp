// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into the lab from outside and leaves it: pictures, weights, folders.
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QStandardPaths>

#include "ui/labs/common/lab_files.h"
#include "ui/labs/digits/digits_page.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/widgets/inline_message.h"

namespace officina {

QString DigitsPage::openFilter() const {
  return tr("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.svg *.ppm *.pgm *.pbm *.ico "
            "*.jp2)") +
         QStringLiteral(";;") + tr("Weights (*.pth *.pt *.safetensors)");
}

void DigitsPage::openFile(const QString& path) {
  if (QFileInfo(path).isDir()) {
    useFolder(path);
  } else if (isWeightsFile(path)) {
    m_weights->useFile(path);
  } else {
    m_loader->loadFile(path);
  }
}

bool DigitsPage::takeMime(const QMimeData* mime, const QString& source) {
  for (const QUrl& url : mime->urls()) {
    if (url.isLocalFile()) {
      openFile(url.toLocalFile());
      return true;
    }
  }
  if (mime->hasImage()) {
    const auto image = qvariant_cast<QImage>(mime->imageData());
    if (!image.isNull()) {
      m_loader->loadImage(image, source);
      return true;
    }
  }
  return false;
}

bool DigitsPage::paste() {
  return takeMime(QGuiApplication::clipboard()->mimeData(), tr("pasted picture"));
}

void DigitsPage::dragEnterEvent(QDragEnterEvent* event) {
  const QMimeData* mime = event->mimeData();
  const bool local = !mime->urls().isEmpty() && mime->urls().constFirst().isLocalFile();
  if (local || mime->hasImage()) {
    event->acceptProposedAction();
  }
}

void DigitsPage::dropEvent(QDropEvent* event) {
  if (takeMime(event->mimeData(), tr("dropped picture"))) {
    event->acceptProposedAction();
  } else {
    complain(tr("What was dropped is neither a picture nor a file of this computer."));
  }
}

void DigitsPage::openPictureDialog() {
  openFileDialog(this, tr("Open a picture"), QFileDialog::ExistingFile, openFilter(),
                 [this](const QStringList& paths) { openFile(paths.constFirst()); });
}

void DigitsPage::openWeightsDialog() {
  openFileDialog(this, tr("Open weights"), QFileDialog::ExistingFile,
                 tr("Weights (*.pth *.pt *.safetensors)"),
                 [this](const QStringList& paths) { openFile(paths.constFirst()); });
}

void DigitsPage::openFolderDialog() {
  openFileDialog(this, tr("Folder with MNIST's four files"), QFileDialog::Directory, {},
                 [this](const QStringList& folders) {
                   useFolder(folders.constFirst());
                   Preferences::instance().setDigitsFolder(folders.constFirst());
                 });
}

}  // namespace officina
