// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>

#include "core/api/digits.h"
#include "ui/session/latest_worker.h"
#include "ui/widgets/draw_canvas.h"

namespace officina {

/// What the network is asked: a drawing and how to prepare it.
struct DigitQuestion {
  Drawing drawing;
  DigitSteps steps;

  /// A picture of a data set, without a stroke over it: it was prepared when the set was made, so that none
  /// of the steps but the range is repeated.
  [[nodiscard]] bool prepared() const;
};

/// Everything the lab shows for one drawing.
struct DigitReply {
  DigitStages stages;
  std::optional<DigitAnswer> answer;                ///< none for empty paper or while there are no weights
  std::vector<DigitsClassifier::LayerView> layers;  ///< empty while there are no weights
};

/// Ink of a drawing: the strokes, over the picture if there is one.
[[nodiscard]] Image inkOf(const Drawing& drawing);

/// Answers while the pen moves, on a thread of its own. A question asked while another is being answered
/// waits; only the newest waits, so that an answer is never older than one computation.
class DigitsAnswers : public QObject {
  Q_OBJECT
  /// From the first change that an answer holds to the moment the widgets have it, in milliseconds.
  Q_PROPERTY(double lastAnswerLatencyMs READ lastAnswerLatencyMs NOTIFY latencyMeasured)

 public:
  explicit DigitsAnswers(QObject* parent = nullptr);

  /// The weights of all answers from now on; asks again what was asked last. Null: none.
  void setWeights(std::shared_ptr<const StateDict> weights);
  void ask(const DigitQuestion& question);
  [[nodiscard]] double lastAnswerLatencyMs() const { return m_latency; }
  /// The newest reply, or null.
  [[nodiscard]] const DigitReply* reply() const { return m_reply ? &*m_reply : nullptr; }
  /// True while an answer to the newest question is still to come.
  [[nodiscard]] bool waiting() const { return m_running || m_dirty || m_building; }

 Q_SIGNALS:
  void answered();
  /// After every answer, once the slots of answered() are through.
  void latencyMeasured(double milliseconds);
  void failed(const QString& message);

 private:
  using Clock = std::chrono::steady_clock;
  void build();
  void mark();
  void submit();
  void deliver(DigitReply reply);

  std::shared_ptr<DigitsClassifier> m_classifier;  ///< used by one worker job at a time
  std::shared_ptr<const StateDict> m_builtFrom;    ///< the weights of m_classifier
  std::shared_ptr<const StateDict> m_weights;
  DigitQuestion m_question;
  std::optional<DigitReply> m_reply;
  bool m_building = false;
  bool m_running = false;
  bool m_dirty = false;
  Clock::time_point m_changed;  ///< first change that no running computation holds
  Clock::time_point m_asked;    ///< the same of the running one
  double m_latency = 0.0;
  LatestWorker m_builder;
  LatestWorker m_worker;
};

}  // namespace officina
