# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentiment lab beside the notes' program in Python: losses bit for bit, probabilities from the file."""
import ast
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import notes_programs

torch = notes_programs.import_torch()
STARTER = pathlib.Path(__file__).resolve().parents[2] / "datasets" / "sentiment_it.json"

# An odd number, so that each epoch ends with a batch of one; the last one is cut.
POSITIVE = """Il pane appena sfornato profuma tutta la casa
Finalmente il treno è arrivato in orario
La nonna ha riso per tutta la sera
Che bella sorpresa trovarti qui!
Il nuovo dottore spiega ogni cosa con calma
Ho dormito come un sasso e mi sento rinato
L'orto quest'anno ci ha dato pomodori dolcissimi
Non avrei potuto chiedere un regalo migliore
Mio figlio ha superato l'esame al primo colpo
Il meccanico ha trovato subito il guasto
Le colline al tramonto sono uno spettacolo
Il corso è chiaro, pratico e ben fatto
Pensavo peggio, invece mi sono divertito
La torta è sparita in cinque minuti
Che pace, dopo la pioggia
I vicini ci hanno aiutato a portare su il divano
Ottimo caffè, e chi lo serve sorride sempre
Il gatto fa le fusa appena mi siedo
La biblioteca resta aperta fino a tardi, una comodità
Non mi pento affatto di aver cambiato lavoro
Il telefono riparato funziona benissimo
Abbiamo camminato poco ma visto molto: splendido
Questa sciarpa è morbida e calda
La squadra ha giocato con il cuore
Ho ritrovato le chiavi, meno male!
Il maestro è paziente con tutti
Grazie, spiegazione perfetta
Una serata semplice e felice tra amici
La bici nuova va che è un piacere
Sono proprio contento di come è andata"""
NEGATIVE = """L'autobus non è passato nemmeno oggi
La zuppa era fredda e senza sale
Ho aspettato due ore allo sportello per niente
Il muro è di nuovo pieno di muffa
Il cane del vicino abbaia tutta la notte
Mi hanno rubato la bicicletta
La riunione è stata una perdita di tempo
Bello da vedere, ma si rompe subito
Il dentista mi ha fatto un male terribile
Non lo consiglierei a nessuno
Il pacco è arrivato aperto e mezzo vuoto
Che delusione, quella mostra
Piove dentro il tetto appena rifatto
Il volo è stato cancellato senza spiegazioni
Ho perso il quaderno con tutti gli appunti
La stampante si blocca ogni tre fogli
Il pesce puzzava già da lontano
Nessuno mi ha avvisato dello sciopero
Un libro noioso, l'ho lasciato a metà
Le scarpe nuove fanno venire le vesciche
Fa troppo caldo e manca l'acqua
Il bambino ha la febbre da tre giorni
Peccato, potevano impegnarsi di più
La strada è piena di buche pericolose
Mi sento stanco e fuori posto
Il computer ha cancellato tutto il lavoro
Non c'è un parcheggio neanche a pagarlo
Il concorso è andato male anche stavolta
Servizio lento e personale scortese
Ho litigato con mio fratello per una sciocchezza
"""
LONG = "La coda era lunga, il caldo insopportabile e nessuno sapeva niente, " * 12 + "così siamo tornati a casa"


def officina(*arguments, status=0):
    done = subprocess.run([os.environ["OFFICINA"], *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != status:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def own_sentences():
    pairs = [(text, 1) for text in POSITIVE.splitlines()] + [(text, 0) for text in NEGATIVE.splitlines()]
    return pairs + [(LONG, 0)]


def write_sentences(file, pairs):
    file.write_text(json.dumps([{"text": text, "label": label} for text, label in pairs], ensure_ascii=False),
                    encoding="utf-8")
    return file


def tokens_of(pairs):
    """The ids of each sentence, as they stand in the program of a run: one start for all. That they are tiktoken's is
    test_tokenizer's concern."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        file = write_sentences(folder / "sentences.json", pairs)
        officina("train", "sentiment", "--data", file, "--max-steps", 1, "--run-dir", folder / "run", "--json")
        officina("twin", folder / "run", "--out", folder / "twin.py", "--json")
        rows = re.search(r"^SENTENCES = (\[.*?^\])", (folder / "twin.py").read_text(encoding="utf-8"), re.M | re.S)
    rows = ast.literal_eval(rows.group(1))
    assert [(text, label) for text, label, _ in rows] == pairs
    return [ids for _, _, ids in rows]


@unittest.skipIf(torch is None, "Python's torch is not installed")
class Sentiment(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)

    def compare(self, pairs, max_steps):
        """Losses and last weights of the program and of the notes."""
        file = write_sentences(self.scratch / "sentences.json", pairs)
        ids = tokens_of(pairs)
        steps, epochs, model = [], [], None
        for event in notes_programs.sentiment([(own, label) for own, (_, label) in zip(ids, pairs)], max_steps=max_steps):
            if event[0] == "step":
                steps.append(event[1:])
            elif event[0] == "epoch":
                epochs.append(event[1:])
            elif event[0] == "model":
                model = event[1]
        weights = self.scratch / "ours.pth"
        lines = officina("train", "sentiment", "--recipe", "notes", "--data", file, "--max-steps", max_steps, "--log-every", 1,
                         "--threads", 1, "--json", "--save", weights)
        ours = [(line["epoch"], line["step"], line["loss"]) for line in lines if line["event"] == "step"]
        self.assertEqual(len(ours), max_steps)
        self.assertEqual(ours, steps)
        self.assertEqual([(line["epoch"], line["loss"], line["train_accuracy"]) for line in lines
                          if line["event"] == "epoch"], epochs)
        self.assertEqual(lines[0]["parameters"], sum(p.numel() for p in model.parameters()))
        saved = torch.load(weights)
        self.assertEqual(list(saved), list(model.state_dict()))
        for name, tensor in model.state_dict().items():
            self.assertTrue(torch.equal(saved[name], tensor), name)
        return lines

    def test_two_hundred_steps_in_several_epochs_with_a_last_batch_of_one(self):
        pairs = own_sentences()
        self.assertEqual(len(pairs) % 2, 1)
        lines = self.compare(pairs, max_steps=200)
        self.assertEqual(sum(line["event"] == "epoch" for line in lines), 200 // 31)

    @unittest.skipUnless(STARTER.is_file(), "the starter set is not there")
    def test_two_hundred_steps_of_the_sentences_that_ship(self):
        self.compare([(row["text"], row["label"]) for row in json.loads(STARTER.read_text(encoding="utf-8"))], max_steps=200)

    def check_probabilities(self, model, weights, texts):
        lines = officina("predict", "sentiment", "--weights", weights, "--json", "--", *texts)
        self.assertEqual([line["input"] for line in lines], texts)
        for line, ids in zip(lines, tokens_of([(text, 0) for text in texts])):
            theirs = notes_programs.sentiment_probability(model, ids[:notes_programs.SENTIMENT["max_len"]])
            self.assertAlmostEqual(line["probabilities"]["positive"], theirs, delta=1e-5)
            self.assertAlmostEqual(line["probabilities"]["negative"], 1.0 - theirs, delta=1e-5)
            self.assertEqual(line["label"], "positive" if theirs > 0.5 else "negative")

    def test_weights_of_either_give_the_same_probabilities(self):
        pairs = own_sentences()
        asked = [text for text, _ in pairs] + ["Oggi il concerto è stato fantastico!", "Oggi non posso venire al concerto"]
        ids = tokens_of(pairs)
        for event in notes_programs.sentiment([(own, label) for own, (_, label) in zip(ids, pairs)], max_steps=12):
            model = event[1]
        theirs = self.scratch / "theirs.pth"
        torch.save(model.state_dict(), theirs)
        self.check_probabilities(model, theirs, asked)
        ours = self.scratch / "ours.pth"
        file = write_sentences(self.scratch / "sentences.json", pairs)
        officina("train", "sentiment", "--recipe", "notes", "--data", file, "--max-steps", 9, "--save", ours, "--json")
        model = notes_programs.sentiment_network()
        model.load_state_dict(torch.load(ours, weights_only=True), strict=True)
        self.check_probabilities(model, ours, asked)


if __name__ == "__main__":
    unittest.main()
