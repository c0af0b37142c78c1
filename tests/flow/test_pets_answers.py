# SPDX-License-Identifier: GPL-3.0-or-later
"""predict and evaluate of the pets lab: one answer a file, whatever the files are."""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import PROGRAM, json_lines, run


def write_png(path, number, width=90, height=70):
    """A picture of its own for each number, without any library."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes(((x * (1 + number % 7) + 31 * number) % 256, (y * 3 + 17 * number) % 256, (x + y + number) % 256))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 1)) +
                     chunk(b"IEND", b""))


class PetsAnswers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(holder.cleanup)
        cls.folder = pathlib.Path(holder.name)
        number = 0
        for name in ("gatti", "Cane"):
            (cls.folder / "set" / name).mkdir(parents=True)
            for _ in range(12):
                write_png(cls.folder / "set" / name / f"{number}.png", number)
                number += 1
        cls.weights = cls.folder / "w.pth"
        done = run("train", "pets", "--data", cls.folder / "set", "--max-steps", 1, "--save", cls.weights, "--json")
        assert done.returncode == 0, done.stderr
        cls.card = cls.folder / "w.pth.json"
        cls.card.write_text(json.dumps({"classes": ["cats", "dogs"]}))
        cls.photos = sorted((cls.folder / "set").glob("*/*.png"))

    def predict(self, *files, status=0, **options):
        done = run("predict", "pets", "--weights", self.weights, "--json", *files, **options)
        self.assertEqual(done.returncode, status, done.stderr)
        return json_lines(done), done.stderr

    def evaluate(self, data, status=0):
        done = run("evaluate", "pets", "--weights", self.weights, "--data", data, "--json")
        self.assertEqual(done.returncode, status, done.stderr)
        return (json_lines(done) or [None])[0], done.stderr

    def test_each_file_is_answered_in_its_turn(self):
        lines, errors = self.predict(*self.photos)
        self.assertEqual([line["input"] for line in lines], list(map(str, self.photos)))
        self.assertEqual(errors, "")
        for line in lines:
            self.assertEqual(list(line["probabilities"]), ["cats", "dogs"])
            self.assertAlmostEqual(sum(line["probabilities"].values()), 1.0, delta=1e-6)
            self.assertEqual(line["label"], max(line["probabilities"], key=line["probabilities"].get))
            self.assertNotIn("neither", line)

    def test_a_hundred_files_come_one_by_one(self):
        files = list(map(str, (self.photos * 5)[:100]))
        with subprocess.Popen([PROGRAM, "predict", "pets", "--weights", str(self.weights), "--json", *files],
                              stdout=subprocess.PIPE, text=True) as process:
            self.assertEqual(json.loads(process.stdout.readline())["input"], files[0])
            self.assertIsNone(process.poll(), "all were held back until the last was answered")
            rest = process.stdout.read().splitlines()
        self.assertEqual(process.returncode, 0)
        self.assertEqual(len(rest), 99)

    def test_what_is_no_picture_gets_an_error_and_the_rest_still_run(self):
        bad = self.folder / "bad"
        bad.mkdir()
        (bad / "page.jpg").write_text("<!DOCTYPE html><html><body>404</body></html>")
        (bad / "empty.png").write_bytes(b"")
        (bad / "cut.png").write_bytes(self.photos[0].read_bytes()[:200])
        (bad / "text.webp").write_text("RIFF and nothing else")
        files = [self.photos[0], bad / "page.jpg", bad / "empty.png", bad / "cut.png", bad / "text.webp", bad,
                 bad / "missing.jpg", self.photos[1]]
        lines, errors = self.predict(*files, status=1)
        self.assertEqual([line["input"] for line in lines], list(map(str, files)))
        for line in lines[1:-1]:
            self.assertEqual(sorted(line), ["error", "input"])
            self.assertTrue(line["error"])
        self.assertIn("label", lines[0])
        self.assertIn("label", lines[-1])
        self.assertEqual(len(errors.strip().splitlines()), len(files) - 2)

    def test_names_of_all_kinds(self):
        odd = self.folder / "odd"
        odd.mkdir()
        names = ["un gatto però.png", "\U0001f408 \U0001f415.png", "a" * 250 + ".png", "-x.png", "\"quoted\" {%s}.png"]
        for number, name in enumerate(names):
            write_png(odd / name, number)
        lines, _ = self.predict(*(odd / name for name in names))
        self.assertEqual([pathlib.Path(line["input"]).name for line in lines], names)

    def test_neither_is_said_where_the_card_says_from_when(self):
        try:
            self.card.write_text(json.dumps({"classes": ["cats", "dogs"], "sure_from": 1.0}))
            lines, _ = self.predict(*self.photos[:3])
            self.assertTrue(all(line["neither"] is True and line["label"] in ("cats", "dogs") for line in lines))
            words = run("predict", "pets", "--weights", self.weights, self.photos[0])
            self.assertIn("neither", words.stdout)
            self.card.write_text(json.dumps({"classes": ["cats", "dogs", "cows"]}))
            done = run("predict", "pets", "--weights", self.weights, self.photos[0], "--json")
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertIn("w.pth.json", done.stderr)
        finally:
            self.card.write_text(json.dumps({"classes": ["cats", "dogs"]}))

    def test_an_evaluation_finds_the_classes_by_other_names(self):
        report, _ = self.evaluate(self.folder / "set")
        self.assertEqual(report["samples"], 24)
        self.assertEqual(report["left_out"], 0)
        self.assertEqual(report["classes"], ["cats", "dogs"])
        self.assertEqual([sum(row) for row in report["confusion"]], [12, 12])
        right = sum(report["confusion"][c][c] for c in range(2))
        self.assertEqual(report["accuracy"], right / 24)
        lines, _ = self.predict(*self.photos)
        cats = [line["label"] == "cats" for line in lines if "gatti" in line["input"]]
        self.assertEqual(report["confusion"][0], [sum(cats), 12 - sum(cats)])

    def test_an_evaluation_counts_what_it_left_out(self):
        data = self.folder / "mixed"
        for number, name in enumerate(("cats", "cani", "horses")):
            (data / name).mkdir(parents=True)
            for index in range(3):
                write_png(data / name / f"{index}.png", 100 + 10 * number + index)
        (data / "cats" / "broken.jpg").write_text("no picture")
        (data / "cani" / "twin.png").write_bytes((data / "cani" / "0.png").read_bytes())
        report, _ = self.evaluate(data)
        # Three horses and a broken file are left out; of two equal photographs each is asked.
        self.assertEqual((report["samples"], report["left_out"]), (7, 4))
        self.assertEqual([sum(row) for row in report["confusion"]], [3, 4])

    def test_an_evaluation_of_other_classes_says_so(self):
        data = self.folder / "others"
        for number, name in enumerate(("horses", "cows")):
            (data / name).mkdir(parents=True)
            write_png(data / name / "0.png", 200 + number)
        report, errors = self.evaluate(data, status=1)
        self.assertIsNone(report)
        for word in ("horses", "cows", "cats", "dogs"):
            self.assertIn(word, errors)


if __name__ == "__main__":
    unittest.main()
