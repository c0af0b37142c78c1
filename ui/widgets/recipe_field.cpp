// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/recipe_field.h"

#include <algorithm>
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elided_combo.h"
#include "ui/widgets/help_button.h"

namespace officina {

namespace {

constexpr int kNumberWidth = 88;
constexpr int kChoiceWidth = 104;
constexpr int kChoiceMost = 150;  // beside "Dati", its help and the panel's margins
constexpr int kSwitchWidth = 24;

void setMark(QWidget* widget, const char* name, bool on) {
  if (widget->property(name).toBool() != on) {
    widget->setProperty(name, on);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
  }
}

/// The shortest form that reads back to the same number: 0,001 rather than 0,001000.
QString plain(double value) {
  const double size = std::abs(value);
  const bool scientific = size != 0.0 && (size < 1e-5 || size >= 1e9);
  QLocale quiet = locale();
  quiet.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::OmitLeadingZeroInExponent);
  return quiet.toString(value, scientific ? 'e' : 'f', QLocale::FloatingPointShortest);
}

/// Point and comma both mean the decimal sign: nobody types thousands separators into a learning rate.
bool parse(const QString& text, double* value) {
  QString normal = text.trimmed();
  normal.replace(QLatin1Char(','), QLatin1Char('.'));
  normal.replace(QChar(0x2212), QLatin1Char('-'));
  bool ok = false;
  *value = QLocale::c().toDouble(normal, &ok);
  return ok && std::isfinite(*value);
}

}  // namespace

RecipeField::RecipeField(QString key, Words label, Words help, QWidget* parent)
    : m_key(std::move(key)),
      m_labelWords(std::move(label)),
      m_row(new QWidget(parent)),
      m_line(new QHBoxLayout),
      m_label(new QLabel(m_labelWords(), m_row)),
      m_note(new QLabel(m_row)) {
  auto* column = new QVBoxLayout(m_row);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(3);
  m_line->setSpacing(space::kTight);
  setTextRole(m_label, TextRole::Muted);
  m_label->setWordWrap(true);
  m_line->addWidget(m_label, 1);
  if (help) {
    m_line->addWidget(new HelpButton(m_labelWords, std::move(help), m_row));
  }
  column->addLayout(m_line);
  column->addWidget(m_note);
  m_note->setWordWrap(true);
  m_note->setTextFormat(Qt::RichText);
  m_note->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
  m_note->hide();
  QObject::connect(m_note, &QLabel::linkActivated, m_row, [this] {
    const QVariant reference = m_reference;
    setValue(reference);
    if (onEdited) {
      onEdited();
    }
  });
}

void RecipeField::place(QWidget* editor, int width) {
  m_editor = editor;
  m_width = width;
  rescale();
  editor->setAccessibleName(m_labelWords());
  m_label->setBuddy(editor);
  m_line->addWidget(editor);
}

void RecipeField::rescale() {
  m_editor->setFixedWidth(std::max(scaled(m_width), wantedWidth()));
}

void RecipeField::setValue(const QVariant& value) {
  m_value = value;
  show();
  renewNote();
  if (onValidity) {
    onValidity();
  }
}

void RecipeField::setReference(const QVariant& value) {
  m_reference = value;
  renewNote();
}

void RecipeField::setEnabled(bool enabled, Words reason) {
  m_reason = enabled ? Words() : std::move(reason);
  m_editor->setEnabled(enabled);
  m_editor->setToolTip(m_reason ? m_reason() : QString());
}

void RecipeField::retranslate() {
  m_label->setText(m_labelWords());
  m_editor->setAccessibleName(m_labelWords());
  m_editor->setToolTip(m_reason ? m_reason() : QString());
  show();
  renewNote();
}

void RecipeField::commit(const QVariant& value) {
  const bool changed = !m_value.isValid() || !same(m_value, value);
  m_value = value;
  renewNote();
  if (changed && onEdited) {
    onEdited();
  }
}

void RecipeField::renewNote() {
  const QString wrong = problem();
  const bool changed =
      wrong.isEmpty() && m_reference.isValid() && m_value.isValid() && !same(m_value, m_reference);
  setMark(m_editor, "invalid", !wrong.isEmpty());
  setMark(m_editor, "changed", changed);
  m_note->setVisible(!wrong.isEmpty() || changed);
  setTextRole(m_note, wrong.isEmpty() ? TextRole::Changed : TextRole::Error);
  m_note->style()->polish(m_note);
  if (!wrong.isEmpty()) {
    m_note->setText(wrong.toHtmlEscaped());
  } else if (changed) {
    m_note->setText(QStringLiteral("%1 · <a href='#' style='color:%3'>%2</a>")
                        .arg(tr("was %1").arg(spoken(m_reference)).toHtmlEscaped(), tr("restore"),
                             theme().changed.name()));
  }
  m_editor->setAccessibleDescription(wrong);
}

NumberField::NumberField(const QString& key, Words label, Words help, NumberRange range, QWidget* parent)
    : RecipeField(key, std::move(label), std::move(help), parent),
      m_range(range),
      m_edit(new QLineEdit(row())) {
  m_edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  place(m_edit, kNumberWidth);
  QObject::connect(m_edit, &QLineEdit::textEdited, row(), [this] { textEdited(); });
  QObject::connect(m_edit, &QLineEdit::editingFinished, row(), [this] {
    if (m_problem.isEmpty() && value().isValid()) {
      show();  // 1e-3 becomes 0.001, as every other field writes it
    }
  });
}

QString NumberField::problemOf(const QString& text, QVariant* parsed) const {
  double wanted = 0.0;
  if (text.trimmed().isEmpty()) {
    return tr("A number is missing here.");
  }
  if (!parse(text, &wanted)) {
    return tr("“%1” is not a number.").arg(text.trimmed());
  }
  if (m_range.whole && wanted != std::floor(wanted)) {
    return tr("Whole numbers only.");
  }
  const bool below = m_range.aboveLeast ? wanted <= m_range.least : wanted < m_range.least;
  if (below) {
    return m_range.aboveLeast ? tr("Must be more than %1.").arg(plain(m_range.least))
                              : tr("Must be at least %1.").arg(plain(m_range.least));
  }
  if (wanted > m_range.most) {
    return tr("Must be at most %1.").arg(plain(m_range.most));
  }
  *parsed = m_range.whole ? QVariant(static_cast<qlonglong>(wanted)) : QVariant(wanted);
  return {};
}

void NumberField::textEdited() {
  QVariant parsed;
  const QString before = m_problem;
  m_problem = problemOf(m_edit->text(), &parsed);
  if (before.isEmpty() != m_problem.isEmpty() && onValidity) {
    onValidity();
  }
  if (m_problem.isEmpty()) {
    commit(parsed);
  } else {
    renewNote();
  }
}

void NumberField::show() {
  m_problem.clear();
  m_edit->setText(value().isValid() ? spoken(value()) : QString());
}

void NumberField::retranslate() {
  // What the user is typing is not thrown away because the language changes.
  if (m_problem.isEmpty()) {
    RecipeField::retranslate();
  } else {
    const QString text = m_edit->text();
    RecipeField::retranslate();
    m_edit->setText(text);
    textEdited();
  }
}

QString NumberField::spoken(const QVariant& value) const {
  if (!m_range.whole) {
    return plain(value.toDouble());
  }
  QLocale quiet = locale();
  quiet.setNumberOptions(QLocale::OmitGroupSeparator);
  return quiet.toString(value.toLongLong());
}

bool NumberField::same(const QVariant& a, const QVariant& b) const {
  return m_range.whole ? a.toLongLong() == b.toLongLong() : a.toDouble() == b.toDouble();
}

ChoiceField::ChoiceField(const QString& key, Words label, Words help, QWidget* parent)
    : RecipeField(key, std::move(label), std::move(help), parent), m_box(new ElidedCombo(row())) {
  m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_box->setMinimumContentsLength(5);
  place(m_box, kChoiceWidth);
  QObject::connect(m_box, &QComboBox::activated, row(), [this](int index) {
    m_box->setToolTip(m_box->currentText());
    commit(m_choices[static_cast<std::size_t>(index)].value);
  });
}

void ChoiceField::setChoices(std::vector<RecipeForm::Choice> choices) {
  m_choices = std::move(choices);
  const QSignalBlocker quiet(m_box);
  m_box->clear();
  for (const auto& choice : m_choices) {
    m_box->addItem(choice.label());
  }
  rescale();
  show();
}

void ChoiceField::retranslate() {
  for (std::size_t i = 0; i < m_choices.size(); ++i) {
    m_box->setItemText(static_cast<int>(i), m_choices[i].label());
  }
  rescale();
  RecipeField::retranslate();
}

int ChoiceField::wantedWidth() const {
  return std::min(m_box->fullWidth(), scaled(kChoiceMost));
}

void ChoiceField::show() {
  int found = -1;
  for (std::size_t i = 0; i < m_choices.size(); ++i) {
    if (m_choices[i].value == value().toString()) {
      found = static_cast<int>(i);
    }
  }
  const QSignalBlocker quiet(m_box);
  m_box->setCurrentIndex(found);
  m_box->setToolTip(m_box->currentText());
}

QString ChoiceField::spoken(const QVariant& value) const {
  for (const auto& choice : m_choices) {
    if (choice.value == value.toString()) {
      return choice.label();
    }
  }
  return value.toString();
}

SwitchField::SwitchField(const QString& key, Words label, Words help, QWidget* parent)
    : RecipeField(key, std::move(label), std::move(help), parent), m_box(new QCheckBox(row())) {
  place(m_box, kSwitchWidth);
  QObject::connect(m_box, &QCheckBox::clicked, row(), [this](bool on) { commit(on); });
}

void SwitchField::show() {
  m_box->setChecked(value().toBool());
}

QString SwitchField::spoken(const QVariant& value) const {
  return value.toBool() ? tr("on") : tr("off");
}

}  // namespace officina
