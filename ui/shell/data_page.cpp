// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/data_page.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "core/api/datasets.h"
#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/api/platform.h"
#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/places.h"
#include "ui/shell/preferences.h"
#include "ui/shell/set_card.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

/// A button at the left end of a row of its own in the card.
QPushButton* addButton(QFrame* card, const QString& icon) {
  auto* button = new QPushButton(themedIcon(icon), QString(), card);
  auto* row = new QHBoxLayout;
  row->addWidget(button);
  row->addStretch(1);
  static_cast<QVBoxLayout*>(card->layout())->addLayout(row);
  return button;
}

}  // namespace

DataPage::DataPage(MainWindow* window)
    : GeneralPage(QStringLiteral("data"), window), m_window(window), m_worker(new LatestWorker(this)) {
  QFrame* starter = addCard();
  m_starterHeading = addLabel(starter, true);
  m_starter = addLabel(starter, false);
  m_useStarter = addButton(starter, QStringLiteral("check"));
  readCatalogue();
  QFrame* own = addCard();
  m_ownHeading = addLabel(own, true);
  m_own = addLabel(own, false);
  m_ownState = addLabel(own, false);
  m_choose = addButton(own, QStringLiteral("folder"));
  connect(m_choose, &QPushButton::clicked, this, &DataPage::chooseFolder);
  connect(m_useStarter, &QPushButton::clicked, this, [this] { useFolder(QString()); });
  connect(m_worker, &LatestWorker::failed, this, [this](const QString& text) {
    retranslate();
    message()->showText(InlineMessage::Kind::Error, text);
  });
  connect(&Preferences::instance(), &Preferences::changed, this, &DataPage::retranslate);
  retranslate();
}

DataPage::~DataPage() {
  delete m_worker;
}

void DataPage::readCatalogue() {
  try {
    for (const CatalogSet& set : readCatalog(catalogFile())) {
      auto* card = new SetCard(set, this);
      connect(card, &SetCard::useRequested, this, [this, lab = set.lab](const QString& folder) {
        if (lab == "pets") {
          m_window->showPage(QStringLiteral("pets"))->openFile(folder);
        } else {
          useFolder(folder);
        }
      });
      column()->addWidget(card);
    }
  } catch (...) {
    const Error error = currentError();
    message()->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
  }
}

void DataPage::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("A folder with IDX files"),
                                                           Preferences::instance().digitsFolder());
  if (!folder.isEmpty()) {
    openFile(folder);
  }
}

void DataPage::openFile(const QString& path) {
  message()->clear();
  m_ownState->setText(tr("Reading %1…").arg(shownPath(path)));
  m_ownState->show();
  m_worker->submit([this, path](const LatestWorker::Cancelled&) {
    const auto digits = readMnistFolder(toPath(path));
    const auto train = static_cast<qlonglong>(digits->train().count());
    const auto test = static_cast<qlonglong>(digits->test().count());
    return [this, path, train, test] {
      Preferences::instance().setDigitsFolder(path);
      message()->showWords(
          InlineMessage::Kind::Good,
          [train, test] {
            return tr("%1 digits to learn from and %2 to test on. The digits lab uses them from now on.")
                .arg(officina::locale().toString(train), officina::locale().toString(test));
          },
          [] { return tr("Open the lab"); }, [this] { m_window->showPage(QStringLiteral("digits")); });
    };
  });
}

void DataPage::useFolder(const QString& folder) {
  Preferences::instance().setDigitsFolder(folder);
  message()->showWords(
      InlineMessage::Kind::Good, [] { return tr("The digits lab uses this set from now on."); },
      [] { return tr("Open the lab"); }, [this] { m_window->showPage(QStringLiteral("digits")); });
}

void DataPage::retranslate() {
  const QString used = Preferences::instance().digitsFolder();
  setLead(tr(
      "What the networks learn from. The labs work at once with what ships; real collections come from their "
      "makers' mirrors, only when you ask, and nothing of yours goes the other way."));
  m_starterHeading->setText(tr("Starter digits"));
  m_starter->setText(
      tr("12,000 digits to learn from and 2,000 to test on, which the program draws itself from a model of "
         "how a hand writes: always there, no download. %1")
          .arg(used.isEmpty() ? tr("In use in the digits lab.") : QString()));
  m_useStarter->setText(tr("Use in the digits lab"));
  m_useStarter->setVisible(!used.isEmpty());
  m_ownHeading->setText(tr("Your own digits"));
  m_own->setText(
      tr("A folder with the four IDX files of MNIST's form, plain or gzipped: train-images-idx3-ubyte, "
         "train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte. It can also be dropped "
         "anywhere on this page."));
  const bool own = !used.isEmpty() && !used.startsWith(dataSetsFolder());
  m_ownState->setText(own ? tr("In use in the digits lab: %1").arg(shownPath(used)) : QString());
  m_ownState->setVisible(own);
  m_choose->setText(tr("Open a folder…"));
}

}  // namespace officina
