// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/pets_answers.h"

#include <utility>

#include "ui/shell/places.h"

namespace officina {

PetsAnswers::PetsAnswers(QObject* parent) : QObject(parent) {
  connect(&m_worker, &LatestWorker::failed, this, &PetsAnswers::failed);
  connect(&m_builder, &LatestWorker::failed, this, [this](const QString& message) {
    m_building = false;
    Q_EMIT failed(message);
  });
}

void PetsAnswers::setWeights(std::shared_ptr<const StateDict> weights) {
  if (!weights) {
    m_classifier = nullptr;
    return;
  }
  m_building = true;
  // Making a network waits for the generator that a training run holds during each step; answers go on with
  // the network before, on their own thread.
  m_builder.submit([this, weights](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto built = std::make_shared<PetsClassifier>(*weights);
    return [this, weights, built] {
      m_building = false;
      m_classifier = built;
      m_weights = weights;
      submit();
    };
  });
}

void PetsAnswers::ask(const PhotoPtr& photo) {
  m_photo = photo;
  submit();
}

void PetsAnswers::submit() {
  if (!m_photo || !m_classifier) {
    return;
  }
  m_worker.submit([this, photo = m_photo, weights = m_weights,
                   network = m_classifier](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    // The notes' program never turns a photograph as its EXIF says.
    const bool stored = !network->upright() && !photo->path.isEmpty();
    const Image pixels = stored ? readPhoto(toPath(photo->path), false) : photo->pixels;
    PetsReply reply{photo, weights, network->answer(pixels), network->input(pixels)};
    return [this, reply = std::move(reply)]() mutable {
      m_reply = std::move(reply);
      Q_EMIT answered();
    };
  });
}

}  // namespace officina
