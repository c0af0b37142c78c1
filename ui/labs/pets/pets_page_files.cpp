// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into the lab from outside and leaves it: photographs, folders, weights.
#include <algorithm>

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>

#include "ui/labs/common/lab_files.h"
#include "ui/labs/pets/many_panel.h"
#include "ui/labs/pets/pets_page.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/widgets/inline_message.h"

namespace officina {

QString PetsPage::openFilter() const {
  return tr("Photographs (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm)") +
         QStringLiteral(";;") + tr("Weights (*.pth *.pt *.safetensors)");
}

void PetsPage::openFile(const QString& path) {
  openFiles({path});
}

void PetsPage::openFiles(const QStringList& paths) {
  QStringList folders;
  QStringList photos;
  for (const QString& path : paths) {
    if (QFileInfo(path).isDir()) {
      folders << path;
    } else if (isWeightsFile(path)) {
      m_weights->useFile(path);
    } else {
      photos << path;
    }
  }
  if (!folders.isEmpty()) {
    useFolder(folders.join(QLatin1Char('\n')));
  } else if (photos.size() == 1) {
    m_loader->loadFile(photos.constFirst());
  } else if (!photos.isEmpty()) {
    if (const auto weights = m_weights->weights()) {
      showDrawerTab(m_manyTab);
      m_many->ask(photos, weights, m_card.sureFrom);
    } else {
      complain(tr("There are no weights yet that could answer."));
    }
  }
}

bool PetsPage::takeMime(const QMimeData* mime, const QString& name) {
  QStringList files;
  for (const QUrl& url : mime->urls()) {
    if (url.isLocalFile()) {
      files << url.toLocalFile();
    }
  }
  if (!files.isEmpty()) {
    openFiles(files);
    return true;
  }
  if (mime->hasImage()) {
    const auto image = qvariant_cast<QImage>(mime->imageData());
    if (!image.isNull()) {
      m_loader->loadImage(image, name);
      return true;
    }
  }
  return false;
}

bool PetsPage::paste() {
  return takeMime(QGuiApplication::clipboard()->mimeData(), tr("pasted photograph"));
}

void PetsPage::dragEnterEvent(QDragEnterEvent* event) {
  const QMimeData* mime = event->mimeData();
  const bool local = std::ranges::any_of(mime->urls(), &QUrl::isLocalFile);
  if (local || mime->hasImage()) {
    event->acceptProposedAction();
  }
}

void PetsPage::dropEvent(QDropEvent* event) {
  if (takeMime(event->mimeData(), tr("dropped photograph"))) {
    event->acceptProposedAction();
  } else {
    complain(tr("What was dropped is neither a picture nor a file of this computer."));
  }
}

void PetsPage::openDialog() {
  openFileDialog(this, tr("Open photographs"), QFileDialog::ExistingFiles, openFilter(),
                 [this](const QStringList& paths) { openFiles(paths); });
}

void PetsPage::openWeightsDialog() {
  openFileDialog(this, tr("Open weights"), QFileDialog::ExistingFile,
                 tr("Weights (*.pth *.pt *.safetensors)"),
                 [this](const QStringList& paths) { openFiles(paths); });
}

void PetsPage::openFolderDialog() {
  openFileDialog(this, tr("Folder with one folder per class"), QFileDialog::Directory, {},
                 [this](const QStringList& folders) { useFolder(folders.constFirst()); });
}

DataLabPage::CardWriter PetsPage::cardWriter() const {
  return [card = m_card](const std::filesystem::path& weights) { writePhotoCard(weights, card); };
}

}  // namespace officina
