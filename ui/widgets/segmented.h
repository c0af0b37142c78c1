// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include <QButtonGroup>
#include <QFrame>

class QBoxLayout;
class QPushButton;

namespace officina {

/// A few choices side by side of which one holds ("as in the notes" / "tuned", "linear" / "log"). Where there
/// is no room side by side they stand one above the other; no word is ever cut.
class SegmentedControl : public QFrame {
  Q_OBJECT

 public:
  explicit SegmentedControl(QWidget* parent = nullptr);

  /// `label` is asked again whenever the language changes.
  void addOption(const QString& key, std::function<QString()> label);
  /// Shows `key` as chosen without a signal; an unknown key leaves none chosen.
  void setCurrent(const QString& key);
  [[nodiscard]] QString current() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// The user chose.
  void chosen(const QString& key);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();
  struct Option {
    QString key;
    std::function<QString()> label;
    QPushButton* button;
  };
  QBoxLayout* m_row;
  QButtonGroup m_group;
  std::vector<Option> m_options;
};

}  // namespace officina
