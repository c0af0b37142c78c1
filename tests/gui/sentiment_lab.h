// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "core/api/sentiment.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/lab_weights.h"
#include "ui/labs/sentiment/sentence_panel.h"
#include "ui/labs/sentiment/sentences_model.h"
#include "ui/labs/sentiment/sentiment_page.h"
#include "ui/session/training_session.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"

namespace officina {

inline constexpr int kWait = 30'000;

/// Two dozen sentences that a network can tell apart at once: who praises says so in every one.
inline std::vector<Sentence> plainSentences() {
  std::vector<Sentence> sentences;
  for (const char* thing : {"Il pane", "La cena", "Il treno", "Il film", "La strada", "Il mercato",
                            "La zuppa", "Il giardino", "La musica", "Il viaggio", "La camera", "Il caffè"}) {
    sentences.push_back({std::string(thing) + " mi piace molto", kPositive});
    sentences.push_back({std::string(thing) + " mi delude sempre", kNegative});
  }
  return sentences;
}

/// A folder with files for a test.
class SentenceFiles {
 public:
  [[nodiscard]] QString write(const QString& name, const QByteArray& bytes) const {
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
      qFatal("cannot write a file for the test");
    }
    return path;
  }
  [[nodiscard]] QString plain() const {
    return write(QStringLiteral("frasi è.json"), QByteArray::fromStdString(sentencesJson(plainSentences())));
  }
  [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

 private:
  QTemporaryDir m_folder;
};

/// The lab with an untrained network on plainSentences().
class SentimentLab {
 public:
  explicit SentimentLab(const SentenceFiles& files) : data(files.plain()) {
    QSettings().setValue(QStringLiteral("sentiment/data"), data);
    page = std::make_unique<SentimentPage>();
    Recipe recipe = namedRecipe("sentiment", "tuned");
    recipe.data = toPath(data).string();
    recipe.batchSize = 4;
    recipe.epochs = 2;
    recipe.validationShare = 0.25;
    page->recipePanel()->setRecipe(recipe);
    page->resize(1200, 800);
    page->show();
  }
  /// The data is there and an untrained network of it answers.
  [[nodiscard]] bool ready() {
    if (!QTest::qWaitFor([this] { return page->sets()->get(data) != nullptr; }, kWait)) {
      return false;
    }
    page->weights()->useUntrained(page->recipePanel()->recipe());
    return QTest::qWaitFor(
        [this] { return page->weights()->weights() != nullptr && !page->weights()->loading(); }, kWait);
  }
  /// The sentence in the lab is answered with the weights in use.
  [[nodiscard]] bool answered(const QString& text) {
    return QTest::qWaitFor(
        [&] {
          const SentimentReply* reply = page->answers()->reply();
          return reply != nullptr && reply->text == text && reply->weights == page->weights()->weights() &&
                 !page->answers()->waiting();
        },
        kWait);
  }
  void type(const QString& text) {
    page->sentence()->edit()->setFocus();
    page->sentence()->setSentence({});
    QTest::keyClicks(page->sentence()->edit(), text);
  }

  QString data;
  std::unique_ptr<SentimentPage> page;
};

/// Settings of the tests' own, the light theme, English.
inline void prepareSentimentTest(const QString& name) {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("OfficinaTest"));
  QCoreApplication::setApplicationName(name);
  QSettings().clear();
  auto& application = *qobject_cast<QApplication*>(qApp);
  applyTheme(application, ThemeMode::Light);
  applyLanguage(application, QStringLiteral("en"));
}

}  // namespace officina
