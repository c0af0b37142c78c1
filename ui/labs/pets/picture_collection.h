// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>

namespace officina {

/// Pictures that somebody collects for classes of his own: a folder with one folder a class. Pictures are
/// copied in, never moved from where they were; what is taken out goes to a folder beside it, NAME.trash,
/// so that it can be brought back. Nothing outside of the folder is ever written.
///
/// What changes something returns an empty text, or a sentence that says why it could not be done; then all
/// is as before.
class PictureCollection : public QObject {
  Q_OBJECT

 public:
  explicit PictureCollection(QString folder, QObject* parent = nullptr);

  [[nodiscard]] const QString& folder() const { return m_folder; }
  /// In order of their names.
  [[nodiscard]] QStringList classes() const;
  /// Full paths, in order of their names.
  [[nodiscard]] QStringList files(const QString& name) const;

  [[nodiscard]] QString addClass(const QString& name);
  [[nodiscard]] QString renameClass(const QString& from, const QString& to);
  /// Into the trash with all its pictures; `kept` says where.
  [[nodiscard]] QString removeClass(const QString& name, QString& kept);
  [[nodiscard]] QString restoreClass(const QString& name, const QString& kept);

  /// Copies a file into a class under a name that is free; `made` is the copy. May be called from a worker:
  /// it touches nothing but files, and tells nobody (see tell()).
  [[nodiscard]] QString copyIn(const QString& name, const QString& file, QString& made) const;
  /// The same with a picture that is no file, as PNG.
  [[nodiscard]] QString writeIn(const QString& name, const QImage& picture, QString& made) const;
  /// Moves pictures into the trash; `kept` are their places there, one for each.
  [[nodiscard]] QString remove(const QStringList& files, QStringList& kept);
  [[nodiscard]] QString restore(const QStringList& files, const QStringList& kept);
  /// Emits changed().
  void tell() { Q_EMIT changed(); }

  /// A name that a folder can have: no slashes, no leading dot, at most 100 bytes; empty if nothing is left.
  [[nodiscard]] static QString safeName(const QString& name);

 Q_SIGNALS:
  void changed();

 private:
  [[nodiscard]] QString pathOf(const QString& name) const;
  [[nodiscard]] QString trashPlace(const QString& name) const;

  QString m_folder;
};

}  // namespace officina
