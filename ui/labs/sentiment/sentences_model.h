// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/api/sentences.h"

class QUndoStack;

namespace officina {

/// The training sentences as a table that is edited in place; every edit is a command on the stack. A set
/// that was edited keeps its edits while another one is looked at.
class SentencesModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Label, Tokens, Text, ColumnCount };
  enum Role {
    SentenceRole = Qt::UserRole,  ///< the whole text
    LabelRole,                    ///< kNegative or kPositive
    CutRole,                      ///< where it is cut: characters that are kept, or -1
    MarkRole                      ///< SentencesModel::Mark
  };
  enum Mark { NoMark = 0, Duplicate = 1, Contradiction = 2, TooLong = 4 };
  static constexpr qsizetype kLongest = 100'000;  ///< characters of a sentence that is typed or pasted

  /// Some neighbouring rows that give way to others.
  struct Splice {
    int row = 0;
    std::vector<Sentence> before;
    std::vector<Sentence> after;
  };

  SentencesModel(QUndoStack* undo, QObject* parent);

  /// Shows the set called `name`, as it was read or as it was edited last.
  void setSet(const QString& name, const std::vector<Sentence>& sentences);
  [[nodiscard]] const std::vector<Sentence>& sentences() const { return m_sentences; }

  // Edits; each is one undo step.
  void append(const std::vector<Sentence>& sentences, const QString& words);
  void setText(int row, const QString& text);
  void relabel(const std::vector<int>& rows, int label);
  void removeRows(const std::vector<int>& rows);

  /// What is known of the sentences as they are now; forgotten with the next edit.
  struct Facts {
    SentenceSurvey survey;
    std::unordered_map<std::int64_t, qsizetype> kept;  ///< of those too long: characters before the cut
  };
  void setFacts(const Facts& facts);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  void retranslate();

 Q_SIGNALS:
  void edited();
  /// Where `removed` rows were there are `inserted` now; place by place, each counted in what the ones before
  /// left.
  void resized(int row, int removed, int inserted);

 private:
  class Command;
  void push(std::vector<Splice> splices, const QString& words);
  void apply(const QString& set, const std::vector<Splice>& splices, bool forward);
  void applyHere(int row, const std::vector<Sentence>& gone, const std::vector<Sentence>& come);
  [[nodiscard]] QString lengthText(int row) const;

  QUndoStack* m_undo;
  QString m_name;
  std::vector<Sentence> m_sentences;
  std::map<QString, std::vector<Sentence>> m_others;  ///< edited sets that are not shown now
  std::vector<std::int64_t> m_lengths;
  std::unordered_map<std::int64_t, int> m_marks;
  std::unordered_map<std::int64_t, qsizetype> m_kept;
  bool m_edited = false;
};

/// "Positive", "Negative" in the language in force.
[[nodiscard]] QString labelWord(int label);

}  // namespace officina
