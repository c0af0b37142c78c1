# SPDX-License-Identifier: GPL-3.0-or-later
"""One epoch of the notes' digits program as a user would run it; prints the seconds of the epoch. Run by compare.py."""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "parity"))
import notes_programs

torch = notes_programs.import_torch()
start = time.perf_counter()
last = None
for event in notes_programs.digits(sys.argv[1], epochs=1, test_pass=False):
    if event[0] == "step":
        last = event
print(time.perf_counter() - start, last[3])
