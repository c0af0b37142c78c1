// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/many_sentences_model.h"

#include <algorithm>
#include <utility>

#include "ui/labs/sentiment/answer_gauge.h"
#include "ui/labs/sentiment/sentences_model.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr qsizetype kShown = 300;  ///< characters in a row

QString quoted(QString field) {
  if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"')) &&
      !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r'))) {
    return field;
  }
  return QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

}  // namespace

void ManySentencesModel::setRows(std::vector<Row> rows, double sureFrom) {
  beginResetModel();
  m_rows = std::move(rows);
  m_sureFrom = sureFrom;
  m_labelled = std::ranges::any_of(m_rows, [](const Row& row) { return row.label.has_value(); });
  endResetModel();
}

void ManySentencesModel::setAnswers(std::size_t first, const std::vector<SentimentAnswer>& answers) {
  const std::size_t end = std::min(first + answers.size(), m_rows.size());
  for (std::size_t i = first; i < end; ++i) {
    m_rows[i].answer = answers[i - first];
  }
  if (end > first) {
    Q_EMIT dataChanged(index(static_cast<int>(first), 0), index(static_cast<int>(end) - 1, ColumnCount - 1));
  }
}

ManySentencesModel::Kind ManySentencesModel::kind(const Row& row) const {
  if (!row.answer) {
    return NotAnswered;
  }
  if (unsure(static_cast<double>(row.answer->positive), m_sureFrom)) {
    return NotSure;
  }
  return row.answer->label == kPositive ? SaysPositive : SaysNegative;
}

std::pair<std::int64_t, std::int64_t> ManySentencesModel::right() const {
  std::pair<std::int64_t, std::int64_t> found;
  for (const Row& row : m_rows) {
    if (row.label && row.answer) {
      found.first += row.answer->label == *row.label ? 1 : 0;
      ++found.second;
    }
  }
  return found;
}

std::int64_t ManySentencesModel::count(Kind wanted) const {
  return std::ranges::count_if(m_rows, [&](const Row& row) { return kind(row) == wanted; });
}

QString ManySentencesModel::csv() const {
  QStringList lines{m_labelled ? QStringLiteral("text,answer,positive,label")
                               : QStringLiteral("text,answer,positive")};
  for (const Row& row : m_rows) {
    QStringList fields{quoted(row.text)};
    if (row.answer) {
      fields << quoted(shown(row, Answer))
             << QString::number(static_cast<double>(row.answer->positive), 'g', 9);
    } else {
      fields << QString() << QString();
    }
    if (m_labelled) {
      fields << (row.label ? QString::number(*row.label) : QString());
    }
    lines << fields.join(QLatin1Char(','));
  }
  return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

int ManySentencesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ManySentencesModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString ManySentencesModel::shown(const Row& row, int column) const {
  switch (column) {
    case Text:
      return row.text.left(kShown).simplified();
    case Answer:
      return row.answer ? answerWord(static_cast<double>(row.answer->positive), m_sureFrom)
                        : QStringLiteral("…");
    case Positive:
      return row.answer ? percent(static_cast<double>(row.answer->positive)) : QStringLiteral("…");
    default:
      if (!row.label) {
        return {};
      }
      return row.answer && row.answer->label != *row.label ? QStringLiteral("✗ %1").arg(labelWord(*row.label))
                                                           : labelWord(*row.label);
  }
}

QVariant ManySentencesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return shown(row, index.column());
    case Qt::ToolTipRole:
      return index.column() == Text ? QVariant(row.text.left(2000)) : QVariant();
    case Qt::TextAlignmentRole:
      return index.column() == Positive ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                        : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      return row.answer && row.label && index.column() == Label && row.answer->label != *row.label
                 ? QVariant(theme().error)
                 : QVariant();
    case TextRole:
      return row.text;
    case KindRole:
      return kind(row);
    case SortRole:
      if (index.column() == Text) {
        return index.row();  // the file's own order
      }
      if (index.column() == Label) {
        return row.label.value_or(-1) * 2 +
               (row.answer && row.label && row.answer->label != *row.label ? 1 : 0);
      }
      return row.answer ? static_cast<double>(row.answer->positive) : -1.0;
    default:
      return {};
  }
}

QVariant ManySentencesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal) {
    return section == Positive ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                               : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) {
    return {};
  }
  if (orientation == Qt::Vertical) {
    return section + 1;
  }
  switch (section) {
    case Text:
      return tr("sentence");
    case Answer:
      return tr("answer");
    case Positive:
      return tr("positive");
    default:
      return tr("label");
  }
}

void ManySentencesModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (!m_rows.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  }
}

}  // namespace officina
