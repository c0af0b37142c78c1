// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digits_answers.h"

#include <algorithm>
#include <span>
#include <utility>

#include <QImage>

#include "ui/widgets/pictures.h"

namespace officina {

namespace {

constexpr int kInkSide = 280;

/// The picture as the canvas shows it: the longer side fills the paper, the rest is paper.
Image fitted(const Image& picture, int side) {
  const QImage source(picture.bytes.data(), picture.width, picture.height, picture.width,
                      QImage::Format_Grayscale8);
  const bool small = std::max(picture.width, picture.height) <= 64;
  const QImage scaled =
      source
          .scaled(side, side, Qt::KeepAspectRatio, small ? Qt::FastTransformation : Qt::SmoothTransformation)
          .convertToFormat(QImage::Format_Grayscale8);
  Image result(side, side);
  const int left = (side - scaled.width()) / 2;
  const int top = (side - scaled.height()) / 2;
  for (int y = 0; y < scaled.height(); ++y) {
    const uchar* line = scaled.constScanLine(y);
    for (int x = 0; x < scaled.width(); ++x) {
      result.at(left + x, top + y) = line[x];
    }
  }
  return result;
}

}  // namespace

/// The network of the worker's thread, made anew when the weights are others.
struct DigitsAnswers::Network {
  std::shared_ptr<const StateDict> weights;
  std::unique_ptr<DigitsClassifier> classifier;
};

bool DigitQuestion::prepared() const {
  return drawing.tag >= 0 && drawing.strokes.empty() && drawing.picture != nullptr &&
         drawing.picture->width == kDigitSide && drawing.picture->height == kDigitSide;
}

Image inkOf(const Drawing& drawing) {
  if (drawing.strokes.empty()) {
    return drawing.picture != nullptr ? *drawing.picture : Image(kInkSide, kInkSide);
  }
  Image ink = rasterize(drawing.strokes, kInkSide);
  if (drawing.picture != nullptr) {
    const Image below = fitted(*drawing.picture, kInkSide);
    std::transform(ink.bytes.begin(), ink.bytes.end(), below.bytes.begin(), ink.bytes.begin(),
                   [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
  }
  return ink;
}

DigitsAnswers::DigitsAnswers(QObject* parent) : QObject(parent), m_network(std::make_shared<Network>()) {
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    m_running = false;
    m_dirty = false;
    Q_EMIT failed(message);
  });
}

void DigitsAnswers::setWeights(std::shared_ptr<const StateDict> weights) {
  m_weights = std::move(weights);
  mark();
}

void DigitsAnswers::ask(const DigitQuestion& question) {
  m_question = question;
  mark();
}

void DigitsAnswers::mark() {
  if (!m_dirty) {
    m_dirty = true;
    m_changed = Clock::now();
  }
  if (!m_running) {
    submit();
  }
}

void DigitsAnswers::submit() {
  m_dirty = false;
  m_running = true;
  m_asked = m_changed;
  // LatestWorker drops what is overtaken; a moving pen would then never see an answer. So one job at a time.
  m_worker.submit([this, network = m_network, weights = m_weights,
                   question = m_question](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    if (weights != network->weights) {
      network->weights = nullptr;
      network->classifier = weights ? std::make_unique<DigitsClassifier>(*weights) : nullptr;
      network->weights = weights;
    }
    DigitSteps steps = question.steps;
    if (question.prepared()) {
      steps.crop = steps.scale = steps.centre = false;
    }
    auto reply = std::make_shared<DigitReply>();
    reply->stages = prepareDigit(inkOf(question.drawing), steps);
    if (network->classifier) {
      if (!reply->stages.blank) {
        reply->answer = network->classifier->answer(reply->stages.tensor);
      }
      reply->layers = network->classifier->layers(reply->stages.tensor);
    }
    return [this, reply] { deliver(std::move(*reply)); };
  });
}

void DigitsAnswers::deliver(DigitReply reply) {
  m_running = false;
  m_reply = std::move(reply);
  const Clock::time_point asked = m_asked;
  if (m_dirty) {
    submit();  // the worker goes on while the widgets are renewed
  }
  Q_EMIT answered();
  m_latency = std::chrono::duration<double, std::milli>(Clock::now() - asked).count();
  Q_EMIT latencyMeasured(m_latency);
}

}  // namespace officina
