// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/rank_table.h"

#include <algorithm>
#include <bit>

#include "core/api/error.h"

namespace officina {
namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorKind::Input,
              {OFFICINA_TEXT("core",
                             "These ranks are no byte-pair encoding: a token is empty, stands there "
                             "twice or is missing."),
               {}});
}

}  // namespace

RankTable::RankTable(const RankFile& file)
    : m_bytes(file.bytes),
      m_begins(file.begins),
      m_pairs(std::size_t{256} * 256, kNoRank),
      m_singles(256, kNoRank) {
  m_slots.resize(std::bit_ceil(2 * size() + 1));
  m_mask = m_slots.size() - 1;
  for (Rank rank = 0; rank < size(); ++rank) {
    const std::string_view token = bytes(rank);
    m_longest = std::max(m_longest, token.size());
    if (token.empty() || find(token) != kNoRank) {
      refuse();
    }
    const std::uint64_t hash = hashOf(token);
    std::size_t at = hash & m_mask;
    while (m_slots[at].rank != kNoRank) {
      at = (at + 1) & m_mask;
    }
    m_slots[at] = {static_cast<std::uint32_t>(hash >> 32U), rank};
    if (token.size() == 1) {
      m_singles[static_cast<unsigned char>(token[0])] = rank;
    } else if (token.size() == 2) {
      m_pairs[std::size_t{static_cast<unsigned char>(token[0])} * 256 +
              static_cast<unsigned char>(token[1])] = rank;
    }
  }
  if (std::ranges::count(m_singles, kNoRank) != 0) {
    refuse();
  }
}

}  // namespace officina
