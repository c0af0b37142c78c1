// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/attention_matrices.h"

#include <algorithm>
#include <functional>

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/numbers_table.h"
#include "ui/widgets/pictures.h"
#include "ui/widgets/token_matrix.h"

namespace officina {

struct AttentionMatrices::Kind {
  QString key;
  std::function<QString()> title;
  QString formula;  ///< simple HTML, the same in all languages
  std::function<QString()> words;
  std::function<const Matrix&(const AttentionView&, const AttentionChoice&)> matrix;
  QColor Theme::*role = nullptr;  ///< of the title
  bool square = false;            ///< columns are tokens too
  NumberColours colours = NumberColours::Signed;
};

const std::vector<AttentionMatrices::Kind>& AttentionMatrices::kinds() {
  using View = AttentionView;
  using Choice = AttentionChoice;
  const auto layer = [](const View& view, const Choice& choice) -> const AttentionLayerView& {
    return view.layers[static_cast<std::size_t>(choice.layer)];
  };
  static const std::vector<Kind> all = {
      {QStringLiteral("embedding"), [] { return tr("Embedding"); }, QStringLiteral("E[token]"),
       [] { return tr("the row of each token in the table"); },
       [](const View& v, const Choice&) -> const Matrix& { return v.embedding; }},
      {QStringLiteral("positions"), [] { return tr("Positions"); }, QStringLiteral("P[i]"),
       [] { return tr("what is added for the place in the sentence"); },
       [](const View& v, const Choice&) -> const Matrix& { return v.positions; }},
      {QStringLiteral("input"), [] { return tr("Input"); }, QStringLiteral("X = E + P"),
       [] { return tr("what the first layer gets"); },
       [](const View& v, const Choice&) -> const Matrix& { return v.input; }},
      {QStringLiteral("query"), [] { return tr("Query"); },
       QStringLiteral("Q = X W<sub>Q</sub> + b<sub>Q</sub>"), [] { return tr("what each token asks"); },
       [](const View& v, const Choice& c) -> const Matrix& { return chosenHead(v, c).query; }, &Theme::query},
      {QStringLiteral("key"), [] { return tr("Key"); }, QStringLiteral("K = X W<sub>K</sub> + b<sub>K</sub>"),
       [] { return tr("what each token offers"); },
       [](const View& v, const Choice& c) -> const Matrix& { return chosenHead(v, c).key; }, &Theme::key},
      {QStringLiteral("value"), [] { return tr("Value"); },
       QStringLiteral("V = X W<sub>V</sub> + b<sub>V</sub>"), [] { return tr("what each token gives"); },
       [](const View& v, const Choice& c) -> const Matrix& { return chosenHead(v, c).value; }, &Theme::value},
      {QStringLiteral("scores"), [] { return tr("Scores"); }, QStringLiteral("Q K<sup>T</sup>"),
       [] { return tr("each query times each key"); },
       [](const View& v, const Choice& c) -> const Matrix& { return chosenHead(v, c).scores; }, nullptr,
       true},
      {QStringLiteral("scaled"), [] { return tr("Scaled scores"); },
       QStringLiteral("Q K<sup>T</sup> / √d<sub>k</sub>"),
       [] { return tr("so that softmax does not saturate"); },
       [](const View& v, const Choice& c) -> const Matrix& { return chosenHead(v, c).scaled; }, nullptr,
       true},
      {QStringLiteral("weights"), [] { return tr("Weights"); },
       QStringLiteral("A = softmax(Q K<sup>T</sup> / √d<sub>k</sub>)"),
       [] { return tr("each row sums to 1"); },
       [](const View& v, const Choice& c) -> const Matrix& { return chosenHead(v, c).weights; },
       &Theme::attention, true, NumberColours::Attention},
      {QStringLiteral("output"), [] { return tr("Output of the head"); }, QStringLiteral("Z = A V"),
       [] { return tr("the mean of the values, weighted"); },
       [](const View& v, const Choice& c) -> const Matrix& { return chosenHead(v, c).output; },
       &Theme::value},
      {QStringLiteral("joined"), [] { return tr("Heads together"); },
       QStringLiteral("[Z<sub>1</sub> … Z<sub>h</sub>]"), [] { return tr("all heads beside each other"); },
       [layer](const View& v, const Choice& c) -> const Matrix& { return layer(v, c).joined; }},
      {QStringLiteral("attended"), [] { return tr("Attention's output"); },
       QStringLiteral("[Z<sub>1</sub> … Z<sub>h</sub>] W<sub>O</sub> + b<sub>O</sub>"),
       [] { return tr("the heads mixed"); },
       [layer](const View& v, const Choice& c) -> const Matrix& { return layer(v, c).attended; }},
      {QStringLiteral("layer"), [] { return tr("Output of the layer"); },
       QStringLiteral("Y = norm(U + FF(U)), U = norm(X + attention(X))"),
       [] { return tr("what the next layer gets"); },
       [layer](const View& v, const Choice& c) -> const Matrix& { return layer(v, c).output; }},
      {QStringLiteral("rollout"), [] { return tr("Rollout"); },
       QStringLiteral("Π (½ mean<sub>heads</sub>(A) + ½ I)"), [] { return tr("all layers together"); },
       [](const View& v, const Choice&) -> const Matrix& { return v.rollout; }, &Theme::attention, true,
       NumberColours::Attention},
  };
  return all;
}

AttentionMatrices::AttentionMatrices(QWidget* parent)
    : QWidget(parent),
      m_list(new QListWidget(this)),
      m_title(new QLabel(this)),
      m_formula(new QLabel(this)),
      m_legend(new SignedLegend(this)),
      m_map(new TokenMatrix),
      m_table(new NumbersTable(this)) {
  setTextRole(m_title, TextRole::Heading);
  m_formula->setTextFormat(Qt::RichText);
  m_formula->setWordWrap(true);
  for (std::size_t i = 0; i < kinds().size(); ++i) {
    m_list->addItem(QString());
  }
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  {
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(8);  // the weights
  }
  auto* area = new QScrollArea(this);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(m_map);

  auto* head = new QHBoxLayout;
  head->setSpacing(space::kMedium);
  head->addWidget(m_title);
  head->addWidget(m_formula, 1);
  head->addWidget(m_legend);
  auto* picture = new QVBoxLayout;
  picture->setSpacing(space::kTight);
  picture->addLayout(head);
  auto* both = new QHBoxLayout;
  both->setSpacing(space::kMedium);
  both->addWidget(area, 1);
  both->addWidget(m_table, 1);
  picture->addLayout(both, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::kMedium);
  row->addWidget(m_list);
  row->addLayout(picture, 1);

  connect(m_list, &QListWidget::currentRowChanged, this, &AttentionMatrices::renew);
  connect(m_map, &TokenMatrix::activated, this, &AttentionMatrices::pick);
  connect(m_map, &TokenMatrix::pointed, this, &AttentionMatrices::pointed);
  connect(m_table, &NumbersTable::chosen, this, [this](int line, int place) {
    Q_EMIT pointed(m_map->cellText(line, place));
    pick(line, place);
  });
  retranslate();
}

const AttentionMatrices::Kind& AttentionMatrices::kind() const {
  return kinds()[static_cast<std::size_t>(std::max(m_list->currentRow(), 0))];
}

void AttentionMatrices::showMatrix(const QString& key) {
  const auto found =
      std::find_if(kinds().begin(), kinds().end(), [&key](const Kind& one) { return one.key == key; });
  if (found != kinds().end()) {
    m_list->setCurrentRow(static_cast<int>(found - kinds().begin()));
  }
}

QString AttentionMatrices::shownMatrix() const {
  return kind().key;
}

void AttentionMatrices::setView(const AttentionPtr& view, const AttentionChoice& choice) {
  m_view = view;
  m_choice = choice;
  renew();
}

void AttentionMatrices::pick(int row, int column) {
  AttentionChoice choice = m_choice;
  choice.row = row;
  if (kind().square) {
    choice.column = column;
  }
  m_map->setChosen(row, column);
  m_table->setChosen(row, column);
  if (choice != m_choice) {
    m_choice = choice;
    Q_EMIT chosen(choice);
  }
}

void AttentionMatrices::renew() {
  const Kind& one = kind();
  m_title->setText(one.title());
  const QString& colour = one.role != nullptr ? (theme().*one.role).name() : theme().ink.name();
  m_title->setStyleSheet(QStringLiteral("color: %1").arg(colour));
  m_formula->setText(QStringLiteral("%1 &nbsp;&nbsp; %2").arg(one.formula, one.words()));
  m_legend->setVisible(m_view != nullptr);
  if (!m_view) {
    m_map->setMatrix({}, {}, {});
    m_table->setMatrix({}, {}, {});
    return;
  }
  const Matrix& matrix = one.matrix(*m_view, m_choice);
  const QStringList names = tokenNames(m_view->tokens);
  const QStringList columns = one.square ? names : QStringList();
  m_map->setColours(one.colours);
  m_map->setAxes(one.square ? tr("looks") : QString(), one.square ? tr("is looked at") : tr("number"));
  m_map->setMatrix(matrix, names, columns);
  m_map->setChosen(m_choice.row, one.square ? m_choice.column : m_map->chosenColumn());
  m_table->setMatrix(matrix, names, columns);
  m_table->setChosen(m_choice.row, one.square ? m_choice.column : std::max(m_map->chosenColumn(), 0));
  const double scale = largest(matrix.values);
  m_legend->setColours(one.colours);
  m_legend->setRange(one.colours == NumberColours::Signed ? -scale : 0.0, scale, scale);
}

void AttentionMatrices::retranslate() {
  for (std::size_t i = 0; i < kinds().size(); ++i) {
    m_list->item(static_cast<int>(i))->setText(kinds()[i].title());
  }
  m_list->setFixedWidth(m_list->sizeHintForColumn(0) + scaled(28));
  m_list->setAccessibleName(tr("matrices of attention"));
  m_map->setAccessibleName(tr("picture of the matrix"));
  m_table->setAccessibleName(tr("numbers of the matrix"));
  renew();
}

void AttentionMatrices::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    const Kind& one = kind();
    const QString colour = one.role != nullptr ? (theme().*one.role).name() : theme().ink.name();
    m_title->setStyleSheet(QStringLiteral("color: %1").arg(colour));
  }
}

}  // namespace officina
