// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QImage>
#include <QObject>
#include <QString>

#include "core/api/photos.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// A photograph in the lab.
struct Photo {
  Image pixels;    ///< RGB, upright, full size
  QImage picture;  ///< the same, reduced to what a screen shows
  QString name;    ///< "whiskers.jpg"
  QString path;    ///< empty if it was pasted
};
using PhotoPtr = std::shared_ptr<const Photo>;

/// A picture of a file for lists: at most `side` pixels; null if it cannot be read. For workers.
[[nodiscard]] QImage thumbnailOf(const std::filesystem::path& file, int side = 128);

/// Reads photographs on a worker; the newest wish wins.
class PhotoLoader : public QObject {
  Q_OBJECT

 public:
  explicit PhotoLoader(QObject* parent = nullptr);
  void loadFile(const QString& path);
  void loadImage(const QImage& image, const QString& name);
  [[nodiscard]] bool busy() const { return m_worker.busy(); }

 Q_SIGNALS:
  void loaded(const PhotoPtr& photo);
  void failed(const QString& message);

 private:
  LatestWorker m_worker;
};

}  // namespace officina
