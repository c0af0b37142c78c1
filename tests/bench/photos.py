#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs scanned, decoded and resized to 224 x 224 on one core, beside Pillow doing the same; prints ratios.

    PHOTO_TOOL=build/release/bin/photo_tool /usr/bin/python3 tests/bench/photos.py FOLDER [--count 2000] [--rounds 3]

FOLDER holds class folders. A scan finds the files in torchvision's order and looks at each header: in Python os.walk and
Image.open with verify(), which reads no pixels either. (Ours also looks for the end of each file and for duplicates.)
Alternating rounds on one core, files in the page cache; medians.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import time

from PIL import Image

HERE = pathlib.Path(__file__).parent
TOOL = os.environ.get("PHOTO_TOOL", str(HERE.parents[1] / "build/release/bin/photo_tool"))
ENDINGS = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")


def scan(folder):
    files = []
    for name in sorted(entry.name for entry in os.scandir(folder) if entry.is_dir()):
        for root, _, inside in sorted(os.walk(os.path.join(folder, name), followlinks=True)):
            for file in sorted(inside):
                if file.lower().endswith(ENDINGS):
                    path = os.path.join(root, file)
                    with Image.open(path) as picture:
                        picture.verify()
                    files.append(path)
    return files


def decode(files):
    for path in files:
        with open(path, "rb") as stream:
            Image.open(stream).convert("RGB").resize((224, 224), Image.BILINEAR)


def row(name, count, ours, theirs):
    a, b = count / statistics.median(ours), count / statistics.median(theirs)
    print(f"| {name} | {a:,.0f}/s | {b:,.0f}/s | **{a / b:.2f}x** |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # and the tool's, which inherits it

    files = scan(options.folder)  # once before, so that all are in the page cache
    count = min(options.count, len(files))
    chosen = [files[i * len(files) // count] for i in range(count)]
    decode(chosen)
    scans, decodes, python_scans, python_decodes = [], [], [], []
    for _ in range(options.rounds):
        output = subprocess.run([TOOL, "decode", "224", options.folder, str(count)], capture_output=True, text=True,
                                check=True).stdout
        measured = json.loads(output)
        scans.append(measured["scan_seconds"] / measured["scanned"] * len(files))
        decodes.append(measured["decode_seconds"])
        start = time.perf_counter()
        scan(options.folder)
        python_scans.append(time.perf_counter() - start)
        start = time.perf_counter()
        decode(chosen)
        python_decodes.append(time.perf_counter() - start)
    print("| photographs, one core | Officina | Pillow | ratio |\n|---|---|---|---|")
    row(f"scanned ({len(files):,} files)", len(files), scans, python_scans)
    row(f"decoded and resized to 224 x 224 ({count:,})", count, decodes, python_decodes)


if __name__ == "__main__":
    main()
