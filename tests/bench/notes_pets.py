# SPDX-License-Identifier: GPL-3.0-or-later
"""The notes' cats and dogs as a user would run them; prints the seconds of each epoch, the last loss and the peak memory
in MB. Run by pets.py."""
import pathlib
import resource
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "parity"))
import notes_programs

torch = notes_programs.import_torch()
epochs = int(sys.argv[2])
seconds, last = [], None
start = time.perf_counter()
for event in notes_programs.pets(sys.argv[1], epochs=epochs):
    if event[0] == "step":
        last = event[3]
    elif event[0] == "epoch":
        seconds.append(time.perf_counter() - start)
        start = time.perf_counter()
print(*seconds, last, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
