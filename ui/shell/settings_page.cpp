// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings_page.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QThread>

#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"

namespace officina {

SettingsPage::SettingsPage(QWidget* parent)
    : GeneralPage(QStringLiteral("settings"), parent),
      m_language(new SegmentedControl(this)),
      m_theme(new SegmentedControl(this)),
      m_text(new SegmentedControl(this)),
      m_threads(new QSpinBox(this)) {
  Preferences& preferences = Preferences::instance();

  m_language->addOption(QString(), [] { return tr("As the system"); });
  m_language->addOption(QStringLiteral("it"), [] { return QStringLiteral("Italiano"); });
  m_language->addOption(QStringLiteral("en"), [] { return QStringLiteral("English"); });
  m_theme->addOption(QStringLiteral("0"), [] { return tr("As the desktop"); });
  m_theme->addOption(QStringLiteral("1"), [] { return tr("Light"); });
  m_theme->addOption(QStringLiteral("2"), [] { return tr("Dark"); });
  for (const int size : {100, 110, 125, 150}) {
    m_text->addOption(QString::number(size), [size] { return percent(size / 100.0, 0); });
  }
  m_threads->setRange(0, std::max(1, QThread::idealThreadCount()));

  QFrame* window = addCard();
  m_windowHeading = addLabel(window, true);
  addRow(
      window, [] { return tr("Language"); },
      [] { return tr("Changes at once. Numbers and dates follow: 0,5 in Italian, 0.5 in English."); },
      m_language);
  addRow(
      window, [] { return tr("Theme"); },
      [] { return tr("Signed values keep their colours in both: orange below zero, blue above."); }, m_theme);
  addRow(
      window, [] { return tr("Text size"); },
      [] { return tr("Everything grows with it, for a projector or tired eyes."); }, m_text);

  QFrame* training = addCard();
  m_trainingHeading = addLabel(training, true);
  addRow(
      training, [] { return tr("Threads for a new run"); },
      [] {
        return tr(
            "Each recipe says how many it uses; a number here takes the place of all of them. With one "
            "thread "
            "every number is the one that PyTorch gives. More threads add sums in another order: large "
            "batches "
            "go faster, small ones slower, and the last digits differ.");
      },
      m_threads);

  connect(m_language, &SegmentedControl::chosen, &preferences, &Preferences::setLanguage);
  connect(m_theme, &SegmentedControl::chosen, &preferences,
          [&preferences](const QString& key) { preferences.setTheme(static_cast<ThemeMode>(key.toInt())); });
  connect(m_text, &SegmentedControl::chosen, &preferences,
          [&preferences](const QString& key) { preferences.setTextPercent(key.toInt()); });
  connect(m_threads, &QSpinBox::valueChanged, &preferences, &Preferences::setThreads);
  connect(&preferences, &Preferences::changed, this, &SettingsPage::showValues);
  retranslate();
  showValues();
}

void SettingsPage::addRow(QFrame* card, Words name, Words consequence, QWidget* control) {
  auto* row = new QHBoxLayout;
  row->setSpacing(space::kLarge * 2);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  auto* nameLabel = new QLabel(card);
  auto* consequenceLabel = new QLabel(card);
  consequenceLabel->setWordWrap(true);
  setTextRole(consequenceLabel, TextRole::Caption);
  words->addWidget(nameLabel);
  words->addWidget(consequenceLabel);
  row->addLayout(words, 1);
  row->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
  auto* layout = static_cast<QVBoxLayout*>(card->layout());
  if (layout->count() == 1) {
    layout->addSpacing(2);  // below the card's heading
  } else {
    auto* line = new QFrame(card);
    setRole(line, "hairline");
    layout->addWidget(line);
  }
  layout->addLayout(row);
  nameLabel->setBuddy(control);
  m_rows.push_back({nameLabel, consequenceLabel, control, std::move(name), std::move(consequence)});
}

void SettingsPage::showValues() {
  const Preferences& preferences = Preferences::instance();
  m_language->setCurrent(preferences.language());
  m_theme->setCurrent(QString::number(static_cast<int>(preferences.theme())));
  m_text->setCurrent(QString::number(preferences.textPercent()));
  const QSignalBlocker quietThreads(m_threads);
  m_threads->setValue(preferences.threads());
}

void SettingsPage::retranslate() {
  setLead(tr("Everything takes effect at once and is remembered."));
  m_windowHeading->setText(tr("Window"));
  m_trainingHeading->setText(tr("Training"));
  m_threads->setSpecialValueText(tr("as the recipe says"));
  m_threads->updateGeometry();  // a spin box asks for the new words' room, but only when it is asked again
  for (const Row& row : m_rows) {
    row.name->setText(row.nameWords());
    row.consequence->setText(row.consequenceWords());
    row.control->setAccessibleName(row.nameWords());
    row.control->setAccessibleDescription(row.consequenceWords());
  }
}

}  // namespace officina
