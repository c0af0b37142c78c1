// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/picture_import.h"

#include <utility>

#include <QDirIterator>
#include <QFileInfo>

namespace officina {

namespace {

constexpr int kProgressMilliseconds = 100;

/// Every file in `files`, folders gone into; links to folders are not followed, they might lead in a circle.
QStringList allFiles(const QStringList& files, const LatestWorker::Cancelled& cancelled) {
  QStringList all;
  for (const QString& file : files) {
    if (!QFileInfo(file).isDir()) {
      all << file;
      continue;
    }
    QStringList inside;
    for (QDirIterator each(file, QDir::Files, QDirIterator::Subdirectories);
         each.hasNext() && !cancelled();) {
      inside << each.next();
    }
    inside.sort();
    all << inside;
  }
  return all;
}

}  // namespace

PictureImport::PictureImport(QString trash, QObject* parent) : QObject(parent), m_trash(std::move(trash)) {
  m_timer.setInterval(kProgressMilliseconds);
  connect(&m_timer, &QTimer::timeout, this, &PictureImport::progressed);
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& problem) {
    finish({{}, nullptr, {}, problem});
  });
}

void PictureImport::add(const QString& name, const QStringList& files) {
  m_wishes.push_back({name, files});
  if (m_wishes.size() == 1) {
    start();
  }
}

void PictureImport::cancel() {
  m_worker.cancel();
  m_wishes.clear();
  m_timer.stop();
  Q_EMIT progressed();
}

void PictureImport::renameClass(const QString& from, const QString& to) {
  for (Wish& wish : m_wishes) {
    if (wish.name == from) {
      wish.name = to;
    }
  }
}

void PictureImport::start() {
  m_progress = std::make_shared<Progress>();
  m_timer.start();
  m_worker.submit([this, files = m_wishes.front().files, trash = m_trash,
                   progress = m_progress](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    Outcome outcome;
    outcome.intake = std::make_shared<PictureIntake>(trash);
    const QStringList all = allFiles(files, cancelled);
    progress->total = static_cast<int>(all.size());
    for (const QString& file : all) {
      if (cancelled()) {
        return {};
      }
      QString problem;
      const auto result = outcome.intake->copy(file, problem);
      if (result == PictureIntake::Result::DiskProblem) {
        outcome.diskProblem = problem;
        break;
      }
      if (result == PictureIntake::Result::LeftOut) {
        outcome.leftOut << problem;
      }
      ++progress->done;
    }
    return [this, outcome] { finish(outcome); };
  });
  Q_EMIT progressed();
}

void PictureImport::finish(Outcome outcome) {
  outcome.name = m_wishes.front().name;
  m_wishes.pop_front();
  m_timer.stop();
  Q_EMIT finished(outcome);
  // A listener may have wished for more, which then runs already.
  if (busy() && !m_timer.isActive()) {
    start();
  }
  Q_EMIT progressed();
}

}  // namespace officina
