// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "core/api/recipe.h"

namespace officina {

/// Recipe::edits applied to a training set of `count` samples: those left out are not counted and never
/// drawn.
class SampleEdits {
 public:
  SampleEdits() = default;
  SampleEdits(std::span<const SampleEdit> edits, std::int64_t count) : m_keptCount(count) {
    for (const SampleEdit& edit : edits) {
      if (edit.sample < count) {
        m_labels[edit.sample] = edit.label;
      }
    }
    m_kept.reserve(m_labels.empty() ? 0 : static_cast<std::size_t>(count));
    for (std::int64_t sample = 0; !m_labels.empty() && sample < count; ++sample) {
      const auto edit = m_labels.find(sample);
      if (edit == m_labels.end() || edit->second != SampleEdit::kLeftOut) {
        m_kept.push_back(sample);
      }
    }
    if (!m_labels.empty()) {
      m_keptCount = static_cast<std::int64_t>(m_kept.size());
    }
  }

  [[nodiscard]] std::int64_t keptCount() const { return m_keptCount; }
  /// Turns places among the kept samples into numbers in the data set (as torch.utils.data.Subset does).
  void toSamples(std::span<std::int64_t> places) const {
    if (!m_kept.empty()) {
      for (std::int64_t& place : places) {
        place = m_kept[static_cast<std::size_t>(place)];
      }
    }
  }
  /// Puts the edited labels in the place of the samples' own.
  void relabel(std::span<const std::int64_t> samples, std::span<std::int64_t> labels) const {
    if (m_labels.empty()) {
      return;
    }
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (const auto edit = m_labels.find(samples[i]); edit != m_labels.end()) {
        labels[i] = edit->second;
      }
    }
  }

 private:
  std::map<std::int64_t, int> m_labels;  ///< by sample
  std::vector<std::int64_t> m_kept;      ///< empty: all
  std::int64_t m_keptCount = 0;
};

}  // namespace officina
