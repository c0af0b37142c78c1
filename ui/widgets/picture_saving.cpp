// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picture_saving.h"

#include <utility>

#include <QCoreApplication>
#include <QFileDialog>
#include <QImage>
#include <QMessageBox>
#include <QSaveFile>

namespace officina {

bool savePng(const QImage& picture, const QString& path) {
  QSaveFile file(path);
  return !picture.isNull() && file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit();
}

void askToSavePicture(QWidget* parent, const QString& filter, std::function<bool(const QString& path)> save) {
  const QString title = QCoreApplication::translate("PictureSaving", "Save picture");
  auto* dialog = new QFileDialog(parent, title, {}, filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->selectFile(QStringLiteral("officina.png"));
  QObject::connect(
      dialog, &QFileDialog::fileSelected, parent,
      [parent, title, write = std::move(save)](const QString& path) {
        if (!write(path)) {
          auto* message = new QMessageBox(
              QMessageBox::Warning, title,
              QCoreApplication::translate("PictureSaving", "%1 cannot be written. Choose another folder.")
                  .arg(path),
              QMessageBox::Ok, parent);
          message->setAttribute(Qt::WA_DeleteOnClose);
          message->open();
        }
      });
  dialog->open();
}

}  // namespace officina
