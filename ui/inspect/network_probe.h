// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <QObject>

#include "core/api/inspect.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// Opens a lab's network for one input at a time, on a thread of its own: the pass, and where the network
/// looked. Only what somebody wants is computed; the newest input wins.
class NetworkProbe : public QObject {
  Q_OBJECT

 public:
  explicit NetworkProbe(std::string lab, QObject* parent = nullptr);

  void setWeights(std::shared_ptr<const StateDict> weights);
  void setInput(const TensorValues& input);
  /// Both at once, where another network takes another kind of input.
  void setQuestion(std::shared_ptr<const StateDict> weights, const TensorValues& input);
  /// What is computed for each input; `target` < 0: the most probable class.
  void setWanted(bool pass, bool saliency, std::int64_t target = -1);

  [[nodiscard]] const PassPtr& pass() const { return m_pass; }
  [[nodiscard]] const std::optional<Saliency>& saliency() const { return m_saliency; }
  [[nodiscard]] const std::shared_ptr<const StateDict>& weights() const { return m_weights; }
  [[nodiscard]] bool waiting() const { return m_running || m_dirty; }

 Q_SIGNALS:
  void ready();
  void failed(const QString& message);

 private:
  void submit();

  std::string m_lab;
  std::shared_ptr<const StateDict> m_weights;
  std::shared_ptr<const StateDict> m_openedFrom;
  std::shared_ptr<OpenNetwork> m_network;  ///< used by one job at a time
  TensorValues m_input;
  bool m_wantsPass = false;
  bool m_wantsSaliency = false;
  std::int64_t m_target = -1;
  PassPtr m_pass;
  std::optional<Saliency> m_saliency;
  bool m_running = false;
  bool m_dirty = false;
  LatestWorker m_worker;
};

}  // namespace officina
