// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <QObject>
#include <QString>

#include "core/api/recipe.h"
#include "core/api/state_dict.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// Which weights answer: those that ship, the running (or last) training's, a file's, or a fresh network's.
class LabWeights : public QObject {
  Q_OBJECT

 public:
  enum class Kind { BuiltIn, Run, File, Untrained };

  /// A fresh network of the lab, as a recipe's seed makes it. Runs on a worker; may throw.
  using Fresh = std::function<StateDict(const Recipe&)>;

  LabWeights(std::string lab, Fresh fresh, QObject* parent = nullptr);

  /// Starts using them; changed() comes when they are there (at once if they are in memory).
  void useBuiltIn();
  void useUntrained(const Recipe& recipe);
  void useRun();
  /// Reads a .pth or .safetensors file (also a run's checkpoint) and checks that it is a network of the lab;
  /// failed() otherwise.
  void useFile(const QString& path);
  /// The file that was opened last; does nothing if there is none.
  void useFile();

  /// The training's weights of the moment; shown if the run is in use.
  void setRun(std::shared_ptr<const StateDict> weights, std::int64_t step);
  void clearRun();

  [[nodiscard]] Kind kind() const { return m_kind; }
  /// Null while they are being loaded.
  [[nodiscard]] std::shared_ptr<const StateDict> weights() const { return m_weights; }
  [[nodiscard]] bool hasRun() const { return m_run != nullptr; }
  [[nodiscard]] bool hasFile() const { return m_file != nullptr; }
  [[nodiscard]] bool hasBuiltIn() const;
  [[nodiscard]] bool loading() const { return m_loading; }
  /// Of the file that was opened last.
  [[nodiscard]] const QString& filePath() const { return m_filePath; }
  [[nodiscard]] std::int64_t runStep() const { return m_runStep; }
  /// "built-in", "this run, step 3,412", "mine.pth", "untrained, seed 41" in the language in force.
  [[nodiscard]] QString describe() const;

 Q_SIGNALS:
  /// Other weights, or another name for them.
  void changed();
  void failed(const QString& message);

 private:
  [[nodiscard]] static StateDict networkOf(StateDict file);
  void use(Kind kind, std::shared_ptr<const StateDict> weights);
  void load(Kind kind, std::function<StateDict()> read);

  std::string m_lab;
  Fresh m_fresh;
  Kind m_kind = Kind::Untrained;
  std::shared_ptr<const StateDict> m_weights;
  std::shared_ptr<const StateDict> m_builtIn;
  std::shared_ptr<const StateDict> m_run;
  std::shared_ptr<const StateDict> m_file;
  std::int64_t m_runStep = 0;
  std::uint64_t m_seed = 41;
  QString m_filePath;
  bool m_loading = false;
  LatestWorker m_worker;
};

}  // namespace officina
