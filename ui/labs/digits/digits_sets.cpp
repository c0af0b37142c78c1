// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/digits/digits_sets.h"

#include <utility>

#include <QDir>

#include "ui/shell/preferences.h"

namespace officina {

DigitsSets::DigitsSets(QObject* parent) : QObject(parent) {
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    const QString name = std::exchange(m_wanted, {});
    Q_EMIT changed();
    Q_EMIT failed(name, message);
  });
}

void DigitsSets::load(const QString& name) {
  if (name == m_wanted || (m_data != nullptr && name == m_name && m_wanted.isEmpty())) {
    return;
  }
  m_wanted = name;
  const std::filesystem::path folder(name.toStdU16String());
  m_worker.submit([this, name, folder](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    auto data = name == QLatin1String("starter") ? starterDigits() : readMnistFolder(folder);
    return [this, name, data = std::move(data)] { set(name, data); };
  });
  Q_EMIT changed();
}

void DigitsSets::set(const QString& name, std::shared_ptr<const DigitsData> data) {
  m_worker.cancel();
  m_wanted.clear();
  m_name = name;
  m_data = std::move(data);
  Q_EMIT changed();
}

std::shared_ptr<const DigitsData> DigitsSets::get(const QString& name) const {
  return name == m_name ? m_data : nullptr;
}

bool DigitsSets::looksLikeMnist(const QString& folder) {
  const QDir dir(folder);
  for (const auto* stem : {"train-images", "train-labels", "t10k-images", "t10k-labels"}) {
    // The usual names: train-images-idx3-ubyte, train-images.idx3-ubyte, each with or without .gz.
    if (dir.entryList({QLatin1String(stem) + QStringLiteral("?idx?-ubyte*")}, QDir::Files).isEmpty()) {
      return false;
    }
  }
  return true;
}

QString DigitsSets::preferred() {
  const QString folder = Preferences::instance().digitsFolder();
  return !folder.isEmpty() && looksLikeMnist(folder) ? folder : QStringLiteral("starter");
}

}  // namespace officina
