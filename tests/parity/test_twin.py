# SPDX-License-Identifier: GPL-3.0-or-later
"""`officina twin`: the PyTorch programs that it writes give a run's numbers, bit for bit."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import notes_programs
import test_pets
import test_sentiment
import test_training

torch = notes_programs.import_torch()
try:
    import torchvision
except ImportError:
    torchvision = None
MNIST = pathlib.Path(os.environ.get("OFFICINA_TEST_DATA", "nowhere")) / "mnist"


def json_lines(text):
    return [json.loads(line) for line in text.splitlines() if not line.startswith("#")]


def losses(lines):
    return [{key: value for key, value in line.items() if key != "seconds"} for line in lines if line["event"] != "start"]


@unittest.skipIf(torch is None, "Python's torch is not installed")
class Twin(unittest.TestCase):
    recipes = {}  # as the program writes them, by lab and name

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)
        self.runs = 0

    def officina(self, *arguments):
        done = subprocess.run([os.environ["OFFICINA"], *map(str, arguments)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def python(self, script, *arguments, cwd=None):
        done = subprocess.run([sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True,
                              check=False, cwd=cwd)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def digits_folder(self, name="set", train=640, test=70):
        folder = self.scratch / name
        folder.mkdir()
        test_training.make_digit_folder(folder, train_count=train, test_count=test)
        return folder

    def named_recipe(self, lab, recipe):
        if (lab, recipe) not in self.recipes:
            with tempfile.TemporaryDirectory() as scratch:
                run = pathlib.Path(scratch) / "run"
                self.officina("train", lab, "--recipe", recipe, "--max-steps", 1, "--run-dir", run)
                self.recipes[lab, recipe] = (run / "recipe.json").read_text()
        return json.loads(self.recipes[lab, recipe])

    def train(self, lab, recipe=None, steps=0, **changes):
        """A run with a changed recipe; returns its folder, what it printed, the file of its weights. A folder with
        nothing but a recipe is a run that was interrupted before its first step."""
        self.runs += 1
        run, weights = self.scratch / f"run{self.runs}", self.scratch / f"w{self.runs}.pth"
        content = self.named_recipe(lab, recipe or "notes")
        for key, value in changes.items():
            target, field = content, key
            if "__" in key:
                group, field = key.split("__")
                target = content[group]
            self.assertIn(field, target)
            target[field] = value
        run.mkdir()
        (run / "recipe.json").write_text(json.dumps(content))
        printed = self.officina("train", lab, "--recipe", content["name"], "--resume", run, "--log-every", 1, "--json",
                                "--save", weights, *(["--max-steps", steps] if steps else []))
        return run, json_lines(printed), weights

    def assert_same_weights(self, ours, theirs):
        ours, theirs = torch.load(ours), torch.load(theirs)
        self.assertEqual(list(ours), list(theirs))
        for name, tensor in theirs.items():
            self.assertTrue(torch.equal(ours[name], tensor), name)

    def compare(self, lab, recipe=None, steps=0, **changes):
        """Trains here, writes the twin, trains there; every printed figure and every weight must be equal."""
        run, ours, weights = self.train(lab, recipe, steps, **changes)
        script, saved = self.scratch / f"twin{self.runs}.py", self.scratch / f"twin{self.runs}.pth"
        self.officina("twin", run, "--out", script)
        printed = self.python(script, "--log-every", 1, "--save", saved)
        theirs = json_lines(printed)
        self.assertEqual(ours[0], theirs[0])
        self.assertGreater(len(ours), 2)
        self.assertEqual(losses(ours), losses(theirs))
        if steps:
            self.assertEqual(theirs[-1]["steps"], steps)
        self.assert_same_weights(weights, saved)
        self.assertNotIn("(here", printed)
        return script, printed

    def test_thermometer_notes(self):
        script, printed = self.compare("thermometer")
        self.assertIn("# expected epoch 2900: loss 0.44", printed)
        self.assertIn("# every epoch as expected", printed)

    def test_thermometer_tuned_and_other_optimizers(self):
        self.compare("thermometer", "tuned")
        self.compare("thermometer", epochs=70, optimizer__kind="rmsprop", schedule="one-cycle", weightAverage=0.9)
        self.compare("thermometer", steps=33, optimizer__kind="adamw", optimizer__weightDecay=0.3)

    def test_thermometer_pairs_of_a_file(self):
        for name, text in (("a.csv", "x,y\n1.5,2\n\"3,25\",4\n-5,1e1\n"), ("b.txt", "reading;true\n1,5;2\n3,25;4,125\n"),
                           ("c.txt", "70,5 21,2\n\n80 26\n\u221210 -3\n"), ("d.tsv", "\ufeff1\t2\r\n3\t4\r\n")):
            with self.subTest(name):
                (self.scratch / name).write_text(text, encoding="utf-8", newline="")
                self.compare("thermometer", epochs=30, data=str(self.scratch / name))

    def test_digits_optimizers_and_schedules(self):
        data = str(self.digits_folder())
        variants = {
            "adam with other settings": {"optimizer__beta1": 0.8, "optimizer__beta2": 0.95, "optimizer__epsilon": 1e-6,
                                         "optimizer__weightDecay": 0.01},
            "sgd": {"optimizer__kind": "sgd", "optimizer__learningRate": 0.05, "optimizer__weightDecay": 0.001},
            "momentum, cosine": {"optimizer__kind": "momentum", "optimizer__learningRate": 0.02, "optimizer__momentum": 0.8,
                                 "schedule": "cosine"},
            "rmsprop": {"optimizer__kind": "rmsprop", "optimizer__alpha": 0.9, "optimizer__epsilon": 1e-7},
            "adamw, one cycle": {"optimizer__kind": "adamw", "optimizer__weightDecay": 0.02, "schedule": "one-cycle"},
            "another seed and batch": {"seed": 2**64 - 1, "batchSize": 7},
        }
        for name, changes in variants.items():
            with self.subTest(name):
                # 64 steps an epoch: the 66th is in the second one, after a pass over the test set.
                self.compare("digits", steps=66, data=data, **changes)

    def test_digits_regularisation_and_edits(self):
        data = str(self.digits_folder())
        edits = [[3, 7], [5, -1], [6, 0], [100, -1], [399, 2], [400, 1], [5000, 9]]
        variants = {
            "dropout": {"dropout": 0.5},
            "label smoothing": {"labelSmoothing": 0.1},
            "averaged weights": {"weightAverage": 0.98},
            "the first samples only": {"sampleLimit": 400},
            "more than there are": {"sampleLimit": 4000},
            "edits": {"edits": edits},
            "edits and limit": {"edits": edits, "sampleLimit": 400},
            "balanced classes": {"balanceClasses": True},
            "all at once": {"dropout": 0.3, "labelSmoothing": 0.05, "weightAverage": 0.9, "sampleLimit": 400, "edits": edits,
                            "balanceClasses": True, "schedule": "cosine", "optimizer__kind": "adamw"},
        }
        for name, changes in variants.items():
            with self.subTest(name):
                self.compare("digits", steps=66, data=data, **changes)

    def test_digits_tuned_network(self):
        still = {"rotationDegrees": 0.0, "zoom": 0.0, "shiftPixels": 0.0, "shear": 0.0}
        data = str(self.digits_folder())
        self.compare("digits", "tuned", data=data, augmentation=still, threads=1)
        self.compare("digits", "tuned", data=data, augmentation=still, threads=1, dropout=0.0, weightAverage=0.9, batchSize=30)

    def test_a_whole_run_of_the_drawn_digits_and_a_notebook(self):
        script, _ = self.compare("digits", steps=80, data="starter")
        self.assertEqual(sorted(p.name for p in (self.scratch / "officina-starter-digits").iterdir()),
                         ["t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte",
                          "train-labels-idx1-ubyte"])
        # From another place, and read back by the program itself.
        self.python(script, "--max-steps", 1, cwd="/")
        exported = self.scratch / "exported"
        self.officina("data", "export", "starter", exported)
        ours = json_lines(self.officina("train", "digits", "--data", "starter", "--max-steps", 5, "--log-every", 1, "--json"))
        theirs = json_lines(self.officina("train", "digits", "--data", exported, "--max-steps", 5, "--log-every", 1, "--json"))
        self.assertEqual(losses(ours), losses(theirs))

    def test_a_folder_and_the_drawn_digits_together(self):
        self.compare("digits", steps=20, data=f"{self.digits_folder()}+starter", sampleLimit=700)

    def test_a_notebook_cell_by_cell(self):
        for lab, changes in (("thermometer", {"epochs": 200}), ("digits", {"steps": 30, "data": str(self.digits_folder())})):
            with self.subTest(lab):
                run, ours, _ = self.train(lab, **changes)
                notebook = self.scratch / f"{lab}.ipynb"
                self.officina("twin", run, "--out", notebook, "--log-every", 1)
                content = json.loads(notebook.read_text())
                self.assertEqual((content["nbformat"], content["nbformat_minor"]), (4, 4))
                cells = ["".join(cell["source"]) for cell in content["cells"] if cell["cell_type"] == "code"]
                self.assertGreaterEqual(len(cells), 6)
                for cell in cells:
                    compile(cell, lab, "exec")
                self.assertTrue(all(cell["cell_type"] in ("code", "markdown") for cell in content["cells"]))
                script = self.scratch / f"{lab}_cells.py"
                script.write_text("\n".join(cells))
                self.assertEqual(losses(ours), losses(json_lines(self.python(script))))

    def photographs(self, each=24, classes=("cats", "dogs")):
        folder = self.scratch / "photographs"
        test_pets.draw_photographs(folder, each=each, classes=classes)
        return str(folder)

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_pets_notes(self):
        # 64 to train, 16 to ask: two steps an epoch, the third one after a pass over those that are asked.
        script, _ = self.compare("pets", steps=5, data=self.photographs(each=40))
        self.assertIn("random_split", script.read_text())

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_pets_regularisation_splits_and_edits(self):
        data = self.photographs(classes=("a", "b", "c"))
        edits = [[3, 2], [5, -1], [6, 0], [40, -1], [71, 1], [5000, 1]]
        small = {"data": data, "batchSize": 8, "steps": 9}
        variants = {
            "dropout and smoothing": {"dropout": 0.3, "labelSmoothing": 0.1},
            "edits": {"edits": edits, "balanceClasses": True},
            "the first photographs only": {"sampleLimit": 20, "validationShare": 0.35},
            "the same share of each class": {"stratified": True, "edits": edits, "sampleLimit": 40},
            "averaged weights": {"weightAverage": 0.9, "schedule": "cosine", "optimizer__kind": "adamw"},
        }
        for name, changes in variants.items():
            with self.subTest(name):
                self.compare("pets", **small, **changes)

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_pets_ends_when_patience_does(self):
        script, printed = self.compare("pets", data=self.photographs(each=12), batchSize=8, epochs=40, patience=2,
                                       optimizer__learningRate=0.01)
        self.assertLess(len([line for line in json_lines(printed) if line["event"] == "epoch"]), 40)
        self.assertIn("PATIENCE = 2", script.read_text())

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_pets_tuned_network(self):
        still = {"rotationDegrees": 0.0, "zoom": 0.0, "shiftPixels": 0.0, "shear": 0.0, "flip": False, "brightness": 0.0,
                 "contrast": 0.0, "saturation": 0.0}
        self.compare("pets", "tuned", steps=9, data=self.photographs(), augmentation=still, threads=1, batchSize=8)

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_pets_random_changes_are_said_to_differ(self):
        run, ours, _ = self.train("pets", "tuned", steps=3, data=self.photographs(), batchSize=8)
        for ending in ("py", "ipynb"):
            self.officina("twin", run, "--out", self.scratch / f"tuned.{ending}")
        self.assertIn("Its numbers are NOT those", (self.scratch / "tuned.py").read_text())
        theirs = json_lines(self.python(self.scratch / "tuned.py", "--log-every", 1))
        self.assertEqual(ours[0], theirs[0])
        self.assertEqual([line.get("step") for line in ours], [line.get("step") for line in theirs])

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_pets_drawn_faces_lie_beside_the_program(self):
        script, _ = self.compare("pets", steps=2, data="starter")
        self.assertEqual(sorted(p.name for p in (self.scratch / "officina-starter-pets").iterdir()), ["cats", "dogs"])
        self.python(script, "--max-steps", 1, cwd="/")

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_pets_of_several_folders_are_refused_in_words(self):
        folder = pathlib.Path(self.photographs())
        run, _, _ = self.train("pets", steps=1, data=f"{folder / 'cats'}\n{folder / 'dogs'}")
        done = subprocess.run([os.environ["OFFICINA"], "twin", str(run), "--out", str(self.scratch / "x.py")],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("several folders", done.stderr)

    def sentences(self, count=61):
        pairs = test_sentiment.own_sentences()[-count:]
        return str(test_sentiment.write_sentences(self.scratch / f"sentences{count}.json", pairs))

    def test_sentiment_notes(self):
        script, _ = self.compare("sentiment", steps=70, data=self.sentences())
        text = script.read_text()
        for words in ("randperm", "nn.TransformerEncoder(", "BCEWithLogitsLoss()", "Its numbers are those"):
            self.assertIn(words, text)
        self.assertNotIn("padding = x < 0", text)

    def test_sentiment_notes_with_corrections_one_by_one(self):
        data = self.sentences()
        edits = [[3, 0], [5, -1], [40, 1], [58, -1], [5000, 1]]
        variants = {
            "masked padding": {"text__maskPadding": True},
            "length batches": {"text__lengthBatches": True, "text__maskPadding": True, "batchSize": 4},
            "length batches, padded with !": {"text__lengthBatches": True, "batchSize": 4},
            "known tokens": {"text__knownTokens": True, "text__minCount": 2},
            "small letters": {"text__knownTokens": True, "text__lowerCase": True},
            "dropout of the input": {"text__embeddingDropout": 0.2},
            "word dropout": {"text__knownTokens": True, "text__wordDropout": 0.3},
            "sinusoidal": {"text__positions": "sinusoidal"},
            "sinusoidal, quiet": {"text__knownTokens": True, "text__positions": "sinusoidal"},
            "no positions": {"text__positions": "none"},
            "layers and heads": {"text__layers": 3, "text__heads": 2, "text__feedForward": 64, "text__width": 32},
            "short sentences": {"text__maxTokens": 9},
            "kept back": {"validationShare": 0.25, "edits": edits},
            "smoothing and average": {"labelSmoothing": 0.1, "weightAverage": 0.9, "schedule": "cosine"},
            "the first only": {"sampleLimit": 23, "dropout": 0.0},
        }
        for name, changes in variants.items():
            with self.subTest(name):
                # Past the end of the first epoch.
                self.compare("sentiment", steps=40 if "batchSize" not in changes else 20, data=data, **changes)

    def test_sentiment_weight_decay_of_rows_that_no_sentence_uses(self):
        run, ours, weights = self.train("sentiment", steps=35, data=self.sentences(), optimizer__weightDecay=0.1)
        script, saved = self.scratch / "decay.py", self.scratch / "decay.pth"
        self.officina("twin", run, "--out", script)
        self.assertIn("rows of tokens that no sentence has shrink here", script.read_text())
        self.assertEqual(losses(ours), losses(json_lines(self.python(script, "--log-every", 1, "--save", saved))))
        ours, theirs = torch.load(weights), torch.load(saved)
        unused = ours.pop("embedding.weight") != theirs.pop("embedding.weight")
        self.assertGreater(unused.any(1).sum(), 90000)
        for name, tensor in theirs.items():
            self.assertTrue(torch.equal(ours[name], tensor), name)

    def test_sentiment_tuned(self):
        self.compare("sentiment", "tuned", steps=30, data=self.sentences(), batchSize=8, threads=1)
        self.compare("sentiment", "tuned", steps=9, data="starter", threads=1)
        script, printed = self.compare("sentiment", "tuned", data=self.sentences(), batchSize=8, threads=1, patience=2,
                                       epochs=40, optimizer__learningRate=0.02, schedule="constant")
        self.assertLess(len([line for line in json_lines(printed) if line["event"] == "epoch"]), 40)

    def test_sentiment_merge_dropout_is_said_to_differ(self):
        run, _, _ = self.train("sentiment", "tuned", steps=9, data=self.sentences(), batchSize=8, text__mergeDropout=0.2)
        self.officina("twin", run, "--out", self.scratch / "merges.py")
        self.assertIn("are NOT those", (self.scratch / "merges.py").read_text())
        self.python(self.scratch / "merges.py")

    def test_sentiment_half_precision_is_said_to_differ(self):
        run, ours, _ = self.train("sentiment", "tuned", steps=9, data=self.sentences(), batchSize=8, precision="bfloat16")
        self.officina("twin", run, "--out", self.scratch / "half.py")
        self.assertIn("need not be those", (self.scratch / "half.py").read_text())
        theirs = json_lines(self.python(self.scratch / "half.py", "--log-every", 1))
        self.assertEqual(ours[0], theirs[0])
        self.assertEqual([line.get("step") for line in ours], [line.get("step") for line in theirs])

    def test_sentiment_other_sentences_need_tiktoken(self):
        run, _, _ = self.train("sentiment", steps=1, data=self.sentences())
        script = self.scratch / "twin.py"
        self.officina("twin", run, "--out", script)
        # A tiktoken that knows three words, so that the reading is tested where the package is not there.
        (self.scratch / "tiktoken.py").write_text(
            "class Encoder:\n"
            "    def encode_ordinary(self, text):\n"
            "        return [{'bello': 1, 'brutto': 2}.get(word, 3) for word in text.split()]\n"
            "def get_encoding(name):\n"
            "    assert name == 'cl100k_base'\n"
            "    return Encoder()\n")
        printed = []
        for name, text in (("a.json", '[{"text": "bello", "label": 1}, {"text": "molto brutto", "label": 0}, {"text": "x"}]'),
                           ("b.tsv", '\ufefflabel\ttext\r\npos\tbello\r\nneg\tmolto brutto\r\n?\tx\r\n'),
                           ("c.csv", 'text,label\n"bello",true\n"molto brutto",FALSE\n,1\n')):
            (self.scratch / name).write_text(text, encoding="utf-8", newline="")
            printed.append(losses(json_lines(self.python(script, "--data", self.scratch / name, "--log-every", 1))))
        self.assertEqual([line["event"] for line in printed[0]], ["step", "epoch", "end"])
        self.assertEqual(printed[0], printed[1])
        self.assertEqual(printed[0], printed[2])
        (self.scratch / "tiktoken.py").write_text("raise ImportError('not there')\n")
        done = subprocess.run([sys.executable, str(script), "--data", str(self.scratch / "a.json")], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, "These sentences must be cut into tokens first: python3 -m pip install tiktoken\n")

    def test_sentences_that_look_like_code(self):
        texts = ['"), 1, []), __import__("os").system("echo no") #', "'\\", "a\n# %% b\n\"\"\"\nraise SystemExit(3)", "{x} %s \\N{DIGIT ONE}",
                 "\u202e\u2028\u00a0\ufeff x", "\U0001f600 \x00 nul"]
        file = test_sentiment.write_sentences(self.scratch / "code.json", [(text, i % 2) for i, text in enumerate(texts)])
        script, _ = self.compare("sentiment", steps=4, data=str(file))
        self.assertNotIn("\u202e", script.read_text())
        run, _, _ = self.train("sentiment", steps=2, data=str(file))
        self.officina("twin", run, "--out", self.scratch / "code.ipynb")
        cells = [cell for cell in json.loads((self.scratch / "code.ipynb").read_text())["cells"]
                 if cell["cell_type"] == "code"]
        for cell in cells:
            compile("".join(cell["source"]), "cell", "exec")

    def test_paths_that_look_like_code(self):
        name = "it's \"a\"\\n\n# %% \\\" + __import__('os').system('echo no') + \"\u202e\u2028 \u00e0 \U0001f600"
        data = self.digits_folder(name)
        script, _ = self.compare("digits", steps=3, data=str(data))
        compile(script.read_text(), "twin", "exec")
        self.assertNotIn("\u202e", script.read_text())
        run, _, _ = self.train("digits", steps=2, data=str(data), name="\"\"\"\nraise SystemExit(3)\n# %% x\n'''")
        for ending in ("py", "ipynb"):
            self.officina("twin", run, "--out", self.scratch / f"named.{ending}")
        self.python(self.scratch / "named.py")

    @unittest.skipIf(torchvision is None, "Python's torchvision is not installed")
    def test_random_changes_are_said_to_differ(self):
        run, ours, _ = self.train("digits", "tuned", steps=5, data=str(self.digits_folder()))
        script = self.scratch / "tuned.py"
        self.officina("twin", run, "--out", script)
        self.assertIn("Its numbers are NOT those", script.read_text())
        theirs = json_lines(self.python(script, "--log-every", 1))
        self.assertEqual(ours[0], theirs[0])
        self.assertEqual([line.get("step") for line in ours], [line.get("step") for line in theirs])

    def test_refusals_name_what_is_wrong(self):
        run, _, _ = self.train("thermometer", epochs=2)
        for arguments, status, words in (
            ((run, "--out", self.scratch / "x.txt"), 2, "neither a .py nor an .ipynb"),
            ((run,), 2, "--out is required"),
            ((self.scratch / "nowhere", "--out", self.scratch / "x.py"), 1, "nowhere"),
            ((run, "--out", self.scratch / "x.py", "--log-every", "0"), 2, "--log-every"),
            ((run, "--out", self.scratch / "no" / "such" / "x.py"), 1, "no/such"),
        ):
            done = subprocess.run([os.environ["OFFICINA"], "twin", *map(str, arguments)], capture_output=True, text=True,
                                  check=False)
            self.assertEqual(done.returncode, status, done.stderr)
            self.assertIn(words, done.stderr)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1)

    @unittest.skipUnless(MNIST.is_dir(), "no real MNIST (set OFFICINA_TEST_DATA to a folder with mnist/)")
    def test_real_mnist(self):
        self.compare("digits", steps=300, data=str(MNIST))


if __name__ == "__main__":
    unittest.main()
