// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/api/pets.h"
#include "ui/labs/common/evaluation.h"
#include "ui/widgets/thumbnails.h"

namespace officina {

/// Photographs that a network was asked about.
class PhotoSamples final : public SampleSet {
 public:
  /// `thumbnails` makes the pictures, by number of the photograph, and must outlive this.
  PhotoSamples(std::shared_ptr<const PhotoData> data, PhotoReport report, int side, bool upright,
               Thumbnails* thumbnails);

  [[nodiscard]] std::int64_t count() const override { return std::ssize(m_report.photos); }
  [[nodiscard]] int label(std::size_t index) const override { return m_report.labels[index]; }
  [[nodiscard]] const QStringList& classNames() const override { return m_names; }
  [[nodiscard]] std::int64_t number(std::size_t index) const override { return m_report.photos[index]; }
  [[nodiscard]] QString name(std::size_t index) const override;
  [[nodiscard]] QImage picture(std::size_t index) const override;
  [[nodiscard]] TensorValues input(std::size_t index) const override;
  [[nodiscard]] const PhotoReport& report() const { return m_report; }
  [[nodiscard]] const std::filesystem::path& file(std::size_t index) const;

 private:
  std::shared_ptr<const PhotoData> m_data;
  PhotoReport m_report;
  int m_side;
  bool m_upright;
  QStringList m_names;
  Thumbnails* m_thumbnails;
};

/// Asks about the photographs that the recipe keeps back (or trains on). On a worker; may throw.
[[nodiscard]] EvaluationPtr evaluatePets(PetsClassifier& network, std::shared_ptr<const PhotoData> data,
                                         const Recipe& recipe, bool training, Thumbnails* thumbnails,
                                         const std::function<void(double)>& progress,
                                         const std::function<bool()>& cancelled);

}  // namespace officina
