// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/twin_parts.h"

#include <algorithm>

namespace officina::twin {

namespace {

/// As many lines of expected losses as a reader bears; a run of more epochs is shown every so many.
constexpr std::int64_t kMostExpected = 200;

std::int64_t stride(const TwinOptions& options) {
  const auto count = static_cast<std::int64_t>(options.expected.size());
  return count <= kMostExpected ? 1 : std::max<std::int64_t>(options.logEvery, count / kMostExpected);
}

void writeExpected(PythonWriter& python, const TwinOptions& options) {
  if (options.expected.empty()) {
    python.assign("EXPECTED", "{}");
    return;
  }
  python.line("EXPECTED = {  # epoch: the loss that Officina measured in it");
  const std::int64_t every = stride(options);
  for (const EpochSample& sample : options.expected) {
    if (sample.epoch % every == 0 || sample.epoch == options.expected.back().epoch) {
      python.line("    " + std::to_string(sample.epoch) + ": " + pythonNumber(sample.loss) + ",");
    }
  }
  python.line("}");
}

constexpr const char* kOneCycle = R"(
def rate_factor(steps):
    """torch's OneCycleLR with its own settings: up along a cosine in the first 30 %, then down."""
    start, end, peak = 1.0 / 25.0, 1.0 / 25.0 / 1e4, 0.3
    progress = min(1.0, steps / LAST_STEP)

    def cosine(a, b, t):
        return b + (a - b) / 2.0 * (1.0 + math.cos(math.pi * t))

    return cosine(start, 1.0, progress / peak) if progress < peak else cosine(1.0, end, (progress - peak) / (1.0 - peak))


)";

constexpr const char* kCosine = R"(
def rate_factor(steps):
    """From 1 down to 0 along half a cosine."""
    return (1.0 + math.cos(math.pi * min(1.0, steps / LAST_STEP))) / 2.0


)";

}  // namespace

void writeHead(PythonWriter& python, const std::string& title, const std::string& exception) {
  python.line("#!/usr/bin/env python3");
  python.line("\"\"\"" + title);
  python.line();
  python.line("    python3 THIS_FILE [--data PATH] [--log-every N] [--max-steps N] [--save WEIGHTS.pth]");
  python.line();
  if (exception.empty()) {
    python.block(R"(
Its numbers are those of the recipe in Officina, to the last bit: the same first weights, the same order of the samples,
the same losses, the same last weights. That holds for the same PyTorch, BLAS and number of threads on the same kind of
processor; elsewhere sums are rounded in another order and the last digits differ.
)");
  } else {
    python.block(exception);
  }
  python.line();
  python.block(R"(
It prints what `officina train --json` prints, one JSON object a line; lines that begin with # are for people.
"""
)");
}

void writeImports(PythonWriter& python, const Recipe& recipe, std::vector<std::string> extra) {
  extra.insert(extra.end(), {"argparse", "json", "math", "sys", "time"});
  if (recipe.weightAverage != 0.0) {
    extra.emplace_back("copy");
  }
  std::sort(extra.begin(), extra.end());
  for (const std::string& module : extra) {
    python.line("import " + module);
  }
  python.line();
  python.line("import torch");
}

void writeRecipe(PythonWriter& python, const Recipe& recipe, const TwinOptions& options) {
  python.assign("RECIPE", pythonText(recipe.name));
  python.assign("SEED", std::to_string(recipe.seed));
  python.assign("EPOCHS", std::to_string(recipe.epochs));
  python.line("THREADS = " + std::to_string(recipe.threads) + "  # the last bits depend on it");
  python.line("MAX_STEPS = " + std::to_string(options.maxSteps) +
              (options.maxSteps > 0 ? "  # the run was ended after so many updates" : "  # 0: all epochs"));
  writeExpected(python, options);
}

void writeArguments(PythonWriter& python, const std::string& dataHelp, const TwinOptions& options) {
  python.line("parser = argparse.ArgumentParser(description=\"A training run of Officina, in PyTorch.\")");
  python.line("parser.add_argument(\"--data\", default=DATA, help=" + pythonText(dataHelp) + ")");
  python.line("parser.add_argument(\"--log-every\", type=int, default=" + std::to_string(options.logEvery) +
              ", help=\"print every so many steps\")");
  python.block(R"(
parser.add_argument("--max-steps", type=int, default=MAX_STEPS, help="end after so many steps; 0: all epochs")
parser.add_argument("--save", help="write the weights to this .pth file")
# In a notebook the command line belongs to the notebook's server.
options = parser.parse_args([] if "ipykernel" in sys.modules else None)
torch.set_num_threads(THREADS)
)");
}

void writeReport(PythonWriter& python) {
  python.block(R"(


def report(event, **values):
    print(json.dumps({"event": event, **values}), flush=True)


differences = 0


def expect(epoch, loss):
    """Says what Officina measured, where the script knows it, before the line that says what came here."""
    global differences
    if epoch in EXPECTED:
        same = EXPECTED[epoch] == loss
        differences += not same
        print(f"# expected epoch {epoch}: loss {EXPECTED[epoch]!r} {'(equal)' if same else f'(here {loss!r})'}")


def checked(loss):
    """The loss as a number; the run ends where it is none."""
    value = loss.item()
    if not math.isfinite(value):
        sys.exit(f"The loss became {value}: the learning rate is too high.")
    return value
)");
}

std::string optimizerExpression(const OptimizerSpec& spec) {
  const OptimizerSpec defaults;
  std::string name;
  std::string settings = "lr=" + pythonNumber(spec.learningRate);
  const bool adam = spec.kind == OptimizerKind::Adam || spec.kind == OptimizerKind::AdamW;
  switch (spec.kind) {
    case OptimizerKind::Sgd:
      name = "SGD";
      break;
    case OptimizerKind::Momentum:
      name = "SGD";
      settings += ", momentum=" + pythonNumber(spec.momentum);
      break;
    case OptimizerKind::RmsProp:
      name = "RMSprop";
      settings += ", alpha=" + pythonNumber(spec.alpha);
      break;
    case OptimizerKind::Adam:
      name = "Adam";
      break;
    case OptimizerKind::AdamW:
      name = "AdamW";
      break;
  }
  if (adam && (spec.beta1 != defaults.beta1 || spec.beta2 != defaults.beta2)) {
    settings += ", betas=(" + pythonNumber(spec.beta1) + ", " + pythonNumber(spec.beta2) + ")";
  }
  if ((adam || spec.kind == OptimizerKind::RmsProp) && spec.epsilon != defaults.epsilon) {
    settings += ", eps=" + pythonNumber(spec.epsilon);
  }
  // AdamW's own default is not zero, so there it is always said.
  if (spec.weightDecay != 0.0 || spec.kind == OptimizerKind::AdamW) {
    settings += ", weight_decay=" + pythonNumber(spec.weightDecay);
  }
  return "torch.optim." + name + "(model.parameters(), " + settings + ")";
}

void writeOptimizer(PythonWriter& python, const Recipe& recipe, const std::string& totalSteps) {
  python.assign("optimizer", optimizerExpression(recipe.optimizer));
  if (recipe.schedule == Schedule::Constant) {
    return;
  }
  python.assign("LAST_STEP", "max(1, " + totalSteps + " - 1)");
  python.line();
  python.line();
  python.block(recipe.schedule == Schedule::OneCycle ? kOneCycle : kCosine);
  python.assign("scheduler", "torch.optim.lr_scheduler.LambdaLR(optimizer, rate_factor)");
}

void writeAverage(PythonWriter& python, const Recipe& recipe) {
  if (recipe.weightAverage == 0.0) {
    return;
  }
  python.block(R"(

# A second set of weights that follows the first one slowly; it is what is tested and saved.
average = copy.deepcopy(model)


def follow(steps):
    """A young average follows quickly, so that the random start is soon forgotten."""
)");
  python.line("    decay = min(" + pythonNumber(recipe.weightAverage) + ", steps / (steps + 9.0))");
  python.block(R"(
    with torch.no_grad():
        for slow, quick in zip(average.parameters(), model.parameters()):
            slow.lerp_(quick, 1.0 - decay)
        for slow, quick in zip(average.buffers(), model.buffers()):
            if slow.is_floating_point():  # the statistics of a normalisation
                slow.lerp_(quick, 1.0 - decay)
            else:
                slow.copy_(quick)
)");
}

std::string judged(const Recipe& recipe) {
  return recipe.weightAverage == 0.0 ? "model" : "average";
}

void writeAfterUpdate(PythonWriter& python, const Recipe& recipe, const std::string& indent) {
  if (recipe.schedule != Schedule::Constant) {
    python.line(indent + "scheduler.step()");
  }
  python.line(indent + "steps += 1");
  if (recipe.weightAverage != 0.0) {
    python.line(indent + "follow(steps)");
  }
}

void writeEnd(PythonWriter& python, const Recipe& recipe) {
  python.cell("The weights");
  python.block(R"(
if EXPECTED:
    print(f"# {differences} epochs differ from what was expected" if differences else "# every epoch as expected")
report("end", steps=steps, seconds=time.perf_counter() - begin)
if options.save:
)");
  python.line("    torch.save(" + judged(recipe) + ".state_dict(), options.save)");
}

}  // namespace officina::twin
