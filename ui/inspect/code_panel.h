// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "core/api/error.h"
#include "ui/inspect/code_tools.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace officina {

class CodeView;
class InlineMessage;
class LatestWorker;
class Proof;
class ToolbarButton;

/// The PyTorch program that gives the same numbers as a recipe, live; to copy, to save, and to run beside our
/// own training of the same recipe, loss by loss.
class CodePanel : public QWidget {
  Q_OBJECT

 public:
  explicit CodePanel(CodeTools tools, QWidget* parent = nullptr);
  ~CodePanel() override;

  /// Cheap: the program is made on a worker.
  void setRecipe(const Recipe& recipe);
  /// Losses of a run of this recipe, which the program prints beside its own; may be empty.
  void setExpected(std::vector<EpochSample> expected);
  /// What "prove it" trains on; null: what the recipe names is loaded.
  void setData(TrainingDataPtr trainingData) { m_data = std::move(trainingData); }

  [[nodiscard]] CodeView* view() const { return m_view; }
  [[nodiscard]] Proof* proof() const { return m_proof; }
  /// Why there is no program for this recipe.
  [[nodiscard]] const std::optional<Error>& refusal() const { return m_refusal; }
  [[nodiscard]] QString summary() const;
  /// Writes the program, or the notebook if the name ends in .ipynb; on a worker. The message tells how it
  /// went.
  void saveTo(const QString& path);
  /// Runs the program beside our own training, or cancels that.
  void prove();

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeScript();
  void takeScript(const QString& script, std::optional<Error> refusal);
  void save();
  void findPython();
  void renewProof();
  void retranslate();
  void copyProof() const;
  [[nodiscard]] QWidget* makeProofPart();

  CodeTools m_tools;
  Recipe m_recipe;
  bool m_hasRecipe = false;
  std::vector<EpochSample> m_expected;
  TrainingDataPtr m_data;
  std::optional<Error> m_refusal;
  std::optional<QString> m_pythonPath;  ///< not yet looked for: none; not found: empty

  LatestWorker* m_scripts;  ///< makes what is shown
  LatestWorker* m_chores;   ///< saves, and makes the program of a proof
  LatestWorker* m_finder;
  CodeView* m_view;
  InlineMessage* m_message;
  ToolbarButton* m_copy;
  ToolbarButton* m_save;
  QLabel* m_heading;
  QLabel* m_stepsLabel;
  QSpinBox* m_steps;
  ToolbarButton* m_prove;
  QLabel* m_summary;
  QTableView* m_table;
  ToolbarButton* m_copyTable;
  Proof* m_proof;
};

}  // namespace officina
