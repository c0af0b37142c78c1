// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include <QTreeWidget>

#include "core/api/runs.h"

namespace officina {

/// The runs as a list, each branch under the run that it began from. Several can be chosen; the name is
/// edited in place (F2).
class RunsTree : public QTreeWidget {
  Q_OBJECT

 public:
  explicit RunsTree(QWidget* parent = nullptr);

  /// Shows these; what was chosen stays chosen, what was folded stays folded.
  void setRuns(std::vector<RunInfo> runs);
  [[nodiscard]] const std::vector<RunInfo>& runs() const { return m_runs; }
  /// The chosen ones, from top to bottom.
  [[nodiscard]] std::vector<RunInfo> chosen() const;
  /// A name is being edited: not the moment to show others.
  [[nodiscard]] bool editing() const { return state() == EditingState; }
  /// Begins to edit the name of the one that is chosen.
  void editName();
  void retranslate();

 Q_SIGNALS:
  void chosenChanged();
  void renamed(const std::filesystem::path& folder, const QString& title);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  [[nodiscard]] QTreeWidgetItem* makeItem(std::size_t index);
  void fill(QTreeWidgetItem* item, const RunInfo& run);
  /// As tall as its rows, within bounds.
  void fitHeight();
  /// Leaves columns out where the names would have no room.
  void fitColumns();
  /// Lines of colour before the names of the chosen, as the chart draws them.
  void renewColours();

  std::vector<RunInfo> m_runs;
  bool m_filling = false;
};

/// The state of a run in words.
[[nodiscard]] QString runStateText(RunState state);
/// "as in the notes", "tuned", or the name itself.
[[nodiscard]] QString recipeTitle(const Recipe& recipe);
/// How many runs are drawn in one chart: as many as there are colours to tell apart.
inline constexpr std::size_t kMostCompared = 8;

}  // namespace officina
