// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "ui/shell/theme.h"

class QApplication;

namespace officina {

/// What the user set in Settings: kept in QSettings at once, applied at once.
class Preferences : public QObject {
  Q_OBJECT

 public:
  /// Read from QSettings the first time it is asked for.
  [[nodiscard]] static Preferences& instance();

  /// Theme, text size and language to the application, at start-up.
  void apply(QApplication& application);

  [[nodiscard]] ThemeMode theme() const { return m_theme; }
  [[nodiscard]] QString language() const { return m_language; }  ///< "it", "en", or "" for the system's
  [[nodiscard]] int textPercent() const { return m_textPercent; }
  /// LibTorch's threads for every new run; 0: each recipe's own.
  [[nodiscard]] int threads() const { return m_threads; }

  /// Folder on which the digits lab trains; empty: the starter set. Setting "digits/dataFolder".
  [[nodiscard]] QString digitsFolder() const { return m_digitsFolder; }

  void setTheme(ThemeMode mode);
  void setLanguage(const QString& language);
  void setTextPercent(int percent);
  void setThreads(int threads);
  void setDigitsFolder(const QString& folder);

 Q_SIGNALS:
  void changed();

 private:
  Preferences();

  ThemeMode m_theme = ThemeMode::System;
  QString m_language;
  int m_textPercent = 100;
  int m_threads = 0;
  QString m_digitsFolder;
};

}  // namespace officina
