// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QSettings>

#include "ui/shell/language.h"

namespace officina {

namespace {

const std::array<QString, 3>& themeNames() {
  static const std::array<QString, 3> names = {QStringLiteral("system"), QStringLiteral("light"),
                                               QStringLiteral("dark")};
  return names;
}

void keep(const QString& key, const QVariant& value) {
  QSettings().setValue(key, value);
}

QApplication* application() {
  return qobject_cast<QApplication*>(QCoreApplication::instance());
}

const QString kTheme = QStringLiteral("window/theme");
const QString kLanguage = QStringLiteral("window/language");
const QString kText = QStringLiteral("window/textPercent");
const QString kThreads = QStringLiteral("training/threads");
const QString kDigitsFolder = QStringLiteral("digits/dataFolder");

}  // namespace

Preferences& Preferences::instance() {
  static Preferences preferences;
  return preferences;
}

Preferences::Preferences() {
  // A settings file can hold anything: every value is brought into its range.
  const QSettings settings;
  const auto& names = themeNames();
  const auto theme = std::find(names.begin(), names.end(), settings.value(kTheme).toString());
  m_theme = theme == names.end() ? ThemeMode::System : static_cast<ThemeMode>(theme - names.begin());
  m_language = settings.value(kLanguage).toString();
  m_textPercent = std::clamp(settings.value(kText, 100).toInt(), 100, 150);
  m_threads = std::clamp(settings.value(kThreads, 0).toInt(), 0, 256);
  m_digitsFolder = settings.value(kDigitsFolder).toString();
}

void Preferences::apply(QApplication& target) {
  applyLanguage(target, m_language);
  applyTheme(target, m_theme);
  if (m_textPercent != fontScale()) {
    applyFontScale(target, m_textPercent);
  }
}

void Preferences::setTheme(ThemeMode mode) {
  if (mode == m_theme) {
    return;
  }
  m_theme = mode;
  keep(kTheme, themeNames()[static_cast<std::size_t>(mode)]);
  applyTheme(*application(), mode);
  Q_EMIT changed();
}

void Preferences::setLanguage(const QString& language) {
  if (language == m_language) {
    return;
  }
  m_language = language;
  keep(kLanguage, language);
  applyLanguage(*application(), language);
  Q_EMIT changed();
}

void Preferences::setTextPercent(int percent) {
  if (percent == m_textPercent) {
    return;
  }
  m_textPercent = percent;
  keep(kText, percent);
  applyFontScale(*application(), percent);
  Q_EMIT changed();
}

void Preferences::setThreads(int threads) {
  if (threads == m_threads) {
    return;
  }
  m_threads = threads;
  keep(kThreads, threads);
  Q_EMIT changed();
}

void Preferences::setDigitsFolder(const QString& folder) {
  if (folder == m_digitsFolder) {
    return;
  }
  m_digitsFolder = folder;
  keep(kDigitsFolder, folder);
  Q_EMIT changed();
}

}  // namespace officina
