// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/code_panel.h"

#include <algorithm>

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QSaveFile>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/inspect/code_view.h"
#include "ui/inspect/proof.h"
#include "ui/session/latest_worker.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/toolbar_button.h"

namespace officina {

namespace {

constexpr int kUsualSteps = 200;
constexpr int kMostSteps = 20000;

}  // namespace

CodePanel::CodePanel(CodeTools tools, QWidget* parent)
    : QWidget(parent),
      m_tools(std::move(tools)),
      m_scripts(new LatestWorker(this)),
      m_chores(new LatestWorker(this)),
      m_finder(new LatestWorker(this)),
      m_view(new CodeView),
      m_message(new InlineMessage(this)),
      m_copy(new ToolbarButton(QStringLiteral("copy"))),
      m_save(new ToolbarButton(QStringLiteral("save"))),
      m_heading(new ElidedLabel),
      m_stepsLabel(new QLabel),
      m_steps(new QSpinBox),
      m_prove(new ToolbarButton(QStringLiteral("verify"))),
      m_summary(new QLabel),
      m_table(new QTableView),
      m_copyTable(new ToolbarButton(QStringLiteral("copy"))),
      m_proof(new Proof(this)) {
  auto* left = new QWidget;
  auto* code = new QVBoxLayout(left);
  code->setContentsMargins(0, 0, space::kMedium, 0);
  code->setSpacing(space::kSmall);
  auto* bar = new QHBoxLayout;
  setTextRole(m_heading, TextRole::Caption);
  m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(m_heading, 1);
  bar->addWidget(m_copy);
  bar->addWidget(m_save);
  code->addLayout(bar);
  code->addWidget(m_message);
  code->addWidget(m_view, 1);
  auto* split = new QSplitter;
  split->addWidget(left);
  split->addWidget(makeProofPart());
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  split->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  column->addWidget(split);

  connect(m_copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(m_view->toPlainText()); });
  connect(m_save, &QPushButton::clicked, this, &CodePanel::save);
  connect(m_prove, &QPushButton::clicked, this, &CodePanel::prove);
  connect(m_copyTable, &QPushButton::clicked, this, &CodePanel::copyProof);
  connect(m_proof, &Proof::changed, this, &CodePanel::renewProof);
  for (LatestWorker* worker : {m_scripts, m_chores}) {
    connect(worker, &LatestWorker::failed, this,
            [this](const QString& why) { m_message->showText(InlineMessage::Kind::Error, why); });
  }
  connect(m_chores, &LatestWorker::failed, this, &CodePanel::renewProof);
  connect(m_finder, &LatestWorker::failed, this, [this] {
    m_pythonPath = QString();
    renewProof();
  });
  retranslate();
}

CodePanel::~CodePanel() = default;

QWidget* CodePanel::makeProofPart() {
  m_steps->setRange(1, kMostSteps);
  m_steps->setValue(kUsualSteps);
  m_steps->setSingleStep(100);
  m_summary->setWordWrap(true);
  m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_summary->setFocusPolicy(Qt::NoFocus);
  m_table->setModel(m_proof->model());
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setTabKeyNavigation(false);
  m_table->verticalHeader()->hide();
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::ResizeToContents);
  m_table->installEventFilter(this);
  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(space::kMedium, 0, 0, 0);
  column->setSpacing(space::kSmall);
  auto* bar = new QHBoxLayout;
  bar->addWidget(m_prove);
  bar->addWidget(m_steps);
  bar->addWidget(m_stepsLabel);
  bar->addStretch(1);
  bar->addWidget(m_copyTable);
  column->addLayout(bar);
  column->addWidget(m_summary);
  column->addWidget(m_table, 1);
  column->addStretch(0);
  return right;
}

// --- The program
// ---------------------------------------------------------------------------------------------

void CodePanel::setRecipe(const Recipe& recipe) {
  if (m_hasRecipe && recipe == m_recipe) {
    return;
  }
  m_recipe = recipe;
  m_hasRecipe = true;
  makeScript();
}

void CodePanel::setExpected(std::vector<EpochSample> expected) {
  m_expected = std::move(expected);
  if (m_hasRecipe) {
    makeScript();
  }
}

void CodePanel::makeScript() {
  TwinOptions options;
  options.expected = m_expected;
  m_scripts->submit([this, script = m_tools.script, recipe = m_recipe,
                     options](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    // A recipe without an exact twin is an answer, not a failure.
    try {
      const QString text = QString::fromStdString(script(recipe, options));
      return [this, text] { takeScript(text, {}); };
    } catch (const Error& error) {
      return [this, error] { takeScript({}, error); };
    }
  });
}

void CodePanel::takeScript(const QString& script, std::optional<Error> refusal) {
  m_view->setCode(script);
  m_refusal = std::move(refusal);
  if (m_refusal) {
    m_message->showWords(InlineMessage::Kind::Warning, [error = *m_refusal] { return translated(error); });
  } else {
    m_message->clear();
  }
  m_copy->setEnabled(!m_refusal);
  m_save->setEnabled(!m_refusal);
  renewProof();
}

void CodePanel::save() {
  const QString script = tr("Python script (*.py)");
  const QString notebook = tr("Jupyter notebook (*.ipynb)");
  QString chosen = script;
  const QString name = QString::fromStdString(m_recipe.lab) + QStringLiteral("_twin.py");
  QString path = QFileDialog::getSaveFileName(this, tr("Save the script"), name,
                                              script + QStringLiteral(";;") + notebook, &chosen);
  if (path.isEmpty()) {
    return;
  }
  const QString suffix = chosen == notebook ? QStringLiteral("ipynb") : QStringLiteral("py");
  const QString given = QFileInfo(path).suffix().toLower();
  if (given.isEmpty()) {
    path += QLatin1Char('.') + suffix;
  } else if (given == QLatin1String("py") && chosen == notebook) {
    path.chop(2);
    path += suffix;
  }
  saveTo(path);
}

void CodePanel::saveTo(const QString& path) {
  const bool notebook = path.endsWith(QLatin1String(".ipynb"), Qt::CaseInsensitive);
  TwinOptions options;
  options.expected = m_expected;
  m_chores->submit([this, make = notebook ? m_tools.notebook : m_tools.script, writeData = m_tools.writeData,
                    recipe = m_recipe, options,
                    path](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    const std::string text = make(recipe, options);
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) &&
        file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) &&
        file.commit();
    const QString why = file.errorString();
    QString beside;
    if (written) {
      const QString folder = QFileInfo(path).absolutePath();
      beside = QString::fromStdString(writeData(recipe, folder.toStdString()).string());
    }
    return [this, path, written, why, beside] {
      if (!written) {
        m_message->showWords(InlineMessage::Kind::Error,
                             [path, why] { return tr("%1 cannot be written: %2.").arg(path, why); });
      } else if (beside.isEmpty()) {
        m_message->showWords(InlineMessage::Kind::Good, [path] { return tr("Saved as %1.").arg(path); });
      } else {
        m_message->showWords(InlineMessage::Kind::Good, [path, beside] {
          return tr("Saved as %1; the data that it reads are in %2.").arg(path, beside);
        });
      }
    };
  });
}

// --- The proof
// -----------------------------------------------------------------------------------------------

void CodePanel::findPython() {
  if (m_pythonPath || m_finder->busy()) {
    return;
  }
  m_finder->submit(
      [this, find = m_tools.findPython](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
        const QString path = QString::fromStdString(find().string());
        return [this, path] {
          m_pythonPath = path;
          renewProof();
        };
      });
  renewProof();
}

void CodePanel::prove() {
  if (m_proof->running()) {
    m_proof->cancel();
    return;
  }
  if (!m_hasRecipe || m_refusal || m_pythonPath.value_or(QString()).isEmpty()) {
    return;
  }
  TwinOptions options;
  options.maxSteps = m_steps->value();
  options.logEvery = 1;
  m_prove->setEnabled(false);
  m_chores->submit([this, tools = m_tools, recipe = m_recipe,
                    options](const LatestWorker::Cancelled&) -> LatestWorker::Deliver {
    const auto folder = Proof::folderWith(tools.script(recipe, options));
    tools.writeData(recipe, folder->path().toStdString());
    return [this, folder, recipe, options] {
      m_proof->start(*m_pythonPath, folder, recipe, m_data, options.maxSteps);
    };
  });
}

QString CodePanel::summary() const {
  const ProofModel& model = *m_proof->model();
  const int complete = model.completeCount();
  const int equal = model.equalCount();
  if (!m_pythonPath) {
    return m_finder->busy() ? tr("Looking for a Python that has PyTorch …") : QString();
  }
  if (m_pythonPath->isEmpty()) {
    return tr(
        "No Python with PyTorch was found on this computer. Install it (Debian and Ubuntu: \"sudo apt "
        "install "
        "python3-torch\"; elsewhere: \"pip install torch\"), then open this page again. Everything "
        "else works without it.");
  }
  if (!m_proof->failure().isEmpty()) {
    return m_proof->failure();
  }
  if (m_proof->running()) {
    return tr("Both are training: %1 of %2 steps compared, %3 equal to the last bit.")
        .arg(complete)
        .arg(m_proof->steps())
        .arg(equal);
  }
  if (complete == 0) {
    return m_proof->cancelled()
               ? tr("Cancelled before a step could be compared.")
               : tr("Runs this program with %1 and trains the same recipe here, and shows both "
                    "losses of every step.")
                     .arg(*m_pythonPath);
  }
  const QString begun = m_proof->cancelled() ? tr("Cancelled.") + QLatin1Char(' ') : QString();
  const ProofLine* worst = model.worst();
  if (worst == nullptr) {
    return begun + tr("All %n loss(es) are equal to the last bit.", nullptr, complete);
  }
  if (m_recipe.augmentation.any()) {
    return begun +
           tr("%1 of %2 losses are equal. The random changes of the pictures come from another generator "
              "than Python's: with them the numbers cannot agree.")
               .arg(equal)
               .arg(complete);
  }
  const double difference = static_cast<double>(*worst->own) - static_cast<double>(*worst->python);
  return begun +
         tr("%1 of %2 losses are equal to the last bit; the largest difference is %3, in epoch %4 at step "
            "%5. Other libraries or another number of threads change the last digits.")
             .arg(equal)
             .arg(complete)
             .arg(number(difference, 2))
             .arg(worst->epoch)
             .arg(worst->step);
}

void CodePanel::renewProof() {
  const bool running = m_proof->running();
  const bool possible = m_pythonPath && !m_pythonPath->isEmpty();
  m_prove->setIconName(running ? QStringLiteral("stop") : QStringLiteral("verify"));
  m_prove->setTexts(running ? tr("Cancel") : tr("Prove it"),
                    running ? tr("Stops both trainings")
                            : tr("Runs the program with Python beside our own training of the same recipe"));
  m_prove->setEnabled(possible && (running || (m_hasRecipe && !m_refusal)));
  m_prove->setVisible(possible);
  m_steps->setVisible(possible);
  m_steps->setEnabled(!running);
  m_stepsLabel->setVisible(possible);
  const bool any = !m_proof->model()->lines().empty();
  m_table->setVisible(any);
  m_copyTable->setVisible(any);
  m_summary->setText(summary());
}

void CodePanel::copyProof() const {
  QGuiApplication::clipboard()->setText(m_proof->model()->toTsv());
}

// --- Words and events
// ----------------------------------------------------------------------------------------

void CodePanel::retranslate() {
  m_heading->setText(tr("The PyTorch program of this recipe: it gives the same numbers."));
  m_copy->setTexts(tr("Copy"), tr("Copy the program"));
  m_save->setTexts(tr("Save script …"), tr("Save as a Python script or as a Jupyter notebook"));
  m_copyTable->setTexts({}, tr("Copy the table"));
  m_stepsLabel->setText(tr("steps"));
  m_steps->setAccessibleName(tr("Steps to compare"));
  m_view->setAccessibleName(tr("PyTorch program"));
  m_table->setAccessibleName(tr("Losses of PyTorch and of Officina, step by step"));
  m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(font()).height() + space::kTight);
  // The button does not change its width when its word changes.
  m_prove->setMinimumWidth(0);
  int widest = 0;
  for (const QString& word : {tr("Cancel"), tr("Prove it")}) {
    m_prove->setTexts(word, {});
    widest = std::max(widest, m_prove->sizeHint().width());
  }
  m_prove->setMinimumWidth(widest);
  renewProof();
}

void CodePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_pythonPath && m_pythonPath->isEmpty()) {
    m_pythonPath.reset();  // it may have been installed since
  }
  findPython();
}

void CodePanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
    retranslate();
  }
}

bool CodePanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_table && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copyProof();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace officina
