// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>
#include <QString>
#include <QStringList>

#include "ui/labs/pets/picture_intake.h"

namespace officina {

/// Pictures that somebody collects for classes of his own: a folder with one folder a class. Pictures are
/// copied in, never moved from where they were; what is taken out lies in NAME.trash beside the folder, so
/// that it can be brought back. It is not inside, where PyTorch's ImageFolder would take it for a class.
/// Nothing outside of these two is ever written; links that lead elsewhere are not followed.
///
/// What changes something returns an empty text, or a sentence that says why it could not be done; then all
/// is as before. For the GUI thread.
class PictureCollection : public QObject {
  Q_OBJECT

 public:
  explicit PictureCollection(QString folder, QObject* parent = nullptr);

  [[nodiscard]] const QString& folder() const { return m_folder; }
  [[nodiscard]] QString trash() const;
  /// In order of their names.
  [[nodiscard]] QStringList classes() const;
  /// Full paths, in order of their names.
  [[nodiscard]] QStringList files(const QString& name) const;
  [[nodiscard]] bool isFull() const;  ///< no further class can be learned

  /// The class is called safeFolderName(name).
  [[nodiscard]] QString addClass(const QString& name);
  [[nodiscard]] QString renameClass(const QString& from, const QString& to);
  /// Into the trash with all its pictures; `kept` says where.
  [[nodiscard]] QString removeClass(const QString& name, QString& kept);
  [[nodiscard]] QString restoreClass(const QString& name, const QString& kept);

  /// Moves pictures from the trash into a class, under names that are free; `files` are their paths there.
  [[nodiscard]] QString putIn(const QString& name, const std::vector<KeptPicture>& kept, QStringList& files);
  /// Moves pictures of a class into the trash.
  [[nodiscard]] QString takeOut(const QString& name, const QStringList& files,
                                std::vector<KeptPicture>& kept);

 Q_SIGNALS:
  void changed();
  /// Before changed().
  void classRenamed(const QString& from, const QString& to);

 private:
  [[nodiscard]] QString pathOf(const QString& name) const;
  [[nodiscard]] QString missing(const QString& name) const;

  QString m_folder;
};

}  // namespace officina
