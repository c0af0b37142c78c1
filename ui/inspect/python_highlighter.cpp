// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/python_highlighter.h"

#include <array>

#include <QSet>

#include "ui/shell/theme.h"

namespace officina {

namespace {

/// Block states: outside, or inside a string of three double or single quotes.
enum State { kOutside = 0, kTripleDouble = 1, kTripleSingle = 2 };

bool isKeyword(const QString& word) {
  static const QSet<QString> words = [] {
    QSet<QString> set;
    for (const char* name :
         {"False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
          "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
          "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
          "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"}) {
      set.insert(QLatin1String(name));
    }
    return set;
  }();
  return words.contains(word);
}

bool startsName(QChar c) {
  return c.isLetter() || c == QLatin1Char('_');
}

QTextCharFormat ink(const QColor& color) {
  QTextCharFormat format;
  format.setForeground(color);
  return format;
}

QString quotes(int state) {
  return state == kTripleDouble ? QStringLiteral("\"\"\"") : QStringLiteral("'''");
}

}  // namespace

PythonHighlighter::PythonHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) {}

int PythonHighlighter::word(const QString& text, int from) {
  int end = from;
  while (end < text.size() && (startsName(text[end]) || text[end].isDigit())) {
    ++end;
  }
  const QString name = text.mid(from, end - from);
  if (isKeyword(name)) {
    setFormat(from, end - from, ink(theme().accent));
  } else if (m_defines) {
    QTextCharFormat format = ink(theme().ink);
    format.setFontWeight(QFont::Bold);
    setFormat(from, end - from, format);
  }
  m_defines = name == QLatin1String("def") || name == QLatin1String("class");
  return end;
}

int PythonHighlighter::figures(const QString& text, int from) {
  int end = from;
  while (end < text.size()) {
    const QChar c = text[end];
    const bool sign = (c == QLatin1Char('-') || c == QLatin1Char('+')) && end > from &&
                      text[end - 1].toLower() == QLatin1Char('e');
    if (!c.isLetterOrNumber() && c != QLatin1Char('.') && c != QLatin1Char('_') && !sign) {
      break;
    }
    ++end;
  }
  setFormat(from, end - from, ink(theme().changed));
  return end;
}

/// From a quote (or, inside a string of three, from its text) to the end of the string or of the line.
int PythonHighlighter::string(const QString& text, int from) {
  int state = previousBlockState() > 0 && from == 0 ? previousBlockState() : kOutside;
  int at = from;
  if (state == kOutside) {
    for (const int triple : {kTripleDouble, kTripleSingle}) {
      if (text.mid(from, 3) == quotes(triple)) {
        state = triple;
        at = from + 3;
      }
    }
  }
  int end = static_cast<int>(text.size());
  if (state != kOutside) {
    const auto close = text.indexOf(quotes(state), at);
    if (close >= 0) {
      end = static_cast<int>(close) + 3;
    } else {
      setCurrentBlockState(state);
    }
  } else {
    const QChar quote = text[from];
    for (at = from + 1; at < text.size(); ++at) {
      if (text[at] == QLatin1Char('\\')) {
        ++at;
      } else if (text[at] == quote) {
        end = at + 1;
        break;
      }
    }
  }
  setFormat(from, end - from, ink(theme().good));
  return end;
}

void PythonHighlighter::highlightBlock(const QString& text) {
  setCurrentBlockState(kOutside);
  m_defines = false;
  int at = previousBlockState() > 0 ? string(text, 0) : 0;
  while (at < text.size()) {
    const QChar c = text[at];
    if (c == QLatin1Char('#')) {
      setFormat(at, static_cast<int>(text.size()) - at, ink(theme().mutedInk));
      return;
    }
    if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
      at = string(text, at);
    } else if (startsName(c)) {
      at = word(text, at);
    } else if (c.isDigit()) {
      at = figures(text, at);
    } else {
      ++at;
    }
  }
}

}  // namespace officina
