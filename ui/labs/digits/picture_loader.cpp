// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/picture_loader.h"

#include <algorithm>

#include <QFileInfo>
#include <QImageReader>

#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr int kLargestSide = 560;
constexpr qint64 kMostPixels = 64'000'000;

/// A photograph of 12 million pixels would be prepared again at every stroke drawn over it.
Image reduced(const Image& ink) {
  if (std::max(ink.width, ink.height) <= kLargestSide) {
    return ink;
  }
  const QImage source(ink.bytes.data(), ink.width, ink.height, ink.width, QImage::Format_Grayscale8);
  return imageFrom(source.scaled(kLargestSide, kLargestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                       .convertToFormat(QImage::Format_Grayscale8));
}

}  // namespace

Image readPicture(const QString& path) {
  QImageReader reader(path);
  reader.setAutoTransform(true);
  const QSize size = reader.size();
  const bool small = size.isValid() && qint64{size.width()} * size.height() <= kMostPixels;
  if (small) {
    const QImage image = reader.read();
    if (!image.isNull()) {
      return imageFrom(image);
    }
  }
  // What Qt cannot read, or will not for its size: core/ decides, and says why.
  return readImageFile(std::filesystem::path(path.toStdU16String()));
}

PictureLoader::PictureLoader(QObject* parent) : QObject(parent) {
  connect(&m_worker, &LatestWorker::failed, this, &PictureLoader::failed);
}

void PictureLoader::loadFile(const QString& path) {
  m_worker.submit([this, path](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto ink = std::make_shared<const Image>(reduced(inkFromImage(readPicture(path))));
    return [this, ink, path] { Q_EMIT loaded(ink, QFileInfo(path).fileName()); };
  });
}

void PictureLoader::loadImage(const QImage& image, const QString& source) {
  m_worker.submit([this, image, source](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto ink = std::make_shared<const Image>(reduced(inkFromImage(imageFrom(image))));
    return [this, ink, source] { Q_EMIT loaded(ink, source); };
  });
}

}  // namespace officina
