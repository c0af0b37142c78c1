// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "core/api/thermometer.h"
#include "ui/labs/thermometer/run_history.h"

class QLabel;

namespace officina {

class RecipeForm;
class SegmentedControl;

/// Left column: the recipe with the consequence of every control, and how the run goes.
class ThermometerRecipePanel : public QWidget {
  Q_OBJECT

 public:
  explicit ThermometerRecipePanel(QWidget* parent);

  /// Shows a recipe; no signal.
  void setRecipe(const Recipe& recipe);
  [[nodiscard]] const Recipe& recipe() const { return m_recipe; }
  [[nodiscard]] bool valid() const;
  /// While a run is on, only the learning rate can be changed.
  void setRunning(bool running);
  /// What the diagnosis is made from.
  void setDiagnosis(Learning learning, double loss, double best);
  /// For the sentence on the highest stable learning rate.
  void setPairs(const std::vector<TemperaturePair>& pairs);

 Q_SIGNALS:
  /// The user made `recipe` by changing `key`.
  void edited(const officina::Recipe& recipe, const QString& key);
  void validChanged(bool valid);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildForm();
  void takeEdit(const QString& key);
  void retranslate();
  void renewDiagnosis();

  SegmentedControl* m_names;
  RecipeForm* m_form;
  QLabel* m_title;
  QLabel* m_diagnosisTitle;
  QLabel* m_diagnosis;
  Recipe m_recipe;
  std::vector<TemperaturePair> m_pairs;
  Learning m_learning = Learning::NotTrained;
  double m_loss = 0.0;
  double m_best = 0.0;
};

}  // namespace officina
