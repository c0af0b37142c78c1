// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/sentiment/attention_steps.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QHBoxLayout>

#include "ui/labs/sentiment/attention_step_card.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/numbers_table.h"
#include "ui/widgets/pictures.h"

namespace officina {

namespace {

/// e^x of larger numbers is no longer a number that tells anybody something; then the largest is taken off.
constexpr double kPlainUpTo = 60.0;

QString sub(const QString& letter, const QString& index) {
  return QStringLiteral("%1<sub>%2</sub>").arg(letter, index);
}

}  // namespace

AttentionSteps::AttentionSteps(QWidget* parent)
    : QWidget(parent),
      m_score(new AttentionStepCard(this)),
      m_softmax(new AttentionStepCard(this)),
      m_sum(new AttentionStepCard(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(space::kSmall);
  for (AttentionStepCard* card : {m_score, m_softmax, m_sum}) {
    row->addWidget(card, 1);
    connect(card, &AttentionStepCard::pointed, this, &AttentionSteps::pointed);
  }
  // A number of the second step is a token; choosing it there looks at that one.
  const auto chooseColumn = [this](int index) {
    if (index != m_choice.column) {
      AttentionChoice choice = m_choice;
      choice.column = index;
      Q_EMIT chosen(choice);
    }
  };
  connect(m_softmax, &AttentionStepCard::activated, this, chooseColumn);
  connect(m_softmax->table(), &NumbersTable::chosen, this, chooseColumn);
  connect(m_sum->table(), &NumbersTable::chosen, this, [this, chooseColumn](int place) {
    if (m_view && place < static_cast<int>(m_view->tokens.size())) {
      chooseColumn(place);
    }
  });
}

void AttentionSteps::setView(const AttentionPtr& view, const AttentionChoice& choice) {
  m_view = view;
  m_choice = choice;
  renew();
}

void AttentionSteps::renew() {
  for (AttentionStepCard* card : {m_score, m_softmax, m_sum}) {
    card->setVisible(m_view != nullptr);
  }
  if (!m_view) {
    return;
  }
  const HeadView& head = chosenHead(*m_view, m_choice);
  const QStringList names = tokenNames(m_view->tokens);
  showScore(head, names);
  showSoftmax(head, names);
  showSum(head, names);
}

void AttentionSteps::showScore(const HeadView& head, const QStringList& names) {
  const QString looks = names.value(m_choice.row).toHtmlEscaped();
  const QString seen = names.value(m_choice.column).toHtmlEscaped();
  const std::vector<float> query = rowOf(head.query, m_choice.row);
  const std::vector<float> key = rowOf(head.key, m_choice.column);
  std::vector<float> products;
  Matrix table(head.query.columns, 3);
  for (std::size_t i = 0; i < query.size(); ++i) {
    products.push_back(query[i] * key[i]);
    const auto line = static_cast<std::int64_t>(i);
    table.at(line, 0) = query[i];
    table.at(line, 1) = key[i];
    table.at(line, 2) = products.back();
  }
  m_score->setHeading(tr("1. Score"),
                      tr("score(Q<sub>i</sub>, K<sub>j</sub>) = Q<sub>i</sub> · K<sub>j</sub> "
                         "/ √d<sub>k</sub>: how well what “%1” asks fits what “%2” offers")
                          .arg(looks, seen),
                      tr("every product of the score"));
  // One scale for both, so that a short query is seen to be short.
  const double scale = std::max(largest(query), largest(key));
  m_score->setStrips(
      {{{sub(QStringLiteral("Q"), QStringLiteral("i")), tr("query"), query, scale, &Theme::query},
        {sub(QStringLiteral("K"), QStringLiteral("j")), tr("key"), key, scale, &Theme::key},
        {QStringLiteral("Q·K"), tr("query × key"), products, 0.0, nullptr}}});
  m_score->setTable(table, {}, {tr("query"), tr("key"), tr("query × key")});
  const auto score = static_cast<double>(head.scores.at(m_choice.row, m_choice.column));
  const auto scaledScore = static_cast<double>(head.scaled.at(m_choice.row, m_choice.column));
  m_score->setResult(
      tr("The %n products add up to %1; divided by √%n: <b>%2</b>", nullptr, static_cast<int>(query.size()))
          .arg(number(score), number(scaledScore)));
}

void AttentionSteps::showSoftmax(const HeadView& head, const QStringList& names) {
  const std::vector<float> scores = rowOf(head.scaled, m_choice.row);
  const std::vector<float> weights = rowOf(head.weights, m_choice.row);
  const auto most = static_cast<double>(*std::max_element(scores.begin(), scores.end()));
  const double taken = most > kPlainUpTo ? most : 0.0;
  std::vector<float> powers;
  double sum = 0.0;
  Matrix table(head.scaled.columns, 3);
  for (std::size_t j = 0; j < scores.size(); ++j) {
    const double power = std::exp(static_cast<double>(scores[j]) - taken);
    sum += power;
    powers.push_back(static_cast<float>(power));
    const auto line = static_cast<std::int64_t>(j);
    table.at(line, 0) = scores[j];
    table.at(line, 1) = powers.back();
    table.at(line, 2) = weights[j];
  }
  const QString power =
      taken > 0.0 ? QStringLiteral("e<sup>x − %1</sup>").arg(number(taken)) : QStringLiteral("e<sup>x</sup>");
  const QString plainPower =
      taken > 0.0 ? QStringLiteral("e^(x − %1)").arg(number(taken)) : QStringLiteral("e^x");
  m_softmax->setHeading(tr("2. Softmax of the row"),
                        tr("a<sub>ij</sub> = %1 / Σ %1, x being the score of each token for “%2”; click a "
                           "bar to look at another")
                            .arg(power, names.value(m_choice.row).toHtmlEscaped()),
                        tr("every number of the softmax"));
  m_softmax->setStrips(
      {{{QStringLiteral("x"), tr("score"), scores, 0.0, nullptr},
        {power, plainPower, powers, 0.0, &Theme::attention},
        {sub(QStringLiteral("a"), QStringLiteral("ij")), tr("weight"), weights, 0.0, &Theme::attention}}});
  m_softmax->setCurrent(m_choice.column);
  m_softmax->setTable(table, names, {tr("score"), plainPower, tr("weight")});
  m_softmax->table()->setChosen(m_choice.column, 2);
  const auto j = static_cast<std::size_t>(m_choice.column);
  m_softmax->setResult(tr("%1 of “%2” is %3, the sum of all %n is %4; %3 / %4 = <b>%5</b>", nullptr,
                          static_cast<int>(scores.size()))
                           .arg(power, names.value(m_choice.column).toHtmlEscaped(),
                                number(static_cast<double>(powers[j])), number(sum),
                                number(static_cast<double>(weights[j]))));
}

void AttentionSteps::showSum(const HeadView& head, const QStringList& names) {
  const std::vector<float> value = rowOf(head.value, m_choice.column);
  const std::vector<float> result = rowOf(head.output, m_choice.row);
  const float weight = head.weights.at(m_choice.row, m_choice.column);
  std::vector<float> part;
  part.reserve(value.size());
  for (const float v : value) {
    part.push_back(weight * v);
  }
  Matrix table(head.value.rows + 1, head.value.columns);
  for (std::int64_t j = 0; j < head.value.rows; ++j) {
    for (std::int64_t k = 0; k < head.value.columns; ++k) {
      table.at(j, k) = head.weights.at(m_choice.row, j) * head.value.at(j, k);
    }
  }
  for (std::int64_t k = 0; k < head.value.columns; ++k) {
    table.at(head.value.rows, k) = head.output.at(m_choice.row, k);
  }
  m_sum->setHeading(
      tr("3. Sum of the values"),
      tr("z<sub>i</sub> = Σ a<sub>ij</sub> V<sub>j</sub>: what “%1” takes from all tokens, each as "
         "much as its weight says")
          .arg(names.value(m_choice.row).toHtmlEscaped()),
      tr("every token's part of the sum"));
  const double scale = std::max(largest(value), largest(result));
  m_sum->setStrips(
      {{{sub(QStringLiteral("V"), QStringLiteral("j")), tr("value"), value, scale, &Theme::value},
        {sub(QStringLiteral("a"), QStringLiteral("ij")) + sub(QStringLiteral("V"), QStringLiteral("j")),
         tr("weight × value"), part, scale, &Theme::value},
        {sub(QStringLiteral("z"), QStringLiteral("i")), tr("sum"), result, scale, &Theme::value}}});
  QStringList rows = names;
  rows << tr("sum");
  m_sum->setTable(table, rows, {});
  m_sum->setResult(
      tr("“%1” gives %2 of its value; with the parts of all %n tokens this is z<sub>i</sub>", nullptr,
         static_cast<int>(head.value.rows))
          .arg(names.value(m_choice.column).toHtmlEscaped(), percent(static_cast<double>(weight))));
}

void AttentionSteps::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    renew();
  }
}

}  // namespace officina
