// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QImage>
#include <QObject>
#include <QString>

#include "core/api/digits.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// Turns picture files and pasted pictures into ink, on a worker. The newest request wins.
class PictureLoader : public QObject {
  Q_OBJECT

 public:
  explicit PictureLoader(QObject* parent = nullptr);

  void loadFile(const QString& path);
  void loadImage(const QImage& image, const QString& source);

 Q_SIGNALS:
  /// One channel, ink 255 on paper 0, at most kLargestSide on the longer side.
  void loaded(std::shared_ptr<const officina::Image> ink, const QString& source);
  void failed(const QString& message);

 private:
  LatestWorker m_worker;
};

/// Reads a picture: Qt first (its first frame, turned as EXIF says), then OpenCV. Throws Error. Any thread.
[[nodiscard]] Image readPicture(const QString& path);

}  // namespace officina
