// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QCoreApplication>
#include <QString>
#include <QVariant>

#include "ui/widgets/recipe_form.h"

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace officina {

class ElidedCombo;

/// One row of a RecipeForm: label, "?", editor, and below them the line that says what is wrong or what
/// changed.
class RecipeField {
  Q_DECLARE_TR_FUNCTIONS(officina::RecipeField)

 public:
  using Words = RecipeForm::Words;

  virtual ~RecipeField() = default;
  RecipeField(const RecipeField&) = delete;
  RecipeField& operator=(const RecipeField&) = delete;

  [[nodiscard]] const QString& key() const { return m_key; }
  [[nodiscard]] QWidget* row() const { return m_row; }
  [[nodiscard]] QWidget* editor() const { return m_editor; }
  [[nodiscard]] const QVariant& value() const { return m_value; }
  /// What is wrong with what the editor shows; empty: nothing.
  [[nodiscard]] virtual QString problem() const { return {}; }

  void setValue(const QVariant& value);
  void setReference(const QVariant& value);
  void setEnabled(bool enabled, Words reason);
  virtual void retranslate();
  /// Shows problem() or what changed, under the row.
  void renewNote();
  /// The size of the text changed.
  void rescale();

  std::function<void()> onEdited;
  std::function<void()> onValidity;

 protected:
  RecipeField(QString key, Words label, Words help, QWidget* parent);
  /// Puts the editor into the row. Call it at the end of the constructor.
  void place(QWidget* editor, int width);
  /// Width that the editor would like, in pixels; at least place()'s.
  [[nodiscard]] virtual int wantedWidth() const { return 0; }
  /// The user made `value`.
  void commit(const QVariant& value);
  /// Shows m_value in the editor, without a signal.
  virtual void show() = 0;
  /// A value as it is shown in "was X".
  [[nodiscard]] virtual QString spoken(const QVariant& value) const = 0;
  [[nodiscard]] virtual bool same(const QVariant& a, const QVariant& b) const { return a == b; }

 private:
  QString m_key;
  Words m_labelWords;
  Words m_reason;
  QWidget* m_row;
  QHBoxLayout* m_line;
  QLabel* m_label;
  QLabel* m_note;
  QWidget* m_editor = nullptr;
  int m_width = 0;  ///< of the editor, at 100 % text
  QVariant m_value;
  QVariant m_reference;
};

struct NumberRange {
  double least = 0.0;
  double most = 0.0;
  bool aboveLeast = false;
  bool whole = false;
};

class NumberField final : public RecipeField {
  Q_DECLARE_TR_FUNCTIONS(officina::NumberField)

 public:
  NumberField(const QString& key, Words label, Words help, NumberRange range, QWidget* parent);
  [[nodiscard]] QString problem() const override { return m_problem; }
  void retranslate() override;

 private:
  void show() override;
  [[nodiscard]] QString spoken(const QVariant& value) const override;
  [[nodiscard]] bool same(const QVariant& a, const QVariant& b) const override;
  void textEdited();
  [[nodiscard]] QString problemOf(const QString& text, QVariant* parsed) const;

  NumberRange m_range;
  QLineEdit* m_edit;
  QString m_problem;
};

class ChoiceField final : public RecipeField {
 public:
  ChoiceField(const QString& key, Words label, Words help, QWidget* parent);
  void setChoices(std::vector<RecipeForm::Choice> choices);
  void retranslate() override;

 private:
  void show() override;
  [[nodiscard]] QString spoken(const QVariant& value) const override;
  [[nodiscard]] int wantedWidth() const override;

  ElidedCombo* m_box;
  std::vector<RecipeForm::Choice> m_choices;
};

class SwitchField final : public RecipeField {
  Q_DECLARE_TR_FUNCTIONS(officina::SwitchField)

 public:
  SwitchField(const QString& key, Words label, Words help, QWidget* parent);

 private:
  void show() override;
  [[nodiscard]] QString spoken(const QVariant& value) const override;

  QCheckBox* m_box;
};

}  // namespace officina
