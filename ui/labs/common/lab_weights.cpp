// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/lab_weights.h"

#include <utility>

#include <QFileInfo>

#include "core/api/inspect.h"
#include "core/api/platform.h"
#include "ui/shell/language.h"

namespace officina {

LabWeights::LabWeights(std::string lab, Fresh fresh, QObject* parent)
    : QObject(parent), m_lab(std::move(lab)), m_fresh(std::move(fresh)) {
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    m_loading = false;
    Q_EMIT changed();
    Q_EMIT failed(message);
  });
}

bool LabWeights::hasBuiltIn() const {
  std::error_code ignored;
  return m_builtIn != nullptr || std::filesystem::exists(builtInWeights(m_lab), ignored);
}

void LabWeights::use(Kind kind, std::shared_ptr<const StateDict> weights) {
  m_worker.cancel();
  m_loading = false;
  m_kind = kind;
  m_weights = std::move(weights);
  Q_EMIT changed();
}

/// A run's checkpoint holds the network's tensors under "network." among others; any other file is the
/// network.
StateDict LabWeights::networkOf(StateDict file) {
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

void LabWeights::load(Kind kind, std::function<StateDict()> read) {
  m_loading = true;
  m_worker.submit([this, kind, lab = m_lab,
                   read = std::move(read)](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto loaded = std::make_shared<const StateDict>(read());
    const OpenNetwork check(lab, *loaded);  // says here, with the file's name in sight, what does not fit
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

void LabWeights::useBuiltIn() {
  if (m_builtIn != nullptr) {
    use(Kind::BuiltIn, m_builtIn);
  } else {
    load(Kind::BuiltIn, [file = builtInWeights(m_lab)] { return readStateDict(file); });
  }
}

void LabWeights::useUntrained(const Recipe& recipe) {
  m_seed = recipe.seed;
  load(Kind::Untrained, [fresh = m_fresh, recipe] { return fresh(recipe); });
}

void LabWeights::useRun() {
  if (m_run != nullptr) {
    use(Kind::Run, m_run);
  }
}

void LabWeights::useFile(const QString& path) {
  const std::filesystem::path file(path.toStdU16String());
  m_filePath = path;
  load(Kind::File, [file] { return networkOf(readStateDict(file)); });
}

void LabWeights::useFile() {
  if (m_file != nullptr) {
    use(Kind::File, m_file);
  }
}

void LabWeights::setRun(std::shared_ptr<const StateDict> weights, std::int64_t step) {
  m_run = std::move(weights);
  m_runStep = step;
  if (m_kind == Kind::Run) {
    m_weights = m_run;
  }
  Q_EMIT changed();
}

void LabWeights::clearRun() {
  m_run = nullptr;
  m_runStep = 0;
}

QString LabWeights::describe() const {
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
