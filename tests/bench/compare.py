#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Officina beside the notes' programs in Python: same machine, same run, alternating; prints ratios.

    OFFICINA=build/release/bin/officina /usr/bin/python3 tests/bench/compare.py --mnist FOLDER [--rounds 3]

Both load their data inside the measured time (Python's images go through PIL and ToTensor one by one, as the notes'
DataLoader does); neither runs the test pass. The thermometer's times are those of the training loops; whole programs,
start included, are measured apart. Medians of the rounds; the last losses must agree to the last bit.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
PROGRAM = os.environ.get("OFFICINA", str(HERE.parents[1] / "build/release/bin/officina"))
PYTHON = "/usr/bin/python3"


def wall(command):
    start = time.perf_counter()
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, result.stdout


def officina(*arguments):
    seconds, output = wall([PROGRAM, *arguments, "--json"])
    return seconds, [json.loads(line) for line in output.splitlines()]


def python(script, *arguments):
    seconds, output = wall([PYTHON, str(HERE / script), *arguments])
    loop, loss = output.split()
    return seconds, float(loop), float(loss)


def row(name, ours, theirs):
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"| {name} | {a:.3f} s | {b:.3f} s | **{b / a:.2f}x** |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mnist")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print("| measured | Officina | Python | ratio |\n|---|---|---|---|")

    loops, programs, python_loops, python_programs = [], [], [], []
    for _ in range(options.rounds):
        seconds, lines = officina("train", "thermometer", "--recipe", "notes", "--threads", "1")
        programs.append(seconds)
        loops.append(lines[-1]["seconds"])
        seconds, loop, loss = python("notes_thermometer.py")
        python_programs.append(seconds)
        python_loops.append(loop)
        if lines[-2]["loss"] != loss:
            sys.exit(f"the losses differ: {lines[-2]['loss']} and {loss}")
    row("thermometer `notes`, 3000 epochs", loops, python_loops)
    row("the same, whole program", programs, python_programs)

    if options.mnist:
        ours, theirs = [], []
        for _ in range(options.rounds):
            seconds, lines = officina("train", "digits", "--recipe", "notes", "--data", options.mnist, "--threads", "1",
                                      "--max-steps", "6000", "--log-every", "6000")
            ours.append(lines[-1]["seconds"])
            last = [line["loss"] for line in lines if line["event"] == "step"][-1]
            _, loop, loss = python("notes_digits.py", options.mnist)
            theirs.append(loop)
            if last != loss:
                sys.exit(f"the losses differ: {last} and {loss}")
        row("digits `notes`, one epoch, data loading included, 1 thread", ours, theirs)

    versions = [wall([PROGRAM, "--version"])[0] for _ in range(options.rounds + 1)][1:]
    print(f"\n`officina --version`: {statistics.median(versions):.2f} s")


if __name__ == "__main__":
    main()
