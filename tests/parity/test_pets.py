# SPDX-License-Identifier: GPL-3.0-or-later
"""The pets lab beside the notes' program in Python: losses bit for bit, probabilities from the file, metrics."""
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import notes_programs

torch = notes_programs.import_torch()
try:
    import torchvision
    from PIL import Image
except ImportError:
    torchvision = None
try:
    import sklearn.metrics as sklearn_metrics
except ImportError:
    sklearn_metrics = None
PETS = pathlib.Path(os.environ.get("OFFICINA_TEST_DATA", "nowhere")) / "pets"


def officina(*arguments, status=0):
    done = subprocess.run([os.environ["OFFICINA"], *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != status:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def draw_photographs(folder, each=24, classes=("cats", "dogs")):
    """Smooth random pictures of many sizes and modes; each class has its own tint, so that there is something to learn."""
    generator = torch.Generator().manual_seed(11)
    for number, name in enumerate(classes):
        (folder / name).mkdir(parents=True)
        for index in range(each):
            width, height = (int(torch.randint(40, 400, (), generator=generator)) for _ in range(2))
            small = torch.rand(1, 3, 7, 7, generator=generator)
            small[:, number % 3] = small[:, number % 3] * 0.5 + 0.5
            picture = torch.nn.functional.interpolate(small, (height, width), mode="bilinear")[0]
            image = Image.fromarray((picture * 255).byte().permute(1, 2, 0).contiguous().numpy())
            ending = ("jpg", "png", "webp", "bmp")[index % 4]
            if index % 5 == 4:
                image = image.convert("L")
            image.save(folder / name / f"{name} ({index}).{ending}")


@unittest.skipIf(torch is None or torchvision is None, "Python's torch and torchvision are not installed")
class Pets(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def compare(self, folder, max_steps, epochs=15):
        """Losses and last weights of the program and of the notes."""
        steps, averages, model = [], [], None
        for event in notes_programs.pets(folder, epochs=epochs, max_steps=max_steps):
            if event[0] == "step":
                steps.append(event[1:])
            elif event[0] == "epoch":
                averages.append(event[1:])
            elif event[0] == "model":
                model = event[1]
        weights = self.scratch / "ours.pth"
        limit = ["--max-steps", max_steps] if max_steps else ["--epochs", epochs]
        lines = officina("train", "pets", "--recipe", "notes", "--data", folder, *limit, "--log-every", 1, "--threads", 1,
                         "--json", "--save", weights)
        ours = [(line["epoch"], line["step"], line["loss"]) for line in lines if line["event"] == "step"]
        self.assertEqual(ours, steps)
        self.assertEqual([(line["epoch"], line["loss"]) for line in lines if line["event"] == "epoch"], averages)
        saved = torch.load(weights)
        self.assertEqual(list(saved), list(model.state_dict()))
        for name, tensor in model.state_dict().items():
            self.assertTrue(torch.equal(saved[name], tensor), name)
        return model, weights

    def test_two_epochs_of_drawn_pictures_with_a_last_batch_that_is_not_full(self):
        draw_photographs(self.scratch / "set", each=50)
        self.compare(self.scratch / "set", max_steps=0, epochs=2)

    def test_more_than_two_classes_of_any_name(self):
        draw_photographs(self.scratch / "set", each=20, classes=("Città", "a b", "zebre"))
        self.compare(self.scratch / "set", max_steps=3)

    def chosen(self, each):
        """The first photographs of each class of the real set, as links."""
        folder = self.scratch / "chosen"
        for name in ("cats", "dogs"):
            (folder / name).mkdir(parents=True)
            for file in sorted((PETS / name).iterdir())[:each]:
                (folder / name / file.name).symlink_to(file)
        return folder

    @unittest.skipUnless(PETS.is_dir(), "no real photographs (set OFFICINA_TEST_DATA to a folder with pets/)")
    def test_twenty_steps_on_640_photographs(self):
        self.compare(self.chosen(320), max_steps=20)

    @unittest.skipUnless(PETS.is_dir(), "no real photographs (set OFFICINA_TEST_DATA to a folder with pets/)")
    def test_twenty_steps_on_all_photographs(self):
        self.compare(PETS, max_steps=20)

    def check_probabilities(self, model, weights, files, classes=("cats", "dogs")):
        lines = officina("predict", "pets", "--weights", weights, "--json", *files)
        self.assertEqual([line["input"] for line in lines], list(map(str, files)))
        for line, file in zip(lines, files):
            theirs = notes_programs.pets_probabilities(model, file)
            self.assertEqual(list(line["probabilities"]), list(classes))
            for mine, other in zip(line["probabilities"].values(), theirs):
                self.assertAlmostEqual(mine, other, delta=1e-5)
            self.assertEqual(line["label"], classes[theirs.index(max(theirs))])

    def test_weights_of_either_give_the_same_probabilities_from_the_file(self):
        draw_photographs(self.scratch / "set")
        files = sorted((self.scratch / "set").glob("*/*"))
        for event in notes_programs.pets(self.scratch / "set", max_steps=4):
            model = event[1]
        theirs = self.scratch / "theirs.pth"
        torch.save(model.state_dict(), theirs)
        self.check_probabilities(model, theirs, files)
        if PETS.is_dir():
            self.check_probabilities(model, theirs, sorted((PETS / "dogs").iterdir())[:20])
        ours = self.scratch / "ours.pth"
        officina("train", "pets", "--recipe", "notes", "--data", self.scratch / "set", "--max-steps", 3, "--save", ours, "--json")
        model = notes_programs.pets_network()
        model.load_state_dict(torch.load(ours, weights_only=True))
        self.check_probabilities(model, ours, files)

    @unittest.skipIf(sklearn_metrics is None, "scikit-learn is not installed")
    def test_metrics_are_those_of_scikit_learn(self):
        for classes in (("cats", "dogs"), ("a", "b", "c"), tuple(f"class {c:02}" for c in range(20))):
            with self.subTest(len(classes)):
                folder = self.scratch / f"set{len(classes)}"
                draw_photographs(folder, each=6, classes=classes)
                torch.manual_seed(len(classes))
                model = notes_programs.pets_network(len(classes))  # untrained: some classes are never said
                weights = self.scratch / f"{len(classes)}.pth"
                torch.save(model.state_dict(), weights)
                weights.with_name(weights.name + ".json").write_text(json.dumps({"classes": classes}))
                files = [(c, file) for c, name in enumerate(classes) for file in sorted((folder / name).iterdir())]
                probabilities = [notes_programs.pets_probabilities(model, file) for _, file in files]
                truth = [c for c, _ in files]
                said = [p.index(max(p)) for p in probabilities]
                (report,) = officina("evaluate", "pets", "--weights", weights, "--data", folder, "--json")
                labels = list(range(len(classes)))
                self.assertEqual(report["samples"], len(files))
                self.assertEqual(report["classes"], list(classes))
                self.assertEqual(report["confusion"], sklearn_metrics.confusion_matrix(truth, said, labels=labels).tolist())
                self.assertEqual(report["accuracy"], sklearn_metrics.accuracy_score(truth, said))
                for name, score in (("precision", sklearn_metrics.precision_score),
                                    ("recall", sklearn_metrics.recall_score)):
                    self.assertEqual(report[name], score(truth, said, labels=labels, average=None, zero_division=0).tolist())
                loss = -sum(math.log(p[c]) for p, c in zip(probabilities, truth)) / len(files)
                self.assertAlmostEqual(report["loss"], loss, delta=1e-5)
                never = set(labels) - set(said)
                self.assertTrue(never or len(classes) == 2)


if __name__ == "__main__":
    unittest.main()
