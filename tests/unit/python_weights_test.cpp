// SPDX-License-Identifier: GPL-3.0-or-later

// A file that Python's torch.save() has written gives here the logits that it gives there.

#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "core/api/digits.h"
#include "core/api/twin.h"
#include "tests/support/scratch_folder.h"

namespace officina {

namespace {

constexpr const char* kNotes = R"(
import torch, torch.nn as nn, torch.nn.functional as F

class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 3), nn.Conv2d(6, 16, 3)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x.flatten(1))))))
)";

constexpr const char* kTuned = R"(
import torch, torch.nn as nn, torch.nn.functional as F

class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.norm1 = nn.Conv2d(1, 24, 5, 2, 2, bias=False), nn.BatchNorm2d(24)
        self.conv2, self.norm2 = nn.Conv2d(24, 32, 3, 1, 1, bias=False), nn.BatchNorm2d(32)
        self.conv3, self.norm3 = nn.Conv2d(32, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64)
        self.fc1, self.fc2 = nn.Linear(1024, 128), nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(self.norm1(self.conv1(x)))
        x = F.max_pool2d(F.relu(self.norm2(self.conv2(x))), 2)
        x = F.max_pool2d(F.relu(self.norm3(self.conv3(x))), 2, padding=1)
        return self.fc2(F.relu(self.fc1(x.flatten(1))))
)";

/// Some passes in training mode give the normalisations means and variances of their own.
constexpr const char* kSave = R"(
import sys
torch.set_num_threads(1)
torch.manual_seed(5)
model = Network()
for _ in range(3):
    model(torch.rand(8, 1, 28, 28))
model.eval()
inputs = torch.rand(16, 1, 28, 28)
with torch.no_grad():
    torch.save({"inputs": inputs, "logits": model(inputs)}, sys.argv[1] + "/answers.pth")
torch.save(model.state_dict(), sys.argv[1] + "/model.pth")
)";

class PythonWeights : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(PythonWeights, GiveTheSameLogits) {
  const std::filesystem::path python = findPythonWithTorch();
  if (python.empty()) {
    GTEST_SKIP() << "no Python that can import torch";
  }
  const ScratchFolder scratch;
  const auto script = scratch.path() / "save.py";
  std::ofstream(script) << GetParam().second << kSave;
  std::string command;
  for (const std::filesystem::path& word : {python, script, scratch.path()}) {
    command.append("'").append(word.string()).append("' ");
  }
  ASSERT_EQ(std::system(command.c_str()), 0);

  DigitsClassifier classifier(readStateDict(scratch.path() / "model.pth"));
  EXPECT_EQ(classifier.network(), GetParam().first);
  const StateDict answers = readStateDict(scratch.path() / "answers.pth");
  const std::vector<float> inputs = answers.find("inputs")->floats();
  const std::vector<float> logits = answers.find("logits")->floats();
  ASSERT_EQ(logits.size(), 160U);
  for (std::size_t sample = 0; sample < 16; ++sample) {
    Matrix tensor;
    tensor.rows = kDigitSide;
    tensor.columns = kDigitSide;
    const auto first = inputs.begin() + static_cast<std::ptrdiff_t>(sample * kDigitPixels);
    tensor.values.assign(first, first + kDigitPixels);
    const DigitAnswer answer = classifier.answer(tensor);
    for (std::size_t digit = 0; digit < kDigitClasses; ++digit) {
      EXPECT_NEAR(answer.logits[digit], logits[sample * kDigitClasses + digit], 1e-6);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Networks, PythonWeights,
                         testing::Values(std::pair{"notes", kNotes}, std::pair{"tuned", kTuned}),
                         [](const auto& given) { return std::string(given.param.first); });

}  // namespace

}  // namespace officina
