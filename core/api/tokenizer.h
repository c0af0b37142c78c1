// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace officina {

using TokenId = std::int32_t;

/// A token and where it stands in its text.
struct Token {
  TokenId id = 0;
  std::size_t begin = 0;  ///< bytes of the text, begin ... end - 1; a token may be a part of a character
  std::size_t end = 0;
  bool operator==(const Token&) const = default;
};

/// One merge of byte-pair encoding: parts `at` and `at` + 1 become one, the token `id`, whose rank is the
/// lowest of all pairs of neighbours.
struct MergeStep {
  std::size_t at = 0;
  TokenId id = 0;
  std::vector<std::string> parts;  ///< the bytes of each part after the merge
};

/// How one piece of text (a match of the pattern: mostly a word with the space before it) became tokens.
struct MergeHistory {
  std::string piece;
  std::vector<std::string> bytes;  ///< the parts at the start: one a byte
  std::vector<MergeStep> steps;
  std::vector<TokenId> tokens;
  static constexpr std::size_t kLongest = 512;  ///< bytes of a piece: the steps grow with its square
};

/// Byte-pair encoding with OpenAI's cl100k_base, token for token what tiktoken's encode_ordinary() gives.
/// Text is UTF-8; bytes that are not are read as U+FFFD, as tiktoken does. Immutable: any thread may use it.
class Tokenizer {
 public:
  static constexpr TokenId kVocabulary = 100277;  ///< tiktoken's n_vocab: some numbers below it are unused

  /// Reads the npm package tiktoken's encoders/cl100k_base.json. Throws Error (Input) if it is not that file,
  /// byte for byte as far as its SHA-256 says, Error (Io) if it cannot be read.
  explicit Tokenizer(const std::filesystem::path& ranks);
  ~Tokenizer();
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  /// Names of special tokens ("<|endoftext|>") are ordinary text. Time is O(n log n) in the longest piece.
  [[nodiscard]] std::vector<TokenId> encode(std::string_view text) const;
  /// With places. Where the text is not UTF-8, the places are those of its repaired form, see repairUtf8().
  [[nodiscard]] std::vector<Token> tokens(std::string_view text) const;
  /// The first `most` tokens of a text, without reading on.
  [[nodiscard]] std::vector<TokenId> encode(std::string_view text, std::size_t most) const;
  /// Cut otherwise each time: at every merge each candidate is passed over with probability `share`, so that
  /// a long word comes in many ways of smaller tokens. The same seed gives the same. Pieces over 128 bytes
  /// are cut as ever. Source: Provilkov et al. 2020, "BPE-Dropout: Simple and Effective Subword
  /// Regularization".
  [[nodiscard]] std::vector<TokenId> encodeAtRandom(std::string_view text, double share,
                                                    std::uint64_t seed) const;
  /// The bytes of a token; empty for a number that is none.
  [[nodiscard]] std::string_view bytes(TokenId id) const;
  [[nodiscard]] std::string decode(std::span<const TokenId> ids) const;
  /// The pieces that the pattern cuts a text into, in order.
  [[nodiscard]] std::vector<std::string> pieces(std::string_view text) const;
  /// Every merge of one piece, to be played back. Throws Error (Usage) if it is longer than
  /// MergeHistory::kLongest.
  [[nodiscard]] MergeHistory history(std::string_view piece) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> m;
};

/// The program's own, read at the first call. Throws Error (Io, Input).
[[nodiscard]] const Tokenizer& cl100k();

/// Bytes that are not UTF-8 become U+FFFD, as many as Rust's and JavaScript's decoders make of them.
[[nodiscard]] std::string repairUtf8(std::string_view text);

/// A text as networks take it for which capitals do not count: small letters only (Unicode's simple mapping),
/// and a space in front, so that the first word is the token that it is anywhere else.
[[nodiscard]] std::string plainForm(std::string_view text);

/// The notes' first way: words and punctuation marks apart, white space left out.
[[nodiscard]] std::vector<std::string> wordTokens(std::string_view text);
/// The notes' second way: characters (code points), white space too.
[[nodiscard]] std::vector<std::string> characterTokens(std::string_view text);

}  // namespace officina
