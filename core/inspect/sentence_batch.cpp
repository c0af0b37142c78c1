// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inspect/sentence_batch.h"

#include <algorithm>
#include <numeric>

namespace officina {

torch::Tensor sentenceBatch(const std::vector<const std::vector<TokenId>*>& sentences, std::int64_t most,
                            TokenId padding, std::int64_t length) {
  if (length == 0) {
    for (const std::vector<TokenId>* sentence : sentences) {
      length = std::max(length, std::min(most, std::ssize(*sentence)));
    }
    length = std::max<std::int64_t>(length, 1);
  }
  torch::Tensor batch = torch::full({std::ssize(sentences), length}, static_cast<float>(padding));
  auto* row = batch.data_ptr<float>();
  for (const std::vector<TokenId>* sentence : sentences) {
    const std::int64_t count = std::min({most, length, std::ssize(*sentence)});
    std::copy_n(sentence->begin(), count, row);  // ids are below 2^24: exact in float
    row += length;
  }
  return batch;
}

std::vector<std::int64_t> byLength(std::span<const std::vector<TokenId>> sentences) {
  std::vector<std::int64_t> order(sentences.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(
      order, {}, [sentences](std::int64_t i) { return sentences[static_cast<std::size_t>(i)].size(); });
  return order;
}

}  // namespace officina
