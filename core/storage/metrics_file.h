// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "core/api/runs.h"
#include "core/storage/descriptor.h"

namespace officina {

/// metrics.csv of a run: only ever appended to, one row a step and one an epoch, in the order of global
/// steps.
///     kind,global_step,epoch,step,loss,train_accuracy,val_loss,val_accuracy,seconds
/// Numbers read back to the same double. While it is open for writing it is locked, so that two programs
/// cannot continue one run.
class MetricsFile {
 public:
  /// Opens or makes it. A last row that a kill has torn is cut off. Throws Error (Io, Usage if it is locked).
  explicit MetricsFile(std::filesystem::path file);
  /// Flushes; an error is lost here, so call flush() first where it matters.
  ~MetricsFile();
  MetricsFile(const MetricsFile&) = delete;
  MetricsFile& operator=(const MetricsFile&) = delete;
  MetricsFile(MetricsFile&&) = default;

  /// Rows wait in memory for at most about a second. Throws Error (Io).
  void append(const StepSample& sample);
  void append(const EpochSample& sample);
  void flush();
  /// Drops every row of a later global step. Throws Error (Io, Input naming a line that cannot be read).
  void truncateAfter(std::int64_t globalStep);

 private:
  void append(const std::string& row);

  std::filesystem::path m_path;
  Descriptor m_file;
  std::string m_waiting;
  std::chrono::steady_clock::time_point m_flushed;
};

/// Whether a program holds the file for writing.
[[nodiscard]] bool isLocked(const std::filesystem::path& metricsFile);

/// Reads it, skipping a torn last row. Throws Error (Io, Input naming the line).
[[nodiscard]] RunCurves readMetrics(const std::filesystem::path& file, std::size_t mostSteps);

}  // namespace officina
