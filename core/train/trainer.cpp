// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "core/api/training.h"
#include "core/train/trainer_loop.h"

namespace officina {

using Kind = Command::Kind;

struct Trainer::Impl {
  Recipe recipe;
  TrainingDataPtr data;
  TrainerOptions options;
  std::vector<TrainingListener*> listeners;
  CommandQueue queue;
  std::unique_ptr<TrainerLoop> loop;
};

Trainer::Trainer(Recipe recipe, TrainingDataPtr data, TrainerOptions options) : m(std::make_unique<Impl>()) {
  m->recipe = std::move(recipe);
  m->data = std::move(data);
  m->options = std::move(options);
}

Trainer::~Trainer() = default;

void Trainer::addListener(TrainingListener* listener) {
  m->listeners.push_back(listener);
}

TrainerState Trainer::run() {
  m->loop = std::make_unique<TrainerLoop>(m->recipe, m->data, m->options, m->listeners, m->queue);
  return m->loop->run();
}

void Trainer::pause() {
  m->queue.post({Kind::Pause});
}
void Trainer::resume() {
  m->queue.post({Kind::Resume});
}
void Trainer::step(std::int64_t count) {
  m->queue.post({.kind = Kind::Step, .count = count});
}
void Trainer::stop() {
  m->queue.post({Kind::Stop});
}
void Trainer::setLearningRate(double learningRate) {
  m->queue.post({.kind = Kind::SetLearningRate, .value = learningRate});
}
void Trainer::setPace(double stepsPerSecond) {
  m->queue.post({.kind = Kind::SetPace, .value = stepsPerSecond});
}
void Trainer::requestWeights() {
  m->queue.post({Kind::RequestWeights});
}
void Trainer::seek(int branch, std::int64_t globalStep) {
  m->queue.post({.kind = Kind::Seek, .count = globalStep, .branch = branch});
}
void Trainer::fork(const Recipe& recipe) {
  m->queue.post({.kind = Kind::Fork, .recipe = std::make_shared<const Recipe>(recipe)});
}
void Trainer::requestView() {
  m->queue.post({Kind::RequestView});
}
void Trainer::requestAnswers(const TensorValues& input) {
  m->queue.post({.kind = Kind::RequestAnswers, .input = std::make_shared<const TensorValues>(input)});
}
void Trainer::setViewBudget(double share) {
  m->queue.post({.kind = Kind::SetViewBudget, .value = share});
}
void Trainer::close() {
  m->queue.close();
}

StateDict Trainer::weights() const {
  return m->loop ? m->loop->weights() : StateDict{};
}

}  // namespace officina
