// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QLabel>
#include <QWidget>

#include "core/api/recipe.h"
#include "ui/labs/digits/digits_sets.h"

class QUndoStack;

namespace officina {

class RecipeForm;
class SegmentedControl;

/// The recipe: which data, which network, how it learns. Every edit is one undo step. While a run is active
/// only the learning rate can be changed; the panel then says since which batch and what it was.
class DigitsRecipePanel : public QWidget {
  Q_OBJECT

 public:
  DigitsRecipePanel(DigitsSets* sets, QUndoStack* undo, QWidget* parent = nullptr);

  [[nodiscard]] const Recipe& recipe() const { return m_recipe; }
  /// Shows a recipe; nothing is remembered.
  void setRecipe(const Recipe& recipe);
  /// The same as one edit.
  void edit(const Recipe& recipe, const QString& commandText);
  [[nodiscard]] RecipeForm* form() const { return m_form; }
  /// A run is active: all but the learning rate is fixed.
  void setRunning(bool running, const Recipe& runRecipe);
  /// Where the run is, for "changed at batch N".
  void setStep(std::int64_t globalStep) { m_step = globalStep; }
  [[nodiscard]] QString learningRateNote() const { return m_noteText; }

 Q_SIGNALS:
  void recipeChanged();
  /// Changed while a run is active.
  void learningRateChanged(double learningRate);
  void openFolderRequested();
  /// The reader wants to get MNIST.
  void getDataRequested();
  void validChanged(bool valid);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void makeForm();
  void fieldEdited(const QString& key);
  void renewForm();
  void renewReferences();
  void renewData();
  void renewNote();
  void retranslate();

  DigitsSets* m_sets;
  QUndoStack* m_undo;
  QLabel* m_heading;
  SegmentedControl* m_name;
  RecipeForm* m_form;
  QLabel* m_note;   ///< "changed at batch 2,100: was 0.001 · restore"
  QLabel* m_state;  ///< what is loaded
  QLabel* m_getData;
  Recipe m_recipe;
  QString m_folder;  ///< folder offered beside the starter set
  QString m_noteText;
  bool m_running = false;
  double m_runRate = 0.0;  ///< learning rate at the start of the run
  std::int64_t m_changedAt = 0;
  std::int64_t m_step = 0;
};

}  // namespace officina
