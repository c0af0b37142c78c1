// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digits_weights.h"

#include <utility>

#include <QFileInfo>

#include "core/api/platform.h"
#include "ui/shell/language.h"

namespace officina {

DigitsWeights::DigitsWeights(QObject* parent) : QObject(parent) {
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    m_loading = false;
    Q_EMIT changed();
    Q_EMIT failed(message);
  });
}

bool DigitsWeights::hasBuiltIn() const {
  std::error_code ignored;
  return m_builtIn != nullptr || std::filesystem::exists(builtInWeights("digits"), ignored);
}

void DigitsWeights::use(Kind kind, std::shared_ptr<const StateDict> weights) {
  m_worker.cancel();
  m_loading = false;
  m_kind = kind;
  m_weights = std::move(weights);
  Q_EMIT changed();
}

/// A run's checkpoint holds the network's tensors under "network." among others; any other file is the
/// network.
StateDict DigitsWeights::networkOf(StateDict file) {
  constexpr std::string_view kPrefix = "network.";
  StateDict network;
  for (NamedTensor& tensor : file.tensors) {
    if (tensor.name.starts_with(kPrefix)) {
      network.tensors.push_back(tensor);
      network.tensors.back().name.erase(0, kPrefix.size());
    }
  }
  return network.tensors.empty() ? file : network;
}

void DigitsWeights::load(Kind kind, std::function<StateDict()> read) {
  m_loading = true;
  m_worker.submit(
      [this, kind, read = std::move(read)](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
        auto loaded = std::make_shared<const StateDict>(read());
        const DigitsClassifier check(*loaded);  // says here, with the file's name in sight, what does not fit
        return [this, kind, loaded] {
          if (kind == Kind::BuiltIn) {
            m_builtIn = loaded;
          } else if (kind == Kind::File) {
            m_file = loaded;
          }
          use(kind, loaded);
        };
      });
  Q_EMIT changed();
}

void DigitsWeights::useBuiltIn() {
  if (m_builtIn != nullptr) {
    use(Kind::BuiltIn, m_builtIn);
  } else {
    load(Kind::BuiltIn, [] { return readStateDict(builtInWeights("digits")); });
  }
}

void DigitsWeights::useUntrained(const Recipe& recipe) {
  m_seed = recipe.seed;
  load(Kind::Untrained, [recipe] { return initialDigitsWeights(recipe); });
}

void DigitsWeights::useRun() {
  if (m_run != nullptr) {
    use(Kind::Run, m_run);
  }
}

void DigitsWeights::useFile(const QString& path) {
  const std::filesystem::path file(path.toStdU16String());
  m_filePath = path;
  load(Kind::File, [file] { return networkOf(readStateDict(file)); });
}

void DigitsWeights::useFile() {
  if (m_file != nullptr) {
    use(Kind::File, m_file);
  }
}

void DigitsWeights::setRun(std::shared_ptr<const StateDict> weights, std::int64_t step) {
  m_run = std::move(weights);
  m_runStep = step;
  if (m_kind == Kind::Run) {
    m_weights = m_run;
  }
  Q_EMIT changed();
}

void DigitsWeights::clearRun() {
  m_run = nullptr;
  m_runStep = 0;
}

QString DigitsWeights::describe() const {
  if (m_loading) {
    return tr("loading…");
  }
  switch (m_kind) {
    case Kind::BuiltIn:
      return tr("built-in");
    case Kind::Run:
      return tr("this run, step %1").arg(officina::locale().toString(static_cast<qlonglong>(m_runStep)));
    case Kind::File:
      return QFileInfo(m_filePath).fileName();
    case Kind::Untrained:
      return tr("untrained, seed %1").arg(m_seed);
  }
  return {};
}

}  // namespace officina
