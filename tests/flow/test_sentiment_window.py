# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentiment lab in a real window: a sentence is typed, its answer is what a screen reader hears, a network
learns beside it.

With OFFICINA_SCREENSHOTS=FOLDER each stage is kept as a picture to be looked at (needs ImageMagick's import).
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desktop import Desktop, missing, wait_for
from program import PROGRAM

LACKING = missing()
ANSWER = re.compile(r"^(Positive|Negative|Not sure: nearest is (Positive|Negative)), [\d.]+\s%$")


@unittest.skipIf(LACKING, f"not on this machine: {', '.join(LACKING)}")
class SentimentLab(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.desktop = Desktop(1440, 900)
        self.addCleanup(self.desktop.close)
        environment = {name: value for name, value in self.desktop.environment.items() if not name.startswith("XDG_")}
        environment.update(HOME=home.name, LC_ALL="en_US.UTF-8", LANGUAGE="en", XDG_RUNTIME_DIR=home.name)
        self.environment = environment
        self.program = subprocess.Popen([PROGRAM], env=environment, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, self.program)
        wait_for(lambda: self.named("paper to draw"), 30, "the window is there")

    @staticmethod
    def end(program):
        if program.poll() is None:
            program.kill()
        program.communicate()

    def named(self, begin):
        return self.desktop.find(lambda name: name.startswith(begin))

    def has(self, pattern):
        return self.desktop.find(lambda name: re.search(pattern, name))

    def answer(self):
        item = self.desktop.find(ANSWER.match)
        return self.desktop.name(item) if item else ""

    def picture(self, name):
        folder = os.environ.get("OFFICINA_SCREENSHOTS")
        if folder and shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(pathlib.Path(folder) / f"{name}.png")],
                           env=self.environment, check=False)

    def batch(self):
        item = self.has(r"batch [\d,.]+ of")
        found = item and re.search(r"batch ([\d,.]+) of", self.desktop.name(item))
        return int(re.sub(r"\D", "", found[1])) if found else 0

    def test_a_typed_sentence_is_answered_and_a_run_follows(self):
        button = re.compile(r"Sentences(:|$)")
        self.desktop.click(wait_for(lambda: self.desktop.find(button.match), 10, "the lab is in the navigation"))
        first = wait_for(self.answer, 30, "the first sentence is answered")
        self.picture("1-first")

        field = wait_for(lambda: self.named("sentence to be answered"), 10, "there is a field")
        self.desktop.click(field)
        self.desktop.mouse("key", "ctrl+a", "key", "Delete")
        wait_for(lambda: not self.answer(), 10, "without a sentence there is no answer")
        self.desktop.mouse("type", "--delay", 20, "what a terrible dinner, never again")
        wait_for(lambda: self.has(r"^\d+ tokens?"), 10, "its tokens are counted")
        second = wait_for(lambda: self.answer() if self.answer() != first else "", 10, "another answer is there")
        self.assertRegex(second, ANSWER)
        self.picture("2-typed")
        self.desktop.mouse("key", "ctrl+a", "key", "Delete")
        wait_for(lambda: not self.answer(), 10, "the answer goes with the sentence")
        self.desktop.mouse("key", "ctrl+z")
        wait_for(lambda: self.answer() == second, 10, "undo brings the sentence back, and the same answer")

        wait_for(lambda: self.has(r"sentences: \d"), 30, "the starter set is read")
        # To the tokens: in the field a space is a space, in the weights' box it opens the list.
        self.desktop.mouse("key", "Tab", "key", "Tab", "key", "space")
        wait_for(lambda: self.batch() > 5, 90, "a network learns from it")
        self.picture("3-training")
        self.desktop.mouse("key", "space")
        wait_for(lambda: self.named("Resume"), 20, "the training pauses")
        self.picture("4-paused")
        self.desktop.mouse("key", "ctrl+q")
        self.assertEqual(self.program.wait(20), 0)


if __name__ == "__main__":
    unittest.main()
