// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QObject>

#include "core/api/pets.h"
#include "ui/labs/pets/photo.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// What the network says of the photograph in the lab.
struct PetsReply {
  PhotoPtr photo;
  std::shared_ptr<const StateDict> weights;  ///< that answered
  PhotoAnswer answer;
  TensorValues input;  ///< [3, side, side], what the network got
};

/// Answers on a thread of its own; the newest photograph and the newest weights win.
class PetsAnswers : public QObject {
  Q_OBJECT

 public:
  explicit PetsAnswers(QObject* parent = nullptr);

  /// The weights of all answers from now on; asks again what was asked last. Null: none.
  void setWeights(std::shared_ptr<const StateDict> weights);
  void ask(const PhotoPtr& photo);
  [[nodiscard]] const PetsReply* reply() const { return m_reply ? &*m_reply : nullptr; }
  [[nodiscard]] bool waiting() const { return m_building || m_worker.busy(); }

 Q_SIGNALS:
  void answered();
  void failed(const QString& message);

 private:
  void submit();

  std::shared_ptr<const StateDict> m_weights;    ///< of m_classifier
  std::shared_ptr<PetsClassifier> m_classifier;  ///< used by one job at a time
  PhotoPtr m_photo;
  std::optional<PetsReply> m_reply;
  bool m_building = false;
  LatestWorker m_builder;
  LatestWorker m_worker;
};

}  // namespace officina
