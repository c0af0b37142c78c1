# SPDX-License-Identifier: GPL-3.0-or-later
"""The pets lab in a real window: photographs and folders come in by real drags from another program (XDND).

With OFFICINA_SCREENSHOTS=FOLDER each stage is kept as a picture to be looked at (needs ImageMagick's import).
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desktop import Desktop, missing, wait_for
from program import PROGRAM

try:
    import gi

    gi.require_version("Gtk", "3.0")
    GTK = True
except (ImportError, ValueError):
    GTK = False

LACKING = missing() + ([] if GTK else ["gir1.2-gtk-3.0"])
REAL = pathlib.Path(os.environ.get("OFFICINA_TEST_DATA", "")) / "pets"
SOURCE = (1540, 40)  # where the window to drag from stands, beside the program's


@unittest.skipIf(LACKING, f"not on this machine: {', '.join(LACKING)}")
class PetsLab(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = pathlib.Path(home.name)
        self.desktop = Desktop(1720, 960)
        self.addCleanup(self.desktop.close)
        environment = {name: value for name, value in self.desktop.environment.items() if not name.startswith("XDG_")}
        environment.update(HOME=home.name, LC_ALL="en_US.UTF-8", LANGUAGE="en", XDG_RUNTIME_DIR=home.name)
        self.environment = environment
        self.program = subprocess.Popen([PROGRAM], env=environment, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, self.program)
        wait_for(lambda: self.item("paper to draw"), 30, "the window is there")

    @staticmethod
    def end(program):
        if program.poll() is None:
            program.kill()
        program.communicate()

    def item(self, begin):
        return self.desktop.find(lambda name: name.startswith(begin))

    def has(self, pattern):
        return self.desktop.find(lambda name: re.search(pattern, name))

    def press(self, name):
        button = re.compile(re.escape(name) + "(:|$)")
        self.desktop.click(wait_for(lambda: self.desktop.find(button.match), 10, f"there is {name!r}"))

    def drop(self, *files):
        """Drags the files from the other program onto the photograph."""
        source = subprocess.Popen(["/usr/bin/python3", str(pathlib.Path(__file__).parent / "drag_source.py"),
                                   *map(str, SOURCE), *map(str, files)], env=self.environment, stderr=subprocess.PIPE)
        try:
            time.sleep(1.5)
            x, y, width, height = self.desktop.area(self.item("photograph"))
            goal = (x + width // 2, y + height // 2)
            self.desktop.mouse("mousemove", SOURCE[0] + 60, SOURCE[1] + 40, "mousedown", 1)
            for i in range(1, 21):  # in steps, as a hand moves
                self.desktop.mouse("mousemove", SOURCE[0] + 60 + (goal[0] - SOURCE[0] - 60) * i // 20,
                                   SOURCE[1] + 40 + (goal[1] - SOURCE[1] - 40) * i // 20)
                time.sleep(0.02)
            time.sleep(0.2)
            self.desktop.mouse("mouseup", 1)
            time.sleep(0.5)
        finally:
            source.kill()
            source.communicate()

    def picture(self, name):
        folder = os.environ.get("OFFICINA_SCREENSHOTS")
        if folder and shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(pathlib.Path(folder) / f"{name}.png")],
                           env=self.environment, check=False)

    def batch(self):
        item = self.has(r"batch [\d,.]+ of")
        found = item and re.search(r"batch ([\d,.]+) of", self.desktop.name(item))
        return int(re.sub(r"\D", "", found[1])) if found else 0

    def folder(self):
        """500 real cats and 500 real dogs where they are; else 40 faces of the program's own."""
        drawn = next(self.home.rglob("starter-pets"))
        source, count = (REAL, 500) if REAL.is_dir() else (drawn, 40)
        target = self.home / "my photographs"
        for name in ("cats", "dogs"):
            (target / name).mkdir(parents=True)
            for file in sorted((source / name).iterdir())[:count]:
                shutil.copy(file, target / name)
        return target

    def test_dropped_photograph_dropped_folder_and_a_run(self):
        self.press("Pets")
        wait_for(lambda: self.has(r"^(It says|Neither)"), 30, "the first drawing is answered")
        self.picture("1-first")
        folder = self.folder()

        photo = self.home / "un gatto è qui.jpg"
        shutil.copy(sorted((folder / "cats").iterdir())[7], photo)
        self.drop(photo)
        wait_for(lambda: self.item(photo.name), 10, "the dropped photograph is there")
        wait_for(lambda: self.has(r"^(It says|Neither)"), 10, "and answered")
        wait_for(lambda: self.has(r"^Where the last maps speak"), 10, "with its heat map")
        self.picture("2-dropped")

        self.drop(folder)
        wait_for(lambda: self.has(r"^my photographs: "), 20, "the folder is looked through")
        # By the keyboard: the other labs' pages have a button of the same name, which is hidden.
        self.desktop.mouse("key", "space")
        wait_for(lambda: self.batch() > 5, 90, "the network trains on it")
        self.picture("3-training")
        self.desktop.mouse("key", "space")
        wait_for(lambda: self.item("Resume"), 20, "the training pauses")
        self.picture("4-paused")
        self.desktop.mouse("key", "ctrl+q")
        self.assertEqual(self.program.wait(20), 0)


if __name__ == "__main__":
    unittest.main()
