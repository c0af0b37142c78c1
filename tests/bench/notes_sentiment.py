# SPDX-License-Identifier: GPL-3.0-or-later
"""The notes' sentiment program as a user would run it; prints the seconds, the last loss and the share of right answers of
each epoch, a line each. Takes a JSON file of [[token ids, label], ...] and the number of epochs. Run by sentiment.py."""
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "parity"))
import notes_programs

torch = notes_programs.import_torch()
for event in notes_programs.sentiment(json.loads(pathlib.Path(sys.argv[1]).read_text()), epochs=int(sys.argv[2])):
    if event[0] == "data":
        start = time.perf_counter()
    elif event[0] == "step":
        last = event[3]
    elif event[0] == "epoch":
        print(time.perf_counter() - start, last, event[3], flush=True)
        start = time.perf_counter()
