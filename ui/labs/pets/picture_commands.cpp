// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/picture_commands.h"

#include <utility>

#include <QCoreApplication>
#include <QUndoStack>

#include "ui/labs/pets/picture_collection.h"
#include "ui/labs/pets/picture_names.h"

namespace officina {

namespace {
/// The names of edits belong to the collector, which the user sees.
QString words(const char* text) {
  return QCoreApplication::translate("officina::ClassCollector", text);
}
}  // namespace

bool PictureCommand::run(std::unique_ptr<PictureCommand> command, QUndoStack* undo,
                         const Complain& complain) {
  if (const QString problem = command->forth(); !problem.isEmpty()) {
    complain(problem);
    return false;
  }
  command->m_done = true;
  command->m_complain = complain;
  undo->push(command.release());
  return true;
}

void PictureCommand::redo() {
  if (!std::exchange(m_done, false)) {
    check(forth());
  }
}

void PictureCommand::undo() {
  check(back());
}

void PictureCommand::check(const QString& problem) {
  if (!problem.isEmpty()) {
    setObsolete(true);
    m_complain(problem);
  }
}

AddClassCommand::AddClassCommand(PictureCollection* pictures, QString name)
    : PictureCommand(words(QT_TRANSLATE_NOOP("officina::ClassCollector", "add a class")), pictures),
      m_name(std::move(name)) {}

QString AddClassCommand::forth() {
  return pictures().addClass(m_name);
}

QString AddClassCommand::back() {
  return pictures().removeClass(safeFolderName(m_name), m_kept);
}

RenameClassCommand::RenameClassCommand(PictureCollection* pictures, QString from, QString to)
    : PictureCommand(words(QT_TRANSLATE_NOOP("officina::ClassCollector", "rename a class")), pictures),
      m_from(std::move(from)),
      m_to(std::move(to)) {}

QString RenameClassCommand::forth() {
  return pictures().renameClass(m_from, m_to);
}

QString RenameClassCommand::back() {
  return pictures().renameClass(m_to, m_from);
}

RemoveClassCommand::RemoveClassCommand(PictureCollection* pictures, QString name)
    : PictureCommand(words(QT_TRANSLATE_NOOP("officina::ClassCollector", "remove a class")), pictures),
      m_name(std::move(name)) {}

QString RemoveClassCommand::forth() {
  return pictures().removeClass(m_name, m_kept);
}

QString RemoveClassCommand::back() {
  return pictures().restoreClass(m_name, m_kept);
}

AddPicturesCommand::AddPicturesCommand(PictureCollection* pictures, QString name,
                                       std::vector<KeptPicture> kept)
    : PictureCommand(words(QT_TRANSLATE_NOOP("officina::ClassCollector", "add pictures")), pictures),
      m_name(std::move(name)),
      m_kept(std::move(kept)) {}

QString AddPicturesCommand::forth() {
  return pictures().putIn(m_name, m_kept, m_files);
}

QString AddPicturesCommand::back() {
  return pictures().takeOut(m_name, m_files, m_kept);
}

DeletePicturesCommand::DeletePicturesCommand(PictureCollection* pictures, QString name, QStringList files)
    : PictureCommand(words(QT_TRANSLATE_NOOP("officina::ClassCollector", "delete pictures")), pictures),
      m_name(std::move(name)),
      m_files(std::move(files)) {}

QString DeletePicturesCommand::forth() {
  return pictures().takeOut(m_name, m_files, m_kept);
}

QString DeletePicturesCommand::back() {
  return pictures().putIn(m_name, m_kept, m_files);
}

}  // namespace officina
