// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/sentiment_twin.h"

#include "core/api/sentences.h"
#include "core/twin/sentiment_parts.h"
#include "core/twin/twin_parts.h"

namespace officina {

namespace {

using twin::SentimentParts;

void writeImports(PythonWriter& python, const Recipe& recipe, const SentimentParts& parts) {
  std::vector<std::string> extra{"csv", "io"};
  if (recipe.text.knownTokens) {
    extra.emplace_back("collections");
  }
  if (recipe.text.lowerCase) {
    extra.emplace_back("unicodedata");
  }
  twin::writeImports(python, recipe, extra);
  python.line("import torch.nn as nn");
  if (parts.held) {
    python.line("import torch.nn.functional as F");
  }
}

void writeSettings(PythonWriter& python, const Recipe& recipe, const TwinOptions& options) {
  const TextSettings& text = recipe.text;
  python.cell("The recipe");
  twin::writeRecipe(python, recipe, options);
  python.line("config = {");
  const auto entry = [&python](const char* key, const std::string& value) {
    std::string line = "    \"";
    python.line(line.append(key).append("\": ").append(value).append(","));
  };
  entry("embed_dim", std::to_string(text.width));
  entry("num_heads", std::to_string(text.heads));
  entry("num_layers", std::to_string(text.layers));
  entry("feedforward", std::to_string(text.feedForward));
  entry("dropout", pythonNumber(recipe.dropout));
  entry("max_len", std::to_string(text.maxTokens));
  entry("batch_size", std::to_string(recipe.batchSize));
  python.line("}");
  python.line("VOCABULARY = " + std::to_string(Tokenizer::kVocabulary) +
              "  # tiktoken.get_encoding(\"cl100k_base\").n_vocab");
  if (recipe.validationShare > 0.0) {
    python.line("VALIDATION_SHARE = " + pythonNumber(recipe.validationShare) +
                "  # is not learned from, where the data have no held-out sentences of their own");
  }
  if (text.wordDropout > 0.0) {
    python.line("WORD_DROPOUT = " + pythonNumber(text.wordDropout) +
                "  # tokens that count as unknown while training");
  }
  if (text.embeddingDropout > 0.0) {
    python.assign("EMBEDDING_DROPOUT", pythonNumber(text.embeddingDropout));
  }
  if (recipe.labelSmoothing > 0.0) {
    python.assign("LABEL_SMOOTHING", pythonNumber(recipe.labelSmoothing));
  }
  if (recipe.patience > 0) {
    python.line("PATIENCE = " + std::to_string(recipe.patience) +
                "  # epochs without a lower validation loss");
  }
  if (!recipe.edits.empty()) {
    python.line("EDITS = {  # sentence: its label, or None: left out");
    for (const SampleEdit& edit : recipe.edits) {
      const bool out = edit.label == SampleEdit::kLeftOut;
      python.line("    " + std::to_string(edit.sample) + ": " + (out ? "None" : std::to_string(edit.label)) +
                  ",");
    }
    python.line("}");
  }
  python.assign("DATA", pythonText(recipe.data));
  python.line();
  twin::writeArguments(python, "other sentences: the notes' JSON, or TSV or CSV with a header", options);
}

void writeLoss(PythonWriter& python, const Recipe& recipe) {
  python.cell("The loss and the optimizer");
  python.line("criterion = nn.BCEWithLogitsLoss()");
  twin::writeOptimizer(python, recipe, "EPOCHS * math.ceil(len(train) / config[\"batch_size\"])");
  twin::writeAverage(python, recipe);
}

constexpr const char* kEvaluate = R"(
def evaluate(network):
    """Mean loss and share of right answers on the sentences kept for it, those of like length together. Not under
    torch.no_grad(): without gradients PyTorch takes another way through the encoder, whose last bits differ."""
    network.eval()
    order = sorted(range(len(held)), key=lambda i: len(held[i][2]))
    loss_sum = 0.0
    correct = 0
    for first in range(0, len(order), 64):
        batch = [held[i] for i in order[first:first + 64]]
        longest = max(1, max(len(ids[:config["max_len"]]) for _, _, ids in batch))
        x = torch.tensor([padded(ids, longest, -1) for _, _, ids in batch])
        y = torch.tensor([float(label) for _, label, _ in batch])
        logits = network(x).detach().squeeze(1)
        loss_sum += F.binary_cross_entropy_with_logits(logits, y, reduction="sum").item()
        correct += ((logits > 0) == (y > 0.5)).sum().item()
    network.train()
    return loss_sum / len(held), correct / len(held)


)";

void writeLoop(PythonWriter& python, const Recipe& recipe, const SentimentParts& parts) {
  python.cell("The training loop");
  if (parts.held) {
    python.line();
    python.line();
    python.block(kEvaluate);
  }
  python.block(R"(
report("start", lab="sentiment", recipe=RECIPE, samples=len(train),
       parameters=sum(p.numel() for p in model.parameters()), seed=SEED, threads=THREADS)
steps = 0
begin = time.perf_counter()
batch_size = config["batch_size"]
)");
  if (recipe.patience > 0) {
    python.line("lowest, since = math.inf, 0");
  }
  python.block(R"(
for epoch in range(EPOCHS):
    if 0 < options.max_steps <= steps:
        break
    epoch_begin = time.perf_counter()
    loss_sum = 0.0
    correct = 0
    indices = torch.randperm(len(train)).tolist()
)");
  if (recipe.text.lengthBatches) {
    python.line("    indices = batched_by_length(indices, epoch)");
  }
  python.block(R"(
    for step, start in enumerate(range(0, len(train), batch_size), start=1):
        batch = [train[i] for i in indices[start:start + batch_size]]
)");
  const std::string padding = recipe.text.maskPadding ? "-1" : "0";
  std::string length = "config[\"max_len\"]";
  if (recipe.text.lengthBatches) {
    length = "longest";
    python.line("        longest = max(1, max(len(ids[:config[\"max_len\"]]) for _, _, ids in batch))");
  }
  python.line("        x = torch.tensor([padded(ids, " + length + ", " + padding +
              ") for _, _, ids in batch])");
  python.line("        y = torch.tensor([float(label) for _, label, _ in batch])");
  if (recipe.precision == Precision::BFloat16) {
    python.line("        with torch.autocast(\"cpu\", dtype=torch.bfloat16):");
    python.line("            outputs = model(x)  # 1. forward");
    python.line("        outputs = outputs.float().squeeze(1)");
  } else {
    python.line("        outputs = model(x).squeeze(1)  # 1. forward");
  }
  if (recipe.labelSmoothing > 0.0) {
    python.line(
        "        loss = criterion(outputs, y * (1.0 - LABEL_SMOOTHING) + LABEL_SMOOTHING / 2.0)  # 2. loss");
  } else {
    python.line("        loss = criterion(outputs, y)  # 2. loss");
  }
  python.block(R"(
        value = checked(loss)
        correct += ((outputs > 0) == (y > 0.5)).sum().item()
        optimizer.zero_grad()
        loss.backward()  # 3. backward
        optimizer.step()  # 4. update
)");
  twin::writeAfterUpdate(python, recipe, "        ");
  python.block(R"(
        loss_sum += value
        if step % options.log_every == 0:
            report("step", epoch=epoch, step=step, loss=value)
        if steps == options.max_steps:
            break
    if step * batch_size < len(train):
        break  # ended in the middle of an epoch
)");
  if (parts.held) {
    python.line("    val_loss, val_accuracy = evaluate(" + twin::judged(recipe) + ")");
  }
  python.block(R"(
    expect(epoch, loss_sum / step)
    report("epoch", epoch=epoch, loss=loss_sum / step, train_accuracy=correct / len(train),
)");
  if (parts.held) {
    python.line("           val_loss=val_loss, val_accuracy=val_accuracy,");
  }
  python.line("           seconds=time.perf_counter() - epoch_begin)");
  if (recipe.patience > 0 && parts.held) {
    python.block(R"(
    lowest, since = (val_loss, 0) if val_loss < lowest else (lowest, since + 1)
    if since >= PATIENCE:
        break
)");
  }
}

constexpr const char* kHalfPrecision = R"(
Its numbers need not be those of the recipe in Officina to the last bit: products are made in bfloat16, whose sums are
rounded as each processor likes. The same sentences, network, first weights and optimizer: the losses go the same way.
)";

constexpr const char* kDecay = R"(
Its losses are those of the recipe in Officina, to the last bit, on the same PyTorch, BLAS, number of threads and kind of
processor. One thing differs in the saved weights: with weight decay the rows of tokens that no sentence has shrink here,
while Officina, which trains only the rows that occur, leaves them as they were drawn.
)";

constexpr const char* kMergeDropout = R"(
Its numbers are NOT those of the recipe in Officina, which cuts each sentence otherwise in each epoch, passing over merges
at random (BPE-dropout); tiktoken cannot, so here a sentence always has the same tokens. The same sentences, network and
optimizer: the losses go a similar way.
)";

std::string exceptionOf(const Recipe& recipe) {
  if (recipe.text.mergeDropout > 0.0) {
    return kMergeDropout;
  }
  if (recipe.precision == Precision::BFloat16) {
    return kHalfPrecision;
  }
  return recipe.optimizer.weightDecay > 0.0 && !recipe.text.knownTokens ? kDecay : "";
}

}  // namespace

std::string sentimentTwin(const Recipe& recipe, const TwinOptions& options) {
  const auto data = loadSentences(recipe.data);
  const SentimentParts parts = twin::sentimentPartsOf(recipe, *data);
  PythonWriter python;
  twin::writeHead(python, "A transformer learns whether a sentence is positive or negative.",
                  exceptionOf(recipe));
  writeImports(python, recipe, parts);
  writeSettings(python, recipe, options);
  twin::writeReport(python);
  twin::writeSentences(python, recipe, *data, parts);
  twin::writeSentimentModel(python, recipe, parts);
  writeLoss(python, recipe);
  writeLoop(python, recipe, parts);
  twin::writeEnd(python, recipe);
  return python.take();
}

}  // namespace officina
