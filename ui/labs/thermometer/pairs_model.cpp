// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/pairs_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <QUndoStack>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {
constexpr double kLargest = 1e6;  // core/api/thermometer.h: the square of it must fit a float
}

QString temperature(float value) {
  // The shortest text that reads back to this float; QLocale would write that of the double.
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::fixed)
          .ptr;
  QString text = QString::fromLatin1(buffer.data(), static_cast<qsizetype>(end - buffer.data()));
  text.replace(QLatin1Char('.'), locale().decimalPoint());
  return value < 0.0F ? QChar(0x2212) + text : text;
}

class PairsModel::Command final : public QUndoCommand {
 public:
  Command(PairsModel* model, std::vector<TemperaturePair> after, const QString& text)
      : QUndoCommand(text), m_model(model), m_before(model->m_pairs), m_after(std::move(after)) {}
  void undo() override { m_model->apply(m_before); }
  void redo() override { m_model->apply(m_after); }

 private:
  PairsModel* m_model;
  std::vector<TemperaturePair> m_before;
  std::vector<TemperaturePair> m_after;
};

PairsModel::PairsModel(QUndoStack* undo, QObject* parent)
    : QAbstractTableModel(parent), m_undo(undo), m_pairs(notesPairs()) {}

void PairsModel::edit(std::vector<TemperaturePair> pairs, const QString& text) {
  if (pairs != m_pairs) {
    m_undo->push(new Command(this, std::move(pairs), text));
  }
}

void PairsModel::removeRows(const std::vector<int>& rows) {
  std::vector<TemperaturePair> left;
  for (std::size_t i = 0; i < m_pairs.size(); ++i) {
    if (std::find(rows.begin(), rows.end(), static_cast<int>(i)) == rows.end()) {
      left.push_back(m_pairs[i]);
    }
  }
  edit(left, tr("Delete %Ln pair(s)", nullptr, static_cast<int>(m_pairs.size() - left.size())));
}

void PairsModel::apply(const std::vector<TemperaturePair>& pairs) {
  if (pairs.size() == m_pairs.size()) {
    m_pairs = pairs;  // the selection stays where it is
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  } else {
    beginResetModel();
    m_pairs = pairs;
    endResetModel();
  }
  Q_EMIT pairsChanged();
}

void PairsModel::setLine(const std::optional<Line>& line) {
  m_line = line;
  if (!m_pairs.empty()) {
    Q_EMIT dataChanged(index(0, Predicted), index(rowCount() - 1, Squared));
  }
}

void PairsModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString PairsModel::problemOf(const QString& text, float* value) {
  QString normal = text.trimmed();
  normal.replace(QLatin1Char(','), QLatin1Char('.'));
  normal.replace(QChar(0x2212), QLatin1Char('-'));
  if (normal.isEmpty()) {
    return tr("A temperature is missing here.");
  }
  bool ok = false;
  const double number = QLocale::c().toDouble(normal, &ok);
  if (!ok || !std::isfinite(number)) {
    return tr("“%1” is not a number: the cell keeps what it had.").arg(text.trimmed());
  }
  if (std::abs(number) > kLargest) {
    return tr("%1 is too large: temperatures go from −1,000,000 to 1,000,000.").arg(text.trimmed());
  }
  *value = static_cast<float>(number);
  return {};
}

int PairsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_pairs.size()) + 1;
}

int PairsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString PairsModel::cellText(const QModelIndex& index) const {
  const auto row = static_cast<std::size_t>(index.row());
  if (row >= m_pairs.size()) {
    return index.column() <= Y && m_draft[index.column()] ? temperature(*m_draft[index.column()]) : QString();
  }
  const TemperaturePair& pair = m_pairs[row];
  if (index.column() <= Y) {
    return temperature(index.column() == X ? pair.x : pair.y);
  }
  if (!m_line) {
    return QStringLiteral("–");
  }
  const double predicted = m_line->at(pair.x);
  const double residual = pair.y - predicted;
  const double shown = index.column() == Predicted  ? predicted
                       : index.column() == Residual ? residual
                                                    : residual * residual;
  return number(shown, std::abs(shown) < 1e6 ? 4 : 3);
}

QVariant PairsModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) {
    return {};
  }
  const bool empty = index.row() == static_cast<int>(m_pairs.size());
  switch (role) {
    case Qt::DisplayRole:
      if (empty && index.column() == X && !m_draft[X] && !m_draft[Y]) {
        return tr("add…");
      }
      return cellText(index);
    case Qt::EditRole:
      return index.column() <= Y ? cellText(index) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
      return numberFont();
    case Qt::ForegroundRole:
      return empty || index.column() > Y ? theme().mutedInk : theme().ink;
    default:
      return {};
  }
}

QVariant PairsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role == Qt::TextAlignmentRole) {
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
    return {};
  }
  if (orientation == Qt::Vertical) {
    return section < static_cast<int>(m_pairs.size()) ? QVariant(section + 1) : QVariant(QStringLiteral("+"));
  }
  const bool tip = role == Qt::ToolTipRole;
  switch (section) {
    case X:
      return tip ? tr("x: what the invented thermometer says") : QStringLiteral("x");
    case Y:
      return tip ? tr("y: the real temperature") : QStringLiteral("y");
    case Predicted:
      return tip ? tr("ŷ: what the line says at this x") : QStringLiteral("ŷ");
    case Residual:
      return tip ? tr("The error that is left: y − ŷ") : QStringLiteral("y − ŷ");
    default:
      return tip ? tr("The error squared: its mean over all pairs is the loss") : QStringLiteral("(y − ŷ)²");
  }
}

Qt::ItemFlags PairsModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
  return index.column() <= Y ? base | Qt::ItemIsEditable : base;
}

bool PairsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  float number = 0.0F;
  if (role != Qt::EditRole || index.column() > Y || !problemOf(value.toString(), &number).isEmpty()) {
    return false;
  }
  std::vector<TemperaturePair> pairs = m_pairs;
  const auto row = static_cast<std::size_t>(index.row());
  if (row < pairs.size()) {
    (index.column() == X ? pairs[row].x : pairs[row].y) = number;
    edit(std::move(pairs), index.column() == X ? tr("Change x of pair %1").arg(row + 1)
                                               : tr("Change y of pair %1").arg(row + 1));
    return true;
  }
  m_draft[index.column()] = number;
  if (m_draft[X] && m_draft[Y]) {
    pairs.push_back({*m_draft[X], *m_draft[Y]});
    m_draft[X].reset();
    m_draft[Y].reset();
    edit(std::move(pairs), tr("Add a pair"));
  } else {
    Q_EMIT dataChanged(this->index(index.row(), X), this->index(index.row(), Y));
  }
  return true;
}

}  // namespace officina
