# SPDX-License-Identifier: GPL-3.0-or-later
"""State dicts between Python's torch and Officina, both ways, through `officina weights convert`."""

import os
import pathlib
import subprocess
import tempfile
import unittest

try:
    import torch
    from torch import nn
except ImportError:
    torch = None

OFFICINA = os.environ.get("OFFICINA", "officina")


def digits_network():
    """The network of the notes: two convolutions with pooling, three linear layers."""

    class Digits(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(1, 6, 3, 1)
            self.conv2 = nn.Conv2d(6, 16, 3, 1)
            self.fc1 = nn.Linear(5 * 5 * 16, 120)
            self.fc2 = nn.Linear(120, 84)
            self.fc3 = nn.Linear(84, 10)

    torch.manual_seed(41)
    return Digits()


@unittest.skipIf(torch is None, "Python's torch is not installed: weights are not compared with it")
class StateDictParity(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def convert(self, source, target):
        done = subprocess.run([OFFICINA, "weights", "convert", str(source), str(target)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def through_officina(self, state, **options):
        """Python -> Officina -> .safetensors -> Officina -> Python; the file that comes back."""
        first, middle, last = (self.folder / name for name in ("in.pth", "middle.safetensors", "out.pth"))
        torch.save(state, first, **options)
        self.convert(first, middle)
        self.convert(middle, last)
        return last

    def assert_same(self, read, state):
        self.assertEqual(list(read), list(state))
        for name, expected in state.items():
            with self.subTest(name):
                self.assertEqual(read[name].dtype, expected.dtype)
                self.assertEqual(read[name].shape, expected.shape)
                self.assertTrue(torch.equal(read[name], expected.detach()))
                self.assertTrue(read[name].is_contiguous())

    def test_the_notes_network_loads_strictly(self):
        state = digits_network().state_dict()
        last = self.through_officina(state)
        for weights_only in (True, False):
            read = torch.load(last, weights_only=weights_only)
            self.assert_same(read, state)
            torch.manual_seed(0)
            other = digits_network()
            for parameter in other.parameters():
                nn.init.zeros_(parameter)
            self.assertEqual(str(other.load_state_dict(read, strict=True)), "<All keys matched successfully>")
            self.assert_same(other.state_dict(), state)

    def test_batch_normalisation_and_its_counter(self):
        model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4))
        model(torch.randn(2, 1, 8, 8))
        self.assert_same(torch.load(self.through_officina(model.state_dict()), weights_only=True), model.state_dict())

    def test_every_type_and_layout(self):
        base = torch.arange(24.0).view(4, 6)
        state = {
            "float16": torch.randn(7).half(),
            "bfloat16": torch.randn(7).bfloat16(),
            "float64": torch.randn(3).double(),
            "uint8": torch.arange(4).byte(),
            "int8": torch.arange(-2, 2).char(),
            "int16": torch.tensor([-30000]).short(),
            "int32": torch.tensor([1 << 30]).int(),
            "int64": torch.tensor([-(1 << 60)]),
            "bool": torch.tensor([True, False, True]),
            "scalar": torch.tensor(3.5),
            "empty": torch.zeros(0, 3),
            "parameter": nn.Parameter(torch.randn(2, 2)),
            "transposed": base.t(),
            "window": base[1:3, 2:5],
            "shared": base[2],
            "expanded": torch.ones(1).expand(3, 4),
            "not finite": torch.tensor([float("inf"), float("-inf"), -0.0, 1e-45]),
        }
        self.assert_same(torch.load(self.through_officina(state), weights_only=True), state)

    def test_more_tensors_than_one_byte_counts(self):
        state = {f"layer{i}.weight": torch.full((3,), float(i)) for i in range(600)}
        self.assert_same(torch.load(self.through_officina(state), weights_only=True), state)

    def test_pickle_protocol_3(self):
        state = digits_network().state_dict()
        self.assert_same(torch.load(self.through_officina(state, pickle_protocol=3), weights_only=True), state)

    def refusal_of(self, value, **options):
        source, target = self.folder / "in.pth", self.folder / "out.pth"
        target.write_bytes(b"old")
        torch.save(value, source, **options)
        done = subprocess.run([OFFICINA, "weights", "convert", str(source), str(target)], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        self.assertEqual(target.read_bytes(), b"old")
        return done.stderr

    def test_what_is_no_state_dict_is_refused_by_name(self):
        state = digits_network().state_dict()
        self.assertIn("“torch.nn.modules.container.Sequential”", self.refusal_of(nn.Sequential(nn.Linear(1, 1))))
        self.assertIn("“epoch” is a number", self.refusal_of({"epoch": 3, "model": state}))
        self.assertIn("“model” is a dictionary", self.refusal_of({"model": state}))
        self.assertIn("before 1.6", self.refusal_of(state, _use_new_zipfile_serialization=False))
        self.assertIn("ComplexFloatStorage", self.refusal_of({"a": torch.zeros(2, dtype=torch.complex64)}))

    def test_torchscript_is_refused_by_name(self):
        source = self.folder / "script.pt"
        torch.jit.script(nn.Linear(1, 1)).save(str(source))
        done = subprocess.run([OFFICINA, "weights", "convert", str(source), str(self.folder / "out.pth")],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("TorchScript", done.stderr)


if __name__ == "__main__":
    unittest.main()
