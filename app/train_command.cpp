// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <pthread.h>
#include <thread>

#include "app/commands.h"
#include "app/output.h"
#include "core/api/pets.h"
#include "core/api/runs.h"
#include "core/api/training.h"

namespace officina {

namespace {

using Clock = std::chrono::steady_clock;

/// While it lives, Ctrl-C (and a polite kill) stops the trainer between two batches instead of ending the
/// program.
class StopOnSignal {
 public:
  explicit StopOnSignal(Trainer& trainer) {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    // Blocked before the trainer starts threads, which inherit the mask: only the watcher receives them.
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_watcher = std::thread([this, &trainer] {
      constexpr timespec kPatience{0, 50'000'000};
      while (!m_done.load()) {
        if (sigtimedwait(&m_signals, nullptr, &kPatience) > 0) {
          trainer.stop();
        }
      }
    });
  }
  ~StopOnSignal() {
    m_done.store(true);
    m_watcher.join();
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  sigset_t m_signals{};
  std::atomic<bool> m_done{false};
  std::thread m_watcher;
};

/// Prints what the trainer tells: JSON lines, or sentences and a progress bar.
class Printer final : public TrainingListener {
 public:
  Printer(bool json, std::int64_t logEvery)
      : m_json(json), m_logEvery(logEvery), m_progress(!json && progressWanted()) {}

  void onStart(const TrainingStart& start) override {
    m_start = start;
    // An epoch that is a single step (the thermometer's) is a line each only every so often.
    m_epochsAreSteps = start.stepsPerEpoch == 1;
    if (m_json) {
      printJson({{"event", "start"},
                 {"lab", start.lab},
                 {"recipe", start.recipe},
                 {"samples", start.samples},
                 {"parameters", start.parameters},
                 {"seed", start.seed},
                 {"threads", start.threads}});
    } else {
      std::printf("%s, recipe %s: %lld samples, %lld parameters, seed %llu, %d thread(s)\n",
                  start.lab.c_str(), start.recipe.c_str(), static_cast<long long>(start.samples),
                  static_cast<long long>(start.parameters), static_cast<unsigned long long>(start.seed),
                  start.threads);
    }
  }

  void onStep(const StepSample& sample, const std::vector<float>&) override {
    m_steps = sample.globalStep;
    if (m_firstStep == 0) {
      m_firstStep = sample.globalStep;
    }
    if (!m_epochsAreSteps && m_json && sample.step % m_logEvery == 0) {
      printJson({{"event", "step"}, {"epoch", sample.epoch}, {"step", sample.step}, {"loss", sample.loss}});
    } else if (!m_epochsAreSteps && !m_json && sample.step % m_logEvery == 0) {
      clearProgress();
      std::printf("epoch %lld  step %lld  loss %.9g\n", static_cast<long long>(sample.epoch),
                  static_cast<long long>(sample.step), sample.loss);
    }
    if (m_progress) {
      drawProgress(sample);
    }
  }

  void onEpoch(const EpochSample& sample) override {
    const bool last = sample.epoch + 1 == m_start.epochs;
    if (m_epochsAreSteps && sample.epoch % m_logEvery != 0 && !last) {
      return;
    }
    if (m_json) {
      Json line{{"event", "epoch"}, {"epoch", sample.epoch}, {"loss", sample.loss}};
      if (sample.trainAccuracy) {
        line["train_accuracy"] = *sample.trainAccuracy;
      }
      if (sample.valLoss) {
        line["val_loss"] = *sample.valLoss;
      }
      if (sample.valAccuracy) {
        line["val_accuracy"] = *sample.valAccuracy;
      }
      line["seconds"] = sample.seconds;
      printJson(line);
      return;
    }
    clearProgress();
    std::printf("epoch %lld  loss %.9g", static_cast<long long>(sample.epoch), sample.loss);
    if (sample.trainAccuracy) {
      std::printf("  train %.2f %%", 100.0 * *sample.trainAccuracy);
    }
    if (sample.valAccuracy) {
      std::printf("  test %.2f %%", 100.0 * *sample.valAccuracy);
    }
    std::printf(m_epochsAreSteps ? "\n" : "  (%s)\n", durationText(sample.seconds).c_str());
    std::fflush(stdout);
  }

  void end() {
    clearProgress();
    const double seconds = std::chrono::duration<double>(Clock::now() - m_begin).count();
    if (m_json) {
      printJson({{"event", "end"}, {"steps", m_steps}, {"seconds", seconds}});
    } else {
      std::printf("%lld steps, %s\n", static_cast<long long>(m_steps), durationText(seconds).c_str());
    }
  }

  void clearProgress() {
    if (m_progress && m_drawn) {
      showProgress("");
      m_drawn = false;
    }
  }

 private:
  void drawProgress(const StepSample& sample) {
    const auto now = Clock::now();
    if (now - m_lastDraw < std::chrono::milliseconds(100)) {
      return;
    }
    m_lastDraw = now;
    const double seconds = std::chrono::duration<double>(now - m_begin).count();
    const double rate = static_cast<double>(sample.globalStep - m_firstStep + 1) / seconds;
    const auto total = static_cast<double>(m_start.epochs * m_start.stepsPerEpoch);
    const double share = static_cast<double>(sample.globalStep) / total;
    constexpr int kWidth = 30;
    const auto filled = static_cast<std::size_t>(share * kWidth);
    std::string bar(filled, '#');
    bar.resize(kWidth, '.');
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), "[%s] %3.0f %%  epoch %lld of %lld  %.0f steps/s  %s left",
                  bar.c_str(), 100.0 * share, static_cast<long long>(sample.epoch + 1),
                  static_cast<long long>(m_start.epochs), rate,
                  durationText((total - static_cast<double>(sample.globalStep)) / rate).c_str());
    showProgress(text.data());
    m_drawn = true;
  }

  bool m_json;
  std::int64_t m_logEvery;
  bool m_progress;
  bool m_drawn = false;
  bool m_epochsAreSteps = false;
  TrainingStart m_start;
  std::int64_t m_steps = 0;
  std::int64_t m_firstStep = 0;
  Clock::time_point m_begin = Clock::now();
  Clock::time_point m_lastDraw{};
};

Recipe resumedRecipe(const std::filesystem::path& folder) {
  const RunInfo run = readRun(folder);
  if (run.state == RunState::Damaged) {
    throw Error(ErrorKind::Input, run.problem);
  }
  return run.recipe;
}

/// The recipe with "FIELD=VALUE" put in: any field, by the name that recipe.json has for it.
Recipe withField(const Recipe& recipe, const std::string& assignment) {
  const auto equals = assignment.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "--set takes a field and its value, not \"%1\"."), {assignment}},
                {OFFICINA_TEXT("core", "Write it as in --set augmentation.zoom=0.2."), {}});
  }
  std::string path(1, '/');
  path += assignment.substr(0, equals);
  std::replace(path.begin(), path.end(), '.', '/');
  const std::string value = assignment.substr(equals + 1);
  Json json = Json::parse(toJson(recipe));
  const Json parsed = Json::parse(value, nullptr, /*allow_exceptions=*/false);
  json[Json::json_pointer(path)] = parsed.is_discarded() ? Json(value) : parsed;
  try {
    return recipeFromJson(json.dump());
  } catch (const Error& error) {
    throw Error(ErrorKind::Usage, error.whatText());
  }
}

/// The recipe that the options describe; or the resumed run's, with which the options must agree.
Recipe recipeOf(const TrainArguments& a) {
  const bool resumed = !a.resumeDirectory.empty();
  const Recipe base =
      resumed ? resumedRecipe(a.resumeDirectory) : namedRecipe(a.lab, a.recipe.value_or("notes"));
  Recipe asked = base;
  asked.lab = a.lab;
  asked.name = a.recipe.value_or(base.name);
  asked.data = a.data ? resolveData(*a.data) : base.data;
  asked.seed = a.seed.value_or(base.seed);
  asked.epochs = a.epochs.value_or(base.epochs);
  asked.batchSize = a.batchSize.value_or(base.batchSize);
  asked.optimizer.learningRate = a.learningRate.value_or(base.optimizer.learningRate);
  asked.threads = a.threads.value_or(base.threads);
  for (const std::string& field : a.fields) {
    asked = withField(asked, field);
  }
  validate(asked);
  if (resumed) {
    for (const RecipeDifference& change : difference(base, asked)) {
      throw Error(ErrorKind::Usage,
                  {OFFICINA_TEXT("core", "The run to resume has %1 = %2, not %3."),
                   {change.field, change.before, change.after}},
                  {OFFICINA_TEXT("core", "Leave the option out, or start a new run."), {}});
    }
  }
  return asked;
}

/// The photographs; the first that is left out is named.
TrainingDataPtr loadPhotos(const Recipe& recipe) {
  const bool shown = progressWanted();
  ScanOptions options;
  options.onProgress = [shown](const ScanProgress& progress) {
    if (shown) {
      showProgress(std::to_string(progress.done) + " / " + std::to_string(progress.total));
    }
  };
  PhotoFolder folder = scanPhotos(recipe.data, options);
  if (shown) {
    showProgress("");
  }
  const auto out = std::ranges::find_if(
      folder.leftOut, [](const LeftOutFile& file) { return file.reason != LeftOutFile::Reason::Duplicate; });
  if (out != folder.leftOut.end()) {
    printError(out->words.str() + " It is left out; " + std::to_string(folder.leftOut.size()) +
               " files are left out or doubles in all.");
  }
  return std::make_shared<PhotoData>(std::move(folder));
}

}  // namespace

int trainCommand(const TrainArguments& arguments) {
  if (arguments.maxSteps < 0) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "--max-steps must be a whole number from 1."), {}});
  }
  if (arguments.logEvery && *arguments.logEvery < 1) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "--log-every must be a whole number from 1."), {}});
  }
  const Recipe recipe = recipeOf(arguments);
  TrainerOptions options;
  options.maxSteps = arguments.maxSteps;
  options.runDirectory = arguments.runDirectory;
  options.resumeDirectory = arguments.resumeDirectory;

  if (!arguments.runDirectory.empty()) {
    setScratchFolder(arguments.runDirectory);  // a run's decoded pictures may be larger than the memory
  }
  const TrainingDataPtr data = recipe.lab == "pets" ? loadPhotos(recipe) : nullptr;

  Trainer trainer(recipe, data, options);
  Printer printer(arguments.json, arguments.logEvery.value_or(100));
  trainer.addListener(&printer);
  try {
    const StopOnSignal stopOnSignal(trainer);
    trainer.run();
  } catch (...) {
    printer.clearProgress();
    throw;
  }
  if (!arguments.saveFile.empty()) {
    writeStateDict(arguments.saveFile, trainer.weights());
    if (data) {
      const auto& photos = static_cast<const PhotoData&>(*data);
      writePhotoCard(arguments.saveFile, {photos.folder().classes, /*sureFrom=*/0.0});
    }
  }
  printer.end();
  return 0;
}

}  // namespace officina
