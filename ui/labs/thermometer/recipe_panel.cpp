// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/thermometer/recipe_panel.h"

#include <array>
#include <cmath>
#include <utility>

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/recipe_form.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {

const QString kOptimizer = QStringLiteral("optimizer");
const QString kRate = QStringLiteral("learningRate");
const QString kMomentum = QStringLiteral("momentum");
const QString kSchedule = QStringLiteral("schedule");
const QString kEpochs = QStringLiteral("epochs");
const QString kSeed = QStringLiteral("seed");
constexpr qlonglong kMostEpochs = 200'000;  // the course of a run is kept whole

constexpr std::array kOptimizers{OptimizerKind::Sgd, OptimizerKind::Momentum, OptimizerKind::RmsProp,
                                 OptimizerKind::Adam};
constexpr std::array kSchedules{Schedule::Constant, Schedule::Cosine, Schedule::OneCycle};

QString key(std::string_view view) {
  return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

}  // namespace

ThermometerRecipePanel::ThermometerRecipePanel(QWidget* parent)
    : QWidget(parent),
      m_names(new SegmentedControl(this)),
      m_form(new RecipeForm(this)),
      m_title(new QLabel(this)),
      m_diagnosisTitle(new QLabel(this)),
      m_diagnosis(new QLabel) {
  setTextRole(m_title, TextRole::Heading);
  setTextRole(m_diagnosisTitle, TextRole::Heading);
  m_names->addOption(QStringLiteral("notes"), [] { return tr("as in the notes"); });
  m_names->addOption(QStringLiteral("tuned"), [] { return tr("tuned"); });
  buildForm();

  auto* card = new QFrame(this);
  setRole(card, "card");
  auto* inCard = new QVBoxLayout(card);
  inCard->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
  inCard->addWidget(m_diagnosis);
  m_diagnosis->setWordWrap(true);
  m_diagnosis->setTextFormat(Qt::RichText);
  m_diagnosis->setTextInteractionFlags(Qt::TextSelectableByMouse);

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(space::kLarge, space::kMedium, space::kSmall, space::kSmall);
  column->setSpacing(space::kSmall);
  column->addWidget(m_title);
  column->addWidget(m_names);
  column->addWidget(m_form);
  column->addSpacing(space::kSmall);
  column->addWidget(m_diagnosisTitle);
  column->addWidget(card);
  column->addStretch();

  connect(m_names, &SegmentedControl::chosen, this, [this](const QString& name) {
    Q_EMIT edited(namedRecipe("thermometer", name.toStdString()), QStringLiteral("name"));
  });
  connect(m_form, &RecipeForm::edited, this, &ThermometerRecipePanel::takeEdit);
  connect(m_form, &RecipeForm::validChanged, this, &ThermometerRecipePanel::validChanged);
  setRecipe(namedRecipe("thermometer", "notes"));
  retranslate();
}

void ThermometerRecipePanel::buildForm() {
  m_form->addChoice(
      kOptimizer, [] { return tr("Optimiser"); },
      [] {
        return tr(
            "How a step is made from the gradient. SGD goes straight down the slope, so the slopes of weight "
            "and "
            "bias, here thousands to one, dictate its rate. Momentum keeps some of the last step's speed. "
            "RMSProp "
            "and Adam measure each slope and scale it away: one rate fits both numbers.");
      },
      {{key(name(OptimizerKind::Sgd)), [] { return QStringLiteral("SGD"); }},
       {key(name(OptimizerKind::Momentum)), [] { return tr("Momentum"); }},
       {key(name(OptimizerKind::RmsProp)), [] { return QStringLiteral("RMSProp"); }},
       {key(name(OptimizerKind::Adam)), [] { return QStringLiteral("Adam"); }}});
  m_form->addNumber(
      kRate, [] { return tr("Learning rate"); },
      [this] {
        const QString size =
            tr("The length of each step. Too small: the line hardly moves. Too large: every step jumps "
               "over the minimum, further each time. It can be changed while training.");
        const double limit = stabilityLimit(m_recipe.optimizer, m_pairs);
        return std::isfinite(limit) ? size + QLatin1Char(' ') +
                                          tr("With these pairs and this optimiser it must stay below %1.")
                                              .arg(number(limit, 2))
                                    : size;
      },
      0.0, 1000.0, true);
  m_form->addNumber(
      kMomentum, [] { return tr("Momentum"); },
      [] {
        return tr(
            "How much of the last step is carried into the next: 0 is plain SGD, 0.9 adds up about ten "
            "steps.");
      },
      0.0, 0.999);
  m_form->addChoice(
      kSchedule, [] { return tr("Schedule"); },
      [] {
        return tr(
            "Fixed keeps the learning rate as it is. Cosine lets it sink to nothing by the last epoch: bold "
            "steps "
            "first, "
            "fine ones at the end. One cycle rises first and then sinks.");
      },
      {{key(name(Schedule::Constant)), [] { return tr("fixed"); }},
       {key(name(Schedule::Cosine)), [] { return tr("cosine"); }},
       {key(name(Schedule::OneCycle)), [] { return tr("one cycle"); }}});
  m_form->addInteger(
      kEpochs, [] { return tr("Epochs"); },
      [] {
        return tr(
            "How often all pairs are gone through. Each epoch is one step here, because the whole table is "
            "one "
            "batch. More epochs than it takes to settle change nothing.");
      },
      1, kMostEpochs);
  m_form->addInteger(
      kSeed, [] { return tr("Seed"); },
      [] {
        return tr(
            "From which random weight and bias the line starts. The same seed gives the same numbers to the "
            "last "
            "digit; another one starts elsewhere and must end in the same place.");
      },
      0, 2'147'483'647);
}

void ThermometerRecipePanel::setRecipe(const Recipe& recipe) {
  m_recipe = recipe;
  const Recipe reference = namedRecipe("thermometer", recipe.name);
  const auto show = [this](const QString& field, const QVariant& value, const QVariant& was) {
    m_form->setValue(field, value);
    m_form->setReference(field, was);
  };
  const OptimizerSpec& now = recipe.optimizer;
  const OptimizerSpec& was = reference.optimizer;
  show(kOptimizer, key(name(now.kind)), key(name(was.kind)));
  show(kRate, now.learningRate, was.learningRate);
  show(kMomentum, now.momentum, was.momentum);
  show(kSchedule, key(name(recipe.schedule)), key(name(reference.schedule)));
  show(kEpochs, static_cast<qlonglong>(recipe.epochs), static_cast<qlonglong>(reference.epochs));
  show(kSeed, static_cast<qlonglong>(recipe.seed), static_cast<qlonglong>(reference.seed));
  m_form->setFieldVisible(kMomentum, now.kind == OptimizerKind::Momentum);
  m_names->setCurrent(QString::fromStdString(recipe.name));
  renewDiagnosis();
}

void ThermometerRecipePanel::takeEdit(const QString& field) {
  Recipe changed = m_recipe;
  for (const OptimizerKind kind : kOptimizers) {
    if (m_form->choice(kOptimizer) == key(name(kind))) {
      changed.optimizer.kind = kind;
    }
  }
  for (const Schedule schedule : kSchedules) {
    if (m_form->choice(kSchedule) == key(name(schedule))) {
      changed.schedule = schedule;
    }
  }
  changed.optimizer.learningRate = m_form->number(kRate);
  changed.optimizer.momentum = m_form->number(kMomentum);
  changed.epochs = m_form->integer(kEpochs);
  changed.seed = static_cast<std::uint64_t>(m_form->integer(kSeed));
  Q_EMIT edited(changed, field);
}

bool ThermometerRecipePanel::valid() const {
  return m_form->valid();
}

void ThermometerRecipePanel::setRunning(bool running) {
  const auto reason = [] { return tr("This belongs to the run from its start: stop it to change this."); };
  for (const QString& field : {kOptimizer, kMomentum, kSchedule, kEpochs, kSeed}) {
    m_form->setFieldEnabled(field, !running, reason);
  }
  m_names->setEnabled(!running);
}

void ThermometerRecipePanel::setPairs(const std::vector<TemperaturePair>& pairs) {
  m_pairs = pairs;
  renewDiagnosis();
}

void ThermometerRecipePanel::setDiagnosis(Learning learning, double loss, double best) {
  m_learning = learning;
  m_loss = loss;
  m_best = best;
  renewDiagnosis();
}

void ThermometerRecipePanel::renewDiagnosis() {
  QString title;
  QString text;
  QColor color = theme().ink;
  const double limit = stabilityLimit(m_recipe.optimizer, m_pairs);
  const bool tooLong = m_recipe.optimizer.learningRate > limit;
  switch (m_learning) {
    case Learning::NotTrained:
      title = tr("Not trained yet.");
      text = tooLong ? tr("With this learning rate it will not converge: above %1 every step overshoots on "
                          "these pairs.")
                           .arg(number(limit, 2))
                     : tr("The line on the plot is the random one it starts from.");
      color = tooLong ? theme().warning : color;
      break;
    case Learning::Well:
      title = tr("It is learning well.");
      text = tr("The loss still falls: it is %1, and no straight line gets below %2.")
                 .arg(number(m_loss, 4), number(m_best, 4));
      color = theme().good;
      break;
    case Learning::Plateau:
      title = tr("It has arrived.");
      text = tr("The loss stands at %1; the best of all straight lines has %2. More epochs change nothing.")
                 .arg(number(m_loss, 4), number(m_best, 4));
      color = theme().good;
      break;
    case Learning::TooSlow:
      title = tr("It is too slow.");
      text = tr("The loss hardly falls any more at %1, though %2 could be reached: raise the learning rate, "
                "or take "
                "Adam, which scales its steps.")
                 .arg(number(m_loss, 4), number(m_best, 4));
      color = theme().warning;
      break;
    case Learning::Unstable:
      title = tr("It is unstable.");
      text = tooLong ? tr("Each step overshoots the minimum further than the last: on these pairs the "
                          "learning rate must "
                          "stay below %1.")
                           .arg(number(limit, 2))
                     : tr("The loss grows instead of falling: lower the learning rate.");
      color = theme().error;
      break;
  }
  m_diagnosis->setText(QStringLiteral("<span style='color:%3;font-weight:600'>%1</span><br>%2")
                           .arg(title.toHtmlEscaped(), text.toHtmlEscaped(), color.name()));
}

void ThermometerRecipePanel::retranslate() {
  m_title->setText(tr("Recipe"));
  m_diagnosisTitle->setText(tr("Diagnosis"));
  m_names->setAccessibleName(tr("Named recipe"));
  renewDiagnosis();
}

void ThermometerRecipePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  } else if (event->type() == QEvent::PaletteChange) {
    renewDiagnosis();
  }
  QWidget::changeEvent(event);
}

}  // namespace officina
