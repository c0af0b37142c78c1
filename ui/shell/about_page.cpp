// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_page.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include "core/api/platform.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"

namespace officina {

AboutPage::AboutPage(QWidget* parent) : GeneralPage(QStringLiteral("about"), parent) {
  QFrame* card = addCard();
  auto* head = new QHBoxLayout;
  m_machineHeading = new QLabel(card);
  setTextRole(m_machineHeading, TextRole::Heading);
  m_copy = new QPushButton(themedIcon(QStringLiteral("copy")), QString(), card);
  head->addWidget(m_machineHeading, 1);
  head->addWidget(m_copy);
  static_cast<QVBoxLayout*>(card->layout())->addLayout(head);
  m_machine = addLabel(card, false);
  m_machine->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (Block& block : m_blocks) {
    QFrame* text = addCard();
    block.heading = addLabel(text, true);
    block.body = addLabel(text, false);
    block.body->setTextFormat(Qt::RichText);
    block.body->setOpenExternalLinks(true);
  }
  connect(m_copy, &QPushButton::clicked, this, [this] {
    QString text;
    for (const auto& [name, value] : machine()) {
      text += name + QStringLiteral(": ") + value + QLatin1Char('\n');
    }
    QApplication::clipboard()->setText(text);
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(1500, m_copy, [this] { m_copy->setText(tr("Copy")); });
  });
  retranslate();
}

QList<std::pair<QString, QString>> AboutPage::machine() const {
  const PlatformInfo info = platformInfo();
  const auto text = [](const std::string& value) { return QString::fromStdString(value); };
  return {{QStringLiteral("Officina"), text(info.officina)},
          {QStringLiteral("LibTorch"), text(info.libtorch)},
          {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
          {tr("Linear algebra"), text(info.blas)},
          {tr("Memory allocator"), text(info.allocator)},
          {tr("Instruction set"), text(info.instructionSet)},
          {tr("Device"), text(info.device)},
          {tr("Threads"), tr("%1 of %2 cores").arg(info.threads).arg(info.cores)},
          {QStringLiteral("OMP_WAIT_POLICY"), text(info.openmpWait)}};
}

void AboutPage::retranslate() {
  setLead(
      tr("A workshop in which a person learns deep learning by training real networks and taking them apart. "
         "Everything is computed here; nothing is ever sent anywhere."));
  m_machineHeading->setText(tr("What runs here"));
  m_copy->setText(tr("Copy"));
  m_copy->setAccessibleName(tr("Copy what runs here"));
  QString rows;
  for (const auto& [name, value] : machine()) {
    rows += QStringLiteral("<tr><td style='padding-right:24px'>%1</td><td style='color:%3'>%2</td></tr>")
                .arg(name.toHtmlEscaped(), value.toHtmlEscaped(), theme().ink.name());
  }
  m_machine->setText(QStringLiteral("<table cellspacing='0' cellpadding='2'>%1</table>").arg(rows));

  const auto set = [this](std::size_t index, const QString& heading, const QString& body) {
    m_blocks[index].heading->setText(heading);
    m_blocks[index].body->setText(body);
  };
  set(0, tr("Which numbers are exact"),
      tr("<p>On the processor, with one thread, a run of the recipe “as in the notes” gives the numbers of "
         "the same "
         "Python program with the same PyTorch to the last bit: first weights, order of the data, every "
         "loss.</p>"
         "<p>They may differ in the last digits with more threads, on a graphics card, with another version "
         "of PyTorch "
         "or another library for linear algebra, because sums are then added in another order. After "
         "thousands of steps "
         "such a difference can grow. A time is never exact: it depends on what else this computer "
         "does.</p>"));
  set(1, tr("What a picture does not prove"),
      tr("<p>A feature map shows where a filter answered, not what it “looks for”. Colours are scaled to the "
         "values on "
         "the screen: read the legend before comparing two pictures.</p>"
         "<p>Attention is not an explanation, and a heat map over a photograph can look convincing for a "
         "network "
         "that has learned nothing. A probability of 99 % is what the network says, not how often it is "
         "right.</p>"
         "<p>One seed is one throw of the dice. Between two recipes, a difference smaller than that between "
         "two seeds "
         "means nothing.</p>"));
  set(2, tr("What the built-in digits network has seen"),
      tr("<p>Its weights were trained on the 60,000 digits of MNIST, written in the United States around "
         "1990, and on 12,000 that this program drew. It has not "
         "seen other alphabets, letters or two digits at once, and it must still answer with one of ten "
         "classes.</p>"));
  set(3, tr("Licences"),
      tr("<p>Officina is free software under the GNU General Public License, version 3 or later, because Qt "
         "Charts "
         "is.</p><p>It stands on Qt (LGPL and GPL), PyTorch's LibTorch (BSD), OpenCV (Apache 2), OpenBLAS "
         "(BSD), libcurl "
         "(curl), zlib, nlohmann/json and CLI11 (MIT and BSD), gperftools (BSD) and the typeface Inter "
         "(OFL).</p>"
         "<p>MNIST was made by Yann LeCun, Corinna Cortes and Christopher Burges from the collections of "
         "NIST.</p>"));
}

}  // namespace officina
