// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QProcess>
#include <QTemporaryDir>

#include "core/api/training.h"

namespace officina {

class TrainingSession;

/// The loss of one step as PyTorch printed it and as it came out here. Both are float32.
struct ProofLine {
  std::int64_t epoch = 0;  ///< from 0
  std::int64_t step = 0;   ///< within the epoch, from 1
  std::optional<float> python;
  std::optional<float> own;

  [[nodiscard]] bool complete() const { return python && own; }
  /// To the last bit; two NaN are equal.
  [[nodiscard]] bool equal() const;
};

/// The lines as a table: step, PyTorch's loss, ours, equal or the difference.
class ProofModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  using QAbstractTableModel::QAbstractTableModel;
  void clear();
  void setPython(std::int64_t epoch, std::int64_t step, float loss);
  void setOwn(std::int64_t epoch, std::int64_t step, float loss);
  [[nodiscard]] const std::vector<ProofLine>& lines() const { return m_lines; }
  [[nodiscard]] int completeCount() const;
  [[nodiscard]] int equalCount() const;
  /// Of the complete lines, the one whose losses differ most; null if none differ.
  [[nodiscard]] const ProofLine* worst() const;
  [[nodiscard]] QString toTsv() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  ProofLine& line(std::int64_t epoch, std::int64_t step);
  void changed(const ProofLine& line);
  std::vector<ProofLine> m_lines;  ///< in order of epoch and step
};

/// Runs a twin with Python and the recipe with our own Trainer, at the same time, and pairs their losses.
class Proof : public QObject {
  Q_OBJECT

 public:
  explicit Proof(QObject* parent = nullptr);
  /// Kills Python, stops our run.
  ~Proof() override;

  /// A folder that holds `script` as twin.py; it goes with its last owner. Throws Error (Io). Any thread.
  [[nodiscard]] static std::shared_ptr<QTemporaryDir> folderWith(const std::string& script);
  /// Runs the folder's twin.py, which prints a line of JSON for each of the `steps` steps (or epochs, where
  /// an epoch is one step) as `officina train --json` does, and trains as many steps here.
  void start(const QString& python, std::shared_ptr<QTemporaryDir> folder, const Recipe& recipe,
             TrainingDataPtr data, std::int64_t steps);
  void cancel();
  [[nodiscard]] bool running() const { return m_pythonRuns || m_ownRuns; }
  [[nodiscard]] ProofModel* model() { return &m_model; }
  [[nodiscard]] std::int64_t steps() const { return m_steps; }
  [[nodiscard]] bool cancelled() const { return m_cancelled; }
  /// Why one of the two failed, or empty.
  [[nodiscard]] QString failure() const { return m_failure; }

 Q_SIGNALS:
  /// More lines, another state.
  void changed();

 private:
  void readPython();
  void pythonEnded(bool well);
  void takeLine(const QByteArray& line);

  ProofModel m_model;
  std::shared_ptr<QTemporaryDir> m_folder;
  QProcess* m_python = nullptr;
  TrainingSession* m_own;
  QByteArray m_partial;
  QByteArray m_complaint;  ///< the end of what Python wrote to its standard error
  QString m_failure;
  std::int64_t m_steps = 0;
  bool m_tellsSteps = false;
  bool m_pythonRuns = false;
  bool m_ownRuns = false;
  bool m_cancelled = false;
};

}  // namespace officina
