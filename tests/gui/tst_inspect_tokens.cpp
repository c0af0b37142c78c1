// SPDX-License-Identifier: GPL-3.0-or-later
// A transformer in the inspecting widgets: tokens, heads, tables of tokens.
#include <algorithm>
#include <cmath>

#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "core/api/sentences.h"
#include "tests/gui/inspect_samples.h"
#include "ui/inspect/arithmetic_layout.h"
#include "ui/inspect/arithmetic_view.h"
#include "ui/inspect/channel_rows.h"
#include "ui/inspect/history_panel.h"
#include "ui/inspect/microscope_panel.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/inspect/tensor_view.h"

using namespace officina;

namespace {

constexpr int kWait = 30000;

std::shared_ptr<const SentenceData> fourSentences() {
  return std::make_shared<SentenceData>(
      "four", std::vector<Sentence>{{"Il concerto è stato bellissimo", kPositive},
                                    {"Che noia, non lo consiglio a nessuno", kNegative},
                                    {"Una serata bellissima con gli amici", kPositive},
                                    {"Il cibo era freddo e il servizio lento", kNegative}});
}

/// A batch of the notes' network (shorter sentences) in training, opened after two steps.
std::shared_ptr<const TrainingView> openedBatch() {
  static std::shared_ptr<const TrainingView> view;
  if (view) {
    return view;
  }
  TrainingSession session;
  QObject::connect(&session, &TrainingSession::updated, &session, [](const Mailbox::Update& update) {
    if (update.view) {
      view = update.view;
    }
  });
  Recipe recipe = namedRecipe("sentiment", "notes");
  recipe.text.maxTokens = 12;
  recipe.text.feedForward = 64;
  TrainerOptions options;
  options.startPaused = true;
  session.start(recipe, fourSentences(), options);
  session.step(2);
  session.requestView();
  (void)QTest::qWaitFor([&] { return view && view->globalStep == 2; }, kWait);
  session.stop();
  return view;
}

PassPtr openedPass() {
  const auto view = openedBatch();
  return view ? view->pass : nullptr;
}

/// Weights with a table of all tokens, eight numbers each: 802,216 numbers, which no screen shows at once.
PassPtr passWithTheWholeTable() {
  StateDict weights;
  const auto add = [&weights](const std::string& name, std::vector<std::int64_t> shape) {
    std::int64_t count = 1;
    for (const std::int64_t side : shape) {
      count *= side;
    }
    std::vector<float> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = static_cast<float>(i % 1013) / 1013.0F - 0.5F;
    }
    weights.tensors.push_back(NamedTensor::ofFloats(name, std::move(shape), values));
  };
  const std::string layer = "transformer_encoder.layers.0.";
  add("pos_embedding", {1, 20, 8});
  add("embedding.weight", {Tokenizer::kVocabulary, 8});
  add(layer + "self_attn.in_proj_weight", {24, 8});
  add(layer + "self_attn.in_proj_bias", {24});
  add(layer + "self_attn.out_proj.weight", {8, 8});
  add(layer + "self_attn.out_proj.bias", {8});
  add(layer + "linear1.weight", {16, 8});
  add(layer + "linear1.bias", {16});
  add(layer + "linear2.weight", {8, 16});
  add(layer + "linear2.bias", {8});
  for (const char* norm : {"norm1", "norm2"}) {
    add(layer + norm + ".weight", {8});
    add(layer + norm + ".bias", {8});
  }
  add("fc.weight", {1, 8});
  add("fc.bias", {1});
  OpenNetwork network("sentiment", weights);
  return network.forward({{3}, {12319.0F, 3613.0F, 100000.0F}});
}

bool agrees(const Arithmetic& a) {
  return std::abs(a.computed - a.value) <= 1e-5 * std::max(1.0, std::abs(a.value));
}

/// Where a number of an explained calculation leads.
std::optional<Cell> firstCell(const Arithmetic& a) {
  for (const ArithmeticItem& item : layOut(a, 400.0).items) {
    if (item.cell) {
      return item.cell;
    }
  }
  return {};
}

}  // namespace

class TestInspectTokens : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    prepareInspection();
    QVERIFY(openedPass() != nullptr);
  }

  void headsAreLeafedThroughLikeChannels() {
    PassExplorer explorer;
    explorer.resize(1400, 700);
    explorer.show();
    explorer.setPass(openedPass());
    explorer.showTensor("layer1.scores");
    QVERIFY(explorer.channelRows()->isVisible());
    QStringList titles;
    for (const ChannelColumn& column : explorer.channelRows()->columns()) {
      titles << column.title;
      QCOMPARE(column.values.shape[0], std::int64_t{8});  // heads
      QCOMPARE(column.values.shape[1], std::int64_t{12});
    }
    QCOMPARE(titles, (QStringList{QStringLiteral("query"), QStringLiteral("key"), QStringLiteral("value"),
                                  QStringLiteral("Q / √d"), QStringLiteral("scores Q·K"),
                                  QStringLiteral("attention, softmax"), QStringLiteral("dropout"),
                                  QStringLiteral("values, by attention")}));
    QCOMPARE(explorer.channelRows()->accessibleName(), QStringLiteral("heads of the attention"));
    explorer.showCell({"layer1.scores", {3, 2, 5}, 0});
    QTRY_VERIFY_WITH_TIMEOUT(explorer.arithmetic()->arithmetic().has_value() && !explorer.busy(), kWait);
    const Arithmetic score = *explorer.arithmetic()->arithmetic();
    QCOMPARE(score.termCount, std::int64_t{16});  // 128 / 8
    QVERIFY(agrees(score));
    QCOMPARE(firstCell(score)->tensor, std::string("layer1.scaled"));
    const QString folder = qEnvironmentVariable("OFFICINA_PICTURES");
    if (!folder.isEmpty()) {
      explorer.grab().save(folder + QStringLiteral("/heads.png"));
    }
  }

  void tokensAreOneMapARowEach() {
    PassExplorer explorer;
    explorer.resize(1400, 700);
    explorer.show();
    explorer.setPass(openedPass());
    explorer.setSample(1);
    explorer.showTensor("embedding");
    const MapStack& maps = explorer.tensorView()->map()->maps();
    QCOMPARE(maps.maps, 1);
    QCOMPARE(maps.rows, 12);
    QCOMPARE(maps.columns, 128);
    // From a token's number to the row of the table that it was taken from.
    Q_EMIT explorer.tensorView()->indexActivated({2, 100});
    QTRY_VERIFY_WITH_TIMEOUT(explorer.arithmetic()->arithmetic().has_value() && !explorer.busy(), kWait);
    const Arithmetic number = *explorer.arithmetic()->arithmetic();
    QCOMPARE(number.cell.sample, std::int64_t{1});
    QVERIFY(agrees(number));
    const std::optional<Cell> row = firstCell(number);
    QVERIFY(row.has_value());
    QCOMPARE(row->tensor, std::string("embedding.weight"));
    Q_EMIT explorer.arithmetic()->cellActivated(*row);
    QCOMPARE(explorer.cell()->tensor, std::string("embedding.weight"));
    QVERIFY(!explorer.firstRow()->isVisible());  // a few rows: all are shown
    // One colour scale for the network is not one of the tokens' numbers.
    QVERIFY(explorer.tensorView()->map()->fullScale() < 1000.0);
  }

  void theWayBackEndsAtTheTable() {
    PassExplorer explorer;
    explorer.resize(1400, 700);
    explorer.show();
    explorer.setPass(openedPass());
    explorer.setPhase(Phase::Backward);
    explorer.showTensor("embedding.weight");
    QCOMPARE(explorer.tensorView()->tensor().shape.back(), std::int64_t{128});
    const Arithmetic padding = openedPass()->explain({"embedding.weight", {0, 7}, 0}, Quantity::Gradient);
    QVERIFY(padding.termCount > 1);  // "!", with which both sentences are filled up
    QVERIFY(agrees(padding));
    explorer.showTensor("input");
    QVERIFY2(explorer.tensorView()->facts().contains(QStringLiteral("they are given")),
             qPrintable(explorer.tensorView()->facts()));
    for (int row = 0; row < explorer.list()->count(); ++row) {
      explorer.list()->setCurrentRow(row);
      QVERIFY(!explorer.tensorView()->facts().isEmpty());
    }
    explorer.setPhase(Phase::Loss);
    for (int row = 0; row < explorer.list()->count(); ++row) {
      explorer.list()->setCurrentRow(row);
    }
    QCOMPARE(explorer.list()->count(), 2);  // the logit and the loss
  }

  void theLossIsExplained() {
    MicroscopePanel microscope;
    microscope.resize(1400, 700);
    microscope.show();
    microscope.setView(openedBatch());
    microscope.nextPhase();
    microscope.explorer()->showCell({"loss", {}, 0});
    QTRY_VERIFY_WITH_TIMEOUT(
        microscope.explorer()->arithmetic()->arithmetic().has_value() && !microscope.explorer()->busy(),
        kWait);
    const Arithmetic loss = *microscope.explorer()->arithmetic()->arithmetic();
    QCOMPARE(loss.termCount, std::int64_t{2});
    QVERIFY(agrees(loss));
    microscope.nextPhase();
    microscope.nextPhase();
    QCOMPARE(microscope.explorer()->phase(), Phase::Update);
    microscope.explorer()->showCell({"pos_embedding", {0, 3, 5}, 0});
    QTRY_VERIFY_WITH_TIMEOUT(!microscope.explorer()->busy(), kWait);
    QVERIFY(microscope.explorer()->arithmetic()->text().contains(QLatin1String("pos_embedding[0, 3, 5]")));
  }

  void ofALargeTableTheRowsAroundANumberAreShown() {
    const PassPtr pass = passWithTheWholeTable();
    PassExplorer explorer;
    explorer.resize(1400, 700);
    explorer.show();
    explorer.setPass(pass);
    explorer.showTensor("embedding.weight");
    QVERIFY(explorer.firstRow()->isVisible());
    QCOMPARE(explorer.firstRow()->value(), 0);
    const std::int64_t rows = explorer.tensorView()->tensor().shape[0];
    QVERIFY(rows > 1 && rows < 10'000);
    QCOMPARE(explorer.tensorView()->tensor().shape[1], std::int64_t{8});
    const std::vector<float> table = pass->parameter("embedding.weight").values;
    const auto shown = [&] {
      return std::equal(explorer.tensorView()->tensor().values.begin(),
                        explorer.tensorView()->tensor().values.end(),
                        table.begin() + 8 * explorer.firstRow()->value());
    };
    QVERIFY(shown());
    explorer.showCell({"embedding.weight", {12319, 4}, 0});
    QVERIFY(explorer.firstRow()->value() <= 12319 && 12319 < explorer.firstRow()->value() + rows);
    QVERIFY(shown());
    // A click in the part is a number of the whole.
    const std::int64_t first = explorer.firstRow()->value();
    Q_EMIT explorer.tensorView()->indexActivated({1, 6});
    QCOMPARE(explorer.cell()->index, (std::vector<std::int64_t>{first + 1, 6}));
    QCOMPARE(explorer.firstRow()->value(), static_cast<int>(first));  // in sight: nothing moves
    // The last rows, and a newer pass of the same weights keeps them.
    explorer.firstRow()->setValue(explorer.firstRow()->maximum());
    QVERIFY(shown());
    QCOMPARE(explorer.firstRow()->value() + rows, std::int64_t{Tokenizer::kVocabulary});
    explorer.setPass(passWithTheWholeTable());
    QCOMPARE(explorer.firstRow()->value(), explorer.firstRow()->maximum());
    // An answer needs no loss: it ends in the probability.
    explorer.showCell({"sigmoid", {0}, 0});
    QTRY_VERIFY_WITH_TIMEOUT(!explorer.busy(), kWait);
    QVERIFY(!explorer.firstRow()->isVisible());
    QVERIFY(agrees(*explorer.arithmetic()->arithmetic()));
    QVERIFY(explorer.arithmetic()->text().contains(QStringLiteral("1 / (1 + e^(−z))")));
  }

  void unitsAreThoseOfOneToken() {
    const PassPtr pass = openedPass();
    const UnitColumns first = unitColumnsOf(*pass, 0);
    QStringList names;
    QList<int> sizes;
    for (const UnitColumn& column : first.columns) {
      names << QString::fromStdString(column.linear);
      sizes << column.size();
    }
    QCOMPARE(names, (QStringList{QStringLiteral("layer1.qkv"), QStringLiteral("layer1.attended"),
                                 QStringLiteral("layer1.linear1"), QStringLiteral("layer1.linear2"),
                                 QStringLiteral("fc")}));
    QCOMPARE(sizes, (QList<int>{384, 128, 64, 128, 1}));
    QCOMPARE(first.tokens, std::int64_t{12});
    const UnitColumns fifth = unitColumnsOf(*pass, 0, 180, 4);
    const std::vector<float> all = pass->output(pass->opIndex("layer1.drop2"), 0).values;
    const std::vector<float> mask = pass->dropoutMask(pass->opIndex("layer1.drop2"), 0);
    QCOMPARE(fifth.columns[2].values, std::vector<float>(all.begin() + 4 * 64, all.begin() + 5 * 64));
    QCOMPARE(fifth.columns[2].mask, std::vector<float>(mask.begin() + 4 * 64, mask.begin() + 5 * 64));
    QVERIFY(fifth.columns[2].values != first.columns[2].values);
    QVERIFY(!fifth.connections.empty());
    for (const UnitConnection& line : fifth.connections) {
      QCOMPARE(line.column, 3);  // of the layers beside each other, one takes the other's output
      QVERIFY(!fifth.columns[2].dropped(line.from));
    }
    QCOMPARE(unitColumnsOf(*pass, 0, 180, 400).token, std::int64_t{11});

    DropoutView view;
    view.resize(1200, 500);
    view.show();
    view.setPass(pass, 0);
    QTRY_COMPARE_WITH_TIMEOUT(view.plot()->columns().columns.size(), std::size_t{5}, kWait);
    QVERIFY(view.token()->isVisible());
    QVERIFY2(view.caption().startsWith(QStringLiteral("Each token goes through these layers by itself")),
             qPrintable(view.caption()));
    view.token()->setValue(4);
    QTRY_COMPARE_WITH_TIMEOUT(view.plot()->columns().token, std::int64_t{4}, kWait);
    QVERIFY(view.caption().contains(
        QStringLiteral("layer1.linear1: %1 of 64 units dropped").arg(fifth.columns[2].droppedCount())));
    QCOMPARE(view.cellOf(QStringLiteral("layer1.drop2"), 9), (Cell{"layer1.drop2", {4, 9}, 0}));
    QCOMPARE(view.cellOf(QStringLiteral("fc"), 0), (Cell{"fc", {0}, 0}));
    const QString folder = qEnvironmentVariable("OFFICINA_PICTURES");
    if (!folder.isEmpty()) {
      QTRY_VERIFY_WITH_TIMEOUT(view.plot()->settled(), kWait);
      view.grab().save(folder + QStringLiteral("/token_units.png"));
    }
    view.setColumns(smallColumns());
    QVERIFY(!view.token()->isVisible());
  }

  void theHistoryTakesItsLayers() {
    const auto opened = openedBatch();
    QStringList layers;
    for (const LayerStatistics& layer : opened->layers) {
      layers << QString::fromStdString(layer.layer);
    }
    QVERIFY2(layers.contains(QStringLiteral("layer1.attention")) &&
                 layers.contains(QStringLiteral("layer1.feed-forward")) &&
                 layers.contains(QStringLiteral("embedding")),
             qPrintable(layers.join(QLatin1Char(' '))));
    HistoryPanel history;
    history.resize(1200, 520);
    history.show();
    history.add(opened);
    QCOMPARE(history.grid()->moments().size(), std::size_t{1});
  }
};

QTEST_MAIN(TestInspectTokens)
#include "tst_inspect_tokens.moc"
