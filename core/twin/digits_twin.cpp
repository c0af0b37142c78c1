// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/digits_twin.h"

#include <array>
#include <cmath>
#include <numbers>

#include "core/api/digits.h"
#include "core/api/error.h"
#include "core/data/idx.h"
#include "core/twin/twin_parts.h"

namespace officina {

namespace {

/// Beside the script, for recipes whose digits are drawn by Officina.
constexpr std::string_view kStarterFolder = "officina-starter-digits";
constexpr std::string_view kWithStarter = "+starter";

struct Source {
  std::string folder;    ///< the user's; empty: only the drawn digits
  bool starter = false;  ///< the drawn digits, alone or after the folder's
};

Source sourceOf(const Recipe& recipe) {
  if (recipe.data.empty() || recipe.data == "starter") {
    return {{}, true};
  }
  if (recipe.data.ends_with(kWithStarter)) {
    return {recipe.data.substr(0, recipe.data.size() - kWithStarter.size()), true};
  }
  return {recipe.data, false};
}

bool takesAll(const Recipe& recipe) {
  return recipe.sampleLimit == 0 && recipe.edits.empty();
}

void writeImports(PythonWriter& python, const Recipe& recipe) {
  twin::writeImports(python, recipe, {"gzip", "pathlib", "struct"});
  python.line("import torch.nn as nn");
  python.line("import torch.nn.functional as F");
  const bool part = !takesAll(recipe);
  python.line("from torch.utils.data import DataLoader, " +
              std::string(recipe.augmentation.any() ? "Dataset, " : "") + (part ? "Subset, " : "") +
              "TensorDataset");
  if (recipe.augmentation.any()) {
    python.line("from torchvision import transforms");
  }
}

constexpr const char* kReader = R"(


def read_idx(path):
    """An IDX file, plain or gzipped, as a tensor of bytes: two zeros, the type 8, the number of sides, the sides."""
    data = path.read_bytes()
    data = bytearray(gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data)
    sides = data[3]
    shape = struct.unpack(f">{sides}I", data[4:4 + 4 * sides])
    return torch.frombuffer(data, dtype=torch.uint8, offset=4 + 4 * sides).view(shape)


def find(folder, name):
    """MNIST's files have several usual names and places."""
    for place in (folder, folder / "raw", folder / "MNIST" / "raw"):
        for candidate in (name, name.replace("-idx", ".idx")):
            for ending in ("", ".gz"):
                if (place / (candidate + ending)).is_file():
                    return place / (candidate + ending)
    sys.exit(f"There is no {name} in {folder}: give the folder of the four files with --data.")


def read_digits(folder, part):
    """Pictures as [N, 1, 28, 28] numbers from 0 to 1, labels as [N] whole numbers."""
    folder = pathlib.Path(folder)
    pictures = read_idx(find(folder, part + "-images-idx3-ubyte"))
    labels = read_idx(find(folder, part + "-labels-idx1-ubyte"))
    return pictures.unsqueeze(1).float().div(255), labels.long()


)";

/// A data set whose pictures change: torchvision's parts with the recipe's ranges.
void writeChangedPictures(PythonWriter& python, const Augmentation& change) {
  const std::string shift = pythonNumber(change.shiftPixels / kDigitSide);
  const double shear = std::atan(change.shear) * 180.0 / std::numbers::pi;  // the recipe's is a factor
  python.block(R"(


class Changed(Dataset):
    """Each picture turned, zoomed, shifted and slanted a little, anew each time it is seen."""

    def __init__(self, pictures, labels):
        self.pictures, self.labels = pictures, labels
        self.change = transforms.RandomAffine(
)");
  python.line("            degrees=" + pythonNumber(change.rotationDegrees) + ", translate=(" + shift + ", " +
              shift + "), scale=(" + pythonNumber(1.0 - change.zoom) + ", " +
              pythonNumber(1.0 + change.zoom) + "),");
  python.line("            shear=" + pythonNumber(shear) +
              ", interpolation=transforms.InterpolationMode.BILINEAR)");
  python.block(R"(

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.change(self.pictures[index]), self.labels[index]


)");
}

/// Which samples are trained on: Recipe::sampleLimit and Recipe::edits.
void writeChoice(PythonWriter& python, const Recipe& recipe) {
  if (recipe.sampleLimit > 0) {
    python.line("count = min(len(labels), " + std::to_string(recipe.sampleLimit) +
                ")  # the first ones only");
  }
  const std::string count = recipe.sampleLimit > 0 ? "count" : "len(labels)";
  if (recipe.edits.empty()) {
    if (recipe.sampleLimit > 0) {
      python.line("kept = range(count)");
    }
    return;
  }
  python.line("kept = [sample for sample in range(" + count + ") if EDITS.get(sample, 0) is not None]");
  python.line("for sample in kept:");
  python.line("    labels[sample] = EDITS.get(sample, labels[sample])");
}

void writeData(PythonWriter& python, const Recipe& recipe, const Source& source) {
  python.cell("The data");
  python.block(kReader);
  python.line("pictures, labels = read_digits(options.data, \"train\")");
  if (source.starter && !source.folder.empty()) {
    python.block(R"(
more = read_digits(STARTER, "train")  # the digits that Officina draws, after the folder's own
pictures, labels = torch.cat([pictures, more[0]]), torch.cat([labels, more[1]])
)");
  }
  writeChoice(python, recipe);
  std::string data = "TensorDataset(pictures, labels)";
  if (recipe.augmentation.any()) {
    writeChangedPictures(python, recipe.augmentation);
    data = "Changed(pictures, labels)";
  }
  python.assign("train_data", takesAll(recipe) ? data : "Subset(" + data + ", kept)");
  python.block(R"(
test_data = TensorDataset(*read_digits(options.data, "t10k"))
train_loader = DataLoader(train_data, batch_size=BATCH_SIZE, shuffle=True)
test_loader = DataLoader(test_data, batch_size=250, shuffle=False)
)");
}

void writeNotesNetwork(PythonWriter& python, bool dropout) {
  python.block(R"(
class ConvolutionalNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 3)  # 6 kernels of 3x3 on one channel
        self.conv2 = nn.Conv2d(6, 16, 3)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):  # [N, 1, 28, 28]
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)  # [N, 6, 13, 13]
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)  # [N, 16, 5, 5]
        x = x.flatten(1)  # one row of 400 numbers a picture
        x = F.relu(self.fc1(x))
)");
  const char* drop = "        x = F.dropout(x, DROPOUT, self.training)";
  if (dropout) {
    python.line(drop);
  }
  python.line("        x = F.relu(self.fc2(x))");
  if (dropout) {
    python.line(drop);
  }
  python.line("        return self.fc3(x)  # logits: softmax is part of the loss");
}

void writeTunedNetwork(PythonWriter& python, bool dropout) {
  python.block(R"(
class ConvolutionalNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        # Before a normalisation, which subtracts the mean, a bias is of no use.
        self.conv1 = nn.Conv2d(1, 24, 5, stride=2, padding=2, bias=False)
        self.norm1 = nn.BatchNorm2d(24)
        self.conv2 = nn.Conv2d(24, 32, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(32)
        self.conv3 = nn.Conv2d(32, 64, 3, padding=1, bias=False)
        self.norm3 = nn.BatchNorm2d(64)
        self.fc1 = nn.Linear(64 * 4 * 4, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):  # [N, 1, 28, 28]
        x = F.relu(self.norm1(self.conv1(x)))  # [N, 24, 14, 14]
        x = F.max_pool2d(F.relu(self.norm2(self.conv2(x))), 2)  # [N, 32, 7, 7]
        x = F.max_pool2d(F.relu(self.norm3(self.conv3(x))), 2, padding=1)  # [N, 64, 4, 4]
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
)");
  if (dropout) {
    python.line("        x = F.dropout(x, DROPOUT, self.training)");
  }
  python.line("        return self.fc2(x)  # logits: softmax is part of the loss");
}

void writeModel(PythonWriter& python, const Recipe& recipe) {
  const bool dropout = recipe.dropout > 0.0;
  python.cell("The model");
  python.line();
  python.line();
  if (recipe.network == "notes") {
    writeNotesNetwork(python, dropout);
  } else if (recipe.network == "tuned") {
    writeTunedNetwork(python, dropout);
  } else {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The digits lab has no network called \"%1\"."), {recipe.network}},
                {OFFICINA_TEXT("core", "Choose one of: %1."), {"notes, tuned"}});
  }
  python.block(R"(


torch.manual_seed(SEED)  # right before the weights are drawn
model = ConvolutionalNetwork()
)");
}

void writeLoss(PythonWriter& python, const Recipe& recipe) {
  python.cell("The loss and the optimizer");
  std::string settings;
  if (recipe.balanceClasses) {
    python.line("# Each class weighs as if all had the same number of samples.");
    python.line("counts = torch.bincount(" + std::string(takesAll(recipe) ? "labels" : "labels[list(kept)]") +
                ", minlength=10)");
    python.line(
        "class_weights = torch.full((10,), float(len(train_data))) / (10 * "
        "counts.clamp_min(1).double()).float()");
    settings = "weight=class_weights";
  }
  if (recipe.labelSmoothing > 0.0) {
    settings += (settings.empty() ? "" : ", ") + std::string("label_smoothing=") +
                pythonNumber(recipe.labelSmoothing);
  }
  python.line("criterion = nn.CrossEntropyLoss(" + settings + ")");
  twin::writeOptimizer(python, recipe, "EPOCHS * len(train_loader)");
  twin::writeAverage(python, recipe);
}

constexpr const char* kEvaluate = R"(
def evaluate(network):
    """Mean loss and share of right answers on the test digits."""
    network.eval()
    loss_sum = 0.0
    correct = 0
    with torch.no_grad():
        for x, y in test_loader:
            logits = network(x)
            loss_sum += F.cross_entropy(logits, y, reduction="sum").item()
            correct += (logits.argmax(1) == y).sum().item()
    network.train()
    return loss_sum / len(test_data), correct / len(test_data)


report("start", lab="digits", recipe=RECIPE, samples=len(train_data),
       parameters=sum(p.numel() for p in model.parameters()), seed=SEED, threads=THREADS)
steps = 0
begin = time.perf_counter()
for epoch in range(EPOCHS):
    if 0 < options.max_steps <= steps:
        break
    epoch_begin = time.perf_counter()
    loss_sum = 0.0
    correct = 0
    for step, (x, y) in enumerate(train_loader, start=1):
        y_pred = model(x)  # 1. forward
        loss = criterion(y_pred, y)  # 2. loss
        value = checked(loss)
        correct += (y_pred.argmax(1) == y).sum().item()
        optimizer.zero_grad()
        loss.backward()  # 3. backward
        optimizer.step()  # 4. update
)";

void writeLoop(PythonWriter& python, const Recipe& recipe) {
  python.cell("The training loop");
  python.line();
  python.line();
  python.block(kEvaluate);
  twin::writeAfterUpdate(python, recipe, "        ");
  python.block(R"(
        loss_sum += value
        if step % options.log_every == 0:
            report("step", epoch=epoch, step=step, loss=value)
        if steps == options.max_steps:
            break
    if step < len(train_loader):
        break  # ended in the middle of an epoch
)");
  python.line("    val_loss, val_accuracy = evaluate(" + twin::judged(recipe) + ")");
  python.block(R"(
    expect(epoch, loss_sum / step)
    report("epoch", epoch=epoch, loss=loss_sum / step, train_accuracy=correct / len(train_data), val_loss=val_loss,
           val_accuracy=val_accuracy, seconds=time.perf_counter() - epoch_begin)
)");
}

void writeSettings(PythonWriter& python, const Recipe& recipe, const Source& source,
                   const TwinOptions& options) {
  python.cell("The recipe");
  twin::writeRecipe(python, recipe, options);
  python.assign("BATCH_SIZE", std::to_string(recipe.batchSize));
  if (recipe.dropout > 0.0) {
    python.assign("DROPOUT", pythonNumber(recipe.dropout));
  }
  if (!recipe.edits.empty()) {
    python.line("EDITS = {  # sample: its label, or None: left out");
    for (const SampleEdit& edit : recipe.edits) {
      const bool out = edit.label == SampleEdit::kLeftOut;
      python.line("    " + std::to_string(edit.sample) + ": " + (out ? "None" : std::to_string(edit.label)) +
                  ",");
    }
    python.line("}");
  }
  if (source.starter) {
    python.line(
        "HERE = pathlib.Path(__file__).resolve().parent if \"__file__\" in globals() else pathlib.Path()");
    python.line("# The digits that Officina draws: `officina data export starter FOLDER` writes them.");
    python.line("STARTER = HERE / " + pythonText(kStarterFolder));
  }
  python.assign("DATA", source.folder.empty() ? "STARTER" : pythonText(source.folder));
  python.line();
  twin::writeArguments(python, "the folder of MNIST's four files", options);
}

constexpr const char* kAugmented = R"(
Its numbers are NOT those of the recipe in Officina: the random changes of the pictures (turned, zoomed, shifted, slanted)
come from Officina's own generator and its own interpolation there, and from torchvision's here. The same ranges, the same
network, the same first weights and the same optimizer: the losses go the same way without being the same.
)";

}  // namespace

std::string digitsTwin(const Recipe& recipe, const TwinOptions& options) {
  const Source source = sourceOf(recipe);
  PythonWriter python;
  twin::writeHead(python, "A convolutional network learns to read handwritten digits.",
                  recipe.augmentation.any() ? kAugmented : "");
  writeImports(python, recipe);
  writeSettings(python, recipe, source, options);
  twin::writeReport(python);
  writeData(python, recipe, source);
  writeModel(python, recipe);
  writeLoss(python, recipe);
  writeLoop(python, recipe);
  twin::writeEnd(python, recipe);
  return python.take();
}

std::filesystem::path writeDigitsBeside(const Recipe& recipe, const std::filesystem::path& folder) {
  if (!sourceOf(recipe).starter) {
    return {};
  }
  std::filesystem::path target = folder / kStarterFolder;
  writeMnistFolder(*starterDigits(), target);
  return target;
}

}  // namespace officina
