// SPDX-License-Identifier: GPL-3.0-or-later
// What core/ and app/ say: every sentence has an Italian one, with the same places for its arguments.
#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "core/api/text.h"
#include "ui/shell/language.h"

using namespace officina;

namespace {

/// The sentences that the sources mark with OFFICINA_TEXT("core", "..." "...").
QStringList markedSentences() {
  static const QRegularExpression mark(
      QStringLiteral(R"re(OFFICINA_TEXT\(\s*"core",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\))re"));
  static const QRegularExpression comment(QStringLiteral("^\\s*//.*$"), QRegularExpression::MultilineOption);
  static const QRegularExpression literal(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
  QStringList sentences;
  for (const char* folder : {"/core", "/app"}) {
    QDirIterator files(QStringLiteral(OFFICINA_SOURCE_DIR) + QLatin1String(folder),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      if (!file.open(QIODevice::ReadOnly)) {
        continue;
      }
      auto marks = mark.globalMatch(QString::fromUtf8(file.readAll()).remove(comment));
      while (marks.hasNext()) {
        QString sentence;
        auto parts = literal.globalMatch(marks.next().captured(1));
        while (parts.hasNext()) {
          sentence += parts.next().captured(1);
        }
        sentence.replace(QStringLiteral("\\\""), QStringLiteral("\""));
        sentences << sentence.replace(QStringLiteral("\\\\"), QStringLiteral("\\"));
      }
    }
  }
  sentences.removeDuplicates();
  return sentences;
}

QStringList placesOf(const QString& sentence) {
  static const QRegularExpression place(QStringLiteral("%[1-9]"));
  QStringList places;
  auto matches = place.globalMatch(sentence);
  while (matches.hasNext()) {
    places << matches.next().captured();
  }
  places.sort();
  return places;
}

}  // namespace

class TestCoreTexts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everySentenceIsItalian() {
    const QStringList sentences = markedSentences();
    QVERIFY2(sentences.size() > 250, qPrintable(QString::number(sentences.size())));
    applyLanguage(*qobject_cast<QApplication*>(QCoreApplication::instance()), QStringLiteral("it"));
    for (const QString& sentence : sentences) {
      const QString italian = translated(Text{sentence.toStdString(), {}});
      QVERIFY2(italian != sentence, qPrintable(sentence));
      QVERIFY2(placesOf(italian) == placesOf(sentence), qPrintable(italian));
    }
  }

  void qtsOwnButtonsAreItalian() {
    applyLanguage(*qobject_cast<QApplication*>(QCoreApplication::instance()), QStringLiteral("it"));
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Annulla"));
  }
};

QTEST_MAIN(TestCoreTexts)
#include "tst_core_texts.moc"
