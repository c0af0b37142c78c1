// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentence_mistakes_model.h"

#include <algorithm>
#include <utility>

#include <QFont>

#include "ui/labs/sentiment/sentences_model.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

void SentenceMistakesModel::setSamples(EvaluationPtr evaluation, std::vector<int> samples) {
  beginResetModel();
  m_evaluation = std::move(evaluation);
  m_samples = std::move(samples);
  endResetModel();
}

void SentenceMistakesModel::setEdits(const std::vector<SampleEdit>& edits) {
  m_edits = edits;
  retranslate();
}

int SentenceMistakesModel::sample(int row) const {
  return row >= 0 && row < rowCount() ? m_samples[static_cast<std::size_t>(row)] : -1;
}

std::optional<int> SentenceMistakesModel::edit(int row) const {
  const int index = sample(row);
  if (index < 0 || !m_evaluation->training) {
    return std::nullopt;
  }
  const std::int64_t number = m_evaluation->samples->number(static_cast<std::size_t>(index));
  const auto found = std::ranges::find(m_edits, number, &SampleEdit::sample);
  return found == m_edits.end() ? std::nullopt : std::optional(found->label);
}

int SentenceMistakesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_samples.size());
}

int SentenceMistakesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString SentenceMistakesModel::shown(int row, int column) const {
  const auto index = static_cast<std::size_t>(m_samples[static_cast<std::size_t>(row)]);
  switch (column) {
    case Loss:
      return number(static_cast<double>(m_evaluation->losses[index]), 3);
    case Said:
      return QStringLiteral("%1 %2").arg(labelWord(m_evaluation->predicted[index]),
                                         percent(static_cast<double>(m_evaluation->confidences[index]), 0));
    case Truth: {
      const std::optional<int> changed = edit(row);
      const QString own = labelWord(m_evaluation->label(index));
      return !changed                           ? own
             : *changed == SampleEdit::kLeftOut ? tr("left out")
                                                : QStringLiteral("%1 → %2").arg(own, labelWord(*changed));
    }
    default:
      return m_evaluation->samples->name(index).left(300).simplified();
  }
}

QVariant SentenceMistakesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const bool figure = index.column() == Loss;
  switch (role) {
    case Qt::DisplayRole:
      return shown(index.row(), index.column());
    case Qt::ToolTipRole:
      return m_evaluation->samples
          ->name(static_cast<std::size_t>(m_samples[static_cast<std::size_t>(index.row())]))
          .left(2000);
    case Qt::TextAlignmentRole:
      return figure ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                    : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole: {
      QFont font = figure ? numberFont() : QFont();
      font.setStrikeOut(edit(index.row()) == SampleEdit::kLeftOut && index.column() == Text);
      return figure || font.strikeOut() ? QVariant(font) : QVariant();
    }
    case Qt::ForegroundRole:
      return index.column() == Truth && edit(index.row()) ? QVariant(theme().changed) : QVariant();
    default:
      return {};
  }
}

QVariant SentenceMistakesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) {
    return {};
  }
  if (role == Qt::TextAlignmentRole) {
    return section == Loss ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                           : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) {
    return {};
  }
  switch (section) {
    case Loss:
      return tr("loss");
    case Said:
      return tr("it says");
    case Truth:
      return tr("label");
    default:
      return tr("sentence");
  }
}

void SentenceMistakesModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (!m_samples.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  }
}

}  // namespace officina
