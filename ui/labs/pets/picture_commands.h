// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QStringList>
#include <QUndoCommand>

#include "ui/labs/pets/picture_intake.h"

class QUndoStack;

namespace officina {

class PictureCollection;

/// An edit of a collection of pictures. What cannot be done is told and forgotten, and does not cost what
/// could be redone until then.
class PictureCommand : public QUndoCommand {
 public:
  using Complain = std::function<void(const QString& sentence)>;

  /// Does `command` and puts it on the stack; true if it was done.
  static bool run(std::unique_ptr<PictureCommand> command, QUndoStack* undo, const Complain& complain);

  void redo() override;
  void undo() override;

 protected:
  PictureCommand(const QString& words, PictureCollection* pictures)
      : QUndoCommand(words), m_pictures(pictures) {}
  [[nodiscard]] PictureCollection& pictures() const { return *m_pictures; }
  /// Either says what went wrong; nothing if it was done.
  virtual QString forth() = 0;
  virtual QString back() = 0;

 private:
  void check(const QString& problem);
  PictureCollection* m_pictures;
  Complain m_complain;
  bool m_done = false;  ///< by run(): the stack calls redo() at once
};

class AddClassCommand final : public PictureCommand {
 public:
  AddClassCommand(PictureCollection* pictures, QString name);

 protected:
  QString forth() override;
  QString back() override;

 private:
  QString m_name;
  QString m_kept;  ///< its folder in the trash, once it has been taken back
};

class RenameClassCommand final : public PictureCommand {
 public:
  /// `to` is a safe name.
  RenameClassCommand(PictureCollection* pictures, QString from, QString to);

 protected:
  QString forth() override;
  QString back() override;

 private:
  QString m_from;
  QString m_to;
};

class RemoveClassCommand final : public PictureCommand {
 public:
  RemoveClassCommand(PictureCollection* pictures, QString name);

 protected:
  QString forth() override;
  QString back() override;

 private:
  QString m_name;
  QString m_kept;
};

/// Pictures that have been copied into the trash, into a class.
class AddPicturesCommand final : public PictureCommand {
 public:
  AddPicturesCommand(PictureCollection* pictures, QString name, std::vector<KeptPicture> kept);

 protected:
  QString forth() override;
  QString back() override;

 private:
  QString m_name;
  std::vector<KeptPicture> m_kept;
  QStringList m_files;
};

class DeletePicturesCommand final : public PictureCommand {
 public:
  DeletePicturesCommand(PictureCollection* pictures, QString name, QStringList files);

 protected:
  QString forth() override;
  QString back() override;

 private:
  QString m_name;
  QStringList m_files;
  std::vector<KeptPicture> m_kept;
};

}  // namespace officina
