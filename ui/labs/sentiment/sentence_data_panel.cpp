// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/sentence_data_panel.h"

#include <algorithm>
#include <set>
#include <utility>

#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/labs/common/lab_files.h"
#include "ui/labs/sentiment/sentences_delegate.h"
#include "ui/labs/sentiment/sentiment_sets.h"
#include "ui/labs/sentiment/survey_view.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

const QString kAll = QStringLiteral("all");
const QString kPositives = QStringLiteral("positive");
const QString kNegatives = QStringLiteral("negative");
const QString kMarked = QStringLiteral("marked");

/// The rows that hold the words searched for, of one kind.
class ShownSentences final : public QSortFilterProxyModel {
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void show(const QString& words, const QString& kind) {
    m_words = words;
    m_kind = kind;
    invalidateFilter();
  }

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
    const QModelIndex at = sourceModel()->index(row, SentencesModel::Text, parent);
    const int label = at.data(SentencesModel::LabelRole).toInt();
    if ((m_kind == kPositives && label != kPositive) || (m_kind == kNegatives && label != kNegative) ||
        (m_kind == kMarked && at.data(SentencesModel::MarkRole).toInt() == SentencesModel::NoMark)) {
      return false;
    }
    return m_words.isEmpty() ||
           at.data(SentencesModel::SentenceRole).toString().contains(m_words, Qt::CaseInsensitive);
  }

 private:
  QString m_words;
  QString m_kind = kAll;
};

}  // namespace

SentenceDataPanel::SentenceDataPanel(SentencesModel* model, QUndoStack* undo, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_shown(new ShownSentences(this)),
      m_title(new QLabel(this)),
      m_search(new QLineEdit(this)),
      m_filter(new SegmentedControl(this)),
      m_table(new QTableView(this)),
      m_survey(new SurveyView(this)),
      m_add(new ToolbarButton(QStringLiteral("plus"), this)),
      m_positive(new ToolbarButton({}, this)),
      m_negative(new ToolbarButton({}, this)),
      m_delete(new ToolbarButton(QStringLiteral("trash"), this)),
      m_paste(new ToolbarButton(QStringLiteral("paste"), this)),
      m_undo(new ToolbarButton(QStringLiteral("undo"), this)),
      m_redo(new ToolbarButton(QStringLiteral("redo"), this)),
      m_open(new ToolbarButton(QStringLiteral("open"), this)),
      m_save(new ToolbarButton(QStringLiteral("save"), this)) {
  m_shown->setSourceModel(model);
  m_shown->setDynamicSortFilter(true);
  m_filter->addOption(kAll, [] { return tr("all"); });
  m_filter->addOption(kPositives, [] { return tr("positive"); });
  m_filter->addOption(kNegatives, [] { return tr("negative"); });
  m_filter->addOption(kMarked, [] { return tr("to be looked at"); });
  m_filter->setCurrent(kAll);
  makeLayout();
  const auto filter = [this] {
    static_cast<ShownSentences*>(m_shown)->show(m_search->text().trimmed(), m_filter->current());
    renewTexts();
  };
  connect(m_search, &QLineEdit::textChanged, this, filter);
  connect(m_filter, &SegmentedControl::chosen, this, filter);
  connect(m_add, &QPushButton::clicked, this, &SentenceDataPanel::addSentence);
  connect(m_positive, &QPushButton::clicked, this, [this] { relabelSelected(kPositive); });
  connect(m_negative, &QPushButton::clicked, this, [this] { relabelSelected(kNegative); });
  connect(m_delete, &QPushButton::clicked, this, &SentenceDataPanel::deleteSelected);
  connect(m_paste, &QPushButton::clicked, this, [this] {
    if (!paste()) {
      Q_EMIT failed(tr("The clipboard holds no text. Copy some sentences first."));
    }
  });
  connect(m_undo, &QPushButton::clicked, undo, &QUndoStack::undo);
  connect(m_redo, &QPushButton::clicked, undo, &QUndoStack::redo);
  connect(undo, &QUndoStack::canUndoChanged, m_undo, &QWidget::setEnabled);
  connect(undo, &QUndoStack::canRedoChanged, m_redo, &QWidget::setEnabled);
  m_undo->setEnabled(undo->canUndo());
  m_redo->setEnabled(undo->canRedo());
  connect(m_open, &QPushButton::clicked, this, &SentenceDataPanel::openRequested);
  connect(m_save, &QPushButton::clicked, this, &SentenceDataPanel::save);
  connect(m_model, &SentencesModel::edited, this, &SentenceDataPanel::askSurvey);
  connect(m_survey, &SurveyView::found, this, [this] {
    m_model->setFacts(m_survey->facts());
    renewTexts();
  });
  connect(m_survey, &SurveyView::rowsRequested, this, &SentenceDataPanel::selectRows);
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &SentenceDataPanel::renewTexts);
  connect(&m_saver, &LatestWorker::failed, this, &SentenceDataPanel::failed);
  connect(&m_paster, &LatestWorker::failed, this, &SentenceDataPanel::failed);
  retranslate();
}

void SentenceDataPanel::makeLayout() {
  setTextRole(m_title, TextRole::Heading);
  m_table->setModel(m_shown);
  m_table->setItemDelegate(new SentencesDelegate(m_table));
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->setTabKeyNavigation(false);
  m_table->verticalHeader()->setDefaultSectionSize(scaled(26));
  m_table->verticalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { border: none; }"));
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->installEventFilter(this);
  m_table->setMinimumHeight(scaled(96));
  m_search->setClearButtonEnabled(true);
  m_search->setMaximumWidth(scaled(200));
  auto* head = new QHBoxLayout;
  head->setSpacing(space::kTight);
  head->addWidget(m_title, 1);
  for (ToolbarButton* button :
       {m_positive, m_negative, m_add, m_delete, m_paste, m_undo, m_redo, m_open, m_save}) {
    button->setQuiet(true);
    head->addWidget(button);
  }
  auto* tools = new QHBoxLayout;
  tools->setSpacing(space::kSmall);
  tools->addWidget(m_filter);
  tools->addStretch(1);
  tools->addWidget(m_search, 2);
  auto* left = new QVBoxLayout;
  left->setSpacing(space::kTight);
  left->addLayout(head);
  left->addLayout(tools);
  left->addWidget(m_table, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(left, 7);
  row->addWidget(m_survey, 4);
}

void SentenceDataPanel::setSet(const SentenceSet& set) {
  m_paster.cancel();  // what was pasted was meant for the set before
  m_name = set.name;
  m_survey->setNotes(set.notes, set.leftOut, set.encoding);
  askSurvey();
}

void SentenceDataPanel::setLimit(std::int64_t limit) {
  if (limit != m_limit) {
    m_limit = limit;
    askSurvey();
  }
}

bool SentenceDataPanel::busy() const {
  return m_survey->busy() || m_saver.busy() || m_paster.busy();
}

void SentenceDataPanel::askSurvey() {
  m_surveyIsOld = !isVisible();
  if (isVisible()) {
    m_survey->ask(m_model->sentences(), m_limit);
  }
  renewTexts();
}

void SentenceDataPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_surveyIsOld) {
    askSurvey();
  }
}

std::vector<int> SentenceDataPanel::selectedRows() const {
  std::set<int> rows;
  for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
    rows.insert(m_shown->mapToSource(index).row());
  }
  return {rows.begin(), rows.end()};
}

void SentenceDataPanel::selectRows(const std::vector<int>& rows) {
  const auto shown = [this](int row) { return m_shown->mapFromSource(m_model->index(row, 0)); };
  if (!std::ranges::all_of(rows, [&](int row) { return shown(row).isValid(); })) {
    m_search->clear();
    m_filter->setCurrent(kAll);
    static_cast<ShownSentences*>(m_shown)->show({}, kAll);
  }
  QItemSelection selection;
  for (const int row : rows) {
    selection.select(shown(row), shown(row));
  }
  m_table->selectionModel()->select(selection,
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  if (!rows.empty()) {
    m_table->selectionModel()->setCurrentIndex(shown(rows.back()), QItemSelectionModel::NoUpdate);
    m_table->scrollTo(shown(rows.back()), QAbstractItemView::PositionAtCenter);
  }
}

void SentenceDataPanel::addSentence() {
  m_search->clear();
  m_filter->setCurrent(kAll);
  static_cast<ShownSentences*>(m_shown)->show({}, kAll);
  const std::vector<int> chosen = selectedRows();
  const int label =
      chosen.empty() ? kPositive : m_model->sentences()[static_cast<std::size_t>(chosen.back())].label;
  m_model->append({{tr("New sentence").toStdString(), label}}, tr("Add a sentence"));
  const QModelIndex cell =
      m_shown->mapFromSource(m_model->index(m_model->rowCount() - 1, SentencesModel::Text));
  m_table->scrollTo(cell);
  m_table->setCurrentIndex(cell);
  m_table->setFocus();
  m_table->edit(cell);
}

void SentenceDataPanel::deleteSelected() {
  if (const std::vector<int> rows = selectedRows(); !rows.empty()) {
    m_model->removeRows(rows);
  }
}

void SentenceDataPanel::relabelSelected(int label) {
  if (const std::vector<int> rows = selectedRows(); !rows.empty()) {
    m_model->relabel(rows, label);
  }
}

bool SentenceDataPanel::paste() {
  const QString text = QGuiApplication::clipboard()->text();
  if (text.trimmed().isEmpty()) {
    return false;
  }
  m_paster.submit(
      [this, pasted = text.toStdString()](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
        return [this, file = parseSentences(pasted)] { append(file); };
      });
  return true;
}

void SentenceDataPanel::append(const SentenceFile& file) {
  m_model->append(file.sentences,
                  tr("Paste %Ln sentence(s)", nullptr, static_cast<int>(file.sentences.size())));
  if (file.leftOut > 0) {
    Q_EMIT failed(
        tr("%Ln line(s) could not be pasted: each needs a text and a label, with a tab between them.",
           nullptr, static_cast<int>(file.leftOut)));
  }
  m_table->scrollToBottom();
}

void SentenceDataPanel::copy() {
  std::vector<Sentence> chosen;
  for (const int row : selectedRows()) {
    chosen.push_back(m_model->sentences()[static_cast<std::size_t>(row)]);
  }
  QGuiApplication::clipboard()->setText(
      QString::fromStdString(sentencesTable(chosen.empty() ? m_model->sentences() : chosen, '\t')));
}

void SentenceDataPanel::save() {
  openFileDialog(this, tr("Save the sentences"), QFileDialog::AnyFile, QStringLiteral("JSON (*.json)"),
                 [this](const QStringList& names) {
                   const QString path = names.constFirst().endsWith(QLatin1String(".json"))
                                            ? names.constFirst()
                                            : names.constFirst() + QStringLiteral(".json");
                   m_saver.submit([this, path, sentences = m_model->sentences()](
                                      const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
                     writeSentences(toPath(path), sentences);
                     return [this, path] { Q_EMIT saved(path); };
                   });
                 });
}

bool SentenceDataPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table &&
      (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool gone = key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace;
    const bool copies = key->matches(QKeySequence::Copy);
    const bool pastes = key->matches(QKeySequence::Paste);
    if (gone || copies || pastes) {
      if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
      } else if (gone) {
        deleteSelected();
      } else if (copies) {
        copy();
      } else {
        static_cast<void>(paste());
      }
      return true;
    }
    if (event->type() == QEvent::KeyPress && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
      if (const std::vector<int> rows = selectedRows(); rows.size() == 1) {
        Q_EMIT sentenceRequested(
            QString::fromStdString(m_model->sentences()[static_cast<std::size_t>(rows[0])].text));
        return true;
      }
    }
  }
  return QWidget::eventFilter(watched, event);
}

void SentenceDataPanel::renewTexts() {
  const int all = m_model->rowCount();
  const int shown = m_shown->rowCount();
  const QString name = m_name.startsWith(QLatin1String("starter")) ? QString() : QFileInfo(m_name).fileName();
  QString title = shown == all ? tr("%Ln sentence(s) to learn from", nullptr, all)
                               : tr("%1 of %2 sentences").arg(shown).arg(all);
  if (!name.isEmpty()) {
    title += QStringLiteral(" · ") + name;
  }
  m_title->setText(title);
  const bool chosen = m_table->selectionModel()->hasSelection();
  for (ToolbarButton* button : {m_positive, m_negative, m_delete}) {
    button->setEnabled(chosen);
  }
}

void SentenceDataPanel::retranslate() {
  m_search->setPlaceholderText(tr("Search"));
  m_search->setAccessibleName(tr("search in the sentences"));
  m_filter->setAccessibleName(tr("which sentences are shown"));
  m_table->setAccessibleName(tr("training sentences"));
  m_positive->setTexts(labelWord(kPositive), tr("Label the selected sentences positive"));
  m_negative->setTexts(labelWord(kNegative), tr("Label the selected sentences negative"));
  m_add->setTexts({}, tr("Add a sentence"));
  m_delete->setTexts({}, tr("Delete the selected sentences (Delete)"));
  m_paste->setTexts({}, tr("Paste sentences with their labels: two columns, or JSON (Ctrl+V)"));
  m_undo->setTexts({}, tr("Undo (Ctrl+Z)"));
  m_redo->setTexts({}, tr("Redo"));
  m_open->setTexts({}, tr("Open a file of sentences to learn from…"));
  m_save->setTexts({}, tr("Save the sentences as JSON, as the notes have them…"));
  m_model->retranslate();
  m_table->setColumnWidth(SentencesModel::Label, scaled(104));
  m_table->setColumnWidth(SentencesModel::Tokens, scaled(58));
  renewTexts();
}

void SentenceDataPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
