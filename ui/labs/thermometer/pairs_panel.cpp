// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/pairs_panel.h"

#include <algorithm>

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QSaveFile>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/labs/thermometer/pairs_delegate.h"
#include "ui/labs/thermometer/pairs_model.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr std::size_t kMostTerms = 60;  // more of them would be a wall, and slow to lay out 30 times a second

QString toTsv(const std::vector<TemperaturePair>& pairs) {
  QString text;
  for (const TemperaturePair& pair : pairs) {
    text += temperature(pair.x).replace(QChar(0x2212), QLatin1Char('-')) + QLatin1Char('\t') +
            temperature(pair.y).replace(QChar(0x2212), QLatin1Char('-')) + QLatin1Char('\n');
  }
  return text;
}

}  // namespace

QString writtenError(const std::vector<TemperaturePair>& pairs, const Line& line, std::size_t most) {
  // Two decimals, as in 42.88; the mean gets at least four digits, so that 0.4438 is not 0.44.
  const auto written = [](double value, int least) {
    const int whole = static_cast<int>(std::log10(std::max(1.0, std::abs(value)))) + 1;
    return number(value, std::abs(value) < 1e6 ? std::max(least, whole + 2) : 5);
  };
  const auto fixed = [](double value) {
    return std::abs(value) < 1e6 ? officina::locale().toString(value, 'f', 2) : number(value, 5);
  };
  const bool all = most == 0 || pairs.size() <= most;
  QStringList terms;
  for (std::size_t i = 0; i < (all ? pairs.size() : most); ++i) {
    const double predicted = line.at(pairs[i].x);
    const QString difference = predicted < 0.0
                                   ? QStringLiteral("%1 + %2").arg(temperature(pairs[i].y), fixed(-predicted))
                                   : QStringLiteral("%1 − %2").arg(temperature(pairs[i].y), fixed(predicted));
    terms << QStringLiteral("(%1)²").arg(difference).replace(QLatin1Char(' '), QChar(0x00a0));
  }
  if (!all) {
    terms << QStringLiteral("…");
  }
  return QStringLiteral("(%1) / %2 = %3")
      .arg(terms.join(QStringLiteral(" + ")),
           officina::locale().toString(static_cast<qlonglong>(pairs.size())),
           written(meanSquaredError(line, pairs), 4));
}

PairsPanel::PairsPanel(PairsModel* model, InlineMessage* message, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_message(message),
      m_table(new QTableView(this)),
      m_problem(new QLabel(this)),
      m_title(new QLabel(this)),
      m_sumTitle(new QLabel(this)),
      m_sum(new QTextBrowser(this)),
      m_add(new ToolbarButton(QStringLiteral("plus"), this)),
      m_delete(new ToolbarButton(QStringLiteral("trash"), this)),
      m_paste(new ToolbarButton(QStringLiteral("paste"), this)),
      m_open(new ToolbarButton(QStringLiteral("open"), this)),
      m_copy(new ToolbarButton(QStringLiteral("copy"), this)),
      m_export(new ToolbarButton(QStringLiteral("save"), this)),
      m_reset(new ToolbarButton(QStringLiteral("reset"), this)),
      m_copySum(new ToolbarButton(QStringLiteral("copy"), this)) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_sumTitle, TextRole::Heading);
  setTextRole(m_problem, TextRole::Error);
  m_problem->setWordWrap(true);
  m_problem->hide();
  m_table->setModel(model);
  auto* delegate = new PairsDelegate(m_table);
  m_table->setItemDelegate(delegate);
  m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
  m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::AnyKeyPressed);
  m_table->verticalHeader()->setDefaultSectionSize(scaled(24));
  m_table->verticalHeader()->setMinimumWidth(scaled(28));
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setMinimumSectionSize(scaled(48));
  m_table->installEventFilter(this);
  m_table->setMinimumHeight(scaled(96));
  setRole(m_sum, "text");
  m_sum->setLineWrapMode(QTextEdit::WidgetWidth);

  auto* tools = new QHBoxLayout;
  tools->setSpacing(space::kTight);
  tools->addWidget(m_title);
  tools->addStretch();
  for (ToolbarButton* button : {m_add, m_delete, m_paste, m_open, m_copy, m_export, m_reset}) {
    button->setQuiet(true);
    tools->addWidget(button);
  }
  auto* left = new QVBoxLayout;
  left->setSpacing(space::kTight);
  left->addLayout(tools);
  left->addWidget(m_problem);
  left->addWidget(m_table, 1);
  auto* sumTop = new QHBoxLayout;
  sumTop->addWidget(m_sumTitle, 1);
  m_copySum->setQuiet(true);
  sumTop->addWidget(m_copySum);
  auto* right = new QVBoxLayout;
  right->setSpacing(space::kTight);
  right->addLayout(sumTop);
  right->addWidget(m_sum, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
  row->setSpacing(space::kLarge * 2);
  row->addLayout(left, 5);
  row->addLayout(right, 6);

  connect(delegate, &PairsDelegate::problem, this, &PairsPanel::showProblem);
  connect(model, &PairsModel::pairsChanged, this, [this] {
    showProblem({});
    renewSum();
  });
  connect(m_add, &QPushButton::clicked, this, &PairsPanel::addPair);
  connect(m_delete, &QPushButton::clicked, this, &PairsPanel::deleteSelected);
  connect(m_paste, &QPushButton::clicked, this, [this] {
    if (!paste()) {
      showProblem(tr("The clipboard holds no text. Copy two columns of numbers first."));
    }
  });
  connect(m_open, &QPushButton::clicked, this, &PairsPanel::askForFile);
  connect(m_copy, &QPushButton::clicked, this, &PairsPanel::copy);
  connect(m_export, &QPushButton::clicked, this, &PairsPanel::exportCsv);
  connect(m_reset, &QPushButton::clicked, this, &PairsPanel::resetToNotes);
  connect(m_copySum, &QPushButton::clicked, this, [this] {
    if (m_line) {
      QGuiApplication::clipboard()->setText(writtenError(m_model->pairs(), *m_line, 0));
    }
  });
  retranslate();
}

void PairsPanel::setLine(const std::optional<Line>& line, const QString& when) {
  m_line = line;
  m_when = when;
  m_model->setLine(line);
  renewSum();
}

void PairsPanel::renewSum() {
  m_sumIsOld = true;
  if (!isVisible()) {
    return;  // 14 terms are laid out in no time, but not for nobody, 30 times a second
  }
  m_sumIsOld = false;
  m_sumTitle->setText(m_when.isEmpty() ? tr("The loss, term by term")
                                       : tr("The loss, term by term: %1").arg(m_when));
  if (!m_line || m_model->pairs().empty()) {
    m_sum->setPlainText(
        m_line ? tr("Without pairs there is no error to measure: add one, or take the notes' pairs.")
               : QString());
    return;
  }
  const QString text = writtenError(m_model->pairs(), *m_line, kMostTerms).toHtmlEscaped();
  const qsizetype equals = text.lastIndexOf(QLatin1Char('='));
  m_sum->setHtml(
      QStringLiteral("<p style='line-height:140%;margin:0'>%1= <b>%2</b></p>"
                     "<p style='margin-top:8px;color:%4'>%3</p>")
          .arg(text.left(equals), text.mid(equals + 2),
               tr("Mean squared error: for each pair the real temperature less what the line says, squared; "
                  "all added up and divided by how many there are. Squaring makes every error count as "
                  "positive, and a large one far more than several small ones.")
                   .toHtmlEscaped(),
               theme().mutedInk.name()));
}

void PairsPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_sumIsOld) {
    renewSum();
  }
}

void PairsPanel::showProblem(const QString& sentence) {
  m_problem->setText(sentence);
  m_problem->setVisible(!sentence.isEmpty());
}

std::vector<int> PairsPanel::selectedRows() const {
  std::vector<int> rows;
  for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes()) {
    if (index.row() < static_cast<int>(m_model->pairs().size()) &&
        std::find(rows.begin(), rows.end(), index.row()) == rows.end()) {
      rows.push_back(index.row());
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

void PairsPanel::addPair() {
  const QModelIndex cell = m_model->index(m_model->rowCount() - 1, PairsModel::X);
  m_table->scrollTo(cell);
  m_table->setCurrentIndex(cell);
  m_table->setFocus();
  m_table->edit(cell);
}

void PairsPanel::deleteSelected() {
  const std::vector<int> rows = selectedRows();
  if (rows.empty()) {
    showProblem(tr("Select the pairs to delete first."));
    return;
  }
  m_model->removeRows(rows);
}

void PairsPanel::copy() {
  std::vector<TemperaturePair> chosen;
  for (const int row : selectedRows()) {
    chosen.push_back(m_model->pairs()[static_cast<std::size_t>(row)]);
  }
  // One cell is where the cursor happens to be, not a choice.
  QGuiApplication::clipboard()->setText(toTsv(chosen.size() > 1 ? chosen : m_model->pairs()));
}

bool PairsPanel::paste() {
  const QString text = QGuiApplication::clipboard()->text();
  if (text.trimmed().isEmpty()) {
    return false;
  }
  try {
    const std::vector<TemperaturePair> fresh = parsePairs(text.toStdString());
    const std::vector<int> rows = selectedRows();
    std::vector<TemperaturePair> pairs = m_model->pairs();
    // Several selected rows are replaced, as in a spreadsheet; otherwise the new ones come after the old.
    auto at = pairs.size();
    if (rows.size() > 1) {
      at = static_cast<std::size_t>(rows.front());
      for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        pairs.erase(pairs.begin() + *row);
      }
    }
    pairs.insert(pairs.begin() + static_cast<std::ptrdiff_t>(at), fresh.begin(), fresh.end());
    m_model->edit(std::move(pairs), tr("Paste %Ln pair(s)", nullptr, static_cast<int>(fresh.size())));
  } catch (const Error& error) {
    m_message->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
  }
  return true;
}

void PairsPanel::openFile(const QString& path) {
  try {
    std::vector<TemperaturePair> pairs = readPairs(path.toStdString());
    m_model->edit(std::move(pairs), tr("Open %1").arg(QFileInfo(path).fileName()));
    m_message->clear();
  } catch (const Error& error) {
    m_message->showWords(InlineMessage::Kind::Error, [error] { return translated(error); });
  }
}

void PairsPanel::askForFile() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Open pairs"), {},
                                                    tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
  if (!path.isEmpty()) {
    openFile(path);
  }
}

void PairsPanel::exportCsv() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Export pairs"),
                                                    QStringLiteral("thermometer.csv"), tr("Tables (*.csv)"));
  if (path.isEmpty()) {
    return;
  }
  QSaveFile file(path);
  const std::string csv = pairsToCsv(m_model->pairs());
  if (!file.open(QIODevice::WriteOnly) || file.write(csv.data(), static_cast<qint64>(csv.size())) < 0 ||
      !file.commit()) {
    const QString reason = file.errorString();
    m_message->showWords(InlineMessage::Kind::Error, [path, reason] {
      return tr("%1 cannot be written (%2). Choose another folder.").arg(path, reason);
    });
  }
}

void PairsPanel::resetToNotes() {
  m_model->edit(notesPairs(), tr("Back to the notes' pairs"));
}

bool PairsPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table && event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool moves =
        key->key() == Qt::Key_Left || key->key() == Qt::Key_Right || key->key() == Qt::Key_Space;
    if (moves || key->matches(QKeySequence::Copy) || key->matches(QKeySequence::Paste)) {
      event->accept();  // in the table these keys belong to the table, not to the run
      return true;
    }
  }
  if (watched == m_table && event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
      deleteSelected();
      return true;
    }
    if (key->matches(QKeySequence::Copy)) {
      copy();
      return true;
    }
    if (key->matches(QKeySequence::Paste)) {
      paste();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void PairsPanel::retranslate() {
  m_title->setText(tr("Pairs"));
  m_table->setAccessibleName(tr("Pairs of temperatures"));
  m_sum->setAccessibleName(tr("The mean squared error written out"));
  m_add->setTexts({}, tr("Add a pair"));
  m_delete->setTexts({}, tr("Delete the selected pairs (Delete)"));
  m_paste->setTexts({}, tr("Paste two columns from a spreadsheet (Ctrl+V)"));
  m_open->setTexts({}, tr("Open a CSV file (or drop it here)"));
  m_copy->setTexts({}, tr("Copy the pairs as a table (Ctrl+C)"));
  m_export->setTexts({}, tr("Export the pairs as CSV…"));
  m_reset->setTexts({}, tr("Back to the notes' 14 pairs"));
  m_copySum->setTexts({}, tr("Copy the sum with all its terms"));
  m_model->retranslate();
  renewSum();
}

void PairsPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    renewSum();
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
