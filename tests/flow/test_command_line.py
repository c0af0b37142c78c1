# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: what it prints, how it refuses, with which status it ends."""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import PROGRAM, digit_folder, json_lines, run


class Scratch(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)

    def assert_refused(self, result, status, *words):
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertEqual(result.stdout, "")
        lines = result.stderr.strip().splitlines()
        self.assertEqual(len(lines), 1, result.stderr)
        self.assertTrue(lines[0].startswith("officina: "), lines[0])
        for word in words:
            self.assertIn(word, lines[0])


class Usage(Scratch):
    def test_an_unknown_option_names_itself(self):
        self.assert_refused(run("train", "thermometer", "--epoch", 3), 2, "--epoch")

    def test_an_unknown_command_names_itself(self):
        self.assert_refused(run("trian"), 2, "trian")

    def test_an_unknown_lab_lists_the_labs(self):
        self.assert_refused(run("train", "barometer"), 2, "barometer", "thermometer", "digits")

    def test_an_unknown_recipe_lists_the_recipes(self):
        self.assert_refused(run("train", "digits", "--recipe", "best"), 2, "best", "notes, tuned")

    def test_numbers_out_of_range_name_the_field(self):
        self.assert_refused(run("train", "thermometer", "--lr", "nan"), 2, "learning rate")
        self.assert_refused(run("train", "thermometer", "--lr", "-1"), 2, "learning rate")
        self.assert_refused(run("train", "thermometer", "--epochs", "-5"), 2, "epochs")
        self.assert_refused(run("train", "digits", "--batch-size", "0"), 2, "batch")
        self.assert_refused(run("train", "thermometer", "--epochs", "many"), 2, "--epochs")
        self.assert_refused(run("train", "thermometer", "--log-every", "0"), 2, "--log-every")

    def test_help_is_no_error(self):
        for arguments in (("--help",), ("train", "--help"), ("data", "fetch", "--help")):
            result = run(*arguments)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("officina" if len(arguments) == 1 else "--json", result.stdout)

    def test_version_says_what_it_runs_with(self):
        result = run("--version")
        self.assertEqual(result.returncode, 0)
        for word in ("Officina", "LibTorch", "BLAS", "allocator", "threads", "instruction set"):
            self.assertIn(word, result.stdout)


class Training(Scratch):
    def test_the_thermometer_prints_the_figures_of_the_notes(self):
        result = run("train", "thermometer", "--recipe", "notes", "--seed", 42, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = json_lines(result)
        self.assertEqual([lines[0]["event"], lines[-1]["event"]], ["start", "end"])
        self.assertEqual(lines[0]["samples"], 14)
        self.assertEqual(lines[0]["parameters"], 2)
        losses = {line["epoch"]: line["loss"] for line in lines if line["event"] == "epoch"}
        self.assertEqual(sorted(losses), [*range(0, 3000, 100), 2999])
        for epoch, printed in ((0, 1044.3514404296875), (100, 6.815362), (200, 6.28990), (300, 5.671482),
                               (1000, 1.73224), (2800, 0.443880), (2900, 0.443818)):
            self.assertAlmostEqual(losses[epoch] / printed, 1.0, delta=5e-6)

    def test_predicting_with_the_built_in_weights(self):
        result = run("predict", "thermometer", "70", "-5", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        first, second = json_lines(result)
        self.assertAlmostEqual(first["output"], 21.167, places=3)
        self.assertEqual(second["input"], -5)

    def test_sentences_are_read_from_standard_input(self):
        result = run("predict", "sentiment", "--json", "-", "Che schifo", input="Che bello!\r\n\nI love it\n")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual([(line["input"], line["label"]) for line in json_lines(result)],
                         [("Che bello!", "positive"), ("I love it", "positive"), ("Che schifo", "negative")])

    def test_a_loss_that_explodes_is_one_sentence(self):
        result = run("train", "thermometer", "--lr", "1e30", "--json")
        self.assertEqual(result.returncode, 1)
        self.assertIn("learning rate", result.stderr)
        self.assertEqual(len(result.stderr.strip().splitlines()), 1)

    def test_digits_events_have_what_the_contract_says(self):
        data = digit_folder(self.folder)
        result = run("train", "digits", "--data", data, "--epochs", 2, "--log-every", 10, "--threads", 1, "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        lines = json_lines(result)
        self.assertEqual(set(lines[0]), {"event", "lab", "recipe", "samples", "parameters", "seed", "threads"})
        steps = [line for line in lines if line["event"] == "step"]
        self.assertEqual([(s["epoch"], s["step"]) for s in steps],
                         [(epoch, step) for epoch in (0, 1) for step in (10, 20, 30, 40)])
        epochs = [line for line in lines if line["event"] == "epoch"]
        self.assertEqual([e["epoch"] for e in epochs], [0, 1])
        self.assertEqual(set(epochs[0]),
                         {"event", "epoch", "loss", "train_accuracy", "val_loss", "val_accuracy", "seconds"})
        self.assertEqual(lines[-1]["steps"], 80)

    def test_weights_saved_here_answer_here(self):
        data = digit_folder(self.folder)
        weights = self.folder / "w.pth"
        trained = run("train", "digits", "--data", data, "--epochs", 3, "--save", weights, "--json")
        accuracy = [line for line in json_lines(trained) if line["event"] == "epoch"][-1]["val_accuracy"]
        report = json_lines(run("evaluate", "digits", "--weights", weights, "--data", data, "--json"))[0]
        self.assertEqual(set(report), {"samples", "accuracy", "loss", "confusion", "precision", "recall"})
        self.assertEqual(report["samples"], 60)
        self.assertAlmostEqual(report["accuracy"], accuracy, places=9)
        self.assertEqual(sum(map(sum, report["confusion"])), 60)

    def test_ctrl_c_keeps_the_run_and_ends_well(self):
        data = digit_folder(self.folder, train=4000)
        place = self.folder / "run"
        process = subprocess.Popen([PROGRAM, "train", "digits", "--data", str(data), "--epochs", "500", "--log-every",
                                    "1", "--run-dir", str(place), "--json"], stdout=subprocess.PIPE, text=True)
        for _ in range(5):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)
        self.assertIn('"event":"end"', output.splitlines()[-1])
        self.assertTrue((place / "summary.json").exists())


class Resume(Scratch):
    def train(self, *arguments):
        result = run("train", "digits", "--threads", 1, "--json", *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return json_lines(result)

    def test_a_killed_run_goes_on_to_the_weights_of_an_unbroken_one(self):
        data = digit_folder(self.folder, train=3000)
        whole, broken = self.folder / "whole.pth", self.folder / "broken.pth"
        self.train("--data", data, "--epochs", 4, "--save", whole)
        place = self.folder / "run"
        process = subprocess.Popen([PROGRAM, "train", "digits", "--threads", "1", "--data", str(data), "--epochs", "4",
                                    "--run-dir", str(place), "--log-every", "1", "--json"],
                                   stdout=subprocess.PIPE, text=True)
        for line in process.stdout:
            if '"epoch":2,"step":20,' in line:
                break
        process.kill()
        process.wait()
        process.stdout.close()
        self.train("--resume", place, "--save", broken)
        self.assertEqual(whole.read_bytes(), broken.read_bytes())

    def test_steps_count_from_the_start_of_the_run_and_other_options_are_refused(self):
        data = digit_folder(self.folder)
        place = self.folder / "run"
        self.train("--data", data, "--epochs", 2, "--max-steps", 50, "--run-dir", place)
        lines = self.train("--resume", place, "--max-steps", 60)
        self.assertEqual(lines[-1]["steps"], 60)
        self.assert_refused(run("train", "digits", "--resume", place, "--seed", 7), 2, "seed", "41", "7")
        self.assert_refused(run("train", "thermometer", "--resume", place), 2, "lab")
        self.assert_refused(run("train", "digits", "--resume", self.folder / "no-run"), 1, "no-run")

    def test_a_folder_in_use_is_not_overwritten(self):
        data = digit_folder(self.folder)
        place = self.folder / "run"
        self.train("--data", data, "--epochs", 1, "--run-dir", place)
        before = (place / "recipe.json").read_bytes()
        result = run("train", "digits", "--data", data, "--epochs", 2, "--run-dir", place)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertEqual((place / "recipe.json").read_bytes(), before)


class BadFiles(Scratch):
    def test_a_folder_without_mnist_says_which_file_is_missing(self):
        self.assert_refused(run("train", "digits", "--data", self.folder), 1, "images-idx3-ubyte")
        self.assert_refused(run("evaluate", "digits", "--data", self.folder / "nowhere"), 1, "nowhere")

    def test_evaluate_needs_only_the_test_files(self):
        data = digit_folder(self.folder)
        for name in data.glob("train-*"):
            name.unlink()
        self.assertEqual(run("evaluate", "digits", "--data", data, "--json").returncode, 0)

    def test_one_broken_picture_does_not_silence_the_others(self):
        good = self.folder / "three.pgm"
        good.write_bytes(b"P5 28 28 255\n" + bytes(255 if 10 < i % 28 < 14 else 0 for i in range(784)))
        broken = self.folder / "broken.png"
        broken.write_text("not a picture")
        result = run("predict", "digits", broken, good, "--json")
        self.assertEqual(result.returncode, 1)
        self.assertIn("broken.png", result.stderr)
        answer = json_lines(result)[0]
        self.assertEqual(set(answer), {"input", "label", "probabilities"})
        self.assertAlmostEqual(sum(answer["probabilities"].values()), 1.0, places=5)

    def test_weights_of_another_network_name_the_difference(self):
        weights = self.folder / "w.pth"
        run("train", "thermometer", "--epochs", 1, "--save", weights)
        picture = self.folder / "p.pgm"
        picture.write_bytes(b"P5 1 1 255\n\0")
        self.assert_refused(run("predict", "digits", "--weights", weights, picture), 1, "conv1.weight")

    def test_saving_where_nothing_can_be_saved(self):
        blocked = self.folder / "file"
        blocked.write_text("x")
        result = run("train", "thermometer", "--epochs", 1, "--save", blocked / "w.pth")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(blocked.read_text(), "x")


class Rendering(Scratch):
    def test_every_page_can_be_drawn_without_a_display(self):
        pages = run("render", "--list").stdout.split()
        self.assertLessEqual({"digits", "thermometer", "pets", "sentiment", "data", "runs", "settings", "about"},
                             set(pages))
        for page in pages:
            out = self.folder / f"{page}.png"
            result = run("render", page, "--out", out, "--size", "1100x700", "--lang", "it", "--theme", "dark")
            self.assertEqual(result.returncode, 0, result.stderr)
            header = out.read_bytes()[:24]
            self.assertEqual(header[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual((int.from_bytes(header[16:20], "big"), int.from_bytes(header[20:24], "big")), (1100, 700))

    def test_a_picture_shows_nothing_of_the_user(self):
        runs = self.folder / "home" / ".local" / "share" / "Officina" / "runs"
        result = run("train", "thermometer", "--epochs", 2, "--run-dir", runs / "mine")
        self.assertEqual(result.returncode, 0, result.stderr)
        pictures = []
        for home in ("home", "empty"):
            (self.folder / home).mkdir(exist_ok=True)
            out = self.folder / f"{home}.png"
            environment = {**os.environ, "HOME": str(self.folder / home)}
            environment.pop("XDG_DATA_HOME", None)
            result = run("render", "runs", "--out", out, env=environment)
            self.assertEqual(result.returncode, 0, result.stderr)
            pictures.append(out.read_bytes())
        self.assertEqual(*pictures)

    def test_wrong_pages_and_sizes_are_refused(self):
        out = self.folder / "x.png"
        self.assert_refused(run("render", "nonsense", "--out", out), 2, "nonsense")
        self.assert_refused(run("render", "digits", "--out", out, "--size", "big"), 2, "big")


if __name__ == "__main__":
    unittest.main()
