# SPDX-License-Identifier: GPL-3.0-or-later
"""Weight files that want to run something, as an attacker would make them with Python's own pickle: the program refuses
each by name, runs nothing, and takes neither time nor memory over it."""
import builtins
import io
import os
import pathlib
import pickle
import subprocess
import tempfile
import time
import unittest
import zipfile

PROGRAM = os.environ["OFFICINA"]


class Call:
    """Unpickling this calls the function."""

    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments

    def __reduce__(self):
        return self.function, self.arguments


def weights_file(path, payload, protocol=2):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("archive/data.pkl", payload if isinstance(payload, bytes) else pickle.dumps(payload, protocol))
        archive.writestr("archive/data/0", bytes(24))
        archive.writestr("archive/version", "3\n")


def laughs(levels):
    """A tuple of two tuples of two tuples ...: 2^levels in the end, in a few bytes."""
    out = io.BytesIO(b"\x80\x02)q\x00")
    out.seek(0, os.SEEK_END)
    for level in range(levels):
        out.write(b"h" + bytes([level]) + b"\x86q" + bytes([level + 1]))
    return out.getvalue() + b"."


class HostileWeights(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.canary = self.folder / "canary"

    def refuse(self, payload, said, protocol=2):
        file = self.folder / "hostile.pth"
        weights_file(file, payload, protocol)
        for command in (("weights", "show", file), ("evaluate", "digits", "--weights", file, "--data", "starter")):
            begin = time.monotonic()
            done = subprocess.run([PROGRAM, *map(str, command)], capture_output=True, text=True, check=False, timeout=60)
            self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
            self.assertIn(said, done.stderr)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1)
            self.assertEqual(done.stdout, "")
            self.assertFalse(self.canary.exists(), "something was run")
            self.assertLess(time.monotonic() - begin, 30)  # a hang is a failure; the exact time is measured in core's tests

    def test_functions_are_refused_by_name_and_not_called(self):
        touch = f"open({str(self.canary)!r}, 'w')"
        cases = [
            (Call(os.system, f"touch {self.canary}"), "“posix.system”"),
            (Call(builtins.eval, touch), "“__builtin__.eval”"),
            (Call(builtins.exec, touch), "“__builtin__.exec”"),
            (Call(subprocess.Popen, ["touch", str(self.canary)]), ".Popen”"),
            (Call(pathlib.Path.touch, self.canary), "“"),
            ({"conv1.weight": Call(os.system, f"touch {self.canary}")}, "“posix.system”"),
            ({Call(os.system, f"touch {self.canary}"): 1}, "“posix.system”"),
        ]
        for payload, said in cases:
            with self.subTest(said):
                self.refuse(payload, said)
        self.refuse(Call(os.system, f"touch {self.canary}"), "protocol 4", protocol=4)

    def test_numpy_arrays_are_refused_by_name(self):
        try:
            import numpy
        except ImportError:
            self.skipTest("no numpy")
        self.refuse({"w": numpy.zeros(3)}, "_reconstruct”")

    def test_billion_laughs_and_recursion(self):
        self.refuse(laughs(30), "a tuple, not a dictionary")
        self.refuse(laughs(200), "more than 32 deep")
        deep = []
        for _ in range(100):
            deep = [deep]
        self.refuse(deep, "more than 32 deep")

    def test_a_refusal_fits_into_little_memory(self):
        """The program itself, its libraries and all, stays within what it takes to say its version, and 100 MB."""

        def peak(*arguments):
            with open(os.devnull, "w") as nowhere:
                child = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=nowhere, stderr=nowhere)
                _, _, usage = os.wait4(child.pid, 0)
                child.returncode = 0
            return usage.ru_maxrss

        weights_file(self.folder / "laughs.pth", laughs(30))
        usual = peak("--version")
        self.assertLess(peak("weights", "show", self.folder / "laughs.pth"), usual + 100_000)


if __name__ == "__main__":
    unittest.main()
