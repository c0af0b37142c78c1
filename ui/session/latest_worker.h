// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QObject>

namespace officina {

/// One worker thread on which the newest job wins: a job that has not begun is dropped when another is
/// submitted, a running one is told through `cancelled`, and the result of an overtaken job is never
/// delivered.
class LatestWorker : public QObject {
  Q_OBJECT

 public:
  using Cancelled = std::function<bool()>;
  /// What a job gives back, to be called on the GUI thread.
  using Deliver = std::function<void()>;
  /// Runs on the worker. May throw: the error reaches failed().
  using Job = std::function<Deliver(const Cancelled&)>;

  explicit LatestWorker(QObject* parent = nullptr);
  /// Cancels, joins.
  ~LatestWorker() override;

  void submit(Job job);
  /// Drops what is waiting and cancels what runs; nothing of it is delivered.
  void cancel();
  [[nodiscard]] bool busy() const;

 Q_SIGNALS:
  void failed(const QString& message);
  void busyChanged(bool busy);
  /// From the worker: there is something to deliver.
  void resultReady(QPrivateSignal);

 private:
  struct Shared;
  void deliver();
  std::shared_ptr<Shared> m;
};

}  // namespace officina
