<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>PictureSaving</name>
    <message>
        <source>Save picture</source>
        <translation>Salva l&apos;immagine</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 non si può scrivere. Scegli un’altra cartella.</translation>
    </message>
</context>
<context>
    <name>officina::ConfusionMatrix</name>
    <message>
        <source>nothing evaluated yet</source>
        <translation>ancora nessuna valutazione</translation>
    </message>
    <message>
        <source>true %1, said %2: %L3 pictures, %4 of the row</source>
        <translation>vero %1, detto %2: %L3 immagini, %4 della riga</translation>
    </message>
    <message>
        <source>the network said</source>
        <translation>la rete ha detto</translation>
    </message>
    <message>
        <source>it was</source>
        <translation>era</translation>
    </message>
    <message>
        <source>true \ said</source>
        <translation>vero \ detto</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Copia la tabella</translation>
    </message>
</context>
<context>
    <name>officina::DrawCanvas</name>
    <message>
        <source>clear the paper</source>
        <translation>pulisci il foglio</translation>
    </message>
    <message>
        <source>stroke</source>
        <translation>tratto</translation>
    </message>
</context>
<context>
    <name>officina::HeatMap</name>
    <message>
        <source>unit %1 = %2</source>
        <translation>unità %1 = %2</translation>
    </message>
    <message>
        <source>row %1, column %2 = %3</source>
        <translation>riga %1, colonna %2 = %3</translation>
    </message>
    <message>
        <source>map %1, row %2, column %3 = %4</source>
        <translation>mappa %1, riga %2, colonna %3 = %4</translation>
    </message>
</context>
<context>
    <name>officina::HelpButton</name>
    <message>
        <source>Help: %1</source>
        <translation>Aiuto: %1</translation>
    </message>
</context>
<context>
    <name>officina::InlineMessage</name>
    <message>
        <source>Close the message</source>
        <translation>Chiudi il messaggio</translation>
    </message>
</context>
<context>
    <name>officina::LineChart</name>
    <message>
        <source>Save picture…</source>
        <translation>Salva l&apos;immagine…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copia l&apos;immagine</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Copia i numeri</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Salva l&apos;immagine</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Immagini (*.png *.svg)</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>Non si può scrivere %1. Scegli un&apos;altra cartella.</translation>
    </message>
</context>
<context>
    <name>officina::MatrixGrid</name>
    <message>
        <source>%1: largest %2</source>
        <translation>%1: il più grande %2</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>“%1” (%2)</translation>
    </message>
    <message>
        <source>%1: %2 → %3: %4</source>
        <translation>%1: %2 → %3: %4</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>matrice</translation>
    </message>
    <message>
        <source>row</source>
        <translation>riga</translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonna</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numero</translation>
    </message>
</context>
<context>
    <name>officina::NetworkView</name>
    <message>
        <source>%1 · unit %2 = %3</source>
        <translation>%1 · unità %2 = %3</translation>
    </message>
    <message>
        <source>%1 · map %2 · row %3, column %4 = %5</source>
        <translation>%1 · mappa %2 · riga %3, colonna %4 = %5</translation>
    </message>
    <message>
        <source>%L1 weights</source>
        <translation>%L1 pesi</translation>
    </message>
    <message>
        <source>the first %1 of %2 are drawn</source>
        <translation>sono disegnate le prime %1 di %2</translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n livello</numerusform>
            <numerusform>%n livelli</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, largest value %3</source>
        <translation>%1, %2, valore massimo %3</translation>
    </message>
    <message>
        <source>%1 · unit %2: dropped in this step</source>
        <translation>%1 · unità %2: spenta in questo passo</translation>
    </message>
    <message>
        <source>%1 · token %2 · number %3 = %4</source>
        <translation>%1 · token %2 · numero %3 = %4</translation>
    </message>
</context>
<context>
    <name>officina::NumberField</name>
    <message>
        <source>A number is missing here.</source>
        <translation>Qui manca un numero.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«%1» non è un numero.</translation>
    </message>
    <message>
        <source>Whole numbers only.</source>
        <translation>Solo numeri interi.</translation>
    </message>
    <message>
        <source>Must be more than %1.</source>
        <translation>Deve essere più di %1.</translation>
    </message>
    <message>
        <source>Must be at least %1.</source>
        <translation>Deve essere almeno %1.</translation>
    </message>
    <message>
        <source>Must be at most %1.</source>
        <translation>Deve essere al massimo %1.</translation>
    </message>
</context>
<context>
    <name>officina::NumbersTable</name>
    <message>
        <source>Copy the numbers</source>
        <translation>Copia i numeri</translation>
    </message>
</context>
<context>
    <name>officina::NumbersWidget</name>
    <message>
        <source>Copy the numbers</source>
        <translation>Copia i numeri</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Salva figura…</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Figure (*.png)</translation>
    </message>
</context>
<context>
    <name>officina::PhotoView</name>
    <message>
        <source>Copy picture</source>
        <translation>Copia l&apos;immagine</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Salva immagine…</translation>
    </message>
    <message>
        <source>%1 at row %2 of %3, column %4 of %5</source>
        <translation>%1 alla riga %2 di %3, colonna %4 di %5</translation>
    </message>
    <message>
        <source>photograph</source>
        <translation>fotografia</translation>
    </message>
    <message>
        <source>Drop a photograph here, paste or open one.</source>
        <translation>Trascina qui una fotografia, incollala o aprine una.</translation>
    </message>
    <message>
        <source>Open a photograph…</source>
        <translation>Apri una fotografia…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Incolla</translation>
    </message>
    <message>
        <source>every number is 0</source>
        <translation>ogni numero è 0</translation>
    </message>
    <message>
        <source>nothing is above 0</source>
        <translation>niente è sopra 0</translation>
    </message>
</context>
<context>
    <name>officina::ProbabilityBars</name>
    <message>
        <source>no answer yet</source>
        <translation>ancora nessuna risposta</translation>
    </message>
</context>
<context>
    <name>officina::RecipeField</name>
    <message>
        <source>was %1</source>
        <translation>era %1</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>ripristina</translation>
    </message>
</context>
<context>
    <name>officina::ReliabilityDiagram</name>
    <message>
        <source>expected calibration error %1</source>
        <translation>errore di calibrazione atteso %1</translation>
    </message>
    <message>
        <source>confidence %1 to %2: %3 answers, on average %4 sure, %5 of them right</source>
        <translation>sicurezza da %1 a %2: %3 risposte, sicure in media al %4, giuste al %5</translation>
    </message>
    <message>
        <source>Evaluate the kept photographs in Mistakes to see how far its confidence can be believed.</source>
        <translation>Valuta le fotografie tenute da parte, in Errori, per vedere fin dove si può credere alla sua sicurezza.</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>sicurezza</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>Copia i numeri</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copia l&apos;immagine</translation>
    </message>
    <message>
        <source>confidence %1 to %2: no answers</source>
        <translation>sicurezza da %1 a %2: nessuna risposta</translation>
    </message>
    <message>
        <source>reliability diagram</source>
        <translation>diagramma di affidabilità</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Salva l&apos;immagine…</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Immagini (*.png *.svg)</translation>
    </message>
    <message>
        <source>right answers</source>
        <translation>risposte giuste</translation>
    </message>
</context>
<context>
    <name>officina::SignedLegend</name>
    <message>
        <source>colours from %1 to %2</source>
        <translation>colori da %1 a %2</translation>
    </message>
</context>
<context>
    <name>officina::SwitchField</name>
    <message>
        <source>on</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>off</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>officina::TokenMatrix</name>
    <message>
        <source>“%1” (%2)</source>
        <translation>“%1” (%2)</translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2: %3</translation>
    </message>
</context>
<context>
    <name>officina::TokenRibbon</name>
    <message>
        <source>“%1” (%2) → “%3” (%4): %5</source>
        <translation>“%1” (%2) → “%3” (%4): %5</translation>
    </message>
    <message>
        <source>“%1” (%2): %3</source>
        <translation>“%1” (%2): %3</translation>
    </message>
</context>
<context>
    <name>officina::TransportBar</name>
    <message>
        <source>Stop: end this run and keep what was learned</source>
        <translation>Ferma: chiude questa esecuzione e tiene ciò che ha imparato</translation>
    </message>
    <message>
        <source>Reset: back to the network before training</source>
        <translation>Azzera: torna alla rete prima dell&apos;addestramento</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoca</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Train for one epoch, then pause (right arrow)</source>
        <translation>Addestra per un&apos;epoca, poi si mette in pausa (freccia destra)</translation>
    </message>
    <message>
        <source>Train on one batch, then pause (right arrow)</source>
        <translation>Addestra su un batch, poi si mette in pausa (freccia destra)</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Avanzamento dell&apos;addestramento</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Addestra</translation>
    </message>
    <message>
        <source>Something in the recipe cannot be used: mend the red field first</source>
        <translation>Qualcosa nella ricetta non si può usare: correggi prima il campo rosso</translation>
    </message>
    <message>
        <source>Pause after the batch in hand (space)</source>
        <translation>Mette in pausa dopo il batch in corso (spazio)</translation>
    </message>
    <message>
        <source>Go on training (space)</source>
        <translation>Continua ad addestrare (spazio)</translation>
    </message>
    <message>
        <source>Train the network with this recipe (space)</source>
        <translation>Addestra la rete con questa ricetta (spazio)</translation>
    </message>
    <message>
        <source>Preparing the data…</source>
        <translation>Preparo i dati…</translation>
    </message>
    <message>
        <source>Not trained yet</source>
        <translation>Non ancora addestrata</translation>
    </message>
    <message>
        <source>Measuring on the test set…</source>
        <translation>Misuro sul test set…</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Finito</translation>
    </message>
    <message numerus="yes">
        <source>%n epoch(s)</source>
        <translation>
            <numerusform>%n epoca</numerusform>
            <numerusform>%n epoche</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Fermato da un errore</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Epoca %1 di %2</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>batch %1 di %2</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>fermata</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>in pausa</translation>
    </message>
    <message>
        <source>%1 epochs/s</source>
        <translation>%1 epoche/s</translation>
    </message>
    <message>
        <source>%1 batches/s</source>
        <translation>%1 batch/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>restano %1</translation>
    </message>
    <message>
        <source>Go back one epoch (left arrow)</source>
        <translation>Torna indietro di un’epoca (freccia a sinistra)</translation>
    </message>
    <message>
        <source>Go back one batch (left arrow)</source>
        <translation>Torna indietro di un batch (freccia a sinistra)</translation>
    </message>
    <message>
        <source>Branch: train on from here with another learning rate or optimiser, beside this run</source>
        <translation>Ramo: continua da qui con un altro learning rate o ottimizzatore, accanto a questa esecuzione</translation>
    </message>
</context>
<context>
    <name>officina::VectorBars</name>
    <message>
        <source>%1, number %2: %3</source>
        <translation>%1, numero %2: %3</translation>
    </message>
</context>
</TS>
