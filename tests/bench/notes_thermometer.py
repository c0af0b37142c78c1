# SPDX-License-Identifier: GPL-3.0-or-later
"""The notes' thermometer program, 3000 epochs; prints the seconds of the training loop. Run by compare.py."""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "parity"))
import notes_programs

torch = notes_programs.import_torch()
start = time.perf_counter()
losses = [event[1] for event in notes_programs.thermometer() if event[0] != "model"]
print(time.perf_counter() - start, losses[-1])
