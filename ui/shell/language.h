// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

#include "core/api/error.h"
#include "core/api/text.h"

class QApplication;

namespace officina {

/// "it" or "en"; anything else means the system's language, or English.
void applyLanguage(QApplication& application, const QString& language);
[[nodiscard]] QString currentLanguage();

/// Numbers, dates and percentages as the language in force writes them.
[[nodiscard]] const QLocale& locale();
/// "91.8 %" / "91,8 %" for 0.918. `decimals` after the point.
[[nodiscard]] QString percent(double fraction, int decimals = 1);
/// A number with `digits` significant digits, never in a form that hides its size: 0,000123 or 1,23e-7.
[[nodiscard]] QString number(double value, int digits = 4);
/// "24 s", "3 min 12 s", "1 h 4 min".
[[nodiscard]] QString duration(double seconds);

/// A sentence of core/ in the language in force.
[[nodiscard]] QString translated(const Text& text);
/// Both sentences of an error.
[[nodiscard]] QString translated(const Error& error);

/// The text resources/texts/<language>/<name>.html, or the English one if it is missing.
[[nodiscard]] QString longText(const QString& name);

}  // namespace officina
