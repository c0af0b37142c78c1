// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>
#include <QTimer>

#include "core/api/sentences.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// A set of sentences as it was read.
struct SentenceSet {
  QString name;  ///< as Recipe::data has it: "starter", a file
  std::shared_ptr<const SentenceData> data;
  std::vector<SentenceNote> notes;  ///< what was left out of a file, or repaired
  std::int64_t leftOut = 0;
  QString encoding;  ///< of a file
};

/// The sentences of the lab, read on a worker, and what the reader made of them: an edited set is kept as a
/// file of its own (its name has the hash of what is in it), so that a run on it can be repeated and gone on
/// with, whatever is edited later.
class SentimentSets : public QObject {
  Q_OBJECT

 public:
  /// `folder`: where edited sets are kept.
  explicit SentimentSets(QString folder, QObject* parent = nullptr);

  /// Reads `name` unless it is there or on its way.
  void load(const QString& name);
  /// The set as it was read last, or null.
  [[nodiscard]] const SentenceSet* read() const { return m_read ? m_read.get() : nullptr; }
  /// The reader's version of the set; the same sentences as were read: none. Ready a moment later.
  void setEdited(std::vector<Sentence> sentences);

  /// What the set called `name`, with the reader's edits, is: null while it is read or made.
  [[nodiscard]] std::shared_ptr<const SentenceData> get(const QString& name) const;
  /// What of the set is there now, edited or not; null if nothing was read yet.
  [[nodiscard]] std::shared_ptr<const SentenceData> current() const {
    return m_edited ? m_edited : original();
  }
  /// What a recipe must name to train on get(name).
  [[nodiscard]] QString runName(const QString& name) const;
  [[nodiscard]] bool edited() const { return m_edited != nullptr || m_making; }
  [[nodiscard]] bool loading() const { return !m_wanted.isEmpty(); }
  [[nodiscard]] bool busy() const { return loading() || m_making; }
  /// Sentences to ask that nothing was trained on, if the set brings some; edits change nothing of them.
  [[nodiscard]] std::vector<Sentence> held() const;

  /// The file that was chosen last, if it is still there; else "starter".
  [[nodiscard]] static QString preferred();
  static void setPreferred(const QString& name);

 Q_SIGNALS:
  /// Another set was read.
  void loaded();
  /// Something began, came or went: what get() gives.
  void changed();
  void failed(const QString& name, const QString& message);

 private:
  [[nodiscard]] std::shared_ptr<const SentenceData> original() const {
    return m_read ? m_read->data : nullptr;
  }
  void make();

  QString m_folder;
  QString m_wanted;
  std::shared_ptr<const SentenceSet> m_read;
  std::shared_ptr<const SentenceData> m_edited;
  QString m_editedFile;
  std::vector<Sentence> m_sentences;  ///< to be made
  bool m_making = false;
  QTimer m_delay;
  LatestWorker m_reader;
  LatestWorker m_maker;
};

}  // namespace officina
