// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/thermometer_twin.h"

#include "core/api/thermometer.h"
#include "core/twin/twin_parts.h"

namespace officina {

namespace {

constexpr const char* kReader = R"(


def number(text):
    return float(text.strip().replace("\u2212", "-").replace(",", "."))


def is_pair(columns):
    try:
        return len([number(column) for column in columns]) == 2
    except ValueError:
        return False


def read_pairs(path):
    """Two numbers a line, between them a tab, a semicolon, spaces or a comma; the first line may be a heading."""
    with open(path, encoding="utf-8-sig") as file:
        lines = [line.strip() for line in file if line.strip()]
    text = "\n".join(lines)
    separator = "\t" if "\t" in text else ";" if ";" in text else ","
    if separator == "," and any(is_pair(line.split()) for line in lines[:2]):
        rows = [line.split() for line in lines]
    else:
        rows = list(csv.reader(lines, delimiter=separator, skipinitialspace=True))
    rows = rows if rows and is_pair(rows[0]) else rows[1:]
    if not rows:
        sys.exit(f"There is not a single pair of numbers in {path}.")
    return [[number(column) for column in row] for row in rows]
)";

constexpr const char* kLoop = R"(
report("start", lab="thermometer", recipe=RECIPE, samples=len(x), parameters=sum(p.numel() for p in model.parameters()),
       seed=SEED, threads=THREADS)
steps = 0
begin = time.perf_counter()
for epoch in range(EPOCHS):
    if 0 < options.max_steps <= steps:
        break
    epoch_begin = time.perf_counter()
    y_pred = model(x)  # 1. forward: what the neuron says of each reading
    loss = loss_fn(y_pred, y)  # 2. loss: how wrong that is
    value = checked(loss)
    optimizer.zero_grad()
    loss.backward()  # 3. backward: how much each number has to do with it
    optimizer.step()  # 4. update
)";

constexpr const char* kLog = R"(
    if epoch % options.log_every == 0 or epoch + 1 == EPOCHS:
        expect(epoch, value)
        report("epoch", epoch=epoch, loss=value, seconds=time.perf_counter() - epoch_begin)
)";

/// "x = [55, 65, ...]" of the notes' pairs.
void writePairs(PythonWriter& python) {
  std::string xs;
  std::string ys;
  for (const TemperaturePair& pair : notesPairs()) {
    xs += (xs.empty() ? "" : ", ") + std::to_string(static_cast<int>(pair.x));
    ys += (ys.empty() ? "" : ", ") + std::to_string(static_cast<int>(pair.y));
  }
  python.line("READINGS = [" + xs + "]  # what the device says");
  python.line("TEMPERATURES = [" + ys + "]  # what it really was");
}

}  // namespace

std::string thermometerTwin(const Recipe& recipe, const TwinOptions& options) {
  const bool shipped = recipe.data.empty() || recipe.data == "notes" || recipe.data == "starter";
  PythonWriter python;
  twin::writeHead(python, "One linear neuron learns to read a thermometer.", {});
  twin::writeImports(python, recipe, {"csv"});

  python.cell("The recipe");
  twin::writeRecipe(python, recipe, options);
  python.assign("DATA", shipped ? "None  # the pairs below" : pythonText(recipe.data));
  python.line();
  twin::writeArguments(python, "a file of pairs", options);
  twin::writeReport(python);

  python.cell("The data");
  writePairs(python);
  python.block(kReader);
  python.block(R"(


pairs = read_pairs(options.data) if options.data else list(zip(READINGS, TEMPERATURES))
x = torch.tensor([pair[0] for pair in pairs], dtype=torch.float32).unsqueeze(1)  # one column
y = torch.tensor([pair[1] for pair in pairs], dtype=torch.float32).unsqueeze(1)
)");

  python.cell("The model: y = weight * x + bias");
  python.block(R"(
torch.manual_seed(SEED)
model = torch.nn.Linear(1, 1)
loss_fn = torch.nn.MSELoss()
)");
  twin::writeOptimizer(python, recipe, "EPOCHS");
  twin::writeAverage(python, recipe);

  python.cell("The training loop");
  python.block(kLoop);
  twin::writeAfterUpdate(python, recipe, "    ");
  python.block(kLog);
  twin::writeEnd(python, recipe);
  return python.take();
}

}  // namespace officina
