# SPDX-License-Identifier: GPL-3.0-or-later
"""Training beside the notes' programs in Python, bit for bit."""
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import notes_programs

torch = notes_programs.import_torch()
MNIST = pathlib.Path(os.environ.get("OFFICINA_TEST_DATA", "nowhere")) / "mnist"


def officina(*arguments):
    """Runs the program and returns its JSON lines."""
    result = subprocess.run([os.environ["OFFICINA"], *arguments, "--json"], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise AssertionError(f"{arguments}: {result.stderr}")
    return [json.loads(line) for line in result.stdout.splitlines()]


def write_idx(path, shape, values):
    path.write_bytes(bytes([0, 0, 8, len(shape)]) + struct.pack(f">{len(shape)}I", *shape) + bytes(values))


def make_digit_folder(folder, train_count, test_count):
    """A set in MNIST's form: each class a bar at its own place, with noise, so that there is something to learn."""
    generator = torch.Generator().manual_seed(7)
    for prefix, count in (("train", train_count), ("t10k", test_count)):
        labels = torch.randint(0, 10, (count,), generator=generator)
        images = torch.randint(0, 60, (count, 28, 28), generator=generator, dtype=torch.uint8)
        for index, label in enumerate(labels.tolist()):
            images[index, 4 + 2 * label : 7 + 2 * label, 6:22] = 230
        write_idx(folder / f"{prefix}-images-idx3-ubyte", (count, 28, 28), images.flatten().tolist())
        write_idx(folder / f"{prefix}-labels-idx1-ubyte", (count,), labels.tolist())


@unittest.skipIf(torch is None, "Python's torch is not installed")
class Thermometer(unittest.TestCase):
    def test_every_loss_of_the_notes_recipe_and_the_final_weights(self):
        expected = list(notes_programs.thermometer())
        model = expected.pop()[1]
        with tempfile.TemporaryDirectory() as folder:
            weights = os.path.join(folder, "w.pth")
            lines = officina("train", "thermometer", "--recipe", "notes", "--log-every", "1", "--save", weights)
            losses = [(line["epoch"], line["loss"]) for line in lines if line["event"] == "epoch"]
            self.assertEqual(losses, expected)
            saved = torch.load(weights)
        self.assertTrue(torch.equal(saved["weight"], model.weight))
        self.assertTrue(torch.equal(saved["bias"], model.bias))


@unittest.skipIf(torch is None, "Python's torch is not installed")
class Digits(unittest.TestCase):
    def compare(self, folder, epochs, log_every):
        steps, accuracies, model = [], [], None
        for event in notes_programs.digits(folder, epochs=epochs):
            if event[0] == "step" and event[2] % log_every == 0:
                steps.append(event[1:])
            elif event[0] == "epoch":
                accuracies.append(event[1:])
            elif event[0] == "model":
                model = event[1]
        with tempfile.TemporaryDirectory() as scratch:
            weights = os.path.join(scratch, "w.pth")
            lines = officina("train", "digits", "--recipe", "notes", "--data", str(folder), "--epochs", str(epochs),
                             "--threads", "1", "--log-every", str(log_every), "--save", weights)
            saved = torch.load(weights)
        start = lines[0]
        ours = [(line["epoch"], line["step"], line["loss"]) for line in lines if line["event"] == "step"]
        self.assertEqual(len(ours), len(steps))
        self.assertEqual(ours, steps)
        for line, (epoch, correct, test_correct) in zip((l for l in lines if l["event"] == "epoch"), accuracies):
            self.assertEqual(line["epoch"], epoch)
            self.assertAlmostEqual(line["train_accuracy"] * start["samples"], correct, places=6)
            # The number of test pictures is what the last one says; their batches differ, their answers must not.
            self.assertEqual(round(line["val_accuracy"] * self.test_count), test_correct)
        self.assertEqual(list(saved), list(model.state_dict()))
        for name, tensor in model.state_dict().items():
            self.assertTrue(torch.equal(saved[name], tensor), name)

    def test_two_epochs_of_a_small_set_with_a_last_batch_that_is_not_full(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            self.test_count = 120
            make_digit_folder(folder, train_count=1234, test_count=self.test_count)
            self.compare(folder, epochs=2, log_every=1)

    @unittest.skipUnless(MNIST.is_dir(), "no real MNIST (set OFFICINA_TEST_DATA to a folder with mnist/)")
    def test_a_whole_epoch_of_mnist(self):
        self.test_count = 10000
        self.compare(MNIST, epochs=1, log_every=1)

    @unittest.skipUnless(MNIST.is_dir(), "no real MNIST (set OFFICINA_TEST_DATA to a folder with mnist/)")
    def test_image_5214_before_training_is_what_the_notes_print_after_it(self):
        torch.manual_seed(41)
        model = notes_programs.digits_network()
        image = notes_programs.MnistFolder(MNIST, train=False)[5214][0]
        with torch.no_grad():
            logits = model(image.view(1, 1, 28, 28))[0]
        printed = [-0.0991, -0.0449, 0.0486, 0.0004, 0.0598, 0.0327, -0.0668, -0.1152, 0.0228, -0.0117]
        for value, expected in zip(logits.tolist(), printed):
            self.assertAlmostEqual(value, expected, delta=6e-5)


if __name__ == "__main__":
    unittest.main()
