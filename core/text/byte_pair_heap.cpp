// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>

#include "core/api/error.h"
#include "core/text/byte_pairs.h"

namespace officina {
namespace {

/// A list of parts that shrinks by merging neighbours, linked by the place of each part's first byte.
class PartList {
 public:
  using Place = std::uint32_t;

  PartList(const RankTable& ranks, std::string_view piece)
      : m_ranks(ranks), m_piece(piece), m_parts(piece.size()) {
    const auto size = static_cast<Place>(piece.size());
    for (Place at = 0; at < size; ++at) {
      m_parts[at] = {at + 1, at == 0 ? size : at - 1,
                     at + 1 < size ? ranks.pair(piece[at], piece[at + 1]) : kNoRank};
    }
  }
  [[nodiscard]] Place size() const { return static_cast<Place>(m_piece.size()); }
  /// Of the part at `at` and the one behind it. kNoRank also where no part begins any more.
  [[nodiscard]] Rank pairRank(Place at) const { return m_parts[at].pair; }
  [[nodiscard]] Place next(Place at) const { return m_parts[at].next; }
  [[nodiscard]] Place previous(Place at) const { return m_parts[at].previous; }  ///< size() before the first

  void mergeWithNext(Place at) {
    Part& part = m_parts[at];
    Part& gone = m_parts[part.next];
    part.next = gone.next;
    gone.pair = kNoRank;
    if (part.next != size()) {
      m_parts[part.next].previous = at;
    }
    rankAgain(at);
    if (part.previous != size()) {
      rankAgain(part.previous);
    }
  }
  [[nodiscard]] std::string_view bytes(Place at) const { return m_piece.substr(at, m_parts[at].next - at); }

 private:
  struct Part {
    Place next = 0;      ///< where the next part begins; size() behind the last
    Place previous = 0;  ///< where the one before begins
    Rank pair = kNoRank;
  };
  void rankAgain(Place at) {
    Part& part = m_parts[at];
    part.pair =
        part.next == size() ? kNoRank : m_ranks.find(m_piece.substr(at, m_parts[part.next].next - at));
  }

  const RankTable& m_ranks;
  std::string_view m_piece;
  std::vector<Part> m_parts;
};

/// Pairs that wait to be merged, the lowest rank first, of equal ones the leftmost: as one number, because
/// that is what a heap orders fastest. A pair that has changed since is found out when its turn comes.
class WaitingPairs {
 public:
  explicit WaitingPairs(const PartList& parts) {
    for (PartList::Place at = 0; at < parts.size(); ++at) {
      if (parts.pairRank(at) != kNoRank) {
        m_heap.push_back(packed(parts.pairRank(at), at));
      }
    }
    std::ranges::make_heap(m_heap, std::greater<>());
  }
  void add(Rank rank, PartList::Place at) {
    if (rank != kNoRank) {
      m_heap.push_back(packed(rank, at));
      std::ranges::push_heap(m_heap, std::greater<>());
    }
  }
  [[nodiscard]] bool empty() const { return m_heap.empty(); }
  struct Pair {
    Rank rank;
    PartList::Place at;
  };
  Pair take() {
    std::ranges::pop_heap(m_heap, std::greater<>());
    const std::uint64_t pair = m_heap.back();
    m_heap.pop_back();
    return {static_cast<Rank>(pair >> 32U), static_cast<PartList::Place>(pair)};
  }

 private:
  static std::uint64_t packed(Rank rank, PartList::Place at) { return std::uint64_t{rank} << 32U | at; }
  std::vector<std::uint64_t> m_heap;
};

}  // namespace

void mergeByHeap(const RankTable& ranks, std::string_view piece, std::vector<TokenId>& tokens) {
  if (piece.size() >= std::numeric_limits<PartList::Place>::max()) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "A single word of 4 GB is too long."), {}},
                {OFFICINA_TEXT("core", "Put spaces into it."), {}});
  }
  PartList parts(ranks, piece);
  WaitingPairs waiting(parts);
  while (!waiting.empty()) {
    const auto [rank, at] = waiting.take();
    if (parts.pairRank(at) != rank) {
      continue;
    }
    parts.mergeWithNext(at);
    waiting.add(parts.pairRank(at), at);
    if (const PartList::Place before = parts.previous(at); before != parts.size()) {
      waiting.add(parts.pairRank(before), before);
    }
  }
  for (PartList::Place at = 0; at < parts.size(); at = parts.next(at)) {
    tokens.push_back(static_cast<TokenId>(ranks.find(parts.bytes(at))));
  }
}

}  // namespace officina
