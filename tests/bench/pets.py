#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cats and dogs: Officina beside the notes' program in Python on the same photographs, one thread each, alternating.

    OFFICINA=build/release/bin/officina /usr/bin/python3 tests/bench/pets.py --photos FOLDER [--count 2000] [--rounds 2]
    ... --memory 12000 25000      peak memory of `notes` while so many photographs (repeated, if need be) are read

An epoch is timed from its first batch being asked for to its last loss; the evaluation, which the notes' program has
not, stands outside. The first epoch of ours begins with the scan of the folder, as Python's begins with ImageFolder's.
The losses of the last batch must agree to the last bit. Then the speed of `tuned` (its own threads), in photographs a
second and as a share of what the same convolutions reach alone.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
PROGRAM = os.environ.get("OFFICINA", str(HERE.parents[1] / "build/release/bin/officina"))
PYTHON = "/usr/bin/python3"


def folder_of(photos, count, target):
    """`count` links to the photographs, evenly from each class; copies under other names where there are too few."""
    target = pathlib.Path(target)
    classes = sorted(entry for entry in pathlib.Path(photos).iterdir() if entry.is_dir())
    for entry in classes:
        (target / entry.name).mkdir(parents=True)
        files = sorted(entry.iterdir())
        for i in range(count // len(classes)):
            (target / entry.name / f"{i:06}{files[i % len(files)].suffix}").symlink_to(files[i % len(files)])
    return str(target)


def officina(folder, epochs, *options):
    """Seconds of each epoch, last loss, peak memory in MB."""
    command = [PROGRAM, "train", "pets", "--data", folder, "--epochs", str(epochs), "--log-every", "1", "--json", *options]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    seconds, loss, last = [], None, start
    for line in process.stdout:
        event = json.loads(line)
        now = time.perf_counter()
        if event["event"] == "step":
            loss, last = event["loss"], now
        elif event["event"] == "epoch":
            seconds.append(last - start)
            start = now
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("officina failed")
    return seconds, loss, usage.ru_maxrss / 1024


def python(folder, epochs):
    output = subprocess.run([PYTHON, str(HERE / "notes_pets.py"), folder, str(epochs)], capture_output=True, text=True,
                            check=True).stdout.split()
    numbers = [float(text) for text in output]
    return numbers[:-2], numbers[-2], numbers[-1]


def compare(folder, rounds):
    ours, theirs = [], []
    for _ in range(rounds):
        seconds, loss, memory = officina(folder, 2, "--recipe", "notes", "--threads", "1")
        ours.append((*seconds, memory))
        seconds, python_loss, memory = python(folder, 2)
        theirs.append((*seconds, memory))
        if loss != python_loss:
            sys.exit(f"the losses differ: {loss} and {python_loss}")
    for i, name in enumerate(("first epoch", "second epoch")):
        a, b = (statistics.median(row[i] for row in side) for side in (ours, theirs))
        print(f"| pets `notes`, {name}, 1 thread | {a:.2f} s | {b:.2f} s | **{b / a:.2f}x** |", flush=True)
    print(f"| peak memory | {max(row[2] for row in ours):.0f} MB | {max(row[2] for row in theirs):.0f} MB | |")


PEAK = """
import sys, time, torch
torch.set_num_threads(int(sys.argv[1]))
x = torch.randn(64, 96, 12, 12).contiguous(memory_format=torch.channels_last)
w = torch.randn(96, 96, 3, 3)
best = 1e9
for _ in range(30):
    start = time.perf_counter()
    torch.nn.functional.conv2d(x, w, padding=1)
    best = min(best, time.perf_counter() - start)
print(2 * 64 * 96 * 96 * 9 * 144 / best / 1e9)
"""
# Products and sums of one photograph through the tuned network, forward; backward is twice as much.
TUNED_GFLOP = 2 * (27 * 24 * 48**2 + 2 * 9 * 24**2 * 48**2 + (9 * 24 * 48 + 9 * 48**2 + 24 * 48 + 2 * 9 * 48**2) * 24**2
                   + (9 * 48 * 96 + 9 * 96**2 + 48 * 96 + 2 * 9 * 96**2) * 12**2
                   + (9 * 96 * 192 + 9 * 192**2 + 96 * 192 + 2 * 9 * 192**2) * 6**2) / 1e9


def tuned(folder, count):
    for threads in ("1", "2"):
        seconds, _, _ = officina(folder, 2, "--recipe", "tuned", "--threads", threads)
        rate = 0.8 * count / seconds[1]
        peak = float(subprocess.run([PYTHON, "-c", PEAK, threads], capture_output=True, text=True, check=True).stdout)
        share = 3 * TUNED_GFLOP * rate / peak
        print(f"| pets `tuned`, second epoch, {threads} thread(s) | {rate:.0f} photographs/s | "
              f"{3 * TUNED_GFLOP * rate:.0f} of {peak:.0f} GFLOP/s | {share:.0%} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--memory", type=int, nargs="*")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if options.memory:
            print("| photographs | peak memory of one epoch |\n|---|---|")
            for count in options.memory:
                folder = folder_of(options.photos, count, pathlib.Path(scratch) / str(count))
                run = str(pathlib.Path(scratch) / f"run{count}")
                memory = officina(folder, 1, "--recipe", "notes", "--threads", "1", "--run-dir", run)[2]
                print(f"| {count:,} | {memory:.0f} MB |", flush=True)
            return
        folder = folder_of(options.photos, options.count, pathlib.Path(scratch) / "photos")
        print("| measured | Officina | Python | ratio |\n|---|---|---|---|")
        compare(folder, options.rounds)
        print("\n| measured | speed | share of the convolution peak | |\n|---|---|---|---|")
        tuned(folder, options.count)


if __name__ == "__main__":
    main()
