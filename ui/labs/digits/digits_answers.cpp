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

DigitsAnswers::DigitsAnswers(QObject* parent) : QObject(parent) {
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    m_running = false;
    m_dirty = false;
    Q_EMIT failed(message);
  });
  connect(&m_builder, &LatestWorker::failed, this, [this](const QString& message) {
    m_building = false;
    m_builtFrom = m_weights;  // the same weights would fail again
    Q_EMIT failed(message);
  });
}

void DigitsAnswers::setWeights(std::shared_ptr<const StateDict> weights) {
  m_weights = std::move(weights);
  build();
}

void DigitsAnswers::build() {
  if (m_building || m_weights == m_builtFrom) {
    return;
  }
  m_building = true;
  // Making a network waits for the generator that a training run holds during each step (up to 0.4 s were
  // measured). Answers go on with the network before, on their own thread.
  m_builder.submit([this, weights = m_weights](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto built = weights ? std::make_shared<DigitsClassifier>(*weights) : nullptr;
    return [this, weights, built] {
      m_building = false;
      m_builtFrom = weights;
      m_classifier = built;
      mark();
      build();
    };
  });
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
  m_worker.submit([this, classifier = m_classifier,
                   question = m_question](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    DigitSteps steps = question.steps;
    if (question.prepared()) {
      steps.crop = steps.scale = steps.centre = false;
    }
    auto reply = std::make_shared<DigitReply>();
    reply->stages = prepareDigit(inkOf(question.drawing), steps);
    if (classifier) {
      if (!reply->stages.blank) {
        reply->answer = classifier->answer(reply->stages.tensor);
      }
      reply->layers = classifier->layers(reply->stages.tensor);
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
