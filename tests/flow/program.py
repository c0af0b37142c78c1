# SPDX-License-Identifier: GPL-3.0-or-later
"""What the flow tests share: starting the program as a user does, and small data sets."""
import json
import os
import pathlib
import struct
import subprocess

PROGRAM = os.environ["OFFICINA"]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*arguments, **options):
    """Starts the program and waits for it; output as text."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, **options)


def json_lines(result):
    """Every line of standard output, each of which must be one JSON object."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def write_idx(path, shape, values):
    path.write_bytes(bytes([0, 0, 8, len(shape)]) + struct.pack(f">{len(shape)}I", *shape) + bytes(values))


def digit_folder(folder, train=400, test=60):
    """A set in MNIST's form: class c is a bright bar in row 4 + 2c."""
    for prefix, count in (("train", train), ("t10k", test)):
        labels = [index * 7 % 10 for index in range(count)]
        pixels = bytearray()
        for index, label in enumerate(labels):
            image = bytearray((index * 31 + place * 17) % 50 for place in range(784))
            for row in range(4 + 2 * label, 7 + 2 * label):
                image[row * 28 + 6 : row * 28 + 22] = bytes([230]) * 16
            pixels += image
        write_idx(folder / f"{prefix}-images-idx3-ubyte", (count, 28, 28), pixels)
        write_idx(folder / f"{prefix}-labels-idx1-ubyte", (count,), labels)
    return folder
