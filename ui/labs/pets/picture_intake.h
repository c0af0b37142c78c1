// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QString>

namespace officina {

/// A picture in a collection's trash: taken out of a class, or on its way into one.
struct KeptPicture {
  QString place;  ///< where it lies
  QString name;   ///< of the file in its class
};

/// Pictures on their way into a collection: copies in its trash, from where they are moved into a class all
/// at once. What has not been released by the end of this object is deleted. For any one thread.
class PictureIntake {
 public:
  enum class Result {
    Taken,
    LeftOut,     ///< not a picture, or it cannot be read; others may do
    DiskProblem  ///< it cannot be written; nor will others
  };

  /// `trash` is made if it is missing.
  explicit PictureIntake(QString trash);
  ~PictureIntake();
  PictureIntake(const PictureIntake&) = delete;
  PictureIntake& operator=(const PictureIntake&) = delete;

  /// Copies a file if it is a picture that can be learned from: it is decoded, so that a damaged one is found
  /// now and not in training. Otherwise `problem` says in the language in force what is the matter.
  [[nodiscard]] Result copy(const QString& file, QString& problem);
  /// A picture that is no file, as PNG with `name`.
  [[nodiscard]] Result write(const QImage& picture, const QString& name, QString& problem);

  [[nodiscard]] const std::vector<KeptPicture>& pictures() const { return m_pictures; }
  /// They belong to somebody else now.
  void release() { m_pictures.clear(); }

 private:
  QString m_trash;
  std::vector<KeptPicture> m_pictures;
};

/// A place in `trash` that nothing has, for something called `name`; makes the trash. Empty if that cannot
/// be.
[[nodiscard]] QString trashPlace(const QString& trash, const QString& name);

}  // namespace officina
