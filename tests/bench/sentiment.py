#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences: Officina beside the notes' program in Python on the same sentences, one thread each, alternating.

    OFFICINA=build/release/bin/officina /usr/bin/python3 tests/bench/sentiment.py [--data FILE] [--count 1200] [--rounds 3]

An epoch is timed from its first batch being asked for to its last loss; reading and cutting into tokens (which Python's
side is given) stands outside. The losses of the last batch of `notes` must agree to the last bit. `tuned` learns from the
same sentences, all of them, and is set against Python's `notes`.
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
PROGRAM = os.environ.setdefault("OFFICINA", str(HERE.parents[1] / "build/release/bin/officina"))
PYTHON = "/usr/bin/python3"

sys.path.insert(0, str(HERE.parent / "parity"))
import test_sentiment


def sentences_of(path, count):
    """Evenly chosen from a JSON file of the notes' form or a TSV file with text and label."""
    content = pathlib.Path(path).read_text(encoding="utf-8")
    if content.lstrip().startswith("["):
        rows = [(row["text"], int(row["label"])) for row in json.loads(content)]
    else:
        lines = [line.split("\t") for line in content.splitlines()[1:]]
        rows = [(text, int(label in ("1", "pos"))) for text, label in lines]
    count = min(count, len(rows))
    return [rows[i * len(rows) // count] for i in range(count)]


def officina(file, *options):
    """Seconds and last loss of the first epoch, share of right answers in it."""
    command = [PROGRAM, "train", "sentiment", "--data", str(file), "--epochs", "1", "--log-every", "1", "--json",
               "--threads", "1", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "start":
            start = time.perf_counter()
        elif event["event"] == "step":
            loss, seconds = event["loss"], time.perf_counter() - start
        elif event["event"] == "epoch":
            right = event["train_accuracy"]
    if process.wait() != 0:
        sys.exit("officina failed")
    return seconds, loss, right


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default=str(HERE.parents[1] / "datasets/sentiment_it.json"))
    parser.add_argument("--count", type=int, default=1200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    sentences = sentences_of(options.data, options.count)
    with tempfile.TemporaryDirectory() as scratch:
        file, rows = pathlib.Path(scratch) / "sentences.json", pathlib.Path(scratch) / "rows.json"
        file.write_text(json.dumps([{"text": text, "label": label} for text, label in sentences]))
        ids = test_sentiment.tokens_of(sentences)
        rows.write_text(json.dumps([[own, label] for own, (_, label) in zip(ids, sentences)]))
        notes, tuned, python = [], [], []
        for _ in range(options.rounds):
            seconds, loss, _ = officina(file, "--recipe", "notes")
            notes.append(seconds)
            tuned.append(officina(file, "--recipe", "tuned", "--set", "validationShare=0")[0])
            output = subprocess.run([PYTHON, str(HERE / "notes_sentiment.py"), str(rows), "1"], capture_output=True,
                                    text=True, check=True).stdout.split()
            python.append(float(output[0]))
            if loss != float(output[1]):
                sys.exit(f"the losses differ: {loss} and {output[1]}")
    ours, other, theirs = (statistics.median(values) for values in (notes, tuned, python))
    print("| measured | Officina | Python | ratio |\n|---|---|---|---|")
    print(f"| sentiment `notes`, one epoch of {len(sentences)} sentences, 1 thread | {ours:.2f} s | {theirs:.2f} s | "
          f"**{theirs / ours:.2f}x** |")
    print(f"| `tuned` beside Python's `notes`, one epoch, 1 thread | {other:.2f} s | {theirs:.2f} s | "
          f"**{theirs / other:.2f}x** |")


if __name__ == "__main__":
    main()
