// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentences_model.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QUndoStack>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

QString labelWord(int label) {
  return label == kPositive ? SentencesModel::tr("Positive") : SentencesModel::tr("Negative");
}

class SentencesModel::Command final : public QUndoCommand {
 public:
  Command(SentencesModel* model, std::vector<Splice> splices, const QString& words)
      : QUndoCommand(words), m_model(model), m_set(model->m_name), m_splices(std::move(splices)) {}
  void undo() override { m_model->apply(m_set, m_splices, false); }
  void redo() override { m_model->apply(m_set, m_splices, true); }

 private:
  SentencesModel* m_model;
  QString m_set;
  std::vector<Splice> m_splices;  ///< from the last row to the first, so that none moves another
};

namespace {

constexpr std::size_t kSingly = 64;  ///< splices that views are told of one by one

/// All of them in one pass: thousands of rows are deleted at once.
std::vector<Sentence> spliced(std::vector<Sentence> from, const std::vector<SentencesModel::Splice>& splices,
                              bool forward) {
  std::vector<Sentence> to;
  to.reserve(from.size());
  std::size_t taken = 0;
  for (auto one = splices.rbegin(); one != splices.rend(); ++one) {
    const auto row = static_cast<std::size_t>(one->row);
    // Rows are counted before the edit: in what is left behind where it is done, in what becomes where
    // undone.
    while ((forward ? taken : to.size()) < row) {
      to.push_back(std::move(from[taken++]));
    }
    const auto& come = forward ? one->after : one->before;
    to.insert(to.end(), come.begin(), come.end());
    taken += (forward ? one->before : one->after).size();
  }
  std::move(from.begin() + static_cast<std::ptrdiff_t>(taken), from.end(), std::back_inserter(to));
  return to;
}

}  // namespace

SentencesModel::SentencesModel(QUndoStack* undo, QObject* parent)
    : QAbstractTableModel(parent), m_undo(undo) {}

void SentencesModel::setSet(const QString& name, const std::vector<Sentence>& sentences) {
  beginResetModel();
  if (m_edited) {
    m_others[m_name] = std::move(m_sentences);
  }
  m_name = name;
  const auto before = m_others.find(name);
  m_edited = before != m_others.end();
  if (m_edited) {
    m_sentences = std::move(before->second);
    m_others.erase(before);
  } else {
    m_sentences = sentences;
  }
  m_lengths.clear();
  m_marks.clear();
  m_kept.clear();
  endResetModel();
  Q_EMIT edited();
}

void SentencesModel::push(std::vector<Splice> splices, const QString& words) {
  if (!splices.empty()) {
    std::ranges::sort(splices, std::greater(), &Splice::row);
    m_undo->push(new Command(this, std::move(splices), words));
  }
}

void SentencesModel::apply(const QString& set, const std::vector<Splice>& splices, bool forward) {
  const bool here = set == m_name;
  std::vector<Sentence>& sentences = here ? m_sentences : m_others[set];
  if (here) {
    m_edited = true;
    m_lengths.clear();
    m_marks.clear();
    m_kept.clear();
  }
  if (here && splices.size() <= kSingly) {
    if (forward) {
      std::ranges::for_each(splices,
                            [this](const Splice& one) { applyHere(one.row, one.before, one.after); });
    } else {
      std::for_each(splices.rbegin(), splices.rend(),
                    [this](const Splice& one) { applyHere(one.row, one.after, one.before); });
    }
  } else {
    if (here) {
      beginResetModel();
    }
    sentences = spliced(std::move(sentences), splices, forward);
    if (here) {
      endResetModel();
    }
  }
  if (here) {
    const auto tell = [this](int row, std::size_t gone, std::size_t come) {
      if (gone != come) {
        Q_EMIT resized(row, static_cast<int>(gone), static_cast<int>(come));
      }
    };
    if (forward) {
      std::ranges::for_each(splices,
                            [&](const Splice& one) { tell(one.row, one.before.size(), one.after.size()); });
    } else {
      std::for_each(splices.rbegin(), splices.rend(),
                    [&](const Splice& one) { tell(one.row, one.after.size(), one.before.size()); });
    }
    Q_EMIT edited();
  }
}

void SentencesModel::applyHere(int row, const std::vector<Sentence>& gone,
                               const std::vector<Sentence>& come) {
  const auto same = std::min(gone.size(), come.size());
  const auto at = static_cast<std::size_t>(row);
  std::copy_n(come.begin(), same, m_sentences.begin() + row);
  if (same > 0) {
    Q_EMIT dataChanged(index(row, 0), index(row + static_cast<int>(same) - 1, ColumnCount - 1));
  }
  const auto place = m_sentences.begin() + static_cast<std::ptrdiff_t>(at + same);
  const int first = row + static_cast<int>(same);
  if (come.size() > same) {
    beginInsertRows({}, first, row + static_cast<int>(come.size()) - 1);
    m_sentences.insert(place, come.begin() + static_cast<std::ptrdiff_t>(same), come.end());
    endInsertRows();
  } else if (gone.size() > same) {
    beginRemoveRows({}, first, row + static_cast<int>(gone.size()) - 1);
    m_sentences.erase(place, place + static_cast<std::ptrdiff_t>(gone.size() - same));
    endRemoveRows();
  }
}

void SentencesModel::append(const std::vector<Sentence>& sentences, const QString& words) {
  if (!sentences.empty()) {
    push({{static_cast<int>(m_sentences.size()), {}, sentences}}, words);
  }
}

void SentencesModel::setText(int row, const QString& text) {
  const Sentence& before = m_sentences[static_cast<std::size_t>(row)];
  const Sentence after{text.left(kLongest).toStdString(), before.label};
  if (!text.trimmed().isEmpty() && after != before) {
    push({{row, {before}, {after}}}, tr("Change sentence %1").arg(row + 1));
  }
}

void SentencesModel::relabel(const std::vector<int>& rows, int label) {
  std::vector<Splice> splices;
  for (const int row : rows) {
    const Sentence& before = m_sentences[static_cast<std::size_t>(row)];
    if (before.label != label) {
      splices.push_back({row, {before}, {{before.text, label}}});
    }
  }
  const auto count = static_cast<int>(splices.size());
  push(std::move(splices), tr("Relabel %Ln sentence(s)", nullptr, count));
}

void SentencesModel::removeRows(const std::vector<int>& rows) {
  std::vector<int> sorted = rows;
  std::ranges::sort(sorted);
  std::vector<Splice> splices;
  for (const int row : sorted) {
    const Sentence& gone = m_sentences[static_cast<std::size_t>(row)];
    const bool next =
        !splices.empty() && splices.back().row + static_cast<int>(splices.back().before.size()) == row;
    if (next) {
      splices.back().before.push_back(gone);
    } else {
      splices.push_back({row, {gone}, {}});
    }
  }
  push(std::move(splices), tr("Delete %Ln sentence(s)", nullptr, static_cast<int>(rows.size())));
}

void SentencesModel::setFacts(const Facts& facts) {
  m_lengths = facts.survey.lengths;
  m_kept = facts.kept;
  m_marks.clear();
  for (const SentenceSurvey::Pair& pair : facts.survey.duplicates) {
    for (const std::int64_t row : {pair.first, pair.second}) {
      m_marks[row] |= pair.contradict ? Contradiction : Duplicate;
    }
  }
  for (const std::int64_t row : facts.survey.tooLong) {
    m_marks[row] |= TooLong;
  }
  if (!m_sentences.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  }
}

int SentencesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_sentences.size());
}

int SentencesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString SentencesModel::lengthText(int row) const {
  const auto at = static_cast<std::size_t>(row);
  return at < m_lengths.size() ? locale().toString(static_cast<qlonglong>(m_lengths[at]))
                               : QStringLiteral("…");
}

QVariant SentencesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const Sentence& sentence = m_sentences[static_cast<std::size_t>(index.row())];
  const auto mark = m_marks.find(index.row());
  switch (role) {
    case Qt::DisplayRole:
      switch (index.column()) {
        case Label:
          return labelWord(sentence.label);
        case Tokens:
          return lengthText(index.row());
        default:
          return QString::fromStdString(sentence.text).left(1000).simplified();
      }
    case Qt::EditRole:
      return index.column() == Label ? QVariant(sentence.label)
                                     : QVariant(QString::fromStdString(sentence.text));
    case SentenceRole:
      return QString::fromStdString(sentence.text);
    case LabelRole:
      return sentence.label;
    case MarkRole:
      return mark == m_marks.end() ? 0 : mark->second;
    case CutRole: {
      const auto kept = m_kept.find(index.row());
      return kept == m_kept.end() ? QVariant(-1) : QVariant(static_cast<qlonglong>(kept->second));
    }
    case Qt::TextAlignmentRole:
      return index.column() == Tokens ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                      : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole: {
      QStringList words{QString::fromStdString(sentence.text).left(1000)};
      if (mark != m_marks.end()) {
        if ((mark->second & Contradiction) != 0) {
          words << tr("The same words are there with the other label.");
        }
        if ((mark->second & Duplicate) != 0) {
          words << tr("The same words are there twice.");
        }
        if ((mark->second & TooLong) != 0) {
          words << tr("Too long: what is struck through is never read.");
        }
      }
      return words.join(QLatin1Char('\n'));
    }
    default:
      return {};
  }
}

QVariant SentencesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal) {
    return section == Tokens ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                             : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) {
    return {};
  }
  if (orientation == Qt::Vertical) {
    return section + 1;
  }
  return section == Label ? tr("label") : section == Tokens ? tr("tokens") : tr("sentence");
}

Qt::ItemFlags SentencesModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  return index.column() == Tokens ? base : base | Qt::ItemIsEditable;
}

bool SentencesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) {
    return false;
  }
  if (index.column() == Label) {
    relabel({index.row()}, value.toInt() == kPositive ? kPositive : kNegative);
    return true;
  }
  if (index.column() == Text && !value.toString().trimmed().isEmpty()) {
    setText(index.row(), value.toString());
    return true;
  }
  return false;
}

void SentencesModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (!m_sentences.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  }
}

}  // namespace officina
