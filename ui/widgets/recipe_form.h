// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QString>
#include <QVariant>
#include <QWidget>

class QVBoxLayout;

namespace officina {

class RecipeField;

/// A compact form for what a recipe holds. Each field has a label, a "?" that says the consequence, the exact
/// value, and, once it differs from the recipe, "was X · restore" under it. Values out of range turn red at
/// once and say why.
///
/// Values are QVariants: qlonglong for integers, double for numbers, QString for choices, bool for switches.
class RecipeForm : public QWidget {
  Q_OBJECT

 public:
  /// Asked again whenever the language changes: [] { return tr("Learning rate"); }
  using Words = std::function<QString()>;
  struct Choice {
    QString value;
    Words label;
  };

  explicit RecipeForm(QWidget* parent = nullptr);
  ~RecipeForm() override;

  /// A small title between fields.
  void addSection(Words title);
  /// A whole number in [least, most].
  void addInteger(const QString& key, Words label, Words help, qlonglong least, qlonglong most);
  /// A number in [least, most]; with `aboveLeast` in (least, most]. Reads decimal point and comma, and 1e-3.
  void addNumber(const QString& key, Words label, Words help, double least, double most,
                 bool aboveLeast = false);
  void addChoice(const QString& key, Words label, Words help, std::vector<Choice> choices);
  void addSwitch(const QString& key, Words label, Words help);
  /// Anything else, over the whole width. Takes ownership.
  void addWidget(QWidget* widget);

  /// New entries for a choice (folders found, networks); keeps the value if it is still there.
  void setChoices(const QString& key, std::vector<Choice> choices);
  /// Shows a value; no signal.
  void setValue(const QString& key, const QVariant& value);
  /// The last valid value.
  [[nodiscard]] QVariant value(const QString& key) const;
  [[nodiscard]] double number(const QString& key) const { return value(key).toDouble(); }
  [[nodiscard]] qlonglong integer(const QString& key) const { return value(key).toLongLong(); }
  [[nodiscard]] QString choice(const QString& key) const { return value(key).toString(); }
  /// What the named recipe says; a field that differs is marked. Invalid: nothing to compare with.
  void setReference(const QString& key, const QVariant& value);
  /// Hides the field (RMSProp's alpha while Adam is chosen).
  void setFieldVisible(const QString& key, bool visible);
  /// Greys the field and says why in its tool tip (cannot be changed while training).
  void setFieldEnabled(const QString& key, bool enabled, Words reason = {});
  /// False while a visible field shows something that cannot be used.
  [[nodiscard]] bool valid() const;
  /// The editor widget of a field, for tests and for focus.
  [[nodiscard]] QWidget* editor(const QString& key) const;

 Q_SIGNALS:
  /// The user changed a field to another valid value (also by restore).
  void edited(const QString& key);
  void validChanged(bool valid);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void add(std::unique_ptr<RecipeField> field);
  [[nodiscard]] RecipeField* find(const QString& key) const;
  void checkValid();

  QVBoxLayout* m_column;
  std::vector<std::unique_ptr<RecipeField>> m_fields;
  std::vector<std::function<void()>> m_retranslators;
  bool m_valid = true;
};

}  // namespace officina
