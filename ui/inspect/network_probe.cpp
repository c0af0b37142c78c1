// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/network_probe.h"

#include <utility>

namespace officina {

NetworkProbe::NetworkProbe(std::string lab, QObject* parent) : QObject(parent), m_lab(std::move(lab)) {
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    m_running = false;
    m_openedFrom = nullptr;
    m_network = nullptr;
    Q_EMIT failed(message);
    if (m_dirty) {
      submit();
    }
  });
}

void NetworkProbe::setWeights(std::shared_ptr<const StateDict> weights) {
  m_weights = std::move(weights);
  submit();
}

void NetworkProbe::setInput(const TensorValues& input) {
  m_input = input;
  submit();
}

void NetworkProbe::setQuestion(std::shared_ptr<const StateDict> weights, const TensorValues& input) {
  m_weights = std::move(weights);
  m_input = input;
  submit();
}

void NetworkProbe::setWanted(bool pass, bool saliency, std::int64_t target) {
  const bool more = (pass && !m_wantsPass) || (saliency && (!m_wantsSaliency || target != m_target));
  m_wantsPass = pass;
  m_wantsSaliency = saliency;
  m_target = target;
  if (more) {
    submit();
  }
}

/// LatestWorker drops what is overtaken, and a moving pen would never see a picture: so one job at a time.
void NetworkProbe::submit() {
  if (!m_wantsPass && !m_wantsSaliency) {
    return;
  }
  if (m_running) {
    m_dirty = true;
    return;
  }
  m_dirty = false;
  if (!m_weights || m_input.values.empty()) {
    return;
  }
  m_running = true;
  m_worker.submit([this, lab = m_lab, weights = m_weights,
                   network = m_openedFrom == m_weights ? m_network : nullptr, input = m_input,
                   wantsPass = m_wantsPass, wantsSaliency = m_wantsSaliency,
                   target = m_target](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto opened = network ? network : std::make_shared<OpenNetwork>(lab, *weights);
    PassPtr pass = wantsPass ? opened->forward(input) : nullptr;
    auto seen = std::make_shared<std::optional<Saliency>>();
    if (wantsSaliency) {
      *seen = opened->saliency(input, target);
    }
    return [this, weights, opened, pass, seen] {
      m_running = false;
      m_openedFrom = weights;
      m_network = opened;
      if (pass) {
        m_pass = pass;
      }
      if (*seen) {
        m_saliency = *seen;
      }
      if (m_dirty) {
        submit();
      }
      Q_EMIT ready();
    };
  });
}

}  // namespace officina
