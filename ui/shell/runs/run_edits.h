// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QString>
#include <QUndoCommand>

namespace officina {

/// An edit of a run's folder that can be taken back. Either way says whether it was done; one that could not
/// be done is forgotten.
class RunEdit : public QUndoCommand {
 public:
  using Way = std::function<bool()>;
  RunEdit(const QString& text, Way forth, Way back)
      : QUndoCommand(text), m_forth(std::move(forth)), m_back(std::move(back)) {}
  void redo() override { setObsolete(!m_forth()); }
  void undo() override { setObsolete(!m_back()); }

 private:
  Way m_forth;
  Way m_back;
};

/// Moves a folder to the desktop's trash; `inTrash` becomes where it is now, if the system says so.
[[nodiscard]] bool moveFolderToTrash(const QString& folder, QString& inTrash);
/// Puts it back where it was, unless something else is there now, and forgets the trash's note of it.
[[nodiscard]] bool restoreFromTrash(const QString& inTrash, const QString& folder);

}  // namespace officina
