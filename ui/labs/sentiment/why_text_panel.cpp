// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/why_text_panel.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>

#include "ui/labs/common/picture_wait.h"
#include "ui/labs/sentiment/attention_choice.h"
#include "ui/labs/sentiment/opened_network.h"
#include "ui/labs/sentiment/why_method_view.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

constexpr int kPictureWait = 30000;  ///< milliseconds
constexpr int kAttention = 3;        ///< index of its view
const QString kAll = QStringLiteral("all");
const std::array<QString, WhyTextPanel::kViews> kKeys = {QStringLiteral("gradient"),
                                                         QStringLiteral("integrated"), QStringLiteral("left"),
                                                         QStringLiteral("attention")};

double total(const std::vector<float>& values) {
  double sum = 0.0;
  for (const float value : values) {
    sum += static_cast<double>(value);
  }
  return sum;
}

std::vector<float> magnitudes(std::vector<float> values) {
  for (float& value : values) {
    value = std::abs(value);
  }
  return values;
}

}  // namespace

WhyTextPanel::WhyTextPanel(QWidget* parent)
    : QWidget(parent),
      m_methods(new SegmentedControl(this)),
      m_answer(new QLabel(this)),
      m_warning(new QLabel(this)),
      m_comparison(new QLabel(this)),
      m_nothing(new QLabel(this)),
      m_page(new QWidget),
      m_columns(new QBoxLayout(QBoxLayout::TopToBottom)) {
  m_methods->addOption(kAll, [] { return tr("All"); });
  m_methods->addOption(kKeys[0], [] { return tr("Gradient × input"); });
  m_methods->addOption(kKeys[1], [] { return tr("Integrated gradients"); });
  m_methods->addOption(kKeys[2], [] { return tr("Without one word"); });
  m_methods->addOption(kKeys[3], [] { return tr("Attention"); });
  m_methods->setCurrent(kAll);
  setTextRole(m_answer, TextRole::Caption);
  setTextRole(m_nothing, TextRole::Muted);
  m_nothing->setAlignment(Qt::AlignCenter);
  for (QLabel* label : {m_answer, m_warning, m_comparison, m_nothing}) {
    label->setWordWrap(true);
  }
  for (QLabel* label : {m_warning, m_comparison}) {
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
  }

  m_comparison->setTextFormat(Qt::PlainText);  // tokens may look like markup

  auto* bar = new QHBoxLayout;
  bar->setSpacing(space::kMedium);
  bar->addWidget(m_methods);
  bar->addWidget(m_answer, 1);
  auto* page = new QVBoxLayout(m_page);
  page->setContentsMargins(0, 0, space::kSmall, 0);
  page->setSpacing(space::kSmall);
  page->addWidget(m_warning);
  page->addWidget(m_comparison);
  m_columns->setSpacing(space::kLarge);
  auto* first = new QVBoxLayout;
  auto* second = new QVBoxLayout;
  for (std::size_t i = 0; i < m_views.size(); ++i) {
    m_views[i] = new WhyMethodView(m_page);
    QVBoxLayout* column = i % 2 == 0 ? first : second;
    column->setSpacing(space::kLarge);
    column->addWidget(m_views[i]);
  }
  first->addStretch(1);
  second->addStretch(1);
  m_columns->addLayout(first, 1);
  m_columns->addLayout(second, 1);
  page->addLayout(m_columns);
  page->addStretch(1);
  auto* area = new QScrollArea(this);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setWidget(m_page);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kSmall);
  column->setSpacing(space::kSmall);
  column->addLayout(bar);
  column->addWidget(m_nothing);
  column->addWidget(area, 1);

  connect(m_methods, &SegmentedControl::chosen, this, &WhyTextPanel::showMethod);
  connect(&m_worker, &LatestWorker::failed, this, [this](const QString& message) {
    showReasons(std::nullopt);
    Q_EMIT failed(message);
  });
  retranslate();
}

WhyTextPanel::~WhyTextPanel() = default;

void WhyTextPanel::setNetwork(std::shared_ptr<const StateDict> weights) {
  m_network = weights ? std::make_shared<OpenedNetwork>(std::move(weights)) : nullptr;
  ask();
}

void WhyTextPanel::setText(const QString& text) {
  if (text != m_text) {
    m_text = text;
    ask();
  }
}

void WhyTextPanel::ask() {
  m_stale = true;
  if (!isVisible()) {
    return;
  }
  m_stale = false;
  if (!m_network) {
    m_worker.cancel();
    showReasons(std::nullopt);
    return;
  }
  m_worker.submit([this, network = m_network,
                   text = m_text](const LatestWorker::Cancelled& cancelled) -> LatestWorker::Deliver {
    SentimentClassifier& classifier = network->classifier();
    const std::string sentence = text.toStdString();
    std::optional<TextReasons> reasons;
    if (!classifier.tokens(sentence).empty()) {
      reasons.emplace();
      reasons->received = attentionReceived(classifier.attention(sentence));
      reasons->gradient = classifier.attribution(sentence, AttributionMethod::GradientTimesInput, cancelled);
      reasons->integrated =
          classifier.attribution(sentence, AttributionMethod::IntegratedGradients, cancelled);
      reasons->left = classifier.attribution(sentence, AttributionMethod::LeaveOneOut, cancelled);
    }
    return [this, reasons = std::move(reasons)] { showReasons(reasons); };
  });
}

void WhyTextPanel::showMethod(const QString& key) {
  m_methods->setCurrent(key);
  renew();
}

void WhyTextPanel::showReasons(const std::optional<TextReasons>& reasons) {
  m_reasons = reasons;
  renew();
}

void WhyTextPanel::renew() {
  const bool there = m_reasons.has_value();
  m_page->setVisible(there);
  m_nothing->setVisible(!there);
  m_nothing->setText(m_network ? tr("Type a sentence to see what speaks for its answer.")
                               : tr("There is no network to ask yet."));
  const QString shown = m_methods->current();
  for (std::size_t i = 0; i < m_views.size(); ++i) {
    // Attention stays beside each method, so that the two are seen to differ.
    m_views[i]->setVisible(shown == kAll || shown == kKeys[i] || i == kAttention);
  }
  if (!there) {
    m_answer->clear();
    return;
  }
  const TextReasons& all = *m_reasons;
  const auto logit = static_cast<double>(all.gradient.logit);
  m_answer->setText(tr("Logit %1: %2 positive. Blue speaks for positive, orange for negative.")
                        .arg(number(logit), percent(1.0 / (1.0 + std::exp(-logit)))));
  const QStringList names = tokenNames(all.gradient.tokens);
  m_views[0]->setNumbers(names, all.gradient.parts, true);
  m_views[1]->setNumbers(names, all.integrated.parts, true);
  m_views[2]->setNumbers(names, all.left.parts, true);
  m_views[kAttention]->setNumbers(names, all.received, false);

  m_views[0]->setWords(tr("Gradient × input"),
                       tr("The parts add up to %1; the logit is %2: they need not be the same.")
                           .arg(number(total(all.gradient.parts)), number(logit)),
                       tr("How steeply the logit rises here, times the token's vector. It says nothing of "
                          "larger changes: where "
                          "the network is saturated, an important word gets nearly 0."));
  m_views[1]->setWords(
      tr("Integrated gradients"),
      tr("The parts add up to %1; logit %2 less the baseline's %3 is %4; the gap is %5.")
          .arg(number(total(all.integrated.parts)), number(static_cast<double>(all.integrated.logit)),
               number(static_cast<double>(all.integrated.baseline)),
               number(static_cast<double>(all.integrated.logit) -
                      static_cast<double>(all.integrated.baseline)),
               number(all.integrated.gap, 2)),
      tr("The mean gradient on the way from vectors of zeros to the sentence, times the way. Another "
         "baseline "
         "gives other parts, and no sentence that a person could write lies on the way."));
  m_views[2]->setWords(
      tr("Without one word"),
      tr("How much the logit falls when a word is left out; each token has its whole word's number. The "
         "numbers "
         "do not add up to anything."),
      tr("The sentence without a word may be one that the network never saw. Two words that say the same "
         "cover for each other: neither seems to matter."));
  m_views[kAttention]->setWords(
      tr("Attention received"),
      tr("How much each token is looked at: the mean over all rows, heads and layers. It adds up to %1.")
          .arg(number(total(all.received), 3)),
      tr("It has no sign: it does not say for which class a token speaks. A token can be looked at much and "
         "change nothing, because its value is small or cancelled later."));
  compare();
}

/// Which token each finds the most important, and how far the methods order the tokens as attention does.
void WhyTextPanel::compare() {
  const TextReasons& all = *m_reasons;
  const QStringList names = tokenNames(all.gradient.tokens);
  const std::array<const std::vector<float>*, kViews> numbers = {&all.gradient.parts, &all.integrated.parts,
                                                                 &all.left.parts, &all.received};
  QStringList parts;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::vector<float> sizes = magnitudes(*numbers[i]);
    if (sizes.empty()) {
      continue;
    }
    const auto most = static_cast<qsizetype>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    const QString name = names.value(most);
    QString part = tr("%1 “%2”").arg(m_views[i]->title(), name);
    if (i != kAttention) {
      if (const std::optional<double> agreement = rankAgreement(sizes, all.received)) {
        part =
            tr("%1 “%2” (agreement with attention %3)").arg(m_views[i]->title(), name, number(*agreement, 2));
      }
    }
    parts << part;
  }
  m_comparison->setText(tr("Heaviest token: %1.").arg(parts.join(QStringLiteral("; "))));
  m_comparison->setToolTip(tr(
      "Agreement: Spearman's rank correlation of the sizes of the parts with the attention received. 1: the "
      "same order, 0: nothing in common, −1: the reverse."));
}

void WhyTextPanel::finishForPicture() {
  waitForPicture(kPictureWait, [this] { return !m_worker.busy(); });
}

void WhyTextPanel::retranslate() {
  m_warning->setText(
      tr("<b>Attention is not explanation.</b> It says which values were mixed, not what decided. The other "
         "three ask what the answer depends on, each in its own way, and they too can disagree."));
  m_methods->setAccessibleName(tr("method"));
  renew();
}

void WhyTextPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

void WhyTextPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_stale) {
    ask();
  }
}

void WhyTextPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_columns->setDirection(width() >= scaled(900) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace officina
