// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the inspecting widgets feed them.
#pragma once

#include <algorithm>
#include <atomic>
#include <cmath>
#include <ctime>
#include <limits>
#include <numeric>

#include <QAbstractItemModel>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "core/api/digits.h"
#include "core/api/thermometer.h"
#include "ui/inspect/code_panel.h"
#include "ui/inspect/code_view.h"
#include "ui/inspect/diagnosis_bar.h"
#include "ui/inspect/distribution_view.h"
#include "ui/inspect/dropout_view.h"
#include "ui/inspect/history_grid.h"
#include "ui/inspect/history_panel.h"
#include "ui/inspect/proof.h"
#include "ui/session/training_session.h"
#include "ui/session/training_watch.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/motion.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

inline QApplication& application() {
  return *qobject_cast<QApplication*>(qApp);
}

/// Numbers spread as a bell about `mean`.
inline Distribution bell(double mean, double deviation, std::int64_t count = 10000) {
  Distribution d;
  d.low = mean - 3 * deviation;
  d.high = mean + 3 * deviation;
  d.mean = mean;
  d.deviation = deviation;
  for (int i = 0; i < Distribution::kBins; ++i) {
    const double x = -3.0 + 6.0 * (i + 0.5) / Distribution::kBins;
    d.bins.push_back(static_cast<std::int64_t>(static_cast<double>(count) * std::exp(-x * x / 2) / 20.0));
  }
  d.count = std::accumulate(d.bins.begin(), d.bins.end(), std::int64_t{0});
  return d;
}

inline std::shared_ptr<const TrainingView> view(std::int64_t step, int branch = 0) {
  auto result = std::make_shared<TrainingView>();
  result->branch = branch;
  result->globalStep = step;
  const double t = static_cast<double>(step) / 1000.0;
  for (const char* name : {"conv1", "pool1", "conv2", "pool2", "fc1", "fc2", "fc3"}) {
    LayerStatistics layer;
    layer.layer = name;
    layer.activations = bell(0.5 + 0.3 * t, 0.4 + 0.2 * t);
    if (layer.layer.substr(0, 4) != "pool") {
      layer.weights = bell(0.01 * t, 0.1 + 0.05 * t);
      layer.gradients = bell(0.0, 0.1 * std::exp(-5.0 * t));
      layer.gradientNorm = 2.0 * std::exp(-5.0 * t) + 0.01;
      layer.weightNorm = 3.0;
      layer.updateNorm = 0.003;
    }
    layer.deadShare = 0.1 * t;
    result->layers.push_back(layer);
  }
  return result;
}

/// fc1 of six units (1 and 4 dropped), fc2 of three.
inline UnitColumns smallColumns() {
  UnitColumns result;
  result.training = true;
  UnitColumn first{"fc1", "drop1", "drop1", 0.5, {2, 0, 4, 0, 0, 6}, {1, 7, 2, 0, 8, 3}, {1, 0, 1, 1, 0, 1}};
  UnitColumn second{"fc2", "fc2", "", 0.0, {1, -2, 3}, {}, {}};
  std::vector<float> weight(18, 0.5F);
  weight[6 + 2] = -3.0F;
  result.connections = strongestConnections(first, second, 1, weight, 5);
  result.columns = {first, second};
  return result;
}

inline Diagnosis diagnosis(Trouble trouble, const char* sentence, const char* layer = "") {
  Diagnosis d;
  d.trouble = trouble;
  d.layer = layer;
  d.sentence = {sentence, {}};
  d.remedyLabel = {"Mend it", {}};
  d.remedy = namedRecipe("digits", "notes");
  d.remedy.dropout = 0.5;
  return d;
}

inline std::shared_ptr<const DigitsData> bars(int count) {
  DigitSet set;
  for (int i = 0; i < count; ++i) {
    const int label = i * 7 % 10;
    set.labels.push_back(static_cast<std::uint8_t>(label));
    for (int pixel = 0; pixel < kDigitPixels; ++pixel) {
      set.pixels.push_back(pixel / kDigitSide / 2 == label + 2 ? 230 : 10);
    }
  }
  return std::make_shared<DigitsData>("bars", set, set);
}

/// A Python that has no PyTorch is enough to print lines.
inline QString anyPython() {
  return QStandardPaths::findExecutable(QStringLiteral("python3"));
}

/// Programs that only print what they are told.
inline CodeTools printing(const std::string& script) {
  return {[script](const Recipe&, const TwinOptions&) { return script; },
          [](const Recipe&, const TwinOptions&) { return std::string("{\"cells\": []}"); },
          [](const Recipe&, const std::filesystem::path&) { return std::filesystem::path(); },
          [] { return std::filesystem::path(anyPython().toStdString()); }};
}

/// The light theme, English, nothing that moves.
inline void prepareInspection() {
  QStandardPaths::setTestModeEnabled(true);
  applyTheme(application(), ThemeMode::Light);
  applyLanguage(application(), QStringLiteral("en"));
  qputenv("OFFICINA_REDUCED_MOTION", "1");
}

}  // namespace officina
