// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/attention_panel.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/labs/common/picture_wait.h"
#include "ui/labs/sentiment/attention_heads.h"
#include "ui/labs/sentiment/attention_input.h"
#include "ui/labs/sentiment/attention_matrices.h"
#include "ui/labs/sentiment/attention_steps.h"
#include "ui/labs/sentiment/opened_network.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/elided_combo.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

constexpr int kPictureWait = 20000;  ///< milliseconds
const std::array<QString, 5> kParts = {QStringLiteral("heads"), QStringLiteral("input"),
                                       QStringLiteral("steps"), QStringLiteral("matrices"),
                                       QStringLiteral("positions")};

struct Reply {
  AttentionPtr view;
  QStringList asked;  ///< of the part on positions; empty where it is not seen
  std::vector<PositionsPart::Asked> answers;
  std::shared_ptr<const PositionMap> map;
};

Reply replyOf(OpenedNetwork& network, const QString& text, bool positions, bool orders,
              const LatestWorker::Cancelled& cancelled) {
  SentimentClassifier& classifier = network.classifier();
  Reply reply;
  const std::string sentence = text.toStdString();
  if (!classifier.tokens(sentence).empty()) {
    reply.view = std::make_shared<const AttentionView>(classifier.attention(sentence, {positions}));
  }
  if (orders) {
    reply.map = network.positions();
    reply.asked = PositionsPart::sentences(text);
    for (const QString& one : std::as_const(reply.asked)) {
      const std::string words = one.toStdString();
      if (cancelled() || classifier.tokens(words).empty()) {
        break;
      }
      reply.answers.push_back({classifier.answer(words, {true}), classifier.answer(words, {false})});
    }
  }
  return reply;
}

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(content);
  return area;
}

}  // namespace

AttentionPanel::AttentionPanel(QWidget* parent)
    : QWidget(parent),
      m_parts(new SegmentedControl(this)),
      m_head(new ElidedCombo(this)),
      m_row(new ElidedCombo(this)),
      m_arrow(new QLabel(QStringLiteral("→"), this)),
      m_column(new ElidedCombo(this)),
      m_positions(new QCheckBox(this)),
      m_facts(new ElidedLabel(this)),
      m_nothing(new QLabel(this)),
      m_stack(new QStackedWidget(this)),
      m_heads(new AttentionHeads),
      m_input(new AttentionInput),
      m_steps(new AttentionSteps),
      m_matrices(new AttentionMatrices),
      m_places(new PositionsPart) {
  m_parts->addOption(kParts[0], [] { return tr("Heads"); });
  m_parts->addOption(kParts[1], [] { return tr("Input"); });
  m_parts->addOption(kParts[2], [] { return tr("Three steps"); });
  m_parts->addOption(kParts[3], [] { return tr("Matrices"); });
  m_parts->addOption(kParts[4], [] { return tr("Positions"); });
  m_parts->setCurrent(kParts[0]);
  m_positions->setChecked(true);
  setTextRole(m_facts, TextRole::Caption);
  setTextRole(m_nothing, TextRole::Muted);
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  for (ElidedCombo* combo : {m_head, m_row, m_column}) {
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    combo->setMaxVisibleItems(20);
  }

  auto* bar = new QHBoxLayout;
  bar->setSpacing(space::kSmall);
  bar->addWidget(m_parts);
  bar->addWidget(m_head);
  bar->addWidget(m_row);
  bar->addWidget(m_arrow);
  bar->addWidget(m_column);
  bar->addWidget(m_positions);
  bar->addWidget(m_facts, 1);
  // The heads and the matrices scroll within; the others as a whole.
  m_stack->addWidget(m_heads);
  m_stack->addWidget(scrolled(m_input, this));
  m_stack->addWidget(scrolled(m_steps, this));
  m_stack->addWidget(m_matrices);
  m_stack->addWidget(scrolled(m_places, this));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
  column->setSpacing(space::kSmall);
  column->addLayout(bar);
  column->addWidget(m_stack, 1);
  column->addWidget(m_nothing, 1);

  connect(m_parts, &SegmentedControl::chosen, this, [this](const QString& key) { showPart(key); });
  connect(m_positions, &QCheckBox::toggled, this, &AttentionPanel::ask);
  connect(m_head, &QComboBox::activated, this, [this](int index) {
    AttentionChoice choice = m_choice;
    const auto heads = static_cast<int>(m_view->layers.front().heads.size());
    const auto layers = static_cast<int>(m_view->layers.size());
    choice.rollout = index == layers * heads;
    if (!choice.rollout) {
      choice.layer = index / heads;
      choice.head = index % heads;
    }
    setChoice(choice);
  });
  connect(m_row, &QComboBox::activated, this, [this](int index) {
    AttentionChoice choice = m_choice;
    choice.row = index;
    setChoice(choice);
  });
  connect(m_column, &QComboBox::activated, this, [this](int index) {
    AttentionChoice choice = m_choice;
    choice.column = index;
    setChoice(choice);
  });
  connect(m_heads, &AttentionHeads::chosen, this, &AttentionPanel::setChoice);
  connect(m_input, &AttentionInput::chosen, this, &AttentionPanel::setChoice);
  connect(m_steps, &AttentionSteps::chosen, this, &AttentionPanel::setChoice);
  connect(m_matrices, &AttentionMatrices::chosen, this, &AttentionPanel::setChoice);
  connect(m_heads, &AttentionHeads::pointed, m_facts, &QLabel::setText);
  connect(m_input, &AttentionInput::pointed, m_facts, &QLabel::setText);
  connect(m_steps, &AttentionSteps::pointed, m_facts, &QLabel::setText);
  connect(m_matrices, &AttentionMatrices::pointed, m_facts, &QLabel::setText);
  connect(m_places, &PositionsPart::pointed, m_facts, &QLabel::setText);
  connect(m_places, &PositionsPart::textRequested, this, &AttentionPanel::textRequested);
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    m_view = nullptr;
    renew();
    Q_EMIT failed(message);
  });
  retranslate();
}

AttentionPanel::~AttentionPanel() = default;

void AttentionPanel::setNetwork(std::shared_ptr<const StateDict> weights) {
  m_network = weights ? std::make_shared<OpenedNetwork>(std::move(weights)) : nullptr;
  ask();
}

void AttentionPanel::setText(const QString& text) {
  if (text != m_text) {
    m_text = text;
    ask();
  }
}

void AttentionPanel::showPart(const QString& key) {
  const auto found = std::find(kParts.begin(), kParts.end(), key);
  if (found == kParts.end()) {
    return;
  }
  m_parts->setCurrent(key);
  m_stack->setCurrentIndex(static_cast<int>(found - kParts.begin()));
  if (key == kParts[4]) {
    ask();
  }
  m_choice.rollout = m_choice.rollout && key == kParts[0];
  fillCombos();
  renew();
}

QString AttentionPanel::shownPart() const {
  return m_parts->current();
}

void AttentionPanel::ask() {
  m_stale = true;
  if (!isVisible()) {
    return;
  }
  m_stale = false;
  if (!m_network) {
    m_worker.cancel();
    m_view = nullptr;
    m_places->setAnswers({}, {});
    m_places->setMap(nullptr);
    renew();
    return;
  }
  m_worker.submit(
      [this, network = m_network, text = m_text, positions = m_positions->isChecked(),
       orders = shownPart() == kParts[4]](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
        Reply reply = replyOf(*network, text, positions, orders, cancelled);
        return [this, reply = std::move(reply)]() mutable {
          if (!reply.asked.isEmpty()) {
            m_places->setAnswers(reply.asked, std::move(reply.answers));
            m_places->setMap(reply.map);
          }
          showView(reply.view);
        };
      });
}

void AttentionPanel::showView(const AttentionPtr& view) {
  m_view = view;
  if (m_view) {
    m_choice = fitted(m_choice, *m_view);
  }
  fillCombos();
  renew();
}

void AttentionPanel::setChoice(const AttentionChoice& choice) {
  if (!m_view) {
    return;
  }
  m_choice = fitted(choice, *m_view);
  renew();
}

/// Only the part that is seen is brought up to date.
void AttentionPanel::renew() {
  const QString part = shownPart();
  const bool orders = part == kParts[4];
  const bool there = m_view != nullptr || (orders && m_network != nullptr);
  m_stack->setVisible(there);
  m_nothing->setVisible(!there);
  const bool pair = m_view != nullptr && (part == kParts[2] || part == kParts[0] || part == kParts[3]);
  m_head->setVisible(m_view != nullptr && !orders && part != kParts[1]);
  m_row->setVisible(pair || (m_view != nullptr && part == kParts[1]));
  m_arrow->setVisible(pair);
  m_column->setVisible(pair);
  m_nothing->setText(m_network ? tr("Type a sentence to see what attention makes of it.")
                               : tr("There is no network to look into yet."));
  if (m_view) {
    const auto heads = static_cast<int>(m_view->layers.front().heads.size());
    m_head->setCurrentIndex(m_choice.rollout ? m_head->count() - 1 : m_choice.layer * heads + m_choice.head);
    m_row->setCurrentIndex(m_choice.row);
    m_column->setCurrentIndex(m_choice.column);
  }
  if (part == kParts[0]) {
    m_heads->setView(m_view, m_choice);
  } else if (part == kParts[1]) {
    m_input->setView(m_view, m_choice);
  } else if (part == kParts[2]) {
    m_steps->setView(m_view, m_choice);
  } else if (part == kParts[3]) {
    m_matrices->setView(m_view, m_choice);
  }
  renewFacts();
}

void AttentionPanel::fillCombos() {
  QStringList heads;
  QStringList tokens;
  if (m_view) {
    AttentionChoice each;
    for (std::size_t layer = 0; layer < m_view->layers.size(); ++layer) {
      for (std::size_t head = 0; head < m_view->layers[layer].heads.size(); ++head) {
        each.layer = static_cast<int>(layer);
        each.head = static_cast<int>(head);
        heads << headTitle(each);
      }
    }
    if (shownPart() == kParts[0]) {  // the other parts are of one head
      each.rollout = true;
      heads << headTitle(each);
    }
    const QStringList names = tokenNames(m_view->tokens);
    for (qsizetype i = 0; i < names.size(); ++i) {
      tokens << QStringLiteral("%1  %2").arg(QString::number(i), names[i]);
    }
  }
  const auto fill = [](QComboBox* combo, const QStringList& items) {
    const QSignalBlocker quiet(combo);
    combo->clear();
    combo->addItems(items);
  };
  fill(m_head, heads);
  fill(m_row, tokens);
  fill(m_column, tokens);
}

QString AttentionPanel::facts() const {
  return m_facts->text();
}

void AttentionPanel::renewFacts() {
  if (!m_view) {
    m_facts->clear();
    return;
  }
  QStringList facts{tr("%n tokens", nullptr, static_cast<int>(m_view->tokens.size()))};
  if (m_view->cut > 0) {
    facts << tr("%n more are cut", nullptr, static_cast<int>(m_view->cut));
  }
  facts << tr("%1 positive").arg(percent(static_cast<double>(m_view->answer.positive)))
        << tr("logit %1").arg(number(static_cast<double>(m_view->answer.logit)));
  m_facts->setText(facts.join(QStringLiteral(" · ")));
}

void AttentionPanel::finishForPicture() {
  waitForPicture(kPictureWait, [this] { return !m_worker.busy(); });
}

void AttentionPanel::retranslate() {
  m_head->setAccessibleName(tr("head"));
  m_head->setToolTip(tr("The head that is looked at"));
  m_row->setAccessibleName(tr("token that looks"));
  m_row->setToolTip(tr("The token that looks: a row"));
  m_column->setAccessibleName(tr("token that is looked at"));
  m_column->setToolTip(tr("The token that is looked at: a column"));
  m_positions->setText(tr("positions"));
  m_positions->setToolTip(tr(
      "Without positions the network does not know the order of the words. Its weights stay as they are."));
  m_parts->setAccessibleName(tr("part of attention"));
  fillCombos();
  renew();
}

void AttentionPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

void AttentionPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_stale) {
    ask();
  }
}

}  // namespace officina
