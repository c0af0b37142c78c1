# SPDX-License-Identifier: GPL-3.0-or-later
"""officina tokenize, as it is typed."""
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import PROGRAM, json_lines, run

CONCERT = [12319, 3613, 14200, 11676, 49253, 29519, 1056, 11620]


class Tokenize(unittest.TestCase):
    def only_line(self, *arguments, **options):
        result = run("tokenize", "--json", *arguments, **options)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        line, = json_lines(result)
        return line

    def test_byte_pair_encoding(self):
        for method in ((), ("--method", "cl100k")):
            line = self.only_line(*method, "Il concerto è stato bellissimo")
            self.assertEqual(line, {"method": "cl100k", "text": "Il concerto è stato bellissimo", "ids": CONCERT, "count": 8,
                                    "tokens": ["Il", " conc", "erto", " è", " stato", " bell", "iss", "imo"]})

    def test_words_and_characters_have_no_ids(self):
        self.assertEqual(self.only_line("--method", "words", "Bello, ma no."),
                         {"method": "words", "text": "Bello, ma no.", "tokens": ["Bello", ",", "ma", "no", "."], "count": 5})
        self.assertEqual(self.only_line("--method", "chars", "è sì"),
                         {"method": "chars", "text": "è sì", "tokens": ["è", " ", "s", "ì"], "count": 4})

    def test_parts_of_a_character_come_with_their_bytes(self):
        line = self.only_line("👍🏽")
        self.assertEqual(b"".join(map(bytes.fromhex, line["bytes"])).decode(), "👍🏽")
        self.assertEqual(len(line["bytes"]), line["count"])
        self.assertNotIn("bytes", self.only_line("perché"))

    def test_a_table_for_people(self):
        result = run("tokenize", "add eggs\n")
        self.assertEqual(result.stdout, '   723  "add"\n 19335  " eggs"\n   198  "\\n"\n3 tokens\n')

    def test_standard_input_as_it_is(self):
        for data, text in (("Il concerto è stato bellissimo".encode(), "Il concerto è stato bellissimo"), (b"", ""),
                           (b"a\xff\0\n", "a\ufffd\0\n"), ("\ufeffè".encode(), "\ufeffè")):
            result = subprocess.run([PROGRAM, "tokenize", "--json", "-"], input=data, capture_output=True, check=True)
            line, = json_lines(subprocess.CompletedProcess((), 0, result.stdout.decode()))
            self.assertEqual((line["text"], "".join(line["tokens"])), (text, text))

    def test_one_word_of_five_megabytes(self):
        result = subprocess.run([PROGRAM, "tokenize", "--json", "-"], input=b"parola" * 833_333, capture_output=True, check=True)
        self.assertIn(b'"count":', result.stdout)

    def test_difficult_arguments(self):
        for text in ("", "   ", "<|endoftext|>", "שלום", "e\u0301", "tokenize", "train", b"caff\xe8"):
            shown = text if isinstance(text, str) else "caff\ufffd"
            result = subprocess.run([PROGRAM, "tokenize", "--json", text], capture_output=True, text=True, check=True)
            line = json_lines(result)[0]
            joined = b"".join(map(bytes.fromhex, line["bytes"])).decode() if "bytes" in line else "".join(line["tokens"])
            self.assertEqual((joined, line["text"]), (shown, shown))
        self.assertEqual("".join(self.only_line("--", "-5 gradi")["tokens"]), "-5 gradi")

    def test_wrong_usage(self):
        for arguments in (("--method", "bpe", "x"), (), ("a", "b")):
            result = run("tokenize", *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertIn("words,chars,cl100k", run("tokenize", "--method", "bpe", "x").stderr)


if __name__ == "__main__":
    unittest.main()
