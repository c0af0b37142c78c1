# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a real X server, with a real mouse; read as a screen reader reads it."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desktop import Desktop, missing, wait_for
from program import PROGRAM

# A handwritten 3 in parts of the paper's side.
THREE = [(0.30, 0.24), (0.38, 0.17), (0.50, 0.15), (0.61, 0.18), (0.67, 0.26), (0.64, 0.36), (0.55, 0.43), (0.43, 0.46),
         (0.55, 0.47), (0.66, 0.53), (0.71, 0.63), (0.69, 0.74), (0.60, 0.82), (0.48, 0.85), (0.37, 0.82), (0.29, 0.76)]


@unittest.skipIf(missing(), f"not on this machine: {', '.join(missing())}")
class DigitsLab(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = pathlib.Path(home.name)
        self.desktop = Desktop(1500, 960)
        self.addCleanup(self.desktop.close)
        environment = {name: value for name, value in self.desktop.environment.items() if not name.startswith("XDG_")}
        environment.update(HOME=home.name, LC_ALL="en_US.UTF-8", LANGUAGE="en", XDG_RUNTIME_DIR=home.name)
        self.program = subprocess.Popen([PROGRAM], env=environment, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end)
        wait_for(lambda: self.item("paper to draw"), 20, "the window is there")

    def end(self):
        if self.program.poll() is None:
            self.program.kill()
        self.program.communicate()

    def item(self, begin):
        return self.desktop.find(lambda name: name.startswith(begin))

    def press(self, name):
        button = re.compile(re.escape(name) + "(:|$)")  # "Stop: end this run ..." has an icon only
        self.desktop.click(wait_for(lambda: self.desktop.find(button.match), 5, f"there is a button {name!r}"))

    def batch(self):
        """Number of the batch that the transport bar tells, or 0."""
        item = self.desktop.find(lambda name: re.search(r"batch [\d,.]+ of", name))
        found = item and re.search(r"batch ([\d,.]+) of", self.desktop.name(item))
        return int(re.sub(r"\D", "", found[1])) if found else 0

    def draw(self, points):
        x, y, width, height = self.desktop.area(self.item("paper to draw"))
        side = min(width, height)
        places = [(round(x + px * side), round(y + py * side)) for px, py in points]
        self.desktop.mouse("mousemove", *places[0], "mousedown", 1)
        for place in places[1:]:
            self.desktop.mouse("mousemove", *place)
        self.desktop.mouse("mouseup", 1)

    def test_draw_train_pause_step_resume_stop_close(self):
        self.draw(THREE)
        wait_for(lambda: self.item("It says 3"), 10, "the drawn 3 is called 3")

        self.press("Train")
        wait_for(lambda: self.batch() > 20, 20, "the network trains")
        self.press("Pause")
        wait_for(lambda: self.item("Resume"), 5, "the training pauses")
        paused = self.batch()
        self.press("Batch")
        wait_for(lambda: self.batch() == paused + 1, 5, "one batch further")
        self.press("Resume")
        wait_for(lambda: self.batch() > paused + 20, 10, "the training goes on")
        self.press("Stop")
        wait_for(lambda: self.desktop.find(lambda name: "stopped" in name), 5, "the training has stopped")
        wait_for(lambda: self.item("It says"), 5, "there is still an answer")

        # The run is over, but its moments are not: back a batch, and a batch forward again.
        stopped = self.batch()
        self.press("Go back one batch (left arrow)")
        wait_for(lambda: self.batch() == stopped - 1, 5, "one batch back")
        self.press("Batch")
        wait_for(lambda: self.batch() == stopped, 5, "and forward again")
        runs = list((self.home / ".local/share/Officina/runs").iterdir())
        self.assertEqual(len(runs), 1)
        self.assertLessEqual({"recipe.json", "metrics.csv"}, {file.name for file in runs[0].iterdir()})

        self.desktop.mouse("key", "ctrl+q")
        self.assertEqual(self.program.wait(10), 0)


if __name__ == "__main__":
    unittest.main()
