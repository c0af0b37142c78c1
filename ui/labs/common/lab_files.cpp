// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/lab_files.h"

#include <QFileInfo>

namespace officina {

bool isWeightsFile(const QString& path) {
  const QString suffix = QFileInfo(path).suffix().toLower();
  return suffix == QLatin1String("pth") || suffix == QLatin1String("pt") ||
         suffix == QLatin1String("safetensors");
}

void openFileDialog(QWidget* parent, const QString& title, QFileDialog::FileMode mode, const QString& filter,
                    const std::function<void(const QStringList&)>& chosen) {
  auto* dialog = new QFileDialog(parent, title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(mode);
  if (mode == QFileDialog::AnyFile) {
    dialog->setAcceptMode(QFileDialog::AcceptSave);
  }
  if (mode == QFileDialog::Directory) {
    dialog->setOption(QFileDialog::ShowDirsOnly);
  } else {
    dialog->setNameFilters(filter.split(QStringLiteral(";;")));
  }
  QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
  dialog->open();
}

}  // namespace officina
