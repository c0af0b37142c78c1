// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/api/training.h"

class QDialogButtonBox;
class QLabel;

namespace officina {

class RecipeForm;

/// "What if, from here, ...": what a branch changes of the run it leaves. Only what can change in mid-run.
class BranchForm : public QDialog {
  Q_OBJECT

 public:
  /// `recipe`: of the branch that is left; `step`: where.
  BranchForm(const Recipe& recipe, std::int64_t step, QWidget* parent = nullptr);

  [[nodiscard]] Recipe recipe() const;
  [[nodiscard]] RecipeForm* form() const { return m_form; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  Recipe m_recipe;
  std::int64_t m_step;
  QLabel* m_words;
  RecipeForm* m_form;
  QDialogButtonBox* m_buttons;
};

}  // namespace officina
