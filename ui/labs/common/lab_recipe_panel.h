// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <QLabel>
#include <QWidget>

#include "core/api/recipe.h"
#include "ui/labs/common/recipe_fields.h"

class QUndoStack;

namespace officina {

class SegmentedControl;

/// The recipe: which data, which network, how it learns. Every edit is one undo step. While a run is active
/// only the learning rate can be changed; the panel then says since which batch and what it was.
class LabRecipePanel : public QWidget {
  Q_OBJECT

 public:
  /// What differs from lab to lab.
  struct Setup {
    std::string lab;
    std::vector<RecipeForm::Choice> recipes;  ///< the named ones
    std::vector<LabField> fields;             ///< in the form's order; one of them is kDataField
    QString folder;                           ///< offered beside the starter set; may be empty
    /// One line about the data of the recipe: what is loaded, how much of it is kept back.
    std::function<QString(const Recipe&)> dataWords;
    /// A link to where real data can be had, shown while there is none; may be empty.
    std::function<QString()> getData;
    std::vector<RecipeForm::Choice> sets{};  ///< what ships; empty: "starter" alone
    std::function<QString()> open{};         ///< "open a file…"; empty: "open a folder…"
  };

  LabRecipePanel(Setup setup, QUndoStack* undo, QWidget* parent = nullptr);

  [[nodiscard]] const Recipe& recipe() const { return m_recipe; }
  /// Shows a recipe; nothing is remembered.
  void setRecipe(const Recipe& recipe);
  /// The same as one edit.
  void edit(const Recipe& recipe, const QString& commandText);
  /// Gives a sample another label (SampleEdit::kLeftOut: none), or its own again; one edit.
  void editSample(std::int64_t sample, std::optional<int> label);
  [[nodiscard]] RecipeForm* form() const { return m_form; }
  /// A run is active: all but the learning rate is fixed.
  void setRunning(bool running, const Recipe& runRecipe);
  /// Where the run is, for "changed at batch N".
  void setStep(std::int64_t globalStep) { m_step = globalStep; }
  /// Other data is loaded, or it is being loaded.
  void renewData();
  [[nodiscard]] QString learningRateNote() const { return m_noteText; }

 Q_SIGNALS:
  void recipeChanged();
  /// Changed while a run is active.
  void learningRateChanged(double learningRate);
  void openFolderRequested();
  /// The reader wants to get a set of real data.
  void getDataRequested();
  void validChanged(bool valid);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void makeForm();
  void fieldEdited(const QString& key);
  void renewForm();
  void renewReferences();
  void renewNote();
  void retranslate();

  [[nodiscard]] bool ships(const std::string& data) const;
  [[nodiscard]] const LabField* field(const QString& key) const;
  [[nodiscard]] QVariant formValue(const LabField& field) const;

  Setup m_setup;
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

/// "3 left out", "2 relabelled": what the recipe changes in its training set; empty if nothing.
[[nodiscard]] QStringList editWords(const Recipe& recipe);

}  // namespace officina
