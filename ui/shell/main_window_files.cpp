// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into the window from outside and leaves it: opening, dropping, pasting, pictures of a page.
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

#include "ui/shell/main_window.h"
#include "ui/shell/page_list.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

const QString kOpenFolder = QStringLiteral("window/openFolder");

/// Does a filter such as "Images (*.png *.jpg);;Tables (*.csv)" name this file?
bool accepts(const QString& filter, const QString& fileName) {
  static const QRegularExpression group(QStringLiteral("\\(([^)]*)\\)"));
  auto match = group.globalMatch(filter);
  while (match.hasNext()) {
    const QStringList patterns = match.next().captured(1).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (QDir::match(patterns, fileName)) {
      return true;
    }
  }
  return false;
}

}  // namespace

void MainWindow::openPath(const QString& path) {
  Page* page = currentPage();
  const QFileInfo info(path);
  const QString name = info.fileName();
  using Kind = InlineMessage::Kind;
  if (!info.exists()) {
    m_message->showWords(Kind::Warning, [name] { return tr("“%1” is not there any more.").arg(name); });
  } else if (info.isDir() && page->id() != QLatin1String("data") && !page->opensMany()) {
    m_message->showWords(
        Kind::Info,
        [name] {
          return tr("“%1” is a folder. Folders with IDX files are opened on the Data page.").arg(name);
        },
        [] { return tr("Open it there"); },
        [this, path] {
          if (Page* target = showPage(QStringLiteral("data"))) {
            target->openFile(path);
          }
        });
  } else if (info.isDir()) {
    m_message->clear();
    page->openFile(path);
  } else if (page->openFilter().isEmpty()) {
    m_message->showWords(Kind::Info, [] { return tr("This page opens no files. Drop it on a lab."); });
  } else if (!accepts(page->openFilter(), name)) {
    m_message->showWords(Kind::Warning, [this, name] {
      return tr("“%1” is not a file that this page opens. It takes: %2.")
          .arg(name, currentPage()->openFilter().replace(QStringLiteral(";;"), QStringLiteral(", ")));
    });
  } else {
    m_message->clear();
    page->openFile(path);
  }
}

void MainWindow::openDialog() {
  const QString folder = QSettings().value(kOpenFolder).toString();
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Open a file"), folder, currentPage()->openFilter());
  if (!path.isEmpty()) {
    QSettings().setValue(kOpenFolder, QFileInfo(path).absolutePath());
    currentPage()->openFile(path);
  }
}

void MainWindow::pasteHere() {
  if (!currentPage()->paste()) {
    m_message->showWords(InlineMessage::Kind::Info,
                         [] { return tr("There is nothing on the clipboard that this page can use."); });
  }
}

void MainWindow::savePicture() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
  const QPixmap picture = currentPage()->grab();
  const QString path = QFileDialog::getSaveFileName(
      this, tr("Save a picture of the page"),
      QDir(folder).filePath(QStringLiteral("officina-%1.png").arg(currentPage()->id())),
      tr("Pictures (*.png)"));
  if (path.isEmpty()) {
    return;
  }
  QSaveFile file(path);
  if (file.open(QIODevice::WriteOnly) && picture.save(&file, "PNG") && file.commit()) {
    m_message->showWords(InlineMessage::Kind::Good,
                         [path] { return tr("Saved as %1.").arg(QDir::toNativeSeparators(path)); });
  } else {
    const QString reason = file.errorString();
    m_message->showWords(InlineMessage::Kind::Error, [path, reason] {
      return tr("The picture could not be saved as %1: %2.").arg(QDir::toNativeSeparators(path), reason);
    });
  }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (!urls.isEmpty() && urls.first().isLocalFile()) {
    event->acceptProposedAction();
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.isEmpty() || !urls.first().isLocalFile()) {
    return;
  }
  event->acceptProposedAction();
  QStringList paths;
  for (const QUrl& url : urls) {
    if (url.isLocalFile()) {
      paths << url.toLocalFile();
    }
  }
  if (paths.size() > 1 && currentPage()->opensMany()) {
    m_message->clear();
    currentPage()->openFiles(paths);
  } else {
    openPath(paths.first());
  }
}

}  // namespace officina
