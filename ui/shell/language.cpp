// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <cmath>
#include <memory>
#include <vector>

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QTranslator>

namespace officina {

namespace {

struct State {
  QString language = QStringLiteral("en");
  QLocale locale{QLocale::English, QLocale::UnitedStates};
  std::vector<std::unique_ptr<QTranslator>> translators;
};

State& state() {
  static State instance;
  return instance;
}

QString resolve(const QString& wanted) {
  if (wanted == QLatin1String("it") || wanted == QLatin1String("en")) {
    return wanted;
  }
  return QLocale::system().language() == QLocale::Italian ? QStringLiteral("it") : QStringLiteral("en");
}

void install(QApplication& application, std::unique_ptr<QTranslator> translator) {
  application.installTranslator(translator.get());
  state().translators.push_back(std::move(translator));
}

QString replaced(const Text& text) {
  const QString pattern = QCoreApplication::translate("core", text.pattern.c_str());
  QString result;
  for (qsizetype i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() &&
                             pattern[i + 1] >= QLatin1Char('1') && pattern[i + 1] <= QLatin1Char('9');
    const auto index = placeholder ? static_cast<std::size_t>(pattern[i + 1].unicode() - u'1') : 0;
    if (placeholder && index < text.arguments.size()) {
      result += QString::fromStdString(text.arguments[index]);
      ++i;
    } else {
      result += pattern[i];
    }
  }
  return result;
}

}  // namespace

void applyLanguage(QApplication& application, const QString& language) {
  for (const auto& translator : state().translators) {
    QCoreApplication::removeTranslator(translator.get());
  }
  state().translators.clear();
  state().language = resolve(language);
  const bool italian = state().language == QLatin1String("it");
  state().locale =
      italian ? QLocale(QLocale::Italian, QLocale::Italy) : QLocale(QLocale::English, QLocale::UnitedStates);
  QLocale::setDefault(state().locale);
  application.setLayoutDirection(Qt::LeftToRight);

  // Qt's own dialogs first: ours are asked before them.
  if (italian) {
    auto qt = std::make_unique<QTranslator>();
    if (qt->load(QStringLiteral("qtbase_it"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
      install(application, std::move(qt));
    }
  }
  const QDir folder(QStringLiteral(":/i18n"));
  const QStringList files =
      folder.entryList({QStringLiteral("*_") + state().language + QStringLiteral(".qm")});
  for (const QString& file : files) {
    auto translator = std::make_unique<QTranslator>();
    if (translator->load(folder.filePath(file))) {
      install(application, std::move(translator));
    }
  }
}

QString currentLanguage() {
  return state().language;
}

const QLocale& locale() {
  return state().locale;
}

QString percent(double fraction, int decimals) {
  if (!std::isfinite(fraction)) {
    return QStringLiteral("–");
  }
  return state().locale.toString(fraction * 100.0, 'f', decimals) + QStringLiteral("\u00a0%");
}

QString number(double value, int digits) {
  if (std::isnan(value)) {
    return QStringLiteral("NaN");
  }
  if (std::isinf(value)) {
    return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
  }
  if (value == 0.0) {
    return QStringLiteral("0");
  }
  // The exponent after rounding to so many digits: 0.99996 with four digits is 1.000.
  const QByteArray scientific = QByteArray::number(std::abs(value), 'e', digits - 1);
  const int exponent = scientific.mid(scientific.indexOf('e') + 1).toInt();
  QString text;
  if (exponent < -4 || exponent >= 9) {
    const double mantissa = scientific.left(scientific.indexOf('e')).toDouble();
    text = state().locale.toString(mantissa, 'f', digits - 1) + QStringLiteral("e%1").arg(exponent);
  } else {
    text = state().locale.toString(std::abs(value), 'f', std::max(0, digits - 1 - exponent));
  }
  return value < 0 ? QStringLiteral("−") + text : text;
}

QString duration(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0.0) {
    return QStringLiteral("–");
  }
  const QChar nbsp(0x00a0);
  if (seconds < 1.0) {
    const auto milliseconds = static_cast<int>(std::lround(seconds * 1000.0));
    return state().locale.toString(milliseconds) + nbsp + QStringLiteral("ms");
  }
  const auto total = static_cast<qint64>(std::llround(seconds));
  if (total < 60) {
    return QString::number(total) + nbsp + QStringLiteral("s");
  }
  if (total < 3600) {
    return QStringLiteral("%1%3min %2%3s").arg(total / 60).arg(total % 60).arg(nbsp);
  }
  return QStringLiteral("%1%3h %2%3min")
      .arg(state().locale.toString(total / 3600))
      .arg(total % 3600 / 60)
      .arg(nbsp);
}

QString translated(const Text& text) {
  if (text.empty()) {
    return {};
  }
  QString sentences = replaced(text);
  for (const Text& part : text.parts) {
    sentences += QLatin1Char(' ') + translated(part);
  }
  return sentences;
}

QString translated(const Error& error) {
  const QString what = translated(error.whatText());
  const QString remedy = translated(error.remedyText());
  return remedy.isEmpty() ? what : what + QLatin1Char(' ') + remedy;
}

QString longText(const QString& name) {
  for (const QString& language : {state().language, QStringLiteral("en")}) {
    QFile file(QStringLiteral(":/texts/%1/%2.html").arg(language, name));
    if (file.open(QIODevice::ReadOnly)) {
      return QString::fromUtf8(file.readAll());
    }
  }
  return {};
}

}  // namespace officina
