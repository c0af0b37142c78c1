// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/proof.h"

#include <limits>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalBlocker>

#include "ui/session/training_session.h"
#include "ui/shell/language.h"

namespace officina {

namespace {

const QString kScriptName = QStringLiteral("twin.py");
constexpr qsizetype kMostComplaint = 4000;
constexpr qsizetype kMostLine = 1 << 16;

/// The last line of a Python traceback says what happened.
QString lastLine(const QByteArray& text) {
  const QList<QByteArray> lines = text.trimmed().split('\n');
  return QString::fromUtf8(lines.back().trimmed());
}

}  // namespace

Proof::Proof(QObject* parent) : QObject(parent), m_own(new TrainingSession(this)) {
  connect(m_own, &TrainingSession::updated, this, [this](const Mailbox::Update& update) {
    for (const StepSample& sample : update.steps) {
      m_model.setOwn(sample.epoch, sample.step, static_cast<float>(sample.loss));
    }
    if (!update.steps.empty()) {
      Q_EMIT changed();
    }
  });
  connect(m_own, &TrainingSession::ended, this, [this] {
    m_ownRuns = false;
    Q_EMIT changed();
  });
  connect(m_own, &TrainingSession::failed, this, [this](const Error& error) {
    m_ownRuns = false;
    m_failure = translated(error);
    Q_EMIT changed();
  });
}

Proof::~Proof() {
  const QSignalBlocker quiet(this);
  cancel();
}

std::shared_ptr<QTemporaryDir> Proof::folderWith(const std::string& script) {
  auto folder = std::make_shared<QTemporaryDir>();
  QFile file(folder->filePath(kScriptName));
  const auto size = static_cast<qint64>(script.size());
  if (!folder->isValid() || !file.open(QIODevice::WriteOnly) || file.write(script.data(), size) != size) {
    throw Error(ErrorKind::Io, {OFFICINA_TEXT("core", "Cannot write %1."), {file.fileName().toStdString()}},
                {OFFICINA_TEXT("core", "Check that there is room in the folder of temporary files."), {}});
  }
  return folder;
}

void Proof::start(const QString& python, std::shared_ptr<QTemporaryDir> folder, const Recipe& recipe,
                  TrainingDataPtr data, std::int64_t steps) {
  cancel();
  m_model.clear();
  m_partial.clear();
  m_complaint.clear();
  m_tellsSteps = false;
  m_failure.clear();
  m_cancelled = false;
  m_steps = steps;
  m_folder = std::move(folder);
  m_python = new QProcess(this);
  m_python->setWorkingDirectory(m_folder->path());
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("PYTHONUNBUFFERED"), QStringLiteral("1"));
  environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
  m_python->setProcessEnvironment(environment);
  m_python->setStandardInputFile(QProcess::nullDevice());
  connect(m_python, &QProcess::readyReadStandardOutput, this, &Proof::readPython);
  connect(m_python, &QProcess::readyReadStandardError, this,
          [this] { m_complaint = (m_complaint + m_python->readAllStandardError()).right(kMostComplaint); });
  connect(m_python, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
    readPython();
    pythonEnded(status == QProcess::NormalExit && code == 0);
  });
  connect(m_python, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) {
      pythonEnded(false);
    }
  });
  m_pythonRuns = true;
  m_ownRuns = true;
  TrainerOptions options;
  options.maxSteps = steps;
  m_own->start(recipe, std::move(data), options);
  m_python->start(python, {m_folder->filePath(kScriptName)});
  Q_EMIT changed();
}

void Proof::cancel() {
  if (m_python != nullptr) {
    m_python->disconnect(this);
    m_python->kill();
    m_python->waitForFinished(2000);
    m_python->deleteLater();
    m_python = nullptr;
  }
  if (m_own->active()) {
    m_own->reset();
  }
  m_cancelled = running();
  m_pythonRuns = false;
  m_ownRuns = false;
  m_folder.reset();
  if (m_cancelled) {
    Q_EMIT changed();
  }
}

void Proof::readPython() {
  m_partial += m_python->readAllStandardOutput();
  for (qsizetype end = m_partial.indexOf('\n'); end >= 0; end = m_partial.indexOf('\n')) {
    takeLine(m_partial.left(end));
    m_partial.remove(0, end + 1);
  }
  if (m_partial.size() > kMostLine) {
    m_partial.clear();  // a line of that length is none of ours
  }
  Q_EMIT changed();
}

void Proof::takeLine(const QByteArray& line) {
  const QJsonObject event = QJsonDocument::fromJson(line).object();
  const QString kind = event.value(QLatin1String("event")).toString();
  // Where an epoch is a single step, only epochs are told.
  m_tellsSteps = m_tellsSteps || kind == QLatin1String("step");
  if (kind == QLatin1String("step") || (kind == QLatin1String("epoch") && !m_tellsSteps)) {
    const QJsonValue loss = event.value(QLatin1String("loss"));
    m_model.setPython(
        event.value(QLatin1String("epoch")).toInteger(), event.value(QLatin1String("step")).toInteger(1),
        loss.isDouble() ? static_cast<float>(loss.toDouble()) : std::numeric_limits<float>::quiet_NaN());
  }
}

void Proof::pythonEnded(bool well) {
  m_pythonRuns = false;
  if (!well) {
    const QString why = m_complaint.trimmed().isEmpty() ? m_python->errorString() : lastLine(m_complaint);
    m_failure = tr("Python ended early: %1").arg(why);
    if (m_own->active()) {
      m_own->reset();
    }
    m_ownRuns = false;
  }
  Q_EMIT changed();
}

}  // namespace officina
