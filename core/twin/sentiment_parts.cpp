// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/sentiment_parts.h"

#include <string>
#include <vector>

#include "core/api/error.h"

namespace officina::twin {

namespace {

/// More sentences than these would make a script that no editor likes.
constexpr std::int64_t kMostInScript = 10'000;

constexpr const char* kReader = R"(


def read_sentences(path):
    """The notes' JSON, or TSV or CSV with a header; what has no text or no label is left out."""
    words = {"1": 1, "true": 1, "pos": 1, "positive": 1, "positivo": 1,
             "0": 0, "false": 0, "neg": 0, "negative": 0, "negativo": 0}
    with open(path, encoding="utf-8-sig", newline="") as file:
        content = file.read()
    if content.lstrip().startswith("["):
        rows = [row for row in json.loads(content) if isinstance(row, dict)]
    else:
        separator = "\t" if "\t" in content.split("\n", 1)[0] else ","
        rows = list(csv.DictReader(io.StringIO(content), delimiter=separator,
                                   quoting=csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL))
    pairs = [(row.get("text"), words.get(str(row.get("label")).strip().lower())) for row in rows]
    return [(text, label) for text, label in pairs if isinstance(text, str) and text.strip() and label is not None]


)";

constexpr const char* kPlainForm = R"(


def plain(text):
    """Small letters only, and a space in front, so that the first word is the token that it is anywhere else."""
    small = "".join(c.lower()[0] if unicodedata.category(c) in ("Lu", "Lt") else c for c in text)
    return small if small.startswith(" ") else " " + small
)";

/// core/data/split_mix.h and core/train/sentence_order.cpp, number for number.
constexpr const char* kMixedKey = R"(


def mixed_key(*numbers):
    """Whole numbers to one below 2**64 that looks like chance: splitmix64, once for each."""
    z = 0
    for number in numbers:
        z = ((z ^ number) + 0x9E3779B97F4A7C15) % 2**64
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        z ^= z >> 31
    return z
)";

constexpr const char* kSplit = R"(


def split(sentences):
    """The same share of each class is kept back."""
    kept = set()
    for label in (0, 1):
        own = sorted((mixed_key(SEED, 0, i), i) for i, row in enumerate(sentences) if row[1] == label)
        kept.update(i for _, i in own[:math.floor(VALIDATION_SHARE * len(own) + 0.5)])
    return [i for i in range(len(sentences)) if i not in kept], sorted(kept)
)";

constexpr const char* kBatchedByLength = R"(


def batched_by_length(indices, epoch):
    """Fifty batches at a time are sorted by length; then the order of the whole batches is drawn."""
    size = config["batch_size"]
    for first in range(0, len(indices), 50 * size):
        indices[first:first + 50 * size] = sorted(indices[first:first + 50 * size], key=lambda i: len(train[i][2]))
    whole = len(indices) // size
    order = sorted(range(whole), key=lambda batch: (mixed_key((SEED + epoch) % 2**64, 1, batch), batch))
    return sum((indices[b * size:(b + 1) * size] for b in order), []) + indices[whole * size:]
)";

void writeRows(PythonWriter& python, const char* name, const std::vector<Sentence>& sentences,
               const std::vector<std::vector<TokenId>>& tokens) {
  python.line(std::string(name) + " = [");
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    std::string row = "    (";
    row.append(pythonText(sentences[i].text)).append(", ").append(std::to_string(sentences[i].label));
    row.append(", [");
    const char* comma = "";
    for (const TokenId id : tokens[i]) {
      row.append(comma).append(std::to_string(id));
      comma = ", ";
    }
    python.line(row.append("]),"));
  }
  python.line("]");
}

std::vector<std::vector<TokenId>> plainTokens(const std::vector<Sentence>& sentences) {
  std::vector<std::vector<TokenId>> tokens;
  tokens.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    tokens.push_back(cl100k().encode(plainForm(sentence.text)));
  }
  return tokens;
}

void writeEncoding(PythonWriter& python, bool plain) {
  python.block(R"(
def with_ids(pairs):
    """Cuts sentences into tokens, as the notes do."""
    try:
        import tiktoken
    except ImportError:
        sys.exit("These sentences must be cut into tokens first: python3 -m pip install tiktoken")
    encoder = tiktoken.get_encoding("cl100k_base")
)");
  python.line("    return [(text, label, encoder.encode_ordinary(" +
              std::string(plain ? "plain(text)" : "text") + ")) for text, label in pairs]");
  python.line();
  python.line();
}

void refuseWhatPythonCannotRead(const Recipe& recipe, const SentenceData& data) {
  if (recipe.data.starts_with("starter") || recipe.data.find('+') != std::string::npos ||
      !data.held().empty()) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core",
                               "More than %1 sentences do not fit into a program, and these are not "
                               "one file that it could read."),
                 {std::to_string(kMostInScript)}},
                {OFFICINA_TEXT("core", "Put them into one file, and train on that."), {}});
  }
}

/// Recipe::edits and Recipe::sampleLimit, after the split.
void writeChoice(PythonWriter& python, const Recipe& recipe) {
  if (!recipe.edits.empty()) {
    python.block(R"(
chosen = [i for i in chosen if EDITS.get(i, 0) is not None]
train = [(text, EDITS.get(i, label), ids) for i in chosen for text, label, ids in [sentences[i]]]
)");
  } else {
    python.line("train = [sentences[i] for i in chosen]");
  }
  if (recipe.sampleLimit > 0) {
    python.line("train = train[:" + std::to_string(recipe.sampleLimit) + "]  # the first ones only");
  }
}

}  // namespace

SentimentParts sentimentPartsOf(const Recipe& recipe, const SentenceData& data) {
  SentimentParts parts;
  parts.ids = std::ssize(data.train()) + std::ssize(data.held()) <= kMostInScript;
  if (!parts.ids) {
    refuseWhatPythonCannotRead(recipe, data);
  }
  parts.splits = data.held().empty() && recipe.validationShare > 0.0;
  parts.held = parts.splits || !data.held().empty();
  parts.masks = parts.held || recipe.text.maskPadding;
  return parts;
}

void writeSentences(PythonWriter& python, const Recipe& recipe, const SentenceData& data,
                    const SentimentParts& parts) {
  const bool plain = recipe.text.lowerCase;
  python.cell("The sentences");
  if (parts.ids) {
    python.line("# Text, label (1 positive, 0 negative) and the tokens that tiktoken makes of the text:");
    python.line("# tiktoken.get_encoding(\"cl100k_base\").encode(" +
                std::string(plain ? "plain(text))" : "text)"));
    writeRows(python, "SENTENCES", data.train(), plain ? plainTokens(data.train()) : data.trainTokens());
    if (!data.held().empty()) {
      python.line("# Not learned from.");
      writeRows(python, "HELD_OUT", data.held(), plain ? plainTokens(data.held()) : data.heldTokens());
    }
  } else {
    python.line("# Too many to stand here: they are read from DATA, and tiktoken cuts them into tokens.");
  }
  if (plain) {
    python.block(kPlainForm);
  }
  python.block(kReader);
  writeEncoding(python, plain);
  if (parts.ids) {
    python.line("sentences = SENTENCES if options.data == DATA else with_ids(read_sentences(options.data))");
  } else {
    python.line("sentences = with_ids(read_sentences(options.data))");
  }
  const bool mixes = parts.splits || recipe.text.lengthBatches;
  if (mixes) {
    python.block(kMixedKey);
  }
  if (parts.splits) {
    python.block(kSplit);
  }
  if (recipe.text.lengthBatches) {
    python.block(kBatchedByLength);
  }
  python.block(R"(


def padded(ids, length, padding):
    """Cut or filled up to one length."""
    return ids[:length] + [padding] * (length - len(ids))


)");
  if (parts.splits) {
    python.line("chosen, kept = split(sentences)");
    python.line("held = [sentences[i] for i in kept]");
  } else {
    python.line("chosen = range(len(sentences))");
    if (parts.held) {
      python.assign("held", "HELD_OUT");
    }
  }
  writeChoice(python, recipe);
}

void writeSentimentModel(PythonWriter& python, const Recipe& recipe, const SentimentParts& parts) {
  const TextSettings& text = recipe.text;
  python.cell("The model");
  if (text.knownTokens) {
    python.line("# Tokens that training knows; all others share row 0.");
    python.block(R"(
counts = collections.Counter(token for _, _, ids in train for token in ids[:config["max_len"]])
)");
    python.line("known = [token for token, count in counts.items() if count >= " +
                std::to_string(text.minCount) + "]");
    if (!text.maskPadding) {
      python.line("known.append(0)  # the padding");
    }
    python.line("known = sorted(set(known))");
  }
  python.block(R"(


class Model(nn.Module):
    def __init__(self, vocab_size, embed_dim, num_heads, max_len):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim)
)");
  if (text.knownTokens) {
    python.line("        self.embedding.weight.data.mul_(" + pythonNumber(TextSettings::kSmallTable) +
                ")  # rare tokens begin quietly");
  }
  const std::string quiet = text.knownTokens ? " * " + pythonNumber(TextSettings::kSmallTable) : "";
  if (text.positions == Positions::Learned) {
    python.line("        self.pos_embedding = nn.Parameter(torch.randn(1, max_len, embed_dim)" + quiet + ")");
  } else if (text.positions == Positions::Sinusoidal) {
    python.block(R"(
        waves = [[(math.cos if i % 2 else math.sin)(place / 10000.0 ** (i // 2 * 2 / embed_dim))
                  for i in range(embed_dim)] for place in range(max_len)]
)");
    python.line("        self.register_buffer(\"pos_embedding\", torch.tensor([waves])" + quiet + ")");
  }
  if (text.knownTokens) {
    python.block(R"(
        self.register_buffer("token_ids", torch.tensor(known))
        self.row_of = torch.zeros(VOCABULARY, dtype=torch.long)
        self.row_of[self.token_ids] = torch.arange(1, len(known) + 1)
)");
  }
  python.block(R"(
        encoder_layer = nn.TransformerEncoderLayer(d_model=embed_dim, nhead=num_heads, batch_first=True,
                                                   dim_feedforward=config["feedforward"], dropout=config["dropout"])
        self.transformer_encoder = nn.TransformerEncoder(encoder_layer, num_layers=config["num_layers"])
        self.fc = nn.Linear(embed_dim, 1)
)");
  if (text.lowerCase) {
    python.line("        self.register_buffer(\"lower_case\", torch.ones(1, dtype=torch.long))");
  }
  if (text.heads != TextSettings{}.heads) {
    python.line("        self.register_buffer(\"num_heads\", torch.tensor([num_heads]))");
  }
  python.line();
  python.line(std::string("    def forward(self, x):  # [N, L] tokens") +
              (parts.masks ? "; -1: padding" : ""));
  const std::string ids = parts.masks ? "x.clamp_min(0)" : "x";
  if (parts.masks) {
    python.line("        padding = x < 0");
  }
  if (text.knownTokens) {
    python.line("        rows = self.row_of[" + ids + "]");
    if (text.wordDropout > 0.0) {
      python.line("        if self.training:");
      python.line("            rows = rows * (torch.rand(rows.shape) >= WORD_DROPOUT)");
    }
  }
  const std::string rows = text.knownTokens ? "rows" : ids;
  python.line("        x = self.embedding(" + rows + ")" + (parts.masks ? " * ~padding.unsqueeze(-1)" : "") +
              "  # [N, L, E]");
  if (text.positions != Positions::None) {
    python.line("        x = x + self.pos_embedding[:, :x.size(1), :]");
  }
  if (text.embeddingDropout > 0.0) {
    python.line("        x = nn.functional.dropout(x, EMBEDDING_DROPOUT, self.training)");
  }
  if (parts.masks) {
    python.block(R"(
        x = self.transformer_encoder(x, src_key_padding_mask=padding)
        counted = (~padding).unsqueeze(-1).float()
        x = (x * counted).sum(1) / counted.sum(1).clamp_min(1.0)  # the mean of the sentence's own tokens
)");
  } else {
    python.line("        x = self.transformer_encoder(x)");
    python.line("        x = x.mean(dim=1)  # of all tokens, padding too");
  }
  python.line("        return self.fc(x)  # logit: sigmoid is part of the loss");
  python.block(R"(


torch.manual_seed(SEED)  # right before the weights are drawn
)");
  python.line("model = Model(" + std::string(text.knownTokens ? "len(known) + 1" : "VOCABULARY") +
              ", config[\"embed_dim\"], config[\"num_heads\"], config[\"max_len\"])");
}

}  // namespace officina::twin
