#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Composes short sentences in which the order of the words decides: negation ("non è bello", "not bad at all") and
contrast ("bello, ma caro"). The built-in sentiment network learns from them beside the sentences that people wrote
(resources/weights/sentiment.md): those have too few of each word with and without "non". They are no part of the data
sets that ship. Prints `text<TAB>label`, the same for the same numbers.

    scripts/compose_sentences.py [ITALIAN [ENGLISH [SEED]]]
"""
import random
import sys

# Masculine, feminine; one word: both.
IT_GOOD = """bello/bella buono/buona ottimo/ottima perfetto/perfetta simpatico/simpatica gentile divertente interessante
utile comodo/comoda pulito/pulita fresco/fresca veloce chiaro/chiara accogliente piacevole eccellente fantastico/fantastica
meraviglioso/meravigliosa splendido/splendida delizioso/deliziosa eccezionale conveniente onesto/onesta bravo/brava
preparato/preparata cortese affidabile emozionante coinvolgente riuscito/riuscita curato/curata economico/economica
geniale adorabile entusiasmante rilassante saporito/saporita tranquillo/tranquilla luminoso/luminosa sincero/sincera
ben fatto/ben fatta all'altezza convincente soddisfacente facile moderno/moderna elegante carino/carina"""
IT_BAD = """brutto/brutta cattivo/cattiva pessimo/pessima noioso/noiosa sporco/sporca caro/cara lento/lenta freddo/fredda
scortese antipatico/antipatica inutile scomodo/scomoda deludente terribile orribile difettoso/difettosa rumoroso/rumorosa
maleducato/maleducata disonesto/disonesta incapace triste pesante stupido/stupida banale confuso/confusa vecchio/vecchia
rotto/rotta insipido/insipida bruciato/bruciata arrogante superficiale disastroso/disastrosa complicato/complicata
fastidioso/fastidiosa ridicolo/ridicola scadente mediocre schifoso/schifosa sgradevole inaffidabile lungo/lunga
pericoloso/pericolosa buio/buia stancante fatto male/fatta male"""
IT_HE = """il film|il video|il caffè|il tuo lavoro|il libro|il ristorante|il servizio|il corso|il professore|il cameriere|il telefono|il viaggio|il gioco|
il cibo|lo spettacolo|il concerto|il regalo|il posto|il medico|il finale|il letto|il vino|il programma|questo disco|
questo treno|questo locale|questo prodotto|il mio capo|il mio vicino|lui|il tempo|il parco|il museo"""
IT_SHE = """la cena|la serata|la giornata|la tua torta|la camera|la pizza|la serie|la lezione|la festa|la commessa|la storia|la musica|la spiaggia|la vacanza|
la partita|la mostra|la dottoressa|la colazione|la casa|la canzone|la macchina|la bici|la scuola|questa app|
questa borsa|questa città|questa torta|la mia prof|la mia collega|lei|l'atmosfera|l'idea|la piscina"""
IT_GLAD = """felice contento/contenta soddisfatto/soddisfatta sereno/serena entusiasta orgoglioso/orgogliosa tranquillo/tranquilla
fiducioso/fiduciosa allegro/allegra sollevato/sollevata emozionato/emozionata fortunato/fortunata"""
IT_SAD = """triste deluso/delusa arrabbiato/arrabbiata stanco/stanca preoccupato/preoccupata nervoso/nervosa spaventato/spaventata
depresso/depressa disperato/disperata annoiato/annoiata pentito/pentita furioso/furiosa"""
EN_GOOD = """good great nice lovely funny kind clean fast clear helpful interesting excellent wonderful beautiful tasty useful
comfortable friendly perfect amazing brilliant fresh honest reliable cheerful exciting enjoyable delicious polite clever
easy fantastic cosy fair impressive fun pleasant smart warm entertaining convincing worth it well made"""
EN_BAD = """bad terrible awful boring dirty slow cold rude useless expensive ugly noisy broken stupid horrible disappointing
annoying dull unfair dishonest uncomfortable confusing stale bland greasy unfriendly lazy poor mediocre
ridiculous disgusting overpriced careless weak tiring cheap-looking badly made"""
EN_GLAD = "happy glad satisfied proud calm relieved excited lucky grateful confident pleased cheerful"
EN_SAD = "angry disappointed tired worried nervous bored unhappy upset furious"
EN_IT = """the film|the movie|my phone|your idea|the coffee|the book|the restaurant|the service|the course|the teacher|the waiter|the phone|the trip|the game|the food|
the show|the concert|the gift|the place|the doctor|the ending|the bed|the wine|the app|this album|this train|this bar|
this product|my boss|my neighbour|he|she|the weather|the museum|it|this|that|the room|the party|the music|the story|
the hotel|the lesson|the match"""


def forms(text):
    """The words of a list as (masculine, feminine); a space inside a pair belongs to it."""
    for phrase in ("ben fatto/ben fatta", "fatto male/fatta male", "worth it", "well made", "badly made"):
        text = text.replace(phrase, phrase.replace(" ", "_"))
    return [tuple((word.split("/") * 2)[:2]) for word in text.replace("_", " _").replace(" _", "_").split()]


def spaced(word):
    return word.replace("_", " ")


def things(text):
    return [part.strip() for part in text.replace("\n", "").split("|")]


def italian(draw):
    label = draw.randrange(2)
    gender = draw.randrange(2)
    thing = draw.choice(things((IT_HE, IT_SHE)[gender]))
    good, bad = (spaced(draw.choice(forms(words))[gender]) for words in (IT_GOOD, IT_BAD))
    word = good if label else bad
    other = bad if label else good
    was = draw.choice(["è", "è", "era", "è stato" if gender == 0 else "è stata", "mi sembra"])
    much = draw.choice(["", "", "", "molto ", "davvero ", "così ", "proprio "])
    at_all = draw.choice(["", "", "", " affatto", " per niente", " mica"])
    kind = draw.randrange(23)
    if kind > 19:
        word, other = (spaced(draw.choice(forms(words))[gender]) for words in
                       ((IT_GLAD, IT_SAD) if label else (IT_SAD, IT_GLAD)))
        am = draw.choice(["sono", "sono", "ero", "mi sento", "sono rimasto" if gender == 0 else "sono rimasta"])
        when = draw.choice(["", "", "", " oggi", " per questo", " di come è andata", " del risultato"])
        text = f"non {am}{at_all} {other}{when}" if kind > 20 else f"{am} {much}{word}{when}"
    elif kind < 5:
        text = f"{thing} {was} {much}{word}"
    elif kind < 11:
        text = f"{thing} non {was}{at_all} {'' if at_all else much}{other}"
    elif kind == 11:
        text = f"non {was}{at_all} {other}"
    elif kind == 12:
        text = draw.choice([f"non {was} {other}, {thing}", f"{thing} {was} tutt'altro che {other}",
                            f"non lo definirei {other}" if gender == 0 else f"non la definirei {other}"])
    elif kind == 13:
        text = draw.choice(["{} mi piace{}", "{} mi è piaciut{}", "mi piace {}{}"]).format(thing, "{}") if label else \
            draw.choice(["{} non mi piace{}", "{} non mi è piaciut{}", "non mi piace {}{}"]).format(thing, "{}")
        text = text.replace("piaciut{}", "piaciut" + "oa"[gender]).replace("{}", "")
    elif kind == 14:
        text = draw.choice(["{} non è male", "non è male {}", "{} non è niente male", "non male {}", "non male", "niente male"]
                           if label else ["{} fa schifo", "{} è un disastro", "{} è andato male", "male, molto male",
                                          "{} è fatto male", "malissimo {}"]).format(thing)
    elif kind < 18:
        text = draw.choice(["{} {} {}, ma {}", "{} {} {} ma {}", "{} {} {}, però {}"]).format(thing, was, other, much + word)
    else:
        text = draw.choice(["{} {} {}, anche se {}", "{} {} {} anche se un po' {}"]).format(thing, was, word, other)
    return text, label


def english(draw):
    label = draw.randrange(2)
    thing = draw.choice(things(EN_IT))
    good, bad = (spaced(draw.choice(forms(words))[0]) for words in (EN_GOOD, EN_BAD))
    word = good if label else bad
    other = bad if label else good
    was = draw.choice(["is", "is", "was", "was", "looks", "seems"])
    much = draw.choice(["", "", "", "very ", "really ", "so "])
    nots = {"is": ["is not", "isn't", "is never"], "was": ["was not", "wasn't", "was never"],
            "looks": ["does not look", "doesn't look"], "seems": ["does not seem", "doesn't seem"]}[was]
    at_all = draw.choice(["", "", "", " at all"])
    kind = draw.randrange(23)
    if kind > 19:
        word, other = (draw.choice(words.split()) for words in ((EN_GLAD, EN_SAD) if label else (EN_SAD, EN_GLAD)))
        am, negated = draw.choice([("i am", "i am not"), ("i'm", "i'm not"), ("i was", "i wasn't"), ("we are", "we are not"),
                                   ("i feel", "i don't feel"), ("she is", "she isn't"), ("he was", "he was not")])
        when = draw.choice(["", "", "", " today", " about it", " with the result", " any more" if kind > 20 else " now"])
        text = f"{negated} {'' if at_all else much}{other}{at_all or when}" if kind > 20 else f"{am} {much}{word}{when}"
    elif kind < 5:
        text = f"{thing} {was} {much}{word}"
    elif kind < 11:
        text = f"{thing} {draw.choice(nots)} {'' if at_all else much}{other}{at_all}"
    elif kind == 11:
        text = f"not {'' if at_all else much}{other}{at_all}"
    elif kind == 12:
        text = draw.choice([f"{thing} {was} anything but {other}", f"i wouldn't call {thing} {other}", f"far from {other}"])
    elif kind == 13:
        text = draw.choice(["i like {}", "i liked {}", "i love {}", "i enjoyed {}"] if label else
                           ["i don't like {}", "i did not like {}", "i didn't enjoy {}", "i never liked {}"]).format(thing)
    elif kind == 14:
        text = draw.choice(["not bad", "{} is not bad", "not bad at all, {}", "{} was not half bad"] if label else
                           ["not good", "{} is no good", "not good at all, {}", "{} was not worth it"]).format(thing)
    elif kind < 18:
        text = draw.choice(["{} {} {}, but {}", "{} {} {} but {}", "{} {} {}, yet {}"]).format(thing, was, other, much + word)
    else:
        text = draw.choice(["{} {} {}, although {}", "{} {} {} even if {}"]).format(thing, was, word, other)
    return text, label


def main():
    italians, englishes, seed = [*map(int, sys.argv[1:]), *(8000, 5000, 1)[len(sys.argv) - 1:]]
    draw = random.Random(seed)
    for language, count in ((italian, italians), (english, englishes)):
        seen = set()
        while len(seen) < count:
            text, label = language(draw)
            text = " ".join(text.split())
            if text not in seen:
                seen.add(text)
                end = draw.choice(["", "", ".", "!"])
                print(f"{text[0].upper() + text[1:] if draw.random() < 0.6 else text}{end}\t{label}")


if __name__ == "__main__":
    main()
