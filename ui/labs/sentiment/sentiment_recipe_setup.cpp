// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentiment_recipe_setup.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>

#include "core/api/sentences.h"
#include "ui/labs/sentiment/sentiment_sets.h"
#include "ui/shell/language.h"

namespace officina {

namespace {

/// The texts of this lab's recipe.
class SentimentRecipe {
  Q_DECLARE_TR_FUNCTIONS(officina::SentimentRecipe)
};

using Kind = LabField::Kind;

QString count(std::int64_t number) {
  return officina::locale().toString(static_cast<qlonglong>(number));
}

QString dataWords(const SentimentSets& sets, const Recipe& recipe) {
  if (sets.busy()) {
    return SentimentRecipe::tr("reading the sentences…");
  }
  const auto data = sets.get(QString::fromStdString(recipe.data));
  if (!data) {
    return SentimentRecipe::tr("not loaded yet");
  }
  const auto [train, kept] = sentenceCounts(*data, recipe);
  QStringList words{
      SentimentRecipe::tr("%1 sentences to learn from, %2 to ask").arg(count(train), count(kept))};
  if (sets.edited()) {
    words << SentimentRecipe::tr("edited by you");
  }
  words << editWords(recipe);
  if (sets.read()->leftOut > 0) {
    words << SentimentRecipe::tr("%Ln entry(s) of the file cannot be used", nullptr,
                                 static_cast<int>(sets.read()->leftOut));
  }
  return words.join(QStringLiteral(" · "));
}

/// The fields that every lab has speak of pictures; here they are sentences.
std::vector<LabField> commonFields() {
  std::vector<LabField> fields = seedAndEpochFields();
  for (LabField& field : fields) {
    if (field.key == QLatin1String("seed")) {
      field.help = [] {
        return SentimentRecipe::tr(
            "Where the random numbers begin: first weights, order of the sentences, dropout. The notes set "
            "none; 42 here. The same seed gives the same numbers again, bit for bit, on one thread.");
      };
    } else if (field.key == QLatin1String("batchSize")) {
      field.help = [] {
        return SentimentRecipe::tr(
            "Sentences per step. The notes take 2: many noisy steps. 32 gives calm steps, and many more "
            "sentences a second.");
      };
    } else {
      field.help = [] {
        return SentimentRecipe::tr(
            "How often it sees all sentences. Too few: it has not learned all it can. Too many: it learns "
            "them by heart, and new sentences are answered no better.");
      };
    }
  }
  return fields;
}

std::vector<LabField> textFields() {
  std::vector<LabField> fields{
      recipeField(
          "maskPadding", Kind::Switch, [] { return SentimentRecipe::tr("Mask padding"); },
          [] {
            return SentimentRecipe::tr(
                "Off, as in the notes: short sentences are filled up with 0, which is the token \"!\". Every "
                "word looks at those exclamation marks, and they count in the mean. On: nobody sees them.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.maskPadding; }),
      recipeField(
          "lengthBatches", Kind::Switch, [] { return SentimentRecipe::tr("Batches by length"); },
          [] {
            return SentimentRecipe::tr(
                "Sentences of like length together, filled up to the longest of the batch only. Off: every "
                "sentence is 100 tokens long, however short it is. On: little is computed in vain.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.lengthBatches; }),
      recipeField(
          "knownTokens", Kind::Switch, [] { return SentimentRecipe::tr("Known tokens only"); },
          [] {
            return SentimentRecipe::tr(
                "On: a row for each token of the training set, and one row for all that it never saw. Off, "
                "as "
                "in the notes: 100,277 rows, nearly all of them as they were drawn; a new word is then "
                "answered with chance numbers.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.knownTokens; }),
      recipeField(
          "minCount", Kind::Whole, [] { return SentimentRecipe::tr("Known from"); },
          [] {
            return SentimentRecipe::tr(
                "How often a token must occur to have a row of its own, where only known tokens have one. 2: "
                "what occurs once counts as unknown, so the row for the unknown is trained too.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.minCount; }, 1, 100),
      recipeField(
          "lowerCase", Kind::Switch, [] { return SentimentRecipe::tr("Small letters"); },
          [] {
            return SentimentRecipe::tr(
                "On: capitals are read as small letters, and the first word as one behind a space. For "
                "cl100k "
                "\"Bello\", \" bello\" and \"BELLO\" are different tokens, and each would have to be "
                "learned.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.lowerCase; }),
      choiceField(
          "positions", [] { return SentimentRecipe::tr("Positions"); },
          [] {
            return SentimentRecipe::tr(
                "Attention alone does not know the order of the words. Learned, as in the notes: a vector "
                "for "
                "each place is trained. Sinusoidal: given by a formula. None: \"the dog bites the man\" and "
                "\"the man bites the dog\" are the same.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.positions; },
          {{QStringLiteral("none"), [] { return SentimentRecipe::tr("none"); }},
           {QStringLiteral("learned"), [] { return SentimentRecipe::tr("learned"); }},
           {QStringLiteral("sinusoidal"), [] { return SentimentRecipe::tr("sinusoidal"); }}}),
      recipeField(
          "maxTokens", Kind::Whole, [] { return SentimentRecipe::tr("Longest (tokens)"); },
          [] {
            return SentimentRecipe::tr(
                "What lies behind so many tokens is cut. Attention compares each token with each: twice the "
                "length takes four times the comparisons.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.maxTokens; }, 1, 512),
      recipeField(
          "wordDropout", Kind::Number, [] { return SentimentRecipe::tr("Word dropout"); },
          [] {
            return SentimentRecipe::tr(
                "Share of the tokens that are hidden at random while training, so that no single word "
                "decides and unknown words are met beforehand.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.wordDropout; }, 0.0, 0.9),
      recipeField(
          "mergeDropout", Kind::Number, [] { return SentimentRecipe::tr("Merge dropout"); },
          [] {
            return SentimentRecipe::tr(
                "Share of byte-pair encoding's merges that are passed over at random, so that each epoch "
                "sees a "
                "word in other pieces (\"bell|issimo\", \"be|llissimo\"). Helps with words that are rare in "
                "the data. 0: always the same tokens, as in the notes.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.mergeDropout; }, 0.0, 0.9),
      recipeField(
          "embeddingDropout", Kind::Number, [] { return SentimentRecipe::tr("Embedding dropout"); },
          [] {
            return SentimentRecipe::tr(
                "Share of the numbers going into the first layer that are left out at random while "
                "training.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.embeddingDropout; }, 0.0, 0.9)};
  fields.front().section = [] { return SentimentRecipe::tr("Text"); };
  return fields;
}

std::vector<LabField> networkFields() {
  std::vector<LabField> fields{
      recipeField(
          "layers", Kind::Whole, [] { return SentimentRecipe::tr("Layers"); },
          [] {
            return SentimentRecipe::tr(
                "How many times in a row each token looks at the others. One is enough for \"not good\"; "
                "more "
                "learn slowly from few sentences.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.layers; }, 1, 4),
      recipeField(
          "heads", Kind::Whole, [] { return SentimentRecipe::tr("Heads"); },
          [] {
            return SentimentRecipe::tr(
                "How many ways of looking there are side by side. The width must be a multiple of it.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.heads; }, 1, 8),
      recipeField(
          "width", Kind::Whole, [] { return SentimentRecipe::tr("Width"); },
          [] {
            return SentimentRecipe::tr(
                "Numbers that stand for a token (the embedding). The notes take 128, so 12.8 million numbers "
                "for the table of all tokens.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.width; }, 1, 1024),
      recipeField(
          "feedForward", Kind::Whole, [] { return SentimentRecipe::tr("Feed-forward"); },
          [] {
            return SentimentRecipe::tr(
                "Units of the two linear layers behind the attention. PyTorch's default, and so the notes', "
                "is "
                "2048: most of the weights that are really trained.");
          },
          [](Recipe & recipe) -> auto& { return recipe.text.feedForward; }, 1, 8192)};
  fields.front().section = [] { return SentimentRecipe::tr("Network"); };
  return fields;
}

std::vector<LabField> remedyFields() {
  return {
      recipeField(
          "labelSmoothing", Kind::Number, [] { return SentimentRecipe::tr("Label smoothing"); },
          [] {
            return SentimentRecipe::tr(
                "Asks for a little less than certainty, which keeps the network from being surer than it "
                "is right.");
          },
          [](Recipe & recipe) -> auto& { return recipe.labelSmoothing; }, 0.0, 0.9),
      recipeField(
          "weightAverage", Kind::Number, [] { return SentimentRecipe::tr("Averaged weights"); },
          [] {
            return SentimentRecipe::tr(
                "Answers with a running mean of the weights (this is its decay; 0: none): calmer than "
                "the weights of the last step.");
          },
          [](Recipe & recipe) -> auto& { return recipe.weightAverage; }, 0.0, 0.9999),
      recipeField(
          "validationShare", Kind::Number, [] { return SentimentRecipe::tr("Kept back"); },
          [] {
            return SentimentRecipe::tr(
                "Share of the sentences that is never learned from, only asked. 0, as in the notes: none. "
                "The starter sets bring sentences of their own to ask, and keep all others to learn "
                "from.");
          },
          [](Recipe & recipe) -> auto& { return recipe.validationShare; }, 0.0, 0.9)};
}

}  // namespace

std::pair<std::int64_t, std::int64_t> sentenceCounts(const SentenceData& data, const Recipe& recipe) {
  std::int64_t train = data.trainCount();
  auto kept = static_cast<std::int64_t>(data.held().size());
  if (kept == 0) {
    std::array<std::int64_t, 2> classes{};
    for (const Sentence& sentence : data.train()) {
      ++classes[sentence.label == kPositive ? 1 : 0];
    }
    for (const std::int64_t all : classes) {
      kept += std::llround(recipe.validationShare * static_cast<double>(all));
    }
    train -= kept;
  }
  return {recipe.sampleLimit > 0 ? std::min(train, recipe.sampleLimit) : train, kept};
}

LabRecipePanel::Setup sentimentRecipeSetup(const SentimentSets* sets) {
  LabRecipePanel::Setup setup;
  setup.lab = "sentiment";
  setup.recipes = {{QStringLiteral("notes"), [] { return SentimentRecipe::tr("notes"); }},
                   {QStringLiteral("tuned"), [] { return SentimentRecipe::tr("tuned"); }}};
  setup.sets = {{QStringLiteral("starter"), [] { return SentimentRecipe::tr("Italian"); }},
                {QStringLiteral("starter-en"), [] { return SentimentRecipe::tr("English"); }},
                {QStringLiteral("starter-both"), [] { return SentimentRecipe::tr("both languages"); }}};
  setup.open = [] { return SentimentRecipe::tr("open a file…"); };
  setup.fields = {dataField([] {
    return SentimentRecipe::tr(
        "Sentences with a label each: those written for this program, in Italian, English or both, or a file "
        "of yours (JSON as in the notes, TSV or CSV). The tab \"Data\" shows and edits them.");
  })};
  for (auto* part : {&commonFields, &optimizerFields, &remedyFields, &textFields, &networkFields}) {
    for (LabField& field : (*part)()) {
      setup.fields.push_back(std::move(field));
    }
    if (part == &optimizerFields) {
      setup.fields.push_back(dropoutField());
    }
  }
  setup.fields.push_back(threadsField());
  if (const QString preferred = SentimentSets::preferred(); !preferred.startsWith(QLatin1String("starter"))) {
    setup.folder = preferred;
  }
  setup.dataWords = [sets](const Recipe& recipe) { return dataWords(*sets, recipe); };
  return setup;
}

}  // namespace officina
