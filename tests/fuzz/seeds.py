# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes one or two small right files for each fuzz target: python3 tests/fuzz/seeds.py FOLDER.

The first byte of each is the one that the target takes for itself (see the targets). A .pth needs Python's PyTorch and is
left out where it is missing; the pickle inside one is written by hand.
"""
import gzip
import io
import json
import pathlib
import struct
import sys

# What torch.save writes for OrderedDict(w=torch.zeros(2)): one storage, one tensor.
PICKLE = (
    b"\x80\x02ccollections\nOrderedDict\nq\x00)Rq\x01X\x01\x00\x00\x00wq\x02ctorch._utils\n_rebuild_tensor_v2\nq\x03(("
    b"X\x07\x00\x00\x00storageq\x04ctorch\nFloatStorage\nq\x05X\x01\x00\x00\x000q\x06X\x03\x00\x00\x00cpuq\x07K\x02tq\x08Q"
    b"K\x00K\x02\x85q\tK\x01\x85q\n\x89h\x00)Rq\x0btq\x0cRq\rs."
)


def torch_file():
    try:
        import torch
    except ImportError:
        return None
    file = io.BytesIO()
    torch.save({"w": torch.zeros(2, 3), "n": torch.tensor(1)}, file)
    return file.getvalue()


def seeds():
    labels = struct.pack(">II", 0x801, 3) + bytes([1, 2, 3])
    pictures = struct.pack(">IIII", 0x803, 2, 28, 28) + bytes(2 * 784)
    yield "idx_fuzz", "labels", b"\x01" + labels
    yield "idx_fuzz", "labels-gz", b"\x01" + gzip.compress(labels, mtime=0)
    yield "idx_fuzz", "pictures", b"\x00" + pictures
    yield "idx_fuzz", "pictures-gz", b"\x00" + gzip.compress(pictures, mtime=0)
    yield "pickle_fuzz", "pickle", b"\x01" + PICKLE
    whole = torch_file()
    if whole is not None:
        yield "pickle_fuzz", "pth", b"\x00" + whole
    header = json.dumps({"w": {"dtype": "I32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    yield "safetensors_fuzz", "one", b"\x01" + header + bytes(8)
    yield "safetensors_fuzz", "whole", b"\x00" + struct.pack("<Q", len(header)) + header + bytes(8)
    yield from sentences()
    for name, text in (("plain", "Il concerto non m'e' piaciuto, I'll go 1234567 times!\r\n  x"), ("accents", "perch\u00e9 e\u0301"),
                       ("emoji", "\U0001F468\u200d\U0001F469 \U0001F1EE\U0001F1F9"), ("word", "internationalizations"),
                       ("white", " \t\n\u00a0\u180e\u3000 a"), ("scripts", "\u5b57\u0939\u093f \u05e9 \U000105C0")):
        yield "tokenizer_fuzz", name, b"\x4f" + text.encode()
    yield "tokenizer_fuzz", "broken", b"\x21\xed\xa0\x80 \xf0\x9f\x98 \xc0\xaf\xff"
    yield from photographs()


def sentences():
    """Half of them for the strict reading: the first byte is odd."""
    entries = [{"text": "Perché no? \U0001f600", "label": 1}, {"text": "Che \"noia\"", "label": "neg"}, {"text": "x", "label": None}]
    table = 'text,label\r\n"Bello, ma ""caro""",neg\r\n"due\nrighe",1\r\nb,2\r\n'
    for name, text in (("json", json.dumps(entries)), ("utf8-json", json.dumps(entries, ensure_ascii=False, indent=1)),
                       ("escapes", '[{"text":"\\ud800 \\u0000","label":true,"label":0,"x":[[{}]]}]'), ("csv", table),
                       ("semicolons", table.replace(",", ";")), ("tsv", 'id\tfrase\tsentiment\n1\t"Così\tpos\n2\t\tneg\n'),
                       ("quoted-tsv", '"text"\t"label"\n"a\tb"\t"0"\n'), ("lines", "Che bello\t1\nmah\tboh\n")):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"):
            data = text.encode(encoding, "replace")
            yield "sentences_fuzz", f"{name}-{encoding}", bytes([len(data) % 2]) + data


def photographs():
    try:
        from PIL import Image
    except ImportError:
        return
    still = Image.effect_noise((24, 18), 60).convert("RGB")
    moving = {"save_all": True, "append_images": [Image.new("RGB", (24, 18), (9, 200, 30))]}
    for name, picture, form, options in (
            ("jpeg", still, "JPEG", {}), ("progressive", still, "JPEG", {"progressive": True}),
            ("inks", still.convert("CMYK"), "JPEG", {}), ("webp", still, "WEBP", {}),
            ("lossless", still, "WEBP", {"lossless": True}), ("moving-webp", still, "WEBP", moving),
            ("gif", still, "GIF", moving), ("png", still, "PNG", {}), ("tiff", still, "TIFF", {})):
        file = io.BytesIO()
        picture.save(file, form, **options)
        yield "photo_fuzz", name, file.getvalue()


def main():
    for target, name, data in seeds():
        folder = pathlib.Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


main()
