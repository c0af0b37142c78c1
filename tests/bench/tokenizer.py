#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokens a second on one core, beside the npm package tiktoken (WebAssembly) on the same texts; prints ratios.

    OFFICINA_TEST_DATA=FOLDER /usr/bin/python3 tests/bench/tokenizer.py [--build build/release] [--rounds 3]

FOLDER holds sentiment/ and corpus/ (a text a line; a file that is one text is also measured whole). Both programs count their
own processor time, so that what else the machine does matters less; alternating, one core, medians. Both must give the
same number of tokens. Node needs npm's package in the build folder, where cmake has put it.
"""
import argparse
import gzip
import json
import os
import pathlib
import statistics
import struct
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("OFFICINA_TEST_DATA", "/nowhere"))


def read(name):
    path = DATA / name
    return gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()


def lines(name, header):
    """A TSV's first column, or a text's lines."""
    return [line.split(b"\t")[0] if header else line for line in read(name).split(b"\n")[header:] if line]


def sets():
    yield "English film reviews, one text", [read("corpus/en_film_reviews.txt.gz")]
    yield "I promessi sposi, one text", [read("corpus/it_promessi_sposi.txt.gz")]
    yield "25,000 film reviews", lines("sentiment/en_imdb_train.tsv.gz", True)
    yield "Italian hotel reviews", lines("sentiment/it_hotel_reviews.tsv", True)
    yield "Italian tweets", lines("sentiment/it_tweets.tsv", True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    if not DATA.is_dir():
        parser.error("OFFICINA_TEST_DATA must name the folder of the texts")
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # and the programs', which inherit it
    commands = ([options.build / "bin/tokens_tool", "bench", "3"],
                ["node", ROOT / "tests/support/tiktoken.cjs", options.build / "tiktoken/package", "bench", "3"])
    loads = ([], [])
    print("| texts | tokens | Officina | npm package | ratio |\n|---|---|---|---|---|")
    for name, texts in sets():
        given = b"".join(struct.pack("<I", len(text)) + text for text in texts)
        speeds, tokens = ([], []), set()
        for _ in range(options.rounds):
            for place, command in enumerate(commands):
                output = subprocess.run(list(map(str, command)), input=given, stdout=subprocess.PIPE, check=True).stdout
                measured = json.loads(output)
                tokens.add(measured["tokens"])
                loads[place].append(measured["load_seconds"])
                speeds[place].extend(measured["tokens"] / seconds for seconds in measured["seconds"])
        if len(tokens) != 1:
            raise SystemExit(f"{name}: not the same number of tokens: {tokens}")
        ours, theirs = (statistics.median(speed) for speed in speeds)
        print(f"| {name} | {tokens.pop():,} | {ours / 1e6:.2f} M/s | {theirs / 1e6:.2f} M/s | **{ours / theirs:.1f}x** |", flush=True)
    ours, theirs = (1000 * statistics.median(load) for load in loads)
    print(f"| reading the ranks | | {ours:.0f} ms | {theirs:.0f} ms | **{theirs / ours:.1f}x** |")


if __name__ == "__main__":
    main()
