# SPDX-License-Identifier: GPL-3.0-or-later
"""The tokenizer beside the npm package tiktoken, which the build brought (cmake/OfficinaRanks.cmake): the same ids."""
import array
import gzip
import itertools
import os
import pathlib
import random
import shutil
import struct
import subprocess
import tempfile
import unittest

TOOL = os.environ.get("TOKENS_TOOL", "tokens_tool")
PACKAGE = os.environ.get("TIKTOKEN", "")
REFERENCE = pathlib.Path(__file__).parents[1] / "support/tiktoken.cjs"
DATA = pathlib.Path(os.environ.get("OFFICINA_TEST_DATA", "/nowhere"))
NODE = shutil.which("node")

WHITE = [9, 10, 11, 12, 13, 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
# Looks like white space to somebody, or is invisible: U+180E, U+200B, joiners, marks of direction, U+FEFF, NUL.
NEARLY_WHITE = [0, 0x1C, 0x180E, *range(0x200B, 0x2010), 0x202A, 0x202E, 0x2060, 0x2066, 0xFEFF, 0xFFFD, 0xFFFF]
# Letters and numbers that Unicode 15 to 16 added, and their neighbours that are none.
NEW = [0x1C89, 0x1C8B, 0xA7CB, 0xA7DC, 0xA7DD, 0x105C0, 0x10D40, 0x10D4A, 0x11380, 0x1138C, 0x11BF0, 0x11F04, 0x13441,
       0x13460, 0x143FA, 0x16D70, 0x1CCF0, 0x1E030, 0x1E4D0, 0x1E4F0, 0x1E5F1, 0x2EBF0, 0x31350, 0x323AF, 0x323B0]
CONTRACTIONS = [ord(c) for c in "''''sStTmMdDlLrReEvV"] + [0x17F, 0x2019, 0x212A]
EMOJI = [0x1F468, 0x200D, 0x1F469, 0x1F467, 0x2764, 0xFE0F, 0x1F3FD, 0x1F1EE, 0x1F1F9, 0x1F9D1, 0x1F680]
MARKS = [0x61, 0x65, 0x6E, 0x300, 0x301, 0x303, 0x327, 0x20DD, 0x5D0, 0x5B8, 0x627, 0x64E, 0x644, 0x939, 0x93F]


def pools():
    """Sets of code points that a random text is drawn from; all code points, surrogates among them, in the last."""
    ascii_ = list(range(128))
    letters = [*range(97, 123)] * 2 + [32] * 12 + [*range(65, 91)] + [0xE0, 0xE8, 0xE9, 0xEC, 0xF2, 0xF9]
    digits = [*range(48, 58), 32, 46, 0x661, 0xBD, 0x2167, 0x1D7D8]
    return [ascii_, letters, letters + CONTRACTIONS * 3, digits + letters[::5], WHITE + letters[::9], WHITE + NEARLY_WHITE,
            list(range(0x80, 0x250)), list(range(0x370, 0x600)), list(range(0x4E00, 0x5000)) + WHITE, EMOJI + letters[::9],
            MARKS + WHITE[:6], NEW + NEW + letters[::9] + digits, list(b"!?.,;:-_/\\\"'()[]{}<>|\r\n\r\n   ab1"),
            list(range(0x110000)), list(range(0x110000))]


def random_texts(count, seed):
    """Bytes; every fourth text has some that are not UTF-8."""
    draw = random.Random(seed)
    sets = pools()
    for number in range(count):
        some = sets[number % len(sets)]
        text = "".join(map(chr, draw.choices(some, k=int(draw.random() ** 2 * 24))))
        data = text.encode("utf-8", "surrogatepass")
        if number % 4 == 0 and data:
            data = bytearray(data)
            for _ in range(1 + number // 4 % 3):
                at = int(draw.random() * len(data))
                data[at:at + number // 16 % 3] = draw.randbytes(number // 48 % 3)
        yield bytes(data)


def lines_of(file):
    opened = gzip.open(file) if file.suffix == ".gz" else open(file, "rb")
    with opened as stream:
        for line in stream:
            yield line.rstrip(b"\n")


@unittest.skipIf(NODE is None, "node is not installed")
@unittest.skipIf(not PACKAGE, "the build was given the file of ranks alone, not the npm package")
class Tokenizer(unittest.TestCase):
    def assert_same(self, texts):
        """Both programs read one file at the same time; what they write is compared number for number."""
        count = 0
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as ours, tempfile.TemporaryFile() as theirs:
            for text in texts:
                given.write(struct.pack("<I", len(text)) + text)
                count += 1
            programs = []
            for command, output in (([TOOL, "encode"], ours), ([NODE, str(REFERENCE), PACKAGE, "encode"], theirs)):
                given.seek(0)
                given.flush()
                # Each its own description of the file: one that is shared has one place to read from.
                stream = open(f"/proc/self/fd/{given.fileno()}", "rb")
                programs.append(subprocess.Popen(command, stdin=stream, stdout=output))
                stream.close()
            for program in programs:
                self.assertEqual(program.wait(), 0)
            ids = []
            for output in (ours, theirs):
                output.seek(0)
                ids.append(output.read())
            if ids[0] != ids[1]:
                self.explain(given, *ids)
            # Not compared with nothing: there is a count for every text.
            self.assertEqual(self.answers(ids[0]), count)
        return count

    def answers(self, data):
        numbers, at, count = array.array("I", data), 0, 0
        while at < len(numbers):
            at += 1 + numbers[at]
            count += 1
        return count

    def explain(self, given, ours, theirs):
        ours, theirs = array.array("I", ours), array.array("I", theirs)
        given.seek(0)
        at = 0
        while head := given.read(4):
            text = given.read(*struct.unpack("<I", head))
            a = ours[at + 1:at + 1 + ours[at]]
            b = theirs[at + 1:at + 1 + theirs[at]]
            self.assertEqual(a.tolist(), b.tolist(), text[:2000])
            at += 1 + ours[at]

    def test_known_answers_of_the_package(self):
        self.assert_same(text.encode() for text in (
            "", " ", "   ", "\n", " \n \n", "\0", "Il concerto è stato bellissimo", "<|endoftext|> <|fim_prefix|>",
            "I'll, I'LL, it'\u017F", "l'uomo, perch\u00e9", "1234567 ١٢٣٤", "\ufeffabc", "\u180e x", "שלום עולם", "مرحبا بالعالم",
            "👨‍👩‍👧 🏳️‍🌈 🇮🇹", "e\u0301\u0323 क्षि", "\r\n\r\n  \r\n x"))

    def test_a_million_random_texts(self):
        self.assertEqual(self.assert_same(random_texts(1_000_000, 20230412)), 1_000_000)

    def test_every_code_point(self):
        """Before something that letters, numbers, white space and the rest join differently."""
        def texts():
            for point in itertools.chain(range(0xD800), range(0xE000, 0x110000)):
                yield (chr(point) + "1234 x" + chr(point) + "'there").encode()
        self.assert_same(texts())

    def test_broken_utf8(self):
        """Every way in which a sequence of up to four bytes can break off: leads and edges of the tails."""
        edges = [b"", *(bytes([byte]) for byte in (0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xED,
                                                   0xEF, 0xF0, 0xF4, 0xF5, 0xFF))]
        self.assert_same(bytes([lead]) + a + b + c for lead in range(0x80, 0x100)
                         for a in edges for b in edges[::2] for c in edges[::3])

    def test_long_pieces(self):
        draw = random.Random(7)
        letters = "abcdefghijklmnopqrstuvwxyzàèìòù"
        self.assert_same(text.encode() for text in (
            "".join(draw.choices(letters, k=20_000)), "a" * 20_000, "ab" * 9_000, "internationalizations" * 900,
            "".join(draw.choices("的一是不了人我在有他", k=7_000)), "!" * 20_000, "".join(draw.choices("=-_#*", k=20_000)),
            "7" * 20_000, " " * 30_000, " " * 20_000 + "x", "\n" * 20_000, " \n" * 20_000 + "y", "\t" * 20_000,
            *("".join(draw.choices("aeinorst", k=length)) for length in range(120, 400))))

    def test_ten_megabytes_in_one_text(self):
        size = 10_000_000
        draw = random.Random(11)
        words = ["".join(draw.choices("abcdefghilmnopqrstuvz", k=1 + int(draw.random() * 9))) for _ in range(20_000)]
        plain = " ".join(draw.choices(words, k=size // 5)).encode()[:size]
        mixed = b" ".join(random_texts(700_000, 12))[:size]
        self.assertEqual(len(plain), size)
        self.assertGreater(len(mixed), size * 9 // 10)
        self.assert_same([plain, mixed])

    @unittest.skipUnless(DATA.is_dir(), "OFFICINA_TEST_DATA is not set")
    def test_every_line_of_real_text(self):
        files = sorted([*DATA.glob("sentiment/*.tsv"), *DATA.glob("sentiment/*.tsv.gz"), *DATA.glob("corpus/*.gz")])
        if not files:
            self.skipTest(f"no texts in {DATA}")
        for file in files:
            with self.subTest(file.name):
                self.assertGreater(self.assert_same(lines_of(file)), 100)


if __name__ == "__main__":
    unittest.main()
