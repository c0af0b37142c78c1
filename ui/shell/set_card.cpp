// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/set_card.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>

#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/preferences.h"
#include "ui/shell/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/inline_message.h"

namespace officina {

namespace {

constexpr int kProgressParts = 1000;

}  // namespace

SetCard::SetCard(const CatalogSet& set, QWidget* parent)
    : QFrame(parent),
      m_set(set),
      m_worker(new LatestWorker(this)),
      m_title(new QLabel(this)),
      m_facts(new QLabel(this)),
      m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_message(new InlineMessage(this)),
      m_download(new QPushButton(themedIcon(QStringLiteral("download"), IconInk::OnAccent), QString(), this)),
      m_cancel(new QPushButton(this)),
      m_check(new QPushButton(themedIcon(QStringLiteral("verify")), QString(), this)),
      m_open(new QPushButton(themedIcon(QStringLiteral("folder")), QString(), this)),
      m_use(new QPushButton(this)) {
  setRole(this, "card");
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_facts, TextRole::Caption);
  setTextRole(m_state, TextRole::Muted);
  m_facts->setTextFormat(Qt::RichText);
  m_facts->setOpenExternalLinks(true);
  for (QLabel* label : {m_title, m_facts, m_state}) {
    label->setWordWrap(true);
  }
  m_download->setProperty("primary", true);
  m_progress->setRange(0, kProgressParts);
  m_progress->setTextVisible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, 14, space::kLarge, 14);
  column->setSpacing(6);
  column->addWidget(m_title);
  column->addWidget(m_facts);
  column->addSpacing(2);
  column->addWidget(m_state);
  column->addWidget(m_progress);
  column->addWidget(m_message);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::kSmall);
  for (QPushButton* button : {m_download, m_cancel, m_use, m_check, m_open}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  column->addSpacing(2);
  column->addLayout(buttons);

  connect(m_download, &QPushButton::clicked, this, &SetCard::download);
  connect(m_check, &QPushButton::clicked, this, &SetCard::check);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    m_worker->cancel();
    finish();
  });
  connect(m_open, &QPushButton::clicked, this, [this] { openInFileManager(folder()); });
  connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(folder()); });
  connect(m_worker, &LatestWorker::failed, this, [this](const QString& text) {
    finish();
    m_message->showText(InlineMessage::Kind::Error, text);
  });
  connect(&Preferences::instance(), &Preferences::changed, this, &SetCard::renew);
  renew();
}

SetCard::~SetCard() {
  // Joined while the labels that a progress report would reach are still there.
  delete m_worker;
}

QString SetCard::folder() const {
  return dataSetsFolder() + QLatin1Char('/') + QString::fromStdString(m_set.id);
}

void SetCard::download() {
  m_message->clear();
  m_work = Work::Download;
  m_state->setText(tr("Connecting…"));
  m_worker->submit([this, set = m_set, target = toPath(folder())](const LatestWorker::Cancelled& cancelled) {
    FetchOptions options;
    options.cancelled = cancelled;
    options.onProgress = [this, cancelled](const FetchProgress& progress) {
      if (!cancelled()) {
        QMetaObject::invokeMethod(
            this, [this, progress] { showProgress(progress); }, Qt::QueuedConnection);
      }
    };
    fetchSet(set, target, options);
    return [this] {
      finish();
      report(static_cast<int>(InlineMessage::Kind::Good), [] { return tr("Downloaded and checked."); });
    };
  });
  m_progress->setValue(0);
  retranslate();
}

void SetCard::check() {
  m_message->clear();
  m_work = Work::Check;
  m_worker->submit([this, set = m_set, target = toPath(folder())](const LatestWorker::Cancelled& cancelled) {
    const std::vector<FileCheck> checks = verifySet(set, target, cancelled);
    return [this, checks] {
      finish();
      QStringList bad;
      for (std::size_t i = 0; i < checks.size(); ++i) {
        if (checks[i] != FileCheck::Good) {
          bad.append(QString::fromStdString(m_set.files[i].name));
        }
      }
      if (bad.isEmpty()) {
        report(static_cast<int>(InlineMessage::Kind::Good),
               [] { return tr("Every file is exactly what its makers published."); });
      } else {
        report(static_cast<int>(InlineMessage::Kind::Warning), [bad] {
          return tr("Not as published: %1. Delete it in the folder and download again.")
              .arg(bad.join(QStringLiteral(", ")));
        });
      }
    };
  });
  retranslate();
}

void SetCard::showProgress(const FetchProgress& progress) {
  if (m_work != Work::Download) {
    return;
  }
  const qint64 total = progress.total > 0 ? progress.total : m_set.size();
  m_progress->setRange(0, total > 0 ? kProgressParts : 0);
  m_progress->setValue(total > 0 ? static_cast<int>(progress.received * kProgressParts / total) : 0);
  QString text = progress.unpacking ? tr("Unpacking:") + QLatin1Char(' ') : QString();
  text += tr("%1 of %2").arg(byteText(progress.received), total > 0 ? byteText(total) : tr("unknown size"));
  if (progress.bytesPerSecond > 0) {
    text += QStringLiteral(" · ") + tr("%1/s").arg(byteText(static_cast<qint64>(progress.bytesPerSecond)));
  }
  if (progress.secondsLeft >= 0) {
    text += QStringLiteral(" · ") + tr("%1 left").arg(duration(progress.secondsLeft));
  }
  m_state->setText(text);
}

void SetCard::finish() {
  m_work = Work::None;
  renew();
}

void SetCard::report(int kind, std::function<QString()> words) {
  m_message->showWords(static_cast<InlineMessage::Kind>(kind), std::move(words));
}

void SetCard::renew() {
  const QDir here(folder());
  m_present = 0;
  m_complete = true;
  for (const CatalogFile& file : m_set.files) {
    const QString name = QString::fromStdString(file.name);
    const QFileInfo whole(here.filePath(name));
    const QFileInfo part(here.filePath(name + QStringLiteral(".part")));
    m_present += whole.exists() ? whole.size() : part.exists() ? part.size() : 0;
    m_complete = m_complete && whole.exists();
  }
  retranslate();
}

void SetCard::retranslate() {
  const bool busy = m_work != Work::None;
  m_title->setText(QString::fromStdString(m_set.title));
  const QString source = QString::fromStdString(m_set.source).toHtmlEscaped();
  m_facts->setText(QStringLiteral("%1 · %2 · <a href='%3' style='color:%4'>%3</a>")
                       .arg(byteText(m_set.size()),
                            tr("licence %1").arg(QString::fromStdString(m_set.license)), source,
                            theme().accent.name()));
  const bool used = Preferences::instance().digitsFolder() == folder();
  if (m_work == Work::Check) {
    m_state->setText(tr("Checking every byte…"));
  } else if (m_work == Work::None) {
    m_state->setText(m_complete && used ? tr("On this computer, in use in the digits lab")
                     : m_complete       ? tr("On this computer")
                     : m_present > 0    ? tr("%1 of %2 are here; the download goes on from there")
                                           .arg(byteText(m_present), byteText(m_set.size()))
                                     : tr("Not on this computer"));
  }
  m_progress->setVisible(m_work == Work::Download);
  m_progress->setAccessibleName(tr("Progress of the download"));
  m_download->setVisible(!m_complete && !busy);
  m_download->setText(m_present > 0 ? tr("Continue the download") : tr("Download"));
  m_cancel->setVisible(busy);
  m_cancel->setText(tr("Cancel"));
  const bool pets = m_set.lab == "pets";
  m_use->setVisible(m_complete && !busy && !used && (pets || m_set.lab == "digits"));
  m_use->setText(pets ? tr("Use in the pets lab") : tr("Use in the digits lab"));
  m_check->setVisible(m_complete && !busy);
  m_check->setText(tr("Check the files"));
  m_open->setVisible(m_present > 0);
  m_open->setText(tr("Open the folder"));
}

void SetCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
    retranslate();
  }
  QFrame::changeEvent(event);
}

}  // namespace officina
