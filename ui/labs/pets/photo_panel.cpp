// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/photo_panel.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "ui/labs/pets/augmentation_strip.h"
#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/segmented.h"

namespace officina {

namespace {
constexpr int kNarrowest = 250;
constexpr int kTwoColumns = 470;  ///< least width for the answer beside the photograph, at 100 % text
const QString kNone = QStringLiteral("none");
const QString kCam = QStringLiteral("cam");
const QString kOcclusion = QStringLiteral("occlusion");
}  // namespace

PhotoPanel::PhotoPanel(LabWeights* weights, QWidget* parent)
    : QWidget(parent),
      m_name(new QLabel(this)),
      m_heat(new SegmentedControl(this)),
      m_view(new PhotoView(this)),
      m_open(new QPushButton(this)),
      m_paste(new QPushButton(this)),
      m_another(new QPushButton(this)),
      m_answer(new QLabel(this)),
      m_weightsBox(new WeightsBox(weights, this)),
      m_bars(new ProbabilityBars(this)),
      m_honesty(new QLabel(this)),
      m_strip(new AugmentationStrip(this)) {
  setTextRole(m_name, TextRole::Caption);
  setTextRole(m_answer, TextRole::Heading);
  setTextRole(m_honesty, TextRole::Caption);
  m_answer->setWordWrap(true);
  m_honesty->setWordWrap(true);
  m_heat->addOption(kNone, [] { return tr("photograph"); });
  m_heat->addOption(kCam, [] { return tr("Grad-CAM"); });
  m_heat->addOption(kOcclusion, [] { return tr("occlusion"); });
  m_heat->setCurrent(kCam);

  auto* left = new QVBoxLayout;
  left->setSpacing(space::kSmall);
  left->addWidget(m_heat, 0, Qt::AlignLeft);
  left->addWidget(m_view, 1);
  auto* right = new QVBoxLayout;
  right->setSpacing(space::kSmall);
  right->addWidget(m_answer);
  right->addWidget(m_weightsBox, 0, Qt::AlignLeft);
  right->addWidget(m_bars, 2);
  right->addWidget(m_strip, 1);
  m_halves = new QBoxLayout(QBoxLayout::LeftToRight);
  m_halves->setSpacing(space::kLarge);
  m_halves->addLayout(left, 5);
  m_halves->addLayout(right, 4);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(space::kSmall);
  buttons->addWidget(m_open);
  buttons->addWidget(m_paste);
  buttons->addWidget(m_another);
  buttons->addWidget(m_name, 1);
  m_name->setMinimumWidth(scaled(20));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(space::kSmall);
  column->addLayout(m_halves, 1);
  column->addLayout(buttons);
  column->addWidget(m_honesty);

  connect(m_view, &PhotoView::openRequested, this, &PhotoPanel::openRequested);
  connect(m_open, &QPushButton::clicked, this, &PhotoPanel::openRequested);
  connect(m_paste, &QPushButton::clicked, this, &PhotoPanel::pasteRequested);
  connect(m_another, &QPushButton::clicked, this, &PhotoPanel::anotherRequested);
  connect(m_strip, &AugmentationStrip::againRequested, this, &PhotoPanel::variantsRequested);
  connect(m_weightsBox, &WeightsBox::openRequested, this, &PhotoPanel::openWeightsRequested);
  connect(m_weightsBox, &WeightsBox::untrainedRequested, this, &PhotoPanel::untrainedRequested);
  connect(m_heat, &SegmentedControl::chosen, this, [this] {
    renewHeat();
    if (m_heat->current() == kOcclusion && m_occlusion.values.empty()) {
      Q_EMIT occlusionRequested();
    }
  });
  retranslate();
}

void PhotoPanel::setClassNames(const QStringList& names) {
  m_names = names;
  m_bars->setLabels(names);
  renewAnswer();
}

void PhotoPanel::showReply(const PetsReply* reply, double sureFrom) {
  const bool other = reply != nullptr && reply->photo->picture.cacheKey() != m_view->photo().cacheKey();
  m_reply = reply;
  m_sureFrom = sureFrom;
  if (other) {
    m_view->setPhoto(reply->photo->picture);
    m_name->setText(reply->photo->name);
  }
  m_saliency.reset();  // of the answer before
  m_occlusion = {};
  renewAnswer();
  renewHeat();
  if (m_heat->current() == kOcclusion && reply != nullptr) {
    Q_EMIT occlusionRequested();
  }
}

void PhotoPanel::setSaliency(const std::optional<Saliency>& saliency) {
  m_saliency = saliency;
  renewHeat();
}

void PhotoPanel::setOcclusion(const Matrix& differences) {
  m_occlusion = differences;
  renewHeat();
}

void PhotoPanel::setVariants(const QImage& original, std::vector<QImage> variants) {
  m_strip->setAugmented(!variants.empty());
  m_strip->setPictures(original, std::move(variants));
}

void PhotoPanel::renewHeat() {
  const QString kind = m_heat->current();
  if (kind == kCam && m_saliency) {
    m_view->setHeat(PhotoView::Heat::Sequential, m_saliency->gradCam);
    m_honesty->setText(
        tr("Where the last maps speak for the answer. That is not a reason: hide the place and see "
           "whether the answer falls."));
  } else if (kind == kOcclusion && !m_occlusion.values.empty()) {
    m_view->setHeat(PhotoView::Heat::Signed, m_occlusion);
    m_honesty->setText(
        tr("Blue: covering this place lowers the answer's probability. Orange: it raises it. At most %1.")
            .arg(number(static_cast<double>(*std::ranges::max_element(m_occlusion.values)), 2)));
  } else {
    m_view->setHeat(PhotoView::Heat::None);
    m_honesty->setText(kind == kOcclusion && m_reply != nullptr ? tr("covering one place after the other…")
                                                                : QString());
  }
  m_honesty->setVisible(!m_honesty->text().isEmpty());
}

void PhotoPanel::renewAnswer() {
  if (m_reply == nullptr ||
      m_reply->answer.probabilities.size() != static_cast<std::size_t>(m_names.size())) {
    m_bars->setValues({});
    m_answer->setText(tr("Probability"));
    return;
  }
  const PhotoAnswer& answer = m_reply->answer;
  m_bars->setValues({answer.probabilities.begin(), answer.probabilities.end()});
  QStringList details;
  for (std::size_t i = 0; i < answer.logits.size(); ++i) {
    details << tr("logit %1 · probability %2")
                   .arg(number(static_cast<double>(answer.logits[i])),
                        number(static_cast<double>(answer.probabilities[i])));
  }
  m_bars->setDetails(details);
  const auto probability = static_cast<double>(answer.probabilities[static_cast<std::size_t>(answer.label)]);
  m_answer->setText(
      (probability < m_sureFrom ? tr("Neither: it has no idea (nearest is %1, %2)") : tr("It says %1, %2"))
          .arg(m_names[answer.label], percent(probability)));
}

void PhotoPanel::retranslate() {
  m_view->setEmptyText(
      tr("Drop a photograph here, paste one, or click to open one.\nIt stays on this computer."));
  m_view->setAccessibleName(tr("photograph"));
  m_open->setText(tr("Open…"));
  m_paste->setText(tr("Paste"));
  m_another->setText(tr("Another"));
  m_another->setToolTip(tr("Any photograph of the set"));
  m_heat->setAccessibleName(tr("what lies over the photograph"));
  m_bars->setAccessibleName(tr("probability of each class"));
  renewAnswer();
  renewHeat();
}

/// The narrow arrangement's: the wide one must be able to become narrow.
QSize PhotoPanel::minimumSizeHint() const {
  return {scaled(kNarrowest), layout()->minimumSize().height()};
}

/// Side by side where there is room, else one above the other.
void PhotoPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_halves->setDirection(width() >= scaled(kTwoColumns) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void PhotoPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
