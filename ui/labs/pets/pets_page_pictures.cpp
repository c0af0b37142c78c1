// SPDX-License-Identifier: GPL-3.0-or-later
// The lab as `officina render` shows it, and each of its parts.
#include "ui/inspect/lab_inspection.h"
#include "ui/inspect/microscope_panel.h"
#include "ui/inspect/pass_explorer.h"
#include "ui/inspect/picture_insight.h"
#include "ui/labs/common/lab_recipe_panel.h"
#include "ui/labs/common/mistakes_panel.h"
#include "ui/labs/common/picture_wait.h"
#include "ui/labs/pets/class_collector.h"
#include "ui/labs/pets/data_panel.h"
#include "ui/labs/pets/many_panel.h"
#include "ui/labs/pets/pets_page.h"
#include "ui/labs/pets/picture_collection.h"
#include "ui/labs/pets/why_panel.h"
#include "ui/session/training_session.h"
#include "ui/shell/places.h"
#include "ui/widgets/line_chart.h"

namespace officina {

namespace {
constexpr std::int64_t kPictureSnapshots = 128LL << 20;
constexpr std::int64_t kPictureMoment = 12;  ///< a batch that has learned something and not yet everything
constexpr int kPictureMany = 12;
}  // namespace

void PetsPage::showPicturePart(const QString& part) {
  PassExplorer& explorer = *inspection()->explorer();
  MicroscopePanel& microscope = *inspection()->microscope();
  const auto settled = [&] {
    return !explorer.busy() && !microscope.explorer()->busy() && !inspection()->probe()->waiting() &&
           !m_thumbnails->waiting();
  };
  if (part == QLatin1String("data")) {
    showDrawerTab(m_dataTab);
    showDrawerLarge();
    waitForPicture(500, [] { return false; });
    waitForPicture(10'000, [&] { return !m_dataPanel->busy() && settled(); });
    return;
  }
  if (part == QLatin1String("collection")) {
    const auto data = m_sets->current();
    for (const auto& [name, first] : {std::pair{tr("cats"), 0}, std::pair{tr("dogs"), 300}}) {
      static_cast<void>(m_collection->addClass(name));
      QStringList files;
      for (int i = 0; data && i < kPictureMany; ++i) {
        files << fromPath(data->folder().photos[static_cast<std::size_t>(first + i)].path);
      }
      m_collector->addFiles(name, files);
      waitForPicture(10'000, [this] { return !m_collector->busy(); });
    }
    showDrawerTab(m_collectorTab);
    showDrawerLarge();
    waitForPicture(1'500, [] { return false; });
    return;
  }
  if (part == QLatin1String("mistakes") || part == QLatin1String("classes")) {
    showDrawerTab(part == QLatin1String("mistakes") ? m_mistakesTab : m_classesTab);
    showDrawerLarge();
    evaluate();
    waitForPicture(30'000, [this] { return m_mistakes->evaluation() != nullptr && !m_mistakes->busy(); });
    if (m_mistakes->gallery()->count() > 0) {
      Q_EMIT m_mistakes->gallery()->pictureActivated(0);
    }
    waitForPicture(1'500, [this] {
      return !m_mistakes->probe()->waiting() && m_mistakes->insight()->chart()->isVisible();
    });
    waitForPicture(3'000, settled);
    return;
  }
  if (part == QLatin1String("why")) {
    showDrawerTab(m_whyTab);
    m_why->ask();
    waitForPicture(60'000, [this] { return m_why->similar() > 0; });
    return;
  }
  if (part == QLatin1String("many")) {
    const auto data = m_sets->current();
    QStringList files;
    for (int i = 0; data && i < kPictureMany; ++i) {
      const auto step = data->folder().photos.size() / kPictureMany;
      files << fromPath(data->folder().photos[static_cast<std::size_t>(i) * step].path);
    }
    openFiles(files);
    showDrawerLarge();
    waitForPicture(30'000, [this] { return !m_many->busy(); });
    return;
  }
  if (part == QLatin1String("microscope") || part == QLatin1String("units") ||
      part == QLatin1String("history")) {
    session()->seek(0, kPictureMoment);
    session()->requestView();
    showInspection(part, true);
    waitForPicture(10'000,
                   [&] { return microscope.view() && microscope.view()->globalStep == kPictureMoment; });
    microscope.nextPhase();
    microscope.nextPhase();
  } else {
    showInspection(part, true);
  }
  if (part == QLatin1String("inspect")) {
    explorer.showTensor("conv1");
  }
  waitForPicture(800, [] { return false; });
  waitForPicture(10'000, settled);
}

/// Without a run folder: a picture leaves nothing behind.
void PetsPage::trainForPicture(const Recipe& wanted) {
  TrainerOptions options;
  options.keepOpen = true;
  options.snapshotBytes = kPictureSnapshots;
  session()->start(wanted, data(), options);
  waitForPicture(40'000,
                 [this] { return !session()->active() || session()->state() == TrainerState::Paused; });
}

void PetsPage::prepareForPicture() {
  waitForPicture(10'000, [this] { return m_weights->weights() != nullptr && !m_weights->loading(); });
  Recipe quick = recipe();
  quick.data = "starter";
  quick.sampleLimit = 128;
  quick.batchSize = 16;
  quick.epochs = 4;
  m_recipePanel->setRecipe(quick);
  m_sets->load(QStringLiteral("starter"));
  waitForPicture(30'000, [this] { return m_sets->get(QStringLiteral("starter")) != nullptr; });
  trainForPicture(quick);
  if (m_weights->hasBuiltIn()) {
    m_weights->useBuiltIn();
    waitForPicture(10'000, [this] { return !m_weights->loading(); });
  }
  waitForPicture(5'000, [this] { return m_answers->reply() != nullptr && !m_answers->waiting(); });
  waitForPicture(5'000, [this] { return !inspection()->probe()->waiting() && !m_variants->busy(); });
  waitForPicture(300, [] { return false; });
}

}  // namespace officina
