// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>

namespace officina {

/// What the Runs page shows of one run folder.
struct RunRow {
  QString folder;  ///< whole path
  QString name;
  QString lab;
  QString recipe;
  QString state;  ///< "finished", "stopped", ... as summary.json says; empty: cut short
  std::optional<double> loss;
  std::optional<double> accuracy;  ///< [0, 1], on the test set
  QDateTime date;
};

/// The runs in `folder`, newest first. A folder that cannot be read as a run is left out.
[[nodiscard]] std::vector<RunRow> readRuns(const QString& folder);

}  // namespace officina
