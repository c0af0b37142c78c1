// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/class_collector.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/labs/pets/class_column.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

/// Something done to the collection. What cannot be done or undone any more (the files went) is forgotten.
class CollectionCommand final : public QUndoCommand {
 public:
  using Deed = std::function<QString()>;
  CollectionCommand(const QString& words, Deed redo, Deed undo, std::function<void(const QString&)> failed,
                    bool done)
      : QUndoCommand(words),
        m_redo(std::move(redo)),
        m_undo(std::move(undo)),
        m_failed(std::move(failed)),
        m_done(done) {}
  void redo() override {
    if (!std::exchange(m_done, false)) {
      check(m_redo());
    }
  }
  void undo() override { check(m_undo()); }

 private:
  void check(const QString& problem) {
    if (!problem.isEmpty()) {
      m_failed(problem);
      setObsolete(true);
    }
  }
  Deed m_redo;
  Deed m_undo;
  std::function<void(const QString&)> m_failed;
  bool m_done;
};

}  // namespace

ClassCollector::ClassCollector(PictureCollection* pictures, QUndoStack* undo, QWidget* parent)
    : QWidget(parent),
      m_pictures(pictures),
      m_undo(undo),
      m_use(new QPushButton(this)),
      m_add(new QPushButton(this)),
      m_lead(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this)) {
  setTextRole(m_lead, TextRole::Caption);
  setTextRole(m_problem, TextRole::Error);
  m_lead->setWordWrap(true);
  m_problem->setWordWrap(true);
  m_problem->hide();
  m_progress->setTextVisible(false);
  m_progress->setRange(0, 0);
  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  side->addWidget(m_add, 0, Qt::AlignLeft);
  side->addWidget(m_use, 0, Qt::AlignLeft);
  side->addWidget(m_lead);
  side->addWidget(m_progress);
  side->addWidget(m_cancel, 0, Qt::AlignLeft);
  side->addWidget(m_problem);
  side->addStretch(1);
  auto* area = new QScrollArea(this);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget(area);
  m_row = new QHBoxLayout(content);
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->setSpacing(space::kMedium);
  m_row->addStretch(1);
  area->setWidget(content);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(side, 2);
  row->addWidget(area, 9);
  connect(m_add, &QPushButton::clicked, this, &ClassCollector::addClass);
  connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(m_pictures->folder()); });
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    m_worker.cancel();
    m_waiting.clear();
    copyNext();
    m_pictures->tell();
  });
  connect(m_pictures, &PictureCollection::changed, this, &ClassCollector::renew);
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& sentence) {
    complain(sentence);
    copyNext();
  });
  renew();
}

ClassCollector::~ClassCollector() = default;

void ClassCollector::complain(const QString& sentence) {
  m_problem->setText(sentence);
  m_problem->setVisible(!sentence.isEmpty());
}

void ClassCollector::addFiles(const QString& name, const QStringList& files) {
  complain({});
  m_waiting.emplace_back(name, files);
  if (!m_copying) {
    copyNext();
  }
}

/// One drop after the other: a worker's newer job would overtake the one before.
void ClassCollector::copyNext() {
  m_copying = !m_waiting.empty();
  retranslate();
  if (!m_copying) {
    return;
  }
  const auto [name, files] = std::move(m_waiting.front());
  m_waiting.pop_front();
  m_worker.submit([this, name = name, files = files,
                   pictures = m_pictures](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    QStringList made;
    QString problem;
    for (const QString& file : files) {
      if (cancelled()) {
        break;  // what was copied by then stays, and is shown
      }
      QString copy;
      const QString sentence = pictures->copyIn(name, file, copy);
      if (sentence.isEmpty()) {
        made << copy;
      } else if (problem.isEmpty()) {
        problem = sentence;
      }
    }
    return [this, made, problem] {
      if (!problem.isEmpty()) {
        complain(problem);
      }
      if (!made.isEmpty()) {
        auto kept = std::make_shared<QStringList>();
        m_undo->push(new CollectionCommand(
            tr("add pictures"), [this, made, kept] { return m_pictures->restore(made, *kept); },
            [this, made, kept] { return m_pictures->remove(made, *kept); },
            [this](const QString& sentence) { complain(sentence); }, true));
        m_pictures->tell();
      }
      copyNext();
    };
  });
}

void ClassCollector::addImage(const QString& name, const QImage& picture) {
  QString made;
  complain(m_pictures->writeIn(name, picture, made));
  if (made.isEmpty()) {
    return;
  }
  const QStringList files{made};
  auto kept = std::make_shared<QStringList>();
  m_undo->push(new CollectionCommand(
      tr("add a picture"), [this, files, kept] { return m_pictures->restore(files, *kept); },
      [this, files, kept] { return m_pictures->remove(files, *kept); },
      [this](const QString& sentence) { complain(sentence); }, true));
  m_pictures->tell();
}

void ClassCollector::addClass() {
  const QStringList there = m_pictures->classes();
  QString name;
  for (int number = 1; name.isEmpty() || there.contains(name); ++number) {
    name = tr("class %1").arg(number);
  }
  auto kept = std::make_shared<QString>();
  complain({});
  m_undo->push(new CollectionCommand(
      tr("add a class"), [this, name] { return m_pictures->addClass(name); },
      [this, name, kept] { return m_pictures->removeClass(name, *kept); },
      [this](const QString& sentence) { complain(sentence); }, false));
}

void ClassCollector::renameClass(const QString& from, const QString& to) {
  const QString safe = PictureCollection::safeName(to);
  if (safe == from) {
    renew();
    return;
  }
  complain({});
  m_undo->push(new CollectionCommand(
      tr("rename a class"), [this, from, safe] { return m_pictures->renameClass(from, safe); },
      [this, from, safe] { return m_pictures->renameClass(safe, from); },
      [this](const QString& sentence) {
        complain(sentence);
        renew();
      },
      false));
}

void ClassCollector::removeClass(const QString& name) {
  auto kept = std::make_shared<QString>();
  complain({});
  m_undo->push(new CollectionCommand(
      tr("remove a class"), [this, name, kept] { return m_pictures->removeClass(name, *kept); },
      [this, name, kept] { return m_pictures->restoreClass(name, *kept); },
      [this](const QString& sentence) { complain(sentence); }, false));
}

void ClassCollector::removePictures(const QStringList& files) {
  auto kept = std::make_shared<QStringList>();
  complain({});
  m_undo->push(new CollectionCommand(
      tr("delete pictures"), [this, files, kept] { return m_pictures->remove(files, *kept); },
      [this, files, kept] { return m_pictures->restore(files, *kept); },
      [this](const QString& sentence) { complain(sentence); }, false));
}

void ClassCollector::renew() {
  const QStringList classes = m_pictures->classes();
  while (m_columns.size() > static_cast<std::size_t>(classes.size())) {
    m_columns.back()->deleteLater();
    m_columns.pop_back();
  }
  while (m_columns.size() < static_cast<std::size_t>(classes.size())) {
    auto* column = new ClassColumn(this);
    m_row->insertWidget(static_cast<int>(m_columns.size()), column, 1);
    connect(column, &ClassColumn::filesDropped, this,
            [this, column](const QStringList& files) { addFiles(column->name(), files); });
    connect(column, &ClassColumn::imageDropped, this,
            [this, column](const QImage& picture) { addImage(column->name(), picture); });
    connect(column, &ClassColumn::renamed, this,
            [this, column](const QString& name) { renameClass(column->name(), name); });
    connect(column, &ClassColumn::removeRequested, this, [this, column] { removeClass(column->name()); });
    connect(column, &ClassColumn::pictureRemoved, this,
            [this](const QString& file) { removePictures({file}); });
    m_columns.push_back(column);
  }
  for (qsizetype i = 0; i < classes.size(); ++i) {
    m_columns[static_cast<std::size_t>(i)]->setClass(classes[i], m_pictures->files(classes[i]));
  }
  retranslate();
}

void ClassCollector::retranslate() {
  const QStringList classes = m_pictures->classes();
  const auto filled = std::ranges::count_if(
      classes, [this](const QString& name) { return !m_pictures->files(name).isEmpty(); });
  m_add->setText(tr("Add a class"));
  m_use->setText(tr("Train with these"));
  m_use->setEnabled(filled >= 2 && !m_copying);
  m_lead->setText(
      filled >= 2
          ? tr("Pictures are copied into %1. Ctrl+Z takes back whatever you do here.")
                .arg(m_pictures->folder())
          : tr("Make two classes or more, and drop some pictures into each: from the file manager or a "
               "browser. Twenty of each are a beginning."));
  m_progress->setVisible(m_copying);
  m_cancel->setVisible(m_copying);
  m_cancel->setText(tr("Cancel"));
}

void ClassCollector::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
