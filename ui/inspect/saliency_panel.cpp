// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/saliency_panel.h"

#include <algorithm>
#include <numeric>

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/shell/language.h"
#include "ui/shell/theme.h"
#include "ui/widgets/heat_map.h"

namespace officina {

namespace {

/// The picture with a veil of one colour (Okabe-Ito's vermilion) whose strength is Grad-CAM.
class CamPicture final : public QWidget {
 public:
  explicit CamPicture(QWidget* parent) : QWidget(parent) {
    setMinimumSize(120, 100);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  }
  [[nodiscard]] QSize sizeHint() const override { return {360, 200}; }

  void show(const QImage& picture, const Matrix& cam) {
    m_picture = QImage(picture.size(), QImage::Format_RGB32);
    m_picture.fill(Qt::white);
    QPainter(&m_picture).drawImage(0, 0, picture);
    m_veil = QImage(static_cast<int>(cam.columns), static_cast<int>(cam.rows), QImage::Format_ARGB32);
    const float most = cam.values.empty() ? 0.0F : *std::max_element(cam.values.begin(), cam.values.end());
    for (int y = 0; y < m_veil.height(); ++y) {
      for (int x = 0; x < m_veil.width(); ++x) {
        const double share = most > 0.0F ? static_cast<double>(cam.at(y, x) / most) : 0.0;
        m_veil.setPixel(x, y, qRgba(0xd5, 0x5e, 0x00, static_cast<int>(190.0 * share)));
      }
    }
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    if (m_picture.isNull()) {
      return;
    }
    QPainter painter(this);
    const QSizeF size = QSizeF(m_picture.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    const QRectF target(QPointF(0, 0), size);
    painter.drawImage(target, m_picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, m_veil);
  }

 private:
  QImage m_picture;
  QImage m_veil;
};

}  // namespace

SaliencyPanel::SaliencyPanel(QWidget* parent)
    : QWidget(parent),
      m_targetLabel(new QLabel(this)),
      m_target(new QComboBox(this)),
      m_gradientTitle(new QLabel(this)),
      m_gradient(new HeatMap(this)),
      m_legend(new SignedLegend(this)),
      m_camTitle(new QLabel(this)),
      m_cam(new CamPicture(this)),
      m_facts(new QLabel(this)),
      m_honesty(new QLabel(this)) {
  setTextRole(m_gradientTitle, TextRole::Heading);
  setTextRole(m_camTitle, TextRole::Heading);
  setTextRole(m_facts, TextRole::Caption);
  setTextRole(m_honesty, TextRole::Muted);
  m_facts->setWordWrap(true);
  m_honesty->setWordWrap(true);
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  grid->setHorizontalSpacing(space::kLarge * 2);
  grid->setVerticalSpacing(space::kSmall);
  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  side->addWidget(m_targetLabel);
  side->addWidget(m_target, 0, Qt::AlignLeft);
  side->addWidget(m_facts);
  side->addWidget(m_honesty);
  side->addStretch(1);
  grid->addLayout(side, 0, 0, 2, 1);
  grid->addWidget(m_gradientTitle, 0, 1);
  grid->addWidget(m_legend, 0, 2, Qt::AlignRight);
  grid->addWidget(m_gradient, 1, 1, 1, 2);
  grid->addWidget(m_camTitle, 0, 3);
  grid->addWidget(m_cam, 1, 3);
  grid->setColumnStretch(0, 2);
  grid->setColumnStretch(1, 3);
  grid->setColumnStretch(3, 3);
  grid->setRowStretch(1, 1);
  connect(m_target, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT targetChanged(target()); });
  retranslate();
}

void SaliencyPanel::setClassNames(const QStringList& names) {
  m_names = names;
  retranslate();
}

void SaliencyPanel::setSaliency(const std::optional<Saliency>& saliency, const QImage& picture) {
  m_saliency = saliency;
  m_picture = picture;
  renew();
}

std::int64_t SaliencyPanel::target() const {
  return m_target->currentIndex() - 1;
}

void SaliencyPanel::renew() {
  const bool there = m_saliency.has_value();
  for (QWidget* part : {static_cast<QWidget*>(m_gradient), static_cast<QWidget*>(m_legend), m_cam,
                        static_cast<QWidget*>(m_gradientTitle), static_cast<QWidget*>(m_camTitle)}) {
    part->setVisible(there);
  }
  if (!there) {
    m_facts->setText(tr("Draw or choose a picture first."));
    return;
  }
  const Matrix& product = m_saliency->gradientTimesInput;
  m_gradient->setMaps({1, static_cast<int>(product.rows), static_cast<int>(product.columns), product.values});
  const double scale = m_gradient->fullScale();
  m_legend->setRange(-scale, scale, scale);
  static_cast<CamPicture*>(m_cam)->show(m_picture, m_saliency->gradCam);
  m_camTitle->setText(tr("Grad-CAM of %1").arg(QString::fromStdString(m_saliency->camLayer)));
  const double sum = std::accumulate(product.values.begin(), product.values.end(), 0.0);
  const QString name = m_saliency->target < m_names.size() ? m_names[static_cast<int>(m_saliency->target)]
                                                           : QString::number(m_saliency->target);
  m_facts->setText(
      tr("For “%1”: blue pixels speak for it, orange ones against it; together %2.").arg(name, number(sum)));
}

void SaliencyPanel::retranslate() {
  m_targetLabel->setText(tr("What speaks for"));
  m_target->setAccessibleName(tr("class to be asked for"));
  m_gradientTitle->setText(tr("Gradient × input"));
  m_gradient->setAccessibleName(tr("gradient times input, pixel by pixel"));
  m_cam->setAccessibleName(tr("Grad-CAM over the picture"));
  m_honesty->setText(
      tr("A map says where a small change would move this class's logit most. It does not say why, and "
         "another map may "
         "point elsewhere."));
  const QSignalBlocker quiet(m_target);
  const int chosen = std::max(m_target->currentIndex(), 0);
  m_target->clear();
  m_target->addItem(tr("the answer"));
  m_target->addItems(m_names);
  m_target->setCurrentIndex(std::min(chosen, m_target->count() - 1));
  renew();
}

void SaliencyPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
