// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/recipe_form.h"

#include <algorithm>

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/shell/theme.h"
#include "ui/widgets/recipe_field.h"

namespace officina {

RecipeForm::RecipeForm(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(7);
}

RecipeForm::~RecipeForm() = default;

void RecipeForm::addSection(Words title) {
  auto* label = new QLabel(title(), this);
  setTextRole(label, TextRole::Heading);
  label->setContentsMargins(0, space::kSmall, 0, 0);
  m_column->addWidget(label);
  m_retranslators.push_back([label, title = std::move(title)] { label->setText(title()); });
}

void RecipeForm::addInteger(const QString& key, Words label, Words help, qlonglong least, qlonglong most) {
  add(std::make_unique<NumberField>(
      key, std::move(label), std::move(help),
      NumberRange{static_cast<double>(least), static_cast<double>(most), false, true}, this));
}

void RecipeForm::addNumber(const QString& key, Words label, Words help, double least, double most,
                           bool aboveLeast) {
  add(std::make_unique<NumberField>(key, std::move(label), std::move(help),
                                    NumberRange{least, most, aboveLeast, false}, this));
}

void RecipeForm::addChoice(const QString& key, Words label, Words help, std::vector<Choice> choices) {
  auto field = std::make_unique<ChoiceField>(key, std::move(label), std::move(help), this);
  field->setChoices(std::move(choices));
  add(std::move(field));
}

void RecipeForm::addSwitch(const QString& key, Words label, Words help) {
  add(std::make_unique<SwitchField>(key, std::move(label), std::move(help), this));
}

void RecipeForm::addWidget(QWidget* widget) {
  m_column->addWidget(widget);
}

void RecipeForm::add(std::unique_ptr<RecipeField> field) {
  m_column->addWidget(field->row());
  field->onEdited = [this, key = field->key()] { Q_EMIT edited(key); };
  field->onValidity = [this] { checkValid(); };
  m_fields.push_back(std::move(field));
}

void RecipeForm::setChoices(const QString& key, std::vector<Choice> choices) {
  if (auto* field = dynamic_cast<ChoiceField*>(find(key))) {
    field->setChoices(std::move(choices));
  }
}

void RecipeForm::setValue(const QString& key, const QVariant& value) {
  if (RecipeField* field = find(key)) {
    field->setValue(value);
  }
}

QVariant RecipeForm::value(const QString& key) const {
  const RecipeField* field = find(key);
  return field != nullptr ? field->value() : QVariant();
}

void RecipeForm::setReference(const QString& key, const QVariant& value) {
  if (RecipeField* field = find(key)) {
    field->setReference(value);
  }
}

void RecipeForm::setFieldVisible(const QString& key, bool visible) {
  if (RecipeField* field = find(key)) {
    field->row()->setVisible(visible);
    checkValid();
  }
}

void RecipeForm::setFieldEnabled(const QString& key, bool enabled, Words reason) {
  if (RecipeField* field = find(key)) {
    field->setEnabled(enabled, std::move(reason));
  }
}

bool RecipeForm::valid() const {
  return m_valid;
}

QWidget* RecipeForm::editor(const QString& key) const {
  const RecipeField* field = find(key);
  return field != nullptr ? field->editor() : nullptr;
}

RecipeField* RecipeForm::find(const QString& key) const {
  const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                  [&key](const auto& field) { return field->key() == key; });
  Q_ASSERT_X(found != m_fields.end(), "RecipeForm", qPrintable(key));
  return found != m_fields.end() ? found->get() : nullptr;
}

void RecipeForm::checkValid() {
  const bool valid = std::all_of(m_fields.begin(), m_fields.end(), [](const auto& field) {
    return field->row()->isHidden() || field->problem().isEmpty();
  });
  if (valid != m_valid) {
    m_valid = valid;
    Q_EMIT validChanged(valid);
  }
}

void RecipeForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    for (const auto& retranslate : m_retranslators) {
      retranslate();
    }
    for (const auto& field : m_fields) {
      field->retranslate();
    }
  } else if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
    for (const auto& field : m_fields) {
      field->rescale();
      field->renewNote();  // the changed colour is written into its link
    }
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
