// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/common/weights_box.h"

#include <QEvent>
#include <QStandardItemModel>

#include "ui/shell/theme.h"

namespace officina {

namespace {
enum WeightsItem { kBuiltInItem, kRunItem, kFileItem, kUntrainedItem, kOpenItem };
}  // namespace

WeightsBox::WeightsBox(LabWeights* weights, QWidget* parent) : ElidedCombo(parent), m_weights(weights) {
  addItems({QString(), QString(), QString(), QString(), QString()});
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(8);
  setMaximumWidth(scaled(230));
  connect(this, &QComboBox::activated, this, &WeightsBox::choose);
  connect(m_weights, &LabWeights::changed, this, &WeightsBox::renew);
  retranslate();
}

void WeightsBox::choose(int item) {
  switch (item) {
    case kBuiltInItem:
      m_weights->useBuiltIn();
      break;
    case kRunItem:
      m_weights->useRun();
      break;
    case kFileItem:
      m_weights->useFile();
      break;
    case kUntrainedItem:
      Q_EMIT untrainedRequested();
      break;
    default:
      Q_EMIT openRequested();
      break;
  }
  renew();
}

void WeightsBox::renew() {
  auto* items = qobject_cast<QStandardItemModel*>(model());
  const auto enable = [items](int item, bool on) {
    if (items->item(item)->isEnabled() != on) {
      items->item(item)->setEnabled(on);
    }
  };
  // Four times a second while a network trains: what stays the same must not lay the panel out again.
  const auto setText = [this](int item, const QString& text) {
    if (itemText(item) != text) {
      setItemText(item, text);
    }
  };
  const LabWeights::Kind kind = m_weights->kind();
  const bool run = m_weights->hasRun();
  setText(kBuiltInItem, tr("built-in"));
  setText(kRunItem, run && kind == LabWeights::Kind::Run ? m_weights->describe() : tr("this run"));
  setText(kFileItem, kind == LabWeights::Kind::File ? m_weights->describe() : tr("the file's"));
  setText(kUntrainedItem, kind == LabWeights::Kind::Untrained ? m_weights->describe() : tr("untrained"));
  setText(kOpenItem, tr("open a file…"));
  enable(kBuiltInItem, m_weights->hasBuiltIn());
  enable(kRunItem, run);
  enable(kFileItem, m_weights->hasFile());
  switch (kind) {
    case LabWeights::Kind::BuiltIn:
      setCurrentIndex(kBuiltInItem);
      break;
    case LabWeights::Kind::Run:
      setCurrentIndex(kRunItem);
      break;
    case LabWeights::Kind::File:
      setCurrentIndex(kFileItem);
      break;
    case LabWeights::Kind::Untrained:
      setCurrentIndex(kUntrainedItem);
      break;
  }
}

void WeightsBox::retranslate() {
  setAccessibleName(tr("weights that answer"));
  setToolTip(
      tr("Which network answers: the one that ships, the one being trained, a file's, or a fresh one"));
  renew();
}

void WeightsBox::changeEvent(QEvent* event) {
  ElidedCombo::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
