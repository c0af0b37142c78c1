// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <memory>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include "ui/labs/pets/picture_intake.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// Files on their way into classes of a collection: judged and copied into its trash on a worker, one class
/// after the other in the order of the wishes.
class PictureImport : public QObject {
  Q_OBJECT

 public:
  struct Outcome {
    QString name;  ///< of the class, as it is called by now
    std::shared_ptr<PictureIntake> intake;
    QStringList leftOut;  ///< a sentence for each file that is no picture
    QString diskProblem;  ///< then nothing is taken in
  };

  explicit PictureImport(QString trash, QObject* parent = nullptr);

  /// A folder among `files` stands for all files in it and below.
  void add(const QString& name, const QStringList& files);
  /// Drops all that has not finished; its copies are deleted.
  void cancel();
  void renameClass(const QString& from, const QString& to);

  [[nodiscard]] bool busy() const { return !m_wishes.empty(); }
  [[nodiscard]] QString className() const { return busy() ? m_wishes.front().name : QString(); }
  [[nodiscard]] int done() const { return m_progress->done.load(); }
  [[nodiscard]] int total() const { return m_progress->total.load(); }  ///< 0: not known yet

 Q_SIGNALS:
  void finished(const Outcome& outcome);
  /// It began, went on (ten times a second) or ended.
  void progressed();

 private:
  struct Wish {
    QString name;
    QStringList files;
  };
  struct Progress {
    std::atomic<int> done{0};
    std::atomic<int> total{0};
  };
  void start();
  void finish(Outcome outcome);

  QString m_trash;
  std::deque<Wish> m_wishes;  ///< the first is being worked on
  std::shared_ptr<Progress> m_progress = std::make_shared<Progress>();
  QTimer m_timer;
  LatestWorker m_worker;
};

}  // namespace officina
