// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/class_collector.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QTimer>
#include <QUndoStack>
#include <QVBoxLayout>

#include "core/api/photos.h"
#include "ui/labs/pets/class_column.h"
#include "ui/labs/pets/picture_commands.h"
#include "ui/labs/pets/picture_names.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"

namespace officina {

ClassCollector::ClassCollector(PictureCollection* pictures, QUndoStack* undo, QWidget* parent)
    : QWidget(parent),
      m_pictures(pictures),
      m_undo(undo),
      m_use(new QPushButton(this)),
      m_add(new QPushButton(this)),
      m_lead(new QLabel(this)),
      m_copying(new QLabel(this)),
      m_problem(new InlineMessage(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(this)),
      m_import(pictures->trash()) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addWidget(makeSide(), 2);
  auto* main = new QVBoxLayout;
  main->setSpacing(space::kSmall);
  main->addWidget(m_problem);
  main->addWidget(makeColumns(), 1);
  row->addLayout(main, 9);
  connect(m_add, &QPushButton::clicked, this, &ClassCollector::addClass);
  connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useRequested(m_pictures->folder()); });
  connect(m_cancel, &QPushButton::clicked, this, &ClassCollector::cancel);
  connect(m_pictures, &PictureCollection::changed, this, [this] {
    m_problem->clear();  // what was refused before does not matter any more
    renew();
  });
  connect(m_pictures, &PictureCollection::classRenamed, this, [this](const QString& from, const QString& to) {
    m_import.renameClass(from, to);
    if (ClassColumn* renamed = column(from)) {
      renamed->setClass(to, m_pictures->files(to));
    }
  });
  connect(&m_import, &PictureImport::finished, this, &ClassCollector::takeIn);
  connect(&m_import, &PictureImport::progressed, this, &ClassCollector::renewProgress);
  renew();
  renewProgress();
}

ClassCollector::~ClassCollector() {
  // A name half typed is finished when its field loses the focus, which it still does as the window goes.
  for (ClassColumn* each : m_columns) {
    each->disconnect(this);
  }
}

QWidget* ClassCollector::makeSide() {
  auto* side = new QWidget(this);
  for (QLabel* label : {m_lead, m_copying}) {
    setTextRole(label, TextRole::Caption);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);  // names of classes are the reader's
  }
  m_progress->setTextVisible(false);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addWidget(m_use, 0, Qt::AlignLeft);
  column->addWidget(m_lead);
  column->addWidget(m_copying);
  column->addWidget(m_progress);
  column->addWidget(m_cancel, 0, Qt::AlignLeft);
  column->addStretch(1);
  return side;
}

QWidget* ClassCollector::makeColumns() {
  m_area = new QScrollArea(this);
  m_area->setWidgetResizable(true);
  m_area->setFrameShape(QFrame::NoFrame);
  m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_area->setFocusPolicy(Qt::NoFocus);  // what is in it scrolls into sight when it gets the focus
  auto* content = new QWidget(m_area);
  m_row = new QHBoxLayout(content);
  m_row->setContentsMargins(0, 0, 0, 0);
  m_row->setSpacing(space::kMedium);
  auto* card = new QFrame(content);
  setRole(card, "card");
  auto* inCard = new QVBoxLayout(card);
  inCard->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
  inCard->addWidget(m_add, 0, Qt::AlignCenter);
  m_row->addWidget(card);
  m_row->addStretch(0);  // columns grow first, as far as they may
  m_area->setWidget(content);
  return m_area;
}

ClassColumn* ClassCollector::column(const QString& name) const {
  const auto found = std::ranges::find(m_columns, name, &ClassColumn::name);
  return found == m_columns.end() ? nullptr : *found;
}

void ClassCollector::complain(const QString& sentence) {
  if (sentence.isEmpty()) {
    m_problem->clear();
  } else {
    m_problem->showText(InlineMessage::Kind::Error, sentence);
  }
}

bool ClassCollector::run(std::unique_ptr<PictureCommand> command) {
  m_problem->clear();
  return PictureCommand::run(std::move(command), m_undo,
                             [this](const QString& sentence) { complain(sentence); });
}

void ClassCollector::addFiles(const QString& name, const QStringList& files) {
  if (!busy()) {
    m_problem->clear();
    m_reports.clear();
  }
  m_import.add(name, files);
}

void ClassCollector::takeIn(const PictureImport::Outcome& outcome) {
  QStringList sentences;
  if (!outcome.leftOut.isEmpty()) {
    constexpr qsizetype kMostSentences = 3;
    const qsizetype count = outcome.leftOut.size();
    sentences << tr("%Ln file(s) left out of “%1”.", nullptr, static_cast<int>(count)).arg(outcome.name);
    sentences << outcome.leftOut.first(std::min(count, kMostSentences));
  }
  if (!outcome.diskProblem.isEmpty()) {
    sentences = {outcome.diskProblem};
  } else if (!outcome.intake->pictures().empty()) {
    if (run(std::make_unique<AddPicturesCommand>(m_pictures, outcome.name, outcome.intake->pictures()))) {
      outcome.intake->release();
    } else {
      sentences = {m_problem->text()};
    }
  }
  if (!sentences.isEmpty()) {
    m_reports << sentences.join(QLatin1Char(' '));
  }
  if (!m_reports.isEmpty()) {
    m_problem->showText(InlineMessage::Kind::Warning, m_reports.join(QLatin1Char('\n')));
  }
}

void ClassCollector::addImage(const QString& name, const QImage& picture) {
  m_problem->clear();
  PictureIntake intake(m_pictures->trash());
  QString problem;
  if (intake.write(picture, tr("pasted") + QStringLiteral(".png"), problem) != PictureIntake::Result::Taken) {
    complain(problem);
  } else if (run(std::make_unique<AddPicturesCommand>(m_pictures, name, intake.pictures()))) {
    intake.release();
  }
}

void ClassCollector::addClass() {
  const QStringList there = m_pictures->classes();
  QString name;
  for (int number = 1; name.isEmpty() || there.contains(name); ++number) {
    name = tr("class %1").arg(number);
  }
  if (!run(std::make_unique<AddClassCommand>(m_pictures, name))) {
    return;
  }
  if (ClassColumn* made = column(name)) {
    made->editName();
    // Where it is will be known when it has been laid out.
    QTimer::singleShot(0, made, [this, made] { m_area->ensureWidgetVisible(made); });
  }
}

void ClassCollector::renameClass(const QString& from, const QString& to) {
  const QString safe = safeFolderName(to);
  if (safe == from || !run(std::make_unique<RenameClassCommand>(m_pictures, from, safe))) {
    renew();  // the field shows the name again that the class has
  }
}

void ClassCollector::removeClass(const QString& name) {
  run(std::make_unique<RemoveClassCommand>(m_pictures, name));
}

void ClassCollector::removePictures(const QString& name, const QStringList& files) {
  run(std::make_unique<DeletePicturesCommand>(m_pictures, name, files));
}

ClassColumn* ClassCollector::makeColumn(const QString& name) {
  auto* made = new ClassColumn(this);
  made->setClass(name, m_pictures->files(name));
  connect(made, &ClassColumn::filesDropped, this,
          [this, made](const QStringList& files) { addFiles(made->name(), files); });
  connect(made, &ClassColumn::imageDropped, this,
          [this, made](const QImage& picture) { addImage(made->name(), picture); });
  connect(made, &ClassColumn::nothingDropped, this, [this] {
    m_problem->showWords(InlineMessage::Kind::Info, [] {
      return tr("There is no picture in this. Drag or copy the picture itself rather than a link to it.");
    });
  });
  connect(made, &ClassColumn::renamed, this,
          [this, made](const QString& to) { renameClass(made->name(), to); });
  connect(made, &ClassColumn::removeRequested, this, [this, made] { removeClass(made->name()); });
  connect(made, &ClassColumn::picturesRemoved, this,
          [this, made](const QStringList& files) { removePictures(made->name(), files); });
  return made;
}

/// A class keeps its column, with focus and selection, wherever its name is among the others.
void ClassCollector::renew() {
  const QStringList classes = m_pictures->classes();
  std::vector<ClassColumn*> columns;
  for (const QString& name : classes) {
    ClassColumn* there = column(name);
    if (there) {
      there->setClass(name, m_pictures->files(name));
    }
    columns.push_back(there ? there : makeColumn(name));
  }
  for (ClassColumn* old : std::exchange(m_columns, columns)) {
    if (std::ranges::find(columns, old) == columns.end()) {
      old->disconnect(this);  // a name half typed in it is of no class any more
      old->hide();
      old->deleteLater();
    }
  }
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    if (m_row->indexOf(m_columns[i]) != static_cast<int>(i)) {
      m_row->removeWidget(m_columns[i]);
      m_row->insertWidget(static_cast<int>(i), m_columns[i], 1);
    }
  }
  QWidget* before = m_use;
  for (ClassColumn* each : m_columns) {
    before = each->followInTabOrder(before);
  }
  setTabOrder(before, m_add);
  retranslate();
}

void ClassCollector::renewProgress() {
  const bool copying = busy();
  for (QWidget* each : std::initializer_list<QWidget*>{m_copying, m_progress, m_cancel}) {
    each->setVisible(copying);
  }
  m_progress->setRange(0, m_import.total());
  m_progress->setValue(m_import.done());
  if (copying) {
    m_copying->setText(tr("Copying into “%1”: %L2 of %L3")
                           .arg(m_import.className())
                           .arg(m_import.done())
                           .arg(m_import.total()));
  }
  retranslateLead();
}

void ClassCollector::retranslate() {
  m_add->setText(tr("Add a class"));
  m_add->setEnabled(!m_pictures->isFull());
  m_add->setToolTip(m_pictures->isFull() ? tr("At most %1 classes can be learned.").arg(kMostPhotoClasses)
                                         : QString());
  m_use->setText(tr("Train with these"));
  m_cancel->setText(tr("Cancel"));
  m_cancel->setToolTip(tr("Stops copying; nothing of it is taken in"));
  m_progress->setAccessibleName(tr("files copied"));
  m_area->setAccessibleName(tr("my classes"));
  retranslateLead();
}

void ClassCollector::retranslateLead() {
  QStringList empty;
  for (const ClassColumn* each : m_columns) {
    if (each->fileCount() == 0) {
      empty << QStringLiteral("“%1”").arg(each->name());
    }
  }
  const auto filled = static_cast<qsizetype>(m_columns.size()) - empty.size();
  const QString names = QLocale().createSeparatedList(empty);
  QString lead;
  if (m_columns.empty()) {
    lead =
        tr("Make two classes or more, and drop some pictures into each: from the file manager or a "
           "browser. Twenty of each are a beginning.");
  } else if (m_columns.size() < kLeastPhotoClasses) {
    lead = tr("A second class is missing: what is it to be told from?");
  } else if (filled < kLeastPhotoClasses) {
    lead = tr("Pictures are missing in %1. Twenty of each class are a beginning.").arg(names);
  } else {
    lead = tr("Pictures are copied into %1. Ctrl+Z takes back whatever you do here.")
               .arg(shownPath(m_pictures->folder()));
    if (!empty.isEmpty()) {
      lead += QLatin1Char(' ') + tr("Without pictures, and not learned: %1.").arg(names);
    }
  }
  m_lead->setText(lead);
  m_use->setEnabled(filled >= kLeastPhotoClasses && !busy());
  m_use->setToolTip(m_use->isEnabled() ? QString() : lead);
}

void ClassCollector::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
    renewProgress();
  }
}

}  // namespace officina
