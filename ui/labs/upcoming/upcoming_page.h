// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/labs/page.h"

class QLabel;
class QScrollArea;

namespace officina {

enum class UpcomingLab { Thermometer, Digits, Pets, Sentiment };

/// The page of a lab that is not built yet: says what it will be, and offers nothing that does not work.
class UpcomingPage : public Page {
  Q_OBJECT

 public:
  UpcomingPage(UpcomingLab lab, QWidget* parent);

  [[nodiscard]] QString id() const override;
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString iconName() const override { return id(); }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Part {
    QLabel* heading;
    QLabel* body;
  };
  void retranslate();

  UpcomingLab m_lab;
  QScrollArea* m_area;
  QLabel* m_icon;
  QLabel* m_title;
  QLabel* m_lead;
  QLabel* m_note;
  std::vector<Part> m_parts;
};

}  // namespace officina
