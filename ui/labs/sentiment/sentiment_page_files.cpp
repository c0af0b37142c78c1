// SPDX-License-Identifier: GPL-3.0-or-later
// What comes into the lab from outside and leaves it: text, files of sentences, weights.
#include <algorithm>

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

#include "ui/labs/common/lab_files.h"
#include "ui/labs/sentiment/many_sentences_panel.h"
#include "ui/labs/sentiment/sentence_panel.h"
#include "ui/labs/sentiment/sentiment_page.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

QString sentenceFilter() {
  return SentimentPage::tr("Sentences (*.txt *.json *.tsv *.csv)");
}

QString weightsFilter() {
  return SentimentPage::tr("Weights (*.pth *.pt *.safetensors)");
}

}  // namespace

QString SentimentPage::openFilter() const {
  return sentenceFilter() + QStringLiteral(";;") + weightsFilter();
}

void SentimentPage::openFile(const QString& path) {
  if (isWeightsFile(path)) {
    m_weights->useFile(path);
  } else if (const auto weights = m_weights->weights()) {
    m_many->askFile(path, weights, m_card.sureFrom);
  } else {
    complain(tr("There are no weights yet that could answer."));
  }
}

bool SentimentPage::takeMime(const QMimeData* mime) {
  bool taken = false;
  for (const QUrl& url : mime->urls()) {
    if (url.isLocalFile()) {
      openFile(url.toLocalFile());
      taken = true;
    }
  }
  if (!taken && mime->hasText() && !mime->text().trimmed().isEmpty()) {
    m_sentence->setSentence(mime->text());
    taken = true;
  }
  return taken;
}

bool SentimentPage::paste() {
  return takeMime(QGuiApplication::clipboard()->mimeData());
}

void SentimentPage::dragEnterEvent(QDragEnterEvent* event) {
  const QMimeData* mime = event->mimeData();
  if (std::ranges::any_of(mime->urls(), &QUrl::isLocalFile) || mime->hasText()) {
    event->acceptProposedAction();
  }
}

void SentimentPage::dropEvent(QDropEvent* event) {
  if (takeMime(event->mimeData())) {
    event->acceptProposedAction();
  } else {
    complain(tr("What was dropped is neither text nor a file of this computer."));
  }
}

void SentimentPage::openDialog() {
  openFileDialog(this, tr("Open sentences"), QFileDialog::ExistingFile, openFilter(),
                 [this](const QStringList& paths) { openFile(paths.constFirst()); });
}

void SentimentPage::openWeightsDialog() {
  openFileDialog(this, tr("Open weights"), QFileDialog::ExistingFile, weightsFilter(),
                 [this](const QStringList& paths) { openFile(paths.constFirst()); });
}

void SentimentPage::openDataDialog() {
  openFileDialog(this, tr("Open sentences with their labels"), QFileDialog::ExistingFile,
                 tr("Sentences with labels (*.json *.tsv *.csv)"),
                 [this](const QStringList& paths) { useFile(paths.constFirst()); });
}

DataLabPage::CardWriter SentimentPage::cardWriter() const {
  return [card = m_card](const std::filesystem::path& weights) { writeSentimentCard(weights, card); };
}

}  // namespace officina
