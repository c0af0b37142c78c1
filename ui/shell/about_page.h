// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <utility>

#include "ui/shell/general_page.h"

class QPushButton;
class QTextBrowser;

namespace officina {

/// What runs, which numbers can be trusted to the last digit, what a picture does not prove, and the
/// licences.
class AboutPage : public GeneralPage {
  Q_OBJECT

 public:
  explicit AboutPage(QWidget* parent);
  [[nodiscard]] QString title() const override { return tr("About Officina"); }

 protected:
  void retranslate() override;

 private:
  [[nodiscard]] QList<std::pair<QString, QString>> machine() const;

  static constexpr std::size_t kTexts = 4;
  struct Block {
    QLabel* heading;
    QLabel* body;
  };
  QLabel* m_machineHeading;
  QLabel* m_machine;
  QPushButton* m_copy;
  std::array<Block, kTexts> m_blocks;
};

}  // namespace officina
