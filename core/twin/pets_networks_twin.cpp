// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twin/pets_networks_twin.h"

#include "core/api/error.h"

namespace officina::twin {

namespace {

constexpr const char* kDrop = "        x = F.dropout(x, DROPOUT, self.training)";

void writeNotes(PythonWriter& python, bool dropout) {
  python.block(R"(
class Net(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, padding=1)  # 16 kernels of 3x3 on three channels
        self.conv2 = nn.Conv2d(16, 8, 3, padding=1)
        self.fc1 = nn.Linear(8 * 56 * 56, 32)
        self.fc2 = nn.Linear(32, classes)

    def forward(self, x):  # [N, 3, 224, 224]
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)  # [N, 16, 112, 112]
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)  # [N, 8, 56, 56]
        x = x.flatten(1)  # one row of 25,088 numbers a photograph
        x = F.relu(self.fc1(x))
)");
  if (dropout) {
    python.line(kDrop);
  }
  python.line("        return self.fc2(x)  # logits: softmax is part of the loss");
}

void writeTuned(PythonWriter& python, bool dropout) {
  python.block(R"(
def convolution(inputs, outputs, kernel, stride):
    """Before a normalisation, which subtracts the mean, a bias is of no use."""
    return nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=kernel // 2, bias=False)


class Block(nn.Module):
    """Two convolutions and a way around them: they learn what to add to their input."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = convolution(inputs, outputs, 3, stride)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = convolution(outputs, outputs, 3, 1)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = None
        if stride != 1 or inputs != outputs:
            self.shortcut = convolution(inputs, outputs, 1, stride)
            self.norm3 = nn.BatchNorm2d(outputs)

    def forward(self, x):
        around = x if self.shortcut is None else self.norm3(self.shortcut(x))
        x = F.relu(self.norm1(self.conv1(x)))
        return F.relu(self.norm2(self.conv2(x)) + around)


class Net(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.conv1 = convolution(3, 24, 3, 2)
        self.norm1 = nn.BatchNorm2d(24)
        self.block1 = Block(24, 24, 1)
        self.block2 = Block(24, 48, 2)
        self.block3 = Block(48, 48, 1)
        self.block4 = Block(48, 96, 2)
        self.block5 = Block(96, 96, 1)
        self.block6 = Block(96, 192, 2)
        self.block7 = Block(192, 192, 1)
        self.fc = nn.Linear(192, classes)

    def forward(self, x):  # [N, 3, 96, 96]
        x = x.contiguous(memory_format=torch.channels_last)  # channels beside each other: faster
        x = F.relu(self.norm1(self.conv1(x)))  # [N, 24, 48, 48]
        x = self.block1(x)
        x = self.block3(self.block2(x))  # [N, 48, 24, 24]
        x = self.block5(self.block4(x))  # [N, 96, 12, 12]
        x = self.block7(self.block6(x))  # [N, 192, 6, 6]
        x = x.mean((2, 3))  # the mean of each map: [N, 192]
)");
  if (dropout) {
    python.line(kDrop);
  }
  python.line("        return self.fc(x)  # logits: softmax is part of the loss");
}

}  // namespace

void writePetsNetwork(PythonWriter& python, const std::string& network, bool dropout) {
  if (network == "notes") {
    writeNotes(python, dropout);
  } else if (network == "tuned") {
    writeTuned(python, dropout);
  } else {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "The pets lab has no network called \"%1\"."), {network}},
                {OFFICINA_TEXT("core", "Choose one of: %1."), {"notes, tuned"}});
  }
}

}  // namespace officina::twin
