// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labs/pets/why_panel.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/labs/pets/changes_strip.h"
#include "ui/labs/pets/similar_strip.h"
#include "ui/shell/language.h"
#include "ui/shell/places.h"
#include "ui/shell/theme.h"

namespace officina {

namespace {

constexpr int kSimilar = 12;
constexpr int kMostIndexed = 4000;  ///< photographs looked at for the most similar: half a minute

/// The photograph with a change made, as far as a thumbnail shows it.
QImage changed(const QImage& photo, const SingleChange& change) {
  QImage picture = photo.scaled(256, 256, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                       .convertToFormat(QImage::Format_RGB32);
  switch (change.kind) {
    case SingleChange::Kind::Flip:
      return picture.mirrored(true, false);
    case SingleChange::Kind::Crop:
      return picture.copy(QRectF(change.x * picture.width(), change.y * picture.height(),
                                 change.width * picture.width(), change.height * picture.height())
                              .toRect());
    case SingleChange::Kind::Turn:
      return picture.transformed(QTransform().rotate(change.amount), Qt::SmoothTransformation);
    case SingleChange::Kind::Grey:
      return picture.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    case SingleChange::Kind::Brighter:
    case SingleChange::Kind::Darker:
      for (int y = 0; y < picture.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
          const auto scaled = [&](int value) {
            return std::min(255, static_cast<int>(value * change.amount));
          };
          line[x] = qRgb(scaled(qRed(line[x])), scaled(qGreen(line[x])), scaled(qBlue(line[x])));
        }
      }
      return picture;
  }
  return picture;
}

}  // namespace

WhyPanel::WhyPanel(QWidget* parent)
    : QWidget(parent),
      m_ask(new QPushButton(this)),
      m_progress(new QProgressBar(this)),
      m_lead(new QLabel(this)),
      m_changesView(new ChangesStrip(this)),
      m_similarView(new SimilarStrip(this)) {
  setTextRole(m_lead, TextRole::Caption);
  m_lead->setWordWrap(true);
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  m_progress->hide();

  auto* side = new QVBoxLayout;
  side->setSpacing(space::kSmall);
  side->addWidget(m_ask, 0, Qt::AlignLeft);
  side->addWidget(m_progress);
  side->addWidget(m_lead);
  side->addStretch(1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
  row->setSpacing(space::kLarge);
  row->addLayout(side, 2);
  row->addWidget(m_changesView, 5);
  row->addWidget(m_similarView, 5);

  connect(m_ask, &QPushButton::clicked, this, [this] {
    if (m_worker.busy()) {
      m_worker.cancel();
    } else {
      ask();
    }
  });
  connect(m_similarView, &SimilarStrip::chosen, this,
          [this](qint64 item) { Q_EMIT photoRequested(m_similar[static_cast<std::size_t>(item)].path); });
  connect(&m_worker, &LatestWorker::busyChanged, this, [this](bool busy) {
    m_progress->setVisible(busy);
    retranslate();
  });
  connect(&m_worker, &LatestWorker::failed, this, &WhyPanel::failed);
  retranslate();
}

void WhyPanel::setSubject(PhotoPtr photo, std::shared_ptr<const StateDict> weights) {
  m_weights = std::move(weights);
  if (photo == m_photo) {
    return;  // a run's weights come every second; what was asked stays to be read
  }
  m_photo = std::move(photo);
  m_asked = false;
  m_changes.clear();
  m_similar.clear();
  renew();
}

void WhyPanel::setData(std::shared_ptr<const PhotoData> photos, const Recipe& recipe) {
  m_data = std::move(photos);
  m_recipe = recipe;
}

void WhyPanel::ask() {
  if (!m_photo || !m_weights) {
    return;
  }
  m_progress->setValue(0);
  auto* bar = m_progress;
  std::shared_ptr<const PhotoIndex> index =
      m_indexWeights == m_weights && m_indexData == m_data ? m_index : nullptr;
  m_worker.submit([this, bar, photo = m_photo, weights = m_weights, set = m_data, recipe = m_recipe,
                   index = std::move(index)](
                      const LatestWorker::Cancelled& cancelled) mutable -> LatestWorker::Deliver {
    // The bar lives as long as this panel, whose worker is joined before it goes.
    const auto progress = [bar](double from, double to) {
      return [bar, from, to](double share) {
        QMetaObject::invokeMethod(
            bar, [bar, value = from + (to - from) * share] { bar->setValue(static_cast<int>(1000 * value)); },
            Qt::QueuedConnection);
      };
    };
    PetsClassifier network(*weights);
    Result result;
    const PhotoAnswer answer = network.answer(photo->pixels);
    result.label = answer.label;
    result.probability = static_cast<double>(answer.probabilities[static_cast<std::size_t>(answer.label)]);
    for (SingleChange& change : network.singleChanges(photo->pixels, progress(0.0, 0.2), cancelled)) {
      QImage picture = changed(photo->picture, change);
      result.changes.push_back({std::move(change), std::move(picture)});
    }
    if (set != nullptr) {
      if (!index) {
        std::vector<std::int64_t> photos = splitPhotos(set->folder(), recipe).train;
        if (photos.size() > kMostIndexed) {
          // Evenly from all: the order is by class or already at random.
          std::vector<std::int64_t> some;
          for (std::size_t i = 0; i < kMostIndexed; ++i) {
            some.push_back(photos[i * photos.size() / kMostIndexed]);
          }
          photos = std::move(some);
        }
        index = std::make_shared<const PhotoIndex>(network, *set, std::move(photos), progress(0.2, 1.0),
                                                   cancelled);
      }
      for (const PhotoIndex::Near& near : index->nearest(network.features(photo->pixels), kSimilar)) {
        const PhotoFile& file = set->folder().photos[static_cast<std::size_t>(near.photo)];
        result.similar.push_back({fromPath(file.path), file.label, near.distance, thumbnailOf(file.path)});
      }
      result.index = index;
    }
    return [this, weights, photos = set, result = std::move(result)]() mutable {
      m_indexWeights = weights;
      m_indexData = photos;
      m_index = result.index;
      show(std::move(result));
    };
  });
}

QString WhyPanel::words(const SingleChange& change) {
  switch (change.kind) {
    case SingleChange::Kind::Flip:
      return tr("mirrored");
    case SingleChange::Kind::Brighter:
    case SingleChange::Kind::Darker:
      return tr("brightness × %1").arg(number(change.amount, 2));
    case SingleChange::Kind::Crop:
      return tr("cropped to %1").arg(percent(change.amount, 0));
    case SingleChange::Kind::Turn:
      return tr("turned by %1°").arg(number(change.amount, 2));
    case SingleChange::Kind::Grey:
      return tr("without colour");
  }
  return {};
}

void WhyPanel::show(Result result) {
  m_asked = true;
  m_label = result.label;
  m_probability = result.probability;
  m_changes = std::move(result.changes);
  m_similar = std::move(result.similar);
  renew();
}

void WhyPanel::renew() {
  const auto name = [this](int label) {
    return label < m_names.size() ? m_names[label] : QString::number(label);
  };
  std::vector<ChangesStrip::Item> changes;
  for (const Change& one : m_changes) {
    const auto own = static_cast<std::size_t>(m_label);
    changes.push_back({one.picture, words(one.change), m_probability,
                       static_cast<double>(one.change.answer.probabilities[own]), one.change.turns});
  }
  m_changesView->setItems(std::move(changes), name(m_label));
  std::vector<SimilarStrip::Item> similar;
  for (std::size_t i = 0; i < m_similar.size(); ++i) {
    similar.push_back(
        {m_similar[i].picture, name(m_similar[i].label), m_similar[i].distance, static_cast<qint64>(i)});
  }
  m_similarView->setItems(std::move(similar));
}

void WhyPanel::retranslate() {
  m_ask->setText(m_worker.busy() ? tr("Cancel") : tr("Ask why"));
  m_lead->setText(tr("Changes the photograph in small ways and asks again; then compares what the last layer "
                     "gets with what it "
                     "gets of the training pictures (of at most %1)")
                      .arg(officina::locale().toString(kMostIndexed)));
  renew();
}

void WhyPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    retranslate();
  }
}

}  // namespace officina
