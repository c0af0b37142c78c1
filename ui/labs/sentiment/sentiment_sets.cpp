// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentiment_sets.h"

#include <filesystem>
#include <utility>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include "ui/shell/places.h"

namespace officina {

namespace {

constexpr int kMakeMilliseconds = 250;  ///< after the last of some quick edits
constexpr int kHashDigits = 12;
const QString kPreferred = QStringLiteral("sentiment/data");
const QString kStarter = QStringLiteral("starter");

/// "starter", "starter-en", ... and names joined by "+": not one file of the reader's.
bool isFile(const QString& name) {
  return !name.startsWith(kStarter) && QFileInfo(name).isFile();
}

SentenceSet readSet(const QString& name) {
  SentenceSet set;
  set.name = name;
  if (isFile(name)) {
    SentenceFile file = readSentences(toPath(name));
    set.notes = std::move(file.notes);
    set.leftOut = file.leftOut;
    set.encoding = QString::fromStdString(file.encoding);
    set.data = std::make_shared<const SentenceData>(toPath(name).string(), std::move(file.sentences));
  } else {
    set.data = loadSentences(toPath(name).string());
  }
  return set;
}

}  // namespace

SentimentSets::SentimentSets(QString folder, QObject* parent) : QObject(parent), m_folder(std::move(folder)) {
  m_delay.setSingleShot(true);
  m_delay.setInterval(kMakeMilliseconds);
  connect(&m_delay, &QTimer::timeout, this, &SentimentSets::make);
  connect(&m_reader, &LatestWorker::failed, this, [this](const QString& message) {
    const QString name = std::exchange(m_wanted, {});
    Q_EMIT changed();
    Q_EMIT failed(name, message);
  });
  connect(&m_maker, &LatestWorker::failed, this, [this](const QString& message) {
    m_making = false;
    Q_EMIT changed();
    Q_EMIT failed({}, message);
  });
}

void SentimentSets::load(const QString& name) {
  if (name == m_wanted || (m_read && name == m_read->name && m_wanted.isEmpty())) {
    return;
  }
  if (m_read && name == m_read->name) {
    m_reader.cancel();  // what was wanted meanwhile is not wanted any more
    m_wanted.clear();
    Q_EMIT changed();
    return;
  }
  m_wanted = name;
  m_reader.submit([this, name](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto set = std::make_shared<const SentenceSet>(readSet(name));
    return [this, set] {
      m_delay.stop();
      m_maker.cancel();
      m_making = false;
      m_wanted.clear();
      m_edited = nullptr;
      m_editedFile.clear();
      m_read = set;
      Q_EMIT loaded();
      Q_EMIT changed();
    };
  });
  Q_EMIT changed();
}

void SentimentSets::setEdited(std::vector<Sentence> sentences) {
  if (!m_read) {
    return;
  }
  m_maker.cancel();
  if (sentences == m_read->data->train()) {
    m_delay.stop();
    m_making = false;
    m_edited = nullptr;
    m_editedFile.clear();
    Q_EMIT changed();
    return;
  }
  m_sentences = std::move(sentences);
  m_making = true;
  m_delay.start();
  Q_EMIT changed();
}

void SentimentSets::make() {
  m_maker.submit([this, sentences = m_sentences,
                  folder = m_folder](const LatestWorker::Cancelled&) mutable -> LatestWorker::Deliver {
    const std::string json = sentencesJson(sentences);
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())),
                                 QCryptographicHash::Sha256);
    const QString file = QDir(folder).filePath(
        QStringLiteral("edited-%1.json").arg(QString::fromLatin1(hash.toHex().left(kHashDigits))));
    if (!sentences.empty() && !QFileInfo::exists(file)) {
      std::error_code ignored;
      std::filesystem::create_directories(toPath(folder), ignored);
      writeSentences(toPath(file), sentences);
    }
    auto data = std::make_shared<const SentenceData>(toPath(file).string(), std::move(sentences));
    return [this, data, file] {
      m_making = false;
      m_edited = data;
      m_editedFile = file;
      Q_EMIT changed();
    };
  });
}

std::shared_ptr<const SentenceData> SentimentSets::get(const QString& name) const {
  if (m_making || !m_read || (name != m_read->name && name != m_editedFile)) {
    return nullptr;
  }
  return current();
}

QString SentimentSets::runName(const QString& name) const {
  return m_edited && m_read && name == m_read->name ? m_editedFile : name;
}

std::vector<Sentence> SentimentSets::held() const {
  return m_read ? m_read->data->held() : std::vector<Sentence>{};
}

QString SentimentSets::preferred() {
  const QString name = QSettings().value(kPreferred).toString();
  return name.startsWith(kStarter) || isFile(name) ? name : kStarter;
}

void SentimentSets::setPreferred(const QString& name) {
  QSettings().setValue(kPreferred, name);
}

}  // namespace officina
