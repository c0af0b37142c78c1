// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/pets_twin.h"

#include <cmath>
#include <numbers>

#include "core/api/error.h"
#include "core/api/photos.h"
#include "core/models/pets_networks.h"
#include "core/twin/pets_networks_twin.h"
#include "core/twin/twin_parts.h"

namespace officina {

namespace {

/// Beside the script, for recipes whose photographs are drawn by Officina.
constexpr std::string_view kStarterFolder = "officina-starter-pets";

bool isStarter(const Recipe& recipe) {
  return recipe.data.empty() || recipe.data == "starter";
}

bool asTheNotes(const Recipe& recipe) {
  return recipe.network == "notes" && recipe.edits.empty() && !recipe.augmentation.any() &&
         !recipe.stratified && recipe.sampleLimit == 0;
}

bool hasColorChange(const Augmentation& change) {
  return change.brightness != 0.0 || change.contrast != 0.0 || change.saturation != 0.0;
}

bool moves(const Augmentation& change) {
  return change.rotationDegrees != 0.0 || change.zoom != 0.0 || change.shiftPixels != 0.0 ||
         change.shear != 0.0;
}

void refuseSeveralFolders(const Recipe& recipe) {
  const auto end = recipe.data.find('\n');
  if (end != std::string::npos && recipe.data.find_first_not_of("\r\n ", end) != std::string::npos) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core",
                               "These photographs come from several folders; torchvision's ImageFolder reads "
                               "one folder with a folder a class in it."),
                 {}},
                {OFFICINA_TEXT("core", "Put the class folders into one folder, and train on that."), {}});
  }
}

void writeImports(PythonWriter& python, const Recipe& recipe) {
  std::vector<std::string> extra;
  if (isStarter(recipe)) {
    extra.emplace_back("pathlib");
  }
  if (recipe.stratified) {
    extra.emplace_back("hashlib");
  }
  twin::writeImports(python, recipe, extra);
  python.line("import torch.nn as nn");
  python.line("import torch.nn.functional as F");
  if (recipe.network != "notes") {
    python.line("from PIL import Image, ImageOps");
  }
  const bool subset = !asTheNotes(recipe);
  python.line("from torch.utils.data import DataLoader" + std::string(subset ? ", Subset" : "") +
              (recipe.stratified ? "" : ", random_split"));
  python.line("from torchvision import datasets, transforms");
}

void writeSettings(PythonWriter& python, const Recipe& recipe, const TwinOptions& options) {
  python.cell("The recipe");
  twin::writeRecipe(python, recipe, options);
  python.assign("BATCH_SIZE", std::to_string(recipe.batchSize));
  python.line("VALIDATION_SHARE = " + pythonNumber(recipe.validationShare) + "  # is not learned from");
  if (recipe.dropout > 0.0) {
    python.assign("DROPOUT", pythonNumber(recipe.dropout));
  }
  if (recipe.patience > 0) {
    python.line("PATIENCE = " + std::to_string(recipe.patience) +
                "  # epochs without a lower validation loss");
  }
  if (!recipe.edits.empty()) {
    python.line("EDITS = {  # photograph: its class, or None: left out");
    for (const SampleEdit& edit : recipe.edits) {
      const bool out = edit.label == SampleEdit::kLeftOut;
      python.line("    " + std::to_string(edit.sample) + ": " + (out ? "None" : std::to_string(edit.label)) +
                  ",");
    }
    python.line("}");
  }
  if (isStarter(recipe)) {
    python.line(
        "HERE = pathlib.Path(__file__).resolve().parent if \"__file__\" in globals() else pathlib.Path()");
    python.line("DATA = str(HERE / " + pythonText(kStarterFolder) +
                ")  # the faces that Officina draws: `officina twin` writes them");
  } else {
    python.assign("DATA", pythonText(recipe.data));
  }
  python.line();
  twin::writeArguments(python, "a folder with one folder of photographs a class", options);
}

constexpr const char* kUpright = R"(


def upright(path):
    """A photograph as it was held: turned as its EXIF data say."""
    with Image.open(path) as photo:
        return ImageOps.exif_transpose(photo).convert("RGB")


)";

/// The recipe's random changes, as torchvision has them.
void writeChanges(PythonWriter& python, const Augmentation& change, int side) {
  constexpr int kFrom = 128;  // the program's own cached side, from which changed pictures are sampled
  const std::string from = std::to_string(std::max(kFrom, side));
  python.line("changed = transforms.Compose([  # anew each time a photograph is seen");
  python.line("    transforms.Resize((" + from + ", " + from + ")),");
  if (moves(change)) {
    const std::string shift = pythonNumber(change.shiftPixels / side);
    const double shear = std::atan(change.shear) * 180.0 / std::numbers::pi;  // the recipe's is a factor
    python.line("    transforms.RandomAffine(degrees=" + pythonNumber(change.rotationDegrees) +
                ", translate=(" + shift + ", " + shift + "), scale=(" + pythonNumber(1.0 - change.zoom) +
                ", " + pythonNumber(1.0 + change.zoom) + "),");
    python.line("                            shear=" + pythonNumber(shear) +
                ", interpolation=transforms.InterpolationMode.BILINEAR),");
  }
  python.line("    transforms.Resize((SIDE, SIDE)),");
  if (change.flip) {
    python.line("    transforms.RandomHorizontalFlip(),");
  }
  if (hasColorChange(change)) {
    python.line("    transforms.ColorJitter(brightness=" + pythonNumber(change.brightness) + ", contrast=" +
                pythonNumber(change.contrast) + ", saturation=" + pythonNumber(change.saturation) + "),");
  }
  python.line("    transforms.ToTensor(),");
  python.line("])");
}

/// core/train/photo_split.cpp, number for number.
constexpr const char* kStratified = R"(


def mixed(state):
    """splitmix64: an endless row of whole numbers below 2**64."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        z = state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        yield z ^ (z >> 31)


def split_stratified(dataset):
    """The same share of each class for validation; of equal files only the first one."""
    seen, first = set(), []
    for index, (path, label) in enumerate(dataset.samples):
        with open(path, "rb") as file:
            content = hashlib.sha256(file.read()).digest()
        if content not in seen:
            seen.add(content)
            first.append((index, label))
    train, validation = [], []
    for label in range(len(dataset.classes)):
        photos = [index for index, own in first if own == label]
        key = next(mixed(next(mixed(next(mixed(SEED)) ^ label)) ^ 0x53504C4954))
        numbers = mixed(key)
        for i in range(len(photos), 1, -1):
            j = next(numbers) % i
            photos[i - 1], photos[j] = photos[j], photos[i - 1]
        kept = math.floor(VALIDATION_SHARE * len(photos) + 0.5)
        kept = 0 if len(photos) < 2 else min(max(kept, 1), len(photos) - 1)
        validation += photos[:kept]
        train += photos[kept:]
    return sorted(train), sorted(validation)


)";

void writeSplit(PythonWriter& python, const Recipe& recipe) {
  if (recipe.stratified) {
    python.line("train, validation = split_stratified(dataset)");
  } else {
    python.line("train_size = int((1.0 - VALIDATION_SHARE) * len(dataset))");
    python.line("train_data, val_data = random_split(dataset, [train_size, len(dataset) - train_size])");
    if (asTheNotes(recipe)) {
      return;
    }
    python.line("train, validation = train_data.indices, val_data.indices");
  }
  if (!recipe.edits.empty()) {
    python.block(R"(
for photo, label in EDITS.items():
    if label is not None and photo < len(dataset):
        dataset.samples[photo] = (dataset.samples[photo][0], label)
train = [photo for photo in train if EDITS.get(photo, 0) is not None]
validation = [photo for photo in validation if EDITS.get(photo, 0) is not None]
)");
  }
  if (recipe.sampleLimit > 0) {
    python.line("train = train[:" + std::to_string(recipe.sampleLimit) + "]");
  }
  const char* train = "Subset(dataset, train)";
  if (recipe.augmentation.any()) {
    python.block(R"(
changing = datasets.ImageFolder(options.data, transform=changed, loader=dataset.loader)
changing.samples = dataset.samples
)");
    train = "Subset(changing, train)";
  }
  python.assign("train_data", train);
  python.assign("val_data", "Subset(dataset, validation)");
}

void writeData(PythonWriter& python, const Recipe& recipe) {
  const int side = petsNetworkSide(recipe.network);
  python.cell("The data");
  if (recipe.network != "notes") {
    python.block(kUpright);
  }
  python.line("SIDE = " + std::to_string(side));
  python.line("transform = transforms.Compose([transforms.Resize((SIDE, SIDE)), transforms.ToTensor()])");
  if (recipe.augmentation.any()) {
    writeChanges(python, recipe.augmentation, side);
  }
  if (recipe.stratified) {
    python.block(kStratified);
  }
  python.block(R"(
# Officina leaves out what is no picture; ImageFolder stops at it.
)");
  python.line("dataset = datasets.ImageFolder(options.data, transform=transform" +
              std::string(recipe.network != "notes" ? ", loader=upright" : "") + ")");
  python.line("torch.manual_seed(SEED)  # before anything is drawn: the split, the weights, the order");
  writeSplit(python, recipe);
  python.line("train_loader = DataLoader(train_data, batch_size=BATCH_SIZE, shuffle=True)");
}

void writeModel(PythonWriter& python, const Recipe& recipe) {
  python.cell("The model");
  python.line();
  python.line();
  twin::writePetsNetwork(python, recipe.network, recipe.dropout > 0.0);
  python.line();
  python.line();
  python.assign("model", "Net(len(dataset.classes))");
}

void writeLoss(PythonWriter& python, const Recipe& recipe) {
  python.cell("The loss and the optimizer");
  std::string settings;
  if (recipe.balanceClasses) {
    python.line("# Each class weighs as if all had the same number of photographs.");
    python.line("labels = torch.tensor([dataset.samples[photo][1] for photo in train_data.indices])");
    python.block(R"(
classes = len(dataset.classes)
counts = torch.bincount(labels, minlength=classes)
class_weights = torch.full((classes,), float(len(train_data))) / (classes * counts.clamp_min(1).double()).float()
)");
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
    """Mean loss and share of right answers on the photographs kept for it. By hand: a DataLoader would draw a random
    number, and the notes' program never asks them while it trains."""
    network.eval()
    loss_sum = 0.0
    correct = 0
    with torch.no_grad():
        for first in range(0, len(val_data), 64):
            batch = [val_data[i] for i in range(first, min(first + 64, len(val_data)))]
            y = torch.tensor([label for _, label in batch])
            logits = network(torch.stack([photo for photo, _ in batch]))
            loss_sum += F.cross_entropy(logits, y, reduction="sum").item()
            correct += (logits.argmax(1) == y).sum().item()
    network.train()
    return loss_sum / len(val_data), correct / len(val_data)


report("start", lab="pets", recipe=RECIPE, samples=len(train_data),
       parameters=sum(p.numel() for p in model.parameters()), seed=SEED, threads=THREADS)
steps = 0
begin = time.perf_counter()
)";

void writeLoop(PythonWriter& python, const Recipe& recipe) {
  python.cell("The training loop");
  python.line();
  python.line();
  python.block(kEvaluate);
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
    for step, (x, y) in enumerate(train_loader, start=1):
)");
  if (recipe.precision == Precision::BFloat16) {
    python.line("        with torch.autocast(\"cpu\", dtype=torch.bfloat16):");
    python.line("            y_pred = model(x)  # 1. forward");
    python.line("        loss = criterion(y_pred.float(), y)  # 2. loss");
  } else {
    python.line("        y_pred = model(x)  # 1. forward");
    python.line("        loss = criterion(y_pred, y)  # 2. loss");
  }
  python.block(R"(
        value = checked(loss)
        correct += (y_pred.argmax(1) == y).sum().item()
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
    if step < len(train_loader):
        break  # ended in the middle of an epoch
)");
  python.line("    val_loss, val_accuracy = evaluate(" + twin::judged(recipe) + ")");
  python.block(R"(
    expect(epoch, loss_sum / step)
    report("epoch", epoch=epoch, loss=loss_sum / step, train_accuracy=correct / len(train_data), val_loss=val_loss,
           val_accuracy=val_accuracy, seconds=time.perf_counter() - epoch_begin)
)");
  if (recipe.patience > 0) {
    python.block(R"(
    lowest, since = (val_loss, 0) if val_loss < lowest else (lowest, since + 1)
    if since >= PATIENCE:
        break
)");
  }
}

constexpr const char* kAugmented = R"(
Its numbers are NOT those of the recipe in Officina: the random changes of the photographs (turned, zoomed, shifted,
mirrored, other brightness and colours) come from Officina's own generator and its own interpolation there, and from
torchvision's here. The same photographs, the same ranges, the same network, the same first weights and the same
optimizer: the losses go the same way without being the same.
)";

constexpr const char* kHalfPrecision = R"(
Its numbers need not be those of the recipe in Officina to the last bit: products are made in bfloat16, whose sums are
rounded as each processor likes. The same photographs, network, first weights and optimizer: the losses go the same way.
)";

}  // namespace

std::string petsTwin(const Recipe& recipe, const TwinOptions& options) {
  refuseSeveralFolders(recipe);
  const bool half = recipe.precision == Precision::BFloat16;
  PythonWriter python;
  twin::writeHead(python,
                  "A convolutional network learns to tell photographs apart: cats, dogs, or other classes.",
                  recipe.augmentation.any() ? kAugmented
                  : half                    ? kHalfPrecision
                                            : "");
  writeImports(python, recipe);
  writeSettings(python, recipe, options);
  twin::writeReport(python);
  writeData(python, recipe);
  writeModel(python, recipe);
  writeLoss(python, recipe);
  writeLoop(python, recipe);
  twin::writeEnd(python, recipe);
  return python.take();
}

std::filesystem::path writePetsBeside(const Recipe& recipe, const std::filesystem::path& folder) {
  return isStarter(recipe) ? starterPhotos(folder / kStarterFolder) : std::filesystem::path();
}

}  // namespace officina
