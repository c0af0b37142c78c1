// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "core/api/digits.h"
#include "ui/session/latest_worker.h"

namespace officina {

/// The data set of the lab, loaded on a worker: "starter" or a folder with MNIST's files.
class DigitsSets : public QObject {
  Q_OBJECT

 public:
  explicit DigitsSets(QObject* parent = nullptr);

  /// Loads `name` unless it is there or on its way.
  void load(const QString& name);
  /// Takes a set that somebody has already, under this name.
  void set(const QString& name, std::shared_ptr<const DigitsData> data);
  /// The set called `name`, or null while it is not loaded.
  [[nodiscard]] std::shared_ptr<const DigitsData> get(const QString& name) const;
  /// The set loaded last, or null.
  [[nodiscard]] std::shared_ptr<const DigitsData> current() const { return m_data; }
  [[nodiscard]] QString name() const { return m_name; }
  [[nodiscard]] bool loading() const { return !m_wanted.isEmpty(); }

  /// The folder of Settings if it holds the four files, else "starter".
  [[nodiscard]] static QString preferred();
  [[nodiscard]] static bool looksLikeMnist(const QString& folder);

 Q_SIGNALS:
  void changed();
  void failed(const QString& name, const QString& message);

 private:
  QString m_name;
  QString m_wanted;
  std::shared_ptr<const DigitsData> m_data;
  LatestWorker m_worker;
};

}  // namespace officina
