// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>

#include "ui/inspect/proof.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

enum Column { kStep, kPython, kOwn, kSame, kColumns };

/// As Python prints a float32 turned into a double, point and all: to be compared letter by letter.
QString verbatim(float value) {
  return QString::number(static_cast<double>(value), 'g', QLocale::FloatingPointShortest);
}

/// Nine digits tell any two float32 apart.
QString nineDigits(float value) {
  return QString::number(static_cast<double>(value), 'g', 9);
}

double differenceOf(const ProofLine& line) {
  return static_cast<double>(*line.own) - static_cast<double>(*line.python);
}

/// NaN beside a number differs more than any two numbers.
double sizeOf(const ProofLine& line) {
  const double size = std::abs(differenceOf(line));
  return std::isfinite(size) ? size : std::numeric_limits<double>::infinity();
}

}  // namespace

bool ProofLine::equal() const {
  const bool bothNan = complete() && std::isnan(*python) && std::isnan(*own);
  return bothNan ||
         (complete() && std::bit_cast<std::uint32_t>(*python) == std::bit_cast<std::uint32_t>(*own));
}

void ProofModel::clear() {
  beginResetModel();
  m_lines.clear();
  endResetModel();
}

ProofLine& ProofModel::line(std::int64_t epoch, std::int64_t step) {
  const auto place = std::lower_bound(
      m_lines.begin(), m_lines.end(), std::tie(epoch, step),
      [](const ProofLine& held, const auto& wanted) { return std::tie(held.epoch, held.step) < wanted; });
  if (place != m_lines.end() && place->epoch == epoch && place->step == step) {
    return *place;
  }
  const int row = static_cast<int>(place - m_lines.begin());
  beginInsertRows({}, row, row);
  const auto inserted = m_lines.insert(place, ProofLine{epoch, step, {}, {}});
  endInsertRows();
  return *inserted;
}

void ProofModel::changed(const ProofLine& line) {
  const int row = static_cast<int>(&line - m_lines.data());
  Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
}

void ProofModel::setPython(std::int64_t epoch, std::int64_t step, float loss) {
  ProofLine& place = line(epoch, step);
  place.python = loss;
  changed(place);
}

void ProofModel::setOwn(std::int64_t epoch, std::int64_t step, float loss) {
  ProofLine& place = line(epoch, step);
  place.own = loss;
  changed(place);
}

int ProofModel::completeCount() const {
  return static_cast<int>(
      std::count_if(m_lines.begin(), m_lines.end(), [](const ProofLine& l) { return l.complete(); }));
}

int ProofModel::equalCount() const {
  return static_cast<int>(
      std::count_if(m_lines.begin(), m_lines.end(), [](const ProofLine& l) { return l.equal(); }));
}

const ProofLine* ProofModel::worst() const {
  const ProofLine* found = nullptr;
  for (const ProofLine& line : m_lines) {
    if (line.complete() && !line.equal() && (found == nullptr || sizeOf(line) > sizeOf(*found))) {
      found = &line;
    }
  }
  return found;
}

int ProofModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ProofModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant ProofModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Horizontal && section == kSame &&
      (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)) {
    return tr("Difference");
  }
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  switch (section) {
    case kStep:
      return tr("Step");
    case kPython:
      return QStringLiteral("PyTorch");
    case kOwn:
      return QStringLiteral("Officina");
    default:
      return QString(QChar(0x0394));  // Δ
  }
}

QVariant ProofModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const ProofLine& line = m_lines[static_cast<std::size_t>(index.row())];
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
  }
  if (role == Qt::FontRole) {
    QFont small = numberFont();
    small.setPointSizeF(captionFont().pointSizeF());
    return small;
  }
  if (role == Qt::ForegroundRole && index.column() == kSame && line.complete()) {
    return line.equal() ? theme().good : theme().warning;
  }
  if (role == Qt::ToolTipRole && index.column() == kStep) {
    return tr("Epoch %1, step %2").arg(line.epoch).arg(line.step);
  }
  if ((role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) && index.column() == kSame &&
      line.equal()) {
    return tr("equal to the last bit");
  }
  const std::optional<float>& loss = index.column() == kPython ? line.python : line.own;
  if (role == Qt::ToolTipRole && (index.column() == kPython || index.column() == kOwn) && loss) {
    return verbatim(*loss);
  }
  if (role != Qt::DisplayRole) {
    return {};
  }
  switch (index.column()) {
    case kStep:
      return QStringLiteral("%1 : %2").arg(line.epoch).arg(line.step);
    case kPython:
      return line.python ? nineDigits(*line.python) : QStringLiteral("…");
    case kOwn:
      return line.own ? nineDigits(*line.own) : QStringLiteral("…");
    default:
      if (!line.complete()) {
        return QString();
      }
      return line.equal() ? QStringLiteral("=") : number(differenceOf(line), 2);
  }
}

QString ProofModel::toTsv() const {
  QString text = QStringLiteral("epoch\tstep\tpytorch\tofficina\tequal\n");
  for (const ProofLine& line : m_lines) {
    text +=
        QStringLiteral("%1\t%2\t%3\t%4\t%5\n")
            .arg(line.epoch)
            .arg(line.step)
            .arg(line.python ? verbatim(*line.python) : QString(), line.own ? verbatim(*line.own) : QString(),
                 line.complete() ? QString::number(line.equal() ? 1 : 0) : QString());
  }
  return text;
}

}  // namespace officina
