// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/digits/digits_page.h"
#include "ui/labs/digits/input_panel.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

inline constexpr int kWait = 20'000;

inline QApplication& application() {
  return *qobject_cast<QApplication*>(qApp);
}

/// A few pictures that a network can tell apart at once: digit d is a bar in row 2 d + 4.
inline DigitSet bars(int count) {
  DigitSet set;
  for (int i = 0; i < count; ++i) {
    const int digit = i % kDigitClasses;
    set.labels.push_back(static_cast<std::uint8_t>(digit));
    std::vector<std::uint8_t> picture(kDigitPixels, 0);
    std::fill_n(picture.begin() + (2 * digit + 4) * kDigitSide + 4, 20, std::uint8_t(255));
    set.pixels.insert(set.pixels.end(), picture.begin(), picture.end());
  }
  return set;
}

inline std::shared_ptr<const DigitsData> tinyData() {
  return std::make_shared<const DigitsData>("tiny", bars(400), bars(50));
}

class Lab {
 public:
  Lab() {
    page.resize(1200, 800);
    page.sets()->set(QStringLiteral("starter"), tinyData());
    page.show();
  }
  /// An answer to what is on the paper now.
  [[nodiscard]] bool settled() {
    return QTest::qWaitFor(
        [this] {
          return !page.weights()->loading() && !page.answers()->waiting() && page.answers()->reply() &&
                 !page.picturesWaiting();
        },
        kWait);
  }
  [[nodiscard]] Drawing drawing() const { return page.input()->canvas()->drawing(); }
  void play() { page.togglePlay(); }
  /// A training that does not end by itself while a test looks at it.
  void trainForLong() {
    Recipe recipe = page.recipePanel()->recipe();
    recipe.epochs = 1000;
    page.recipePanel()->edit(recipe, QStringLiteral("long"));
  }

  DigitsPage page;
};

/// Settings of the tests' own, the light theme, English.
inline void prepareApplication(const QString& name) {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("OfficinaTest"));
  QCoreApplication::setApplicationName(name);
  QSettings().clear();
  applyTheme(application(), ThemeMode::Light);
  applyLanguage(application(), QStringLiteral("en"));
}

}  // namespace officina
