// SPDX-License-Identifier: GPL-3.0-or-later

// The network asked about many photographs: evaluation, and the index of what it finds alike.

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/api/error.h"
#include "core/data/photo_cache.h"
#include "core/inspect/pets_classifier.h"
#include "core/inspect/photo_batch.h"

namespace officina {

namespace {

/// Cross-entropy in double precision: no probability is too small for it.
double lossOf(const PhotoAnswer& answer, std::size_t truth) {
  const auto largest = static_cast<double>(answer.logits[static_cast<std::size_t>(answer.label)]);
  double sum = 0.0;
  for (const float logit : answer.logits) {
    sum += std::exp(static_cast<double>(logit) - largest);
  }
  return std::log(sum) + largest - static_cast<double>(answer.logits[truth]);
}

/// Squared Euclidean distance; several sums at a time, so that the compiler works on whole vectors.
float squaredDistance(const float* a, const float* b, std::size_t count) {
  constexpr std::size_t kLanes = 8;
  std::array<float, kLanes> sums{};
  const std::size_t whole = count / kLanes * kLanes;
  for (std::size_t i = 0; i < whole; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const float difference = a[i + lane] - b[i + lane];
      sums[lane] += difference * difference;
    }
  }
  float sum = 0.0F;
  for (const float lane : sums) {
    sum += lane;
  }
  for (std::size_t i = whole; i < count; ++i) {
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  }
  return sum;
}

}  // namespace

void PetsClassifier::Impl::forEachBatch(
    const PhotoData& data, const std::vector<std::int64_t>& photos,
    const std::function<void(double share)>& progress, const std::function<bool()>& cancelled,
    const std::function<void(const std::vector<std::int64_t>&, const torch::Tensor&)>& use) const {
  PhotoCache& cache = data.cache(side, name != "notes");
  cache.expect(photos);
  const std::size_t pictureBytes = std::size_t{3} * static_cast<std::size_t>(side * side);
  std::vector<std::uint8_t> bytes(pictureBytes * static_cast<std::size_t>(kPhotoBatch));
  std::vector<std::int64_t> read;
  for (std::size_t i = 0; i < photos.size(); ++i) {
    throwIfCancelled(cancelled);
    if (cache.read(photos[i], bytes.data() + read.size() * pictureBytes)) {
      read.push_back(photos[i]);
    }
    const bool full = read.size() == static_cast<std::size_t>(kPhotoBatch);
    if (!read.empty() && (full || i + 1 == photos.size())) {
      use(read, photosToTensor(bytes.data(), static_cast<std::int64_t>(read.size()), side));
      read.clear();
    }
    if (progress && (read.empty() || i + 1 == photos.size())) {
      progress(static_cast<double>(i + 1) / static_cast<double>(photos.size()));
    }
  }
}

PhotoReport PetsClassifier::evaluate(const PhotoData& data, const std::vector<std::int64_t>& photos,
                                     const std::function<void(double share)>& progress,
                                     const std::function<bool()>& cancelled) {
  const auto classCount = static_cast<std::size_t>(m->classes);
  if (data.folder().classes.size() != classCount) {
    throw Error(
        ErrorKind::Input,
        {OFFICINA_TEXT("core", "The photographs are of %1 classes, but the network tells %2 apart."),
         {std::to_string(data.folder().classes.size()), std::to_string(m->classes)}},
        {OFFICINA_TEXT("core", "Choose a folder with the classes that the network has learned."), {}});
  }
  PhotoReport report;
  report.confusion.assign(classCount, std::vector<std::int64_t>(classCount, 0));
  double lossSum = 0.0;
  m->forEachBatch(data, photos, progress, cancelled,
                  [&](const std::vector<std::int64_t>& numbers, const torch::Tensor& batch) {
                    const std::vector<PhotoAnswer> answers = m->answersOf(m->logits(batch));
                    for (std::size_t i = 0; i < numbers.size(); ++i) {
                      const PhotoAnswer& answer = answers[i];
                      const int label = data.folder().photos[static_cast<std::size_t>(numbers[i])].label;
                      const auto truth = static_cast<std::size_t>(label);
                      const auto said = static_cast<std::size_t>(answer.label);
                      const double loss = lossOf(answer, truth);
                      lossSum += loss;
                      report.photos.push_back(numbers[i]);
                      report.labels.push_back(label);
                      report.predicted.push_back(answer.label);
                      report.losses.push_back(static_cast<float>(loss));
                      report.confidences.push_back(answer.probabilities[said]);
                      ++report.confusion[truth][said];
                    }
                  });
  report.metrics = classMetrics(report.confusion);
  report.loss = lossSum / static_cast<double>(std::max<std::size_t>(1, report.photos.size()));
  return report;
}

PhotoIndex::PhotoIndex(PetsClassifier& network, const PhotoData& data, std::vector<std::int64_t> photos,
                       const std::function<void(double share)>& progress,
                       const std::function<bool()>& cancelled) {
  m_photos.reserve(photos.size());
  network.m->forEachBatch(data, photos, progress, cancelled,
                          [&](const std::vector<std::int64_t>& numbers, const torch::Tensor& batch) {
                            const torch::Tensor rows = network.m->features(batch);
                            const auto* first = rows.data_ptr<float>();
                            m_features.columns = rows.size(1);
                            m_features.values.insert(m_features.values.end(), first, first + rows.numel());
                            m_photos.insert(m_photos.end(), numbers.begin(), numbers.end());
                          });
  m_features.rows = static_cast<std::int64_t>(m_photos.size());
}

std::vector<PhotoIndex::Near> PhotoIndex::nearest(const std::vector<float>& features, int count) const {
  const auto columns = static_cast<std::size_t>(m_features.columns);
  if (!m_photos.empty() && features.size() != columns) {
    throw Error(ErrorKind::Internal,
                {OFFICINA_TEXT("core", "These features are not of the network that made the index."), {}});
  }
  std::vector<std::pair<float, std::size_t>> distances;
  distances.reserve(m_photos.size());
  for (std::size_t row = 0; row < m_photos.size(); ++row) {
    distances.emplace_back(
        squaredDistance(features.data(), m_features.values.data() + row * columns, columns), row);
  }
  const auto wanted = std::min(distances.size(), static_cast<std::size_t>(std::max(0, count)));
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::partial_sort(distances.begin(), middle, distances.end());
  std::vector<Near> result;
  for (auto item = distances.begin(); item != middle; ++item) {
    result.push_back({m_photos[item->second], std::sqrt(static_cast<double>(item->first))});
  }
  return result;
}

}  // namespace officina
