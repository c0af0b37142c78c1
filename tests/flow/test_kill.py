# SPDX-License-Identifier: GPL-3.0-or-later
"""A training run is killed with SIGKILL at random moments; resumed, it ends with the unbroken run's weights."""
import hashlib
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

from program import PROGRAM

KILLS = 20
# Three epochs of 40 steps and a piece of a fourth, each with its evaluation; a checkpoint every few steps.
OPTIONS = ["--data", "starter", "--batch-size", "300", "--epochs", "4", "--max-steps", "130", "--threads", "1"]
ENVIRONMENT = {**os.environ, "OFFICINA_CHECKPOINT_SECONDS": "0.02"}


def start(*arguments):
    return subprocess.Popen(
        [PROGRAM, "train", "digits", *map(str, arguments)],
        env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def finish(process):
    errors = process.communicate(timeout=300)[1]
    if process.returncode != 0:
        raise AssertionError(f"{process.args} ended with {process.returncode}: {errors}")


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


class KillTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def unbroken(self):
        begin = time.monotonic()
        finish(start(*OPTIONS, "--run-dir", self.folder / "whole", "--save", self.folder / "whole.pth"))
        return digest(self.folder / "whole.pth"), time.monotonic() - begin

    def killed_after(self, number, seconds):
        """Starts a run and kills it; what its folder held then, or nothing if it was over before."""
        run = self.folder / f"run{number}"
        process = start(*OPTIONS, "--run-dir", run)
        time.sleep(seconds)
        if process.poll() is not None:
            finish(process)
            return None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return sorted(file.name for file in run.iterdir()) if run.exists() else []

    def resumed(self, number):
        run, weights = self.folder / f"run{number}", self.folder / f"run{number}.pth"
        if (run / "recipe.json").exists():
            finish(start("--resume", run, "--max-steps", "130", "--save", weights))
        else:  # killed before there was a run: it can begin in the same folder
            finish(start(*OPTIONS, "--run-dir", run, "--save", weights))
        steps = [line.split(",")[1] for line in (run / "metrics.csv").read_text().splitlines() if line[:5] == "step,"]
        self.assertEqual(steps, [str(step) for step in range(1, 131)], "a row is missing or there twice")
        return digest(weights)

    def test_a_killed_run_ends_with_the_weights_of_the_unbroken_one(self):
        seed = int(os.environ.get("OFFICINA_KILL_SEED", random.SystemRandom().randrange(2**32)))
        print(f"OFFICINA_KILL_SEED={seed}", flush=True)
        chance = random.Random(seed)
        whole, seconds = self.unbroken()
        # Two at a time take longer than one alone; a few kills at the very start are wanted for certain.
        moments = [chance.uniform(0.0, 0.3 * seconds) for _ in range(4)]
        moments += [chance.uniform(0.2 * seconds, 1.2 * seconds) for _ in range(KILLS - len(moments))]

        def one(number):
            moment = moments[number]
            found = self.killed_after(number, moment)
            if found is None:  # over already: then earlier, in another folder
                return one_again(number, moment)
            return number, moment, found, self.resumed(number)

        def one_again(number, moment):
            for attempt in range(1, 10):
                other = number + attempt * 100
                found = self.killed_after(other, moment * 0.8**attempt)
                if found is not None:
                    return number, moment * 0.8**attempt, found, self.resumed(other)
            raise AssertionError("it is always over before it can be killed")

        with ThreadPoolExecutor(max_workers=2) as pool:
            results = list(pool.map(one, range(KILLS)))
        for number, moment, found, weights in results:
            print(f"kill {number:2} after {moment:.3f} s: {' '.join(found) or 'no folder yet'}")
            self.assertEqual(weights, whole, f"run {number}, killed after {moment} s")
        self.assertTrue(any("checkpoint" in name for _, _, found, _ in results for name in found),
                        "no kill came after a checkpoint: the test shows nothing")


if __name__ == "__main__":
    unittest.main()
