// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/rank_file.h"

namespace officina {

using Rank = std::uint32_t;
/// Greater than every rank: these bytes are no token.
inline constexpr Rank kNoRank = std::numeric_limits<Rank>::max();

/// From bytes to the token that they are, and back. A hash table that is filled once: open addressing, at
/// most half full, the bytes themselves in one string. Immutable afterwards.
class RankTable {
 public:
  /// Throws Error (Input) if a token is empty or stands there twice, or if a single byte is no token.
  explicit RankTable(const RankFile& file);

  /// kNoRank if the bytes are no token.
  [[nodiscard]] Rank find(std::string_view token) const {
    if (token.empty() || token.size() > m_longest) {
      return kNoRank;
    }
    const std::uint64_t hash = hashOf(token);
    const auto tag = static_cast<std::uint32_t>(hash >> 32U);
    for (std::size_t at = hash & m_mask;; at = (at + 1) & m_mask) {
      const Slot& slot = m_slots[at];
      if (slot.rank == kNoRank || (slot.tag == tag && bytes(slot.rank) == token)) {
        return slot.rank;
      }
    }
  }
  /// The token that two bytes make; the commonest question of all.
  [[nodiscard]] Rank pair(char first, char second) const {
    return m_pairs[std::size_t{static_cast<unsigned char>(first)} * 256 + static_cast<unsigned char>(second)];
  }
  [[nodiscard]] Rank single(char byte) const { return m_singles[static_cast<unsigned char>(byte)]; }

  [[nodiscard]] std::string_view bytes(Rank rank) const {
    return std::string_view(m_bytes).substr(m_begins[rank], m_begins[rank + 1] - m_begins[rank]);
  }
  [[nodiscard]] std::size_t size() const { return m_begins.size() - 1; }
  [[nodiscard]] std::size_t longest() const { return m_longest; }

 private:
  struct Slot {
    std::uint32_t tag = 0;  ///< the hash's upper half: most slots are told apart without reading the bytes
    Rank rank = kNoRank;
  };

  static std::uint64_t load(const char* from, std::size_t count) {
    std::uint64_t value = 0;
    std::memcpy(&value, from, count);
    return value;
  }
  static std::uint64_t mix(std::uint64_t value) {
    value ^= value >> 32U;
    value *= 0xD6E8FEB86659FD93U;
    value ^= value >> 32U;
    return value * 0xD6E8FEB86659FD93U;
  }
  /// Not empty. Words that overlap save the loop over single bytes.
  static std::uint64_t hashOf(std::string_view token) {
    const char* data = token.data();
    const std::size_t size = token.size();
    std::uint64_t hash = size * 0x9E3779B97F4A7C15U;
    if (size < 4) {
      const auto first = static_cast<unsigned char>(data[0]);
      const auto middle = static_cast<unsigned char>(data[size / 2]);
      const auto last = static_cast<unsigned char>(data[size - 1]);
      hash = mix(hash ^ (std::uint64_t{first} << 16U | std::uint64_t{middle} << 8U | last));
    } else if (size <= 8) {
      hash = mix(hash ^ (load(data, 4) << 32U | load(data + size - 4, 4)));
    } else {
      for (std::size_t at = 0; at + 8 < size; at += 8) {
        hash = mix(hash ^ load(data + at, 8));
      }
      hash = mix(hash ^ load(data + size - 8, 8));
    }
    return hash ^ (hash >> 29U);
  }

  std::string m_bytes;
  std::vector<std::size_t> m_begins;
  std::vector<Slot> m_slots;
  std::vector<Rank> m_pairs;    ///< 256 x 256
  std::vector<Rank> m_singles;  ///< 256
  std::size_t m_mask = 0;
  std::size_t m_longest = 0;  ///< bytes of the longest token
};

}  // namespace officina
