// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/photo.h"

#include <QFileInfo>

#include "ui/shell/places.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr int kScreenSide = 1600;

QImage reduced(const QImage& picture, int side) {
  return picture.width() <= side && picture.height() <= side
             ? picture
             : picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

PhotoPtr photoOf(Image pixels, const QString& name, const QString& path) {
  auto photo = std::make_shared<Photo>();
  photo->picture = reduced(pictureFrom(pixels), kScreenSide);
  photo->pixels = std::move(pixels);
  photo->name = name;
  photo->path = path;
  return photo;
}

}  // namespace

QImage thumbnailOf(const std::filesystem::path& file, int side) {
  try {
    return reduced(pictureFrom(readPhoto(file)), side);
  } catch (const Error&) {
    return {};
  }
}

PhotoLoader::PhotoLoader(QObject* parent) : QObject(parent) {
  connect(&m_worker, &LatestWorker::failed, this, &PhotoLoader::failed);
}

void PhotoLoader::loadFile(const QString& path) {
  m_worker.submit([this, path](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    const PhotoPtr photo = photoOf(readPhoto(toPath(path)), QFileInfo(path).fileName(), path);
    return [this, photo] { Q_EMIT loaded(photo); };
  });
}

void PhotoLoader::loadImage(const QImage& image, const QString& name) {
  m_worker.submit([this, image, name](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    const PhotoPtr photo = photoOf(imageFrom(image.convertToFormat(QImage::Format_RGB888)), name, {});
    return [this, photo] { Q_EMIT loaded(photo); };
  });
}

}  // namespace officina
