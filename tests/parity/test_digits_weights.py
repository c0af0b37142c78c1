# SPDX-License-Identifier: GPL-3.0-or-later
"""Weights of the digits lab between Officina and Python's torch: trained here, opened there, and the other way round."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import notes_programs
import test_training

torch = notes_programs.import_torch()
OFFICINA = os.environ.get("OFFICINA", "officina")


def tuned_network():
    from torch import nn
    from torch.nn import functional as F

    class Tuned(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(1, 24, 5, stride=2, padding=2, bias=False)
            self.norm1 = nn.BatchNorm2d(24)
            self.conv2 = nn.Conv2d(24, 32, 3, padding=1, bias=False)
            self.norm2 = nn.BatchNorm2d(32)
            self.conv3 = nn.Conv2d(32, 64, 3, padding=1, bias=False)
            self.norm3 = nn.BatchNorm2d(64)
            self.fc1 = nn.Linear(1024, 128)
            self.fc2 = nn.Linear(128, 10)

        def forward(self, x):
            x = F.relu(self.norm1(self.conv1(x)))
            x = F.max_pool2d(F.relu(self.norm2(self.conv2(x))), 2)
            x = F.max_pool2d(F.relu(self.norm3(self.conv3(x))), 2, padding=1)
            return self.fc2(F.relu(self.fc1(x.flatten(1))))

    return Tuned()


NETWORKS = {"notes": notes_programs.digits_network, "tuned": tuned_network}


@unittest.skipIf(torch is None, "Python's torch is not installed")
class DigitsWeights(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = pathlib.Path(scratch.name)
        test_training.make_digit_folder(cls.folder, train_count=300, test_count=70)
        cls.images = notes_programs.read_idx(cls.folder / "t10k-images-idx3-ubyte").view(-1, 1, 28, 28).float() / 255
        cls.labels = notes_programs.read_idx(cls.folder / "t10k-labels-idx1-ubyte").long()

    def officina(self, *arguments, status=0):
        done = subprocess.run([OFFICINA, *map(str, arguments)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def check_answers(self, weights, model):
        """Officina's figures on the test digits are the model's: each class, and the loss to 1e-6."""
        report = json.loads(self.officina("evaluate", "digits", "--weights", weights, "--data", self.folder, "--json").stdout)
        model.eval()
        with torch.no_grad():
            logits = model(self.images)
        confusion = torch.zeros(10, 10, dtype=torch.long)
        for truth, said in zip(self.labels.tolist(), logits.argmax(1).tolist()):
            confusion[truth, said] += 1
        self.assertEqual(report["confusion"], confusion.tolist())
        self.assertAlmostEqual(report["loss"], torch.nn.functional.cross_entropy(logits, self.labels).item(), delta=1e-6)

    def test_trained_here_opened_there(self):
        for name, network in NETWORKS.items():
            with self.subTest(name):
                weights = self.folder / f"{name}.pth"
                self.officina("train", "digits", "--recipe", name, "--data", self.folder, "--epochs", 1, "--save", weights)
                state = torch.load(weights, weights_only=True)
                model = network()
                self.assertEqual(str(model.load_state_dict(state, strict=True)), "<All keys matched successfully>")
                self.assertEqual(list(state), list(model.state_dict()))
                self.check_answers(weights, model)
                # In a fresh interpreter, as somebody who got the file would do it.
                program = "import sys, torch; print(len(torch.load(sys.argv[1], weights_only=True)))"
                opened = subprocess.run([sys.executable, "-c", program, weights], capture_output=True, text=True, check=True)
                self.assertEqual(int(opened.stdout), len(state))

    def test_saved_there_opened_here_in_both_formats(self):
        for name, network in NETWORKS.items():
            with self.subTest(name):
                torch.manual_seed(3)
                model = network()
                model(self.images)  # training mode: the normalisations get statistics of their own
                weights, other = self.folder / "saved.pth", self.folder / "saved.safetensors"
                torch.save(model.state_dict(), weights)
                self.check_answers(weights, model)
                self.officina("weights", "convert", weights, other)
                self.check_answers(other, model)
                shown = self.officina("weights", "show", other).stdout
                self.assertIn(f"network “{name}” of the lab digits", shown)
                last = json.loads(self.officina("weights", "show", weights, "--json").stdout.splitlines()[-1])
                self.assertEqual((last["lab"], last["network"]), ("digits", name))

    def test_each_difference_is_named(self):
        state = notes_programs.digits_network().state_dict()
        del state["conv2.bias"]
        state["fc1.weight"] = torch.zeros(120, 401)
        state["fc3.weight"] = state["fc3.weight"].t().contiguous()
        state["extra.weight"] = torch.zeros(1)
        weights = self.folder / "wrong.pth"
        torch.save(state, weights)
        said = self.officina("evaluate", "digits", "--weights", weights, "--data", self.folder, status=1).stderr
        for difference in ("conv2.bias is missing", "fc1.weight is [120, 401] instead of [120, 400]",
                           "fc3.weight is [84, 10] instead of [10, 84]", "extra.weight is not in this network"):
            self.assertIn(difference, said)
        self.assertEqual(len(said.strip().splitlines()), 1)
        self.assertNotIn("lab", self.officina("weights", "show", weights, "--json").stdout.splitlines()[-1])

    def test_convert_wants_a_format_that_it_knows(self):
        torch.save(notes_programs.digits_network().state_dict(), self.folder / "in.pth")
        said = self.officina("weights", "convert", self.folder / "in.pth", self.folder / "out.onnx", status=2).stderr
        self.assertTrue(re.search(r"out\.onnx.*\.safetensors", said), said)
        self.assertFalse((self.folder / "out.onnx").exists())


if __name__ == "__main__":
    unittest.main()
