<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>officina::AnswerPanel</name>
    <message>
        <source>no weights yet</source>
        <translation>ancora nessun peso</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilità</translation>
    </message>
    <message>
        <source>logit %1 · probability %2</source>
        <translation>logit %1 · probabilità %2</translation>
    </message>
    <message>
        <source>It says %1, %2</source>
        <translation>Dice %1, %2</translation>
    </message>
    <message>
        <source>It says %1, %2: right</source>
        <translation>Dice %1, %2: giusto</translation>
    </message>
    <message>
        <source>It says %1, %2: wrong</source>
        <translation>Dice %1, %2: sbagliato</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesi</translation>
    </message>
    <message>
        <source>probability of each digit</source>
        <translation>probabilità di ogni cifra</translation>
    </message>
</context>
<context>
    <name>officina::DigitsPage</name>
    <message>
        <source>switch a step</source>
        <translation>accendi o spegni un passaggio</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Cifre</translation>
    </message>
    <message>
        <source>reading the digits…</source>
        <translation>lettura delle cifre…</translation>
    </message>
    <message>
        <source>starter set</source>
        <translation>cifre di partenza</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>Negli appunti non c&apos;è nessuna immagine.</translation>
    </message>
    <message>
        <source>open a picture</source>
        <translation>apri un&apos;immagine</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Spiega</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errori</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.svg *.ppm *.pgm *.pbm *.ico *.jp2)</source>
        <translation>Immagini (*.png *.jpg *.jpeg *.bmp *.gif *.webp *.tif *.tiff *.svg *.ppm *.pgm *.pbm *.ico *.jp2)</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors)</source>
        <translation>Pesi (*.pth *.pt *.safetensors)</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>immagine incollata</translation>
    </message>
    <message>
        <source>dropped picture</source>
        <translation>immagine trascinata</translation>
    </message>
    <message>
        <source>What was dropped is neither a picture nor a file of this computer.</source>
        <translation>Ciò che hai trascinato non è né un&apos;immagine né un file di questo computer.</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Apri un&apos;immagine</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Apri dei pesi</translation>
    </message>
    <message>
        <source>Folder with MNIST&apos;s four files</source>
        <translation>Cartella con i quattro file di MNIST</translation>
    </message>
    <message>
        <source>The digits are being read. Evaluate when they are there.</source>
        <translation>Le cifre sono in lettura. Valuta quando ci sono.</translation>
    </message>
    <message>
        <source>Picture 5214 is one of MNIST&apos;s test pictures, which are not on this computer yet.</source>
        <translation>L&apos;immagine 5214 è una delle immagini di test di MNIST, che non sono ancora su questo computer.</translation>
    </message>
    <message>
        <source>Get MNIST</source>
        <translation>Scarica MNIST</translation>
    </message>
    <message>
        <source>the notes&apos; recipe</source>
        <translation>la ricetta degli appunti</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>insieme di dati</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>disegno</translation>
    </message>
    <message>
        <source>What flows through: the drawing, or the batch in training</source>
        <translation>Che cosa scorre nella rete: il disegno o il batch in addestramento</translation>
    </message>
    <message>
        <source>layers of the network that answers the drawing</source>
        <translation>livelli della rete che risponde al disegno</translation>
    </message>
</context>
<context>
    <name>officina::DigitsRecipe</name>
    <message>
        <source>drawing the starter set…</source>
        <translation>disegno delle cifre di partenza…</translation>
    </message>
    <message>
        <source>reading the data set…</source>
        <translation>lettura dei dati…</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>non ancora caricate</translation>
    </message>
    <message>
        <source>%1 digits to learn from, %2 to test</source>
        <translation>%1 cifre per imparare, %2 per il test</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>appunti</translation>
    </message>
    <message>
        <source>tuned</source>
        <translation>messa a punto</translation>
    </message>
    <message>
        <source>overfit</source>
        <translation>overfit</translation>
    </message>
    <message>
        <source>What it learns from. The starter set is drawn by this program; MNIST holds 60,000 digits that people wrote. More and more varied digits make a network that errs less on yours.</source>
        <translation>Da che cosa impara. Le cifre di partenza le disegna questo programma; MNIST ne contiene 60.000 scritte da persone. Con cifre più numerose e più varie la rete sbaglia meno sulle tue.</translation>
    </message>
    <message>
        <source>The notes&apos; network has two convolutions and 60,074 weights. The tuned one has three, each normalised: more arithmetic for each picture, made to err less in the same time.</source>
        <translation>La rete degli appunti ha due convoluzioni e 60.074 pesi. Quella messa a punto ne ha tre, ognuna normalizzata: più calcoli per immagine, fatta per sbagliare meno nello stesso tempo.</translation>
    </message>
    <message>
        <source>Get the real digits of MNIST</source>
        <translation>Scarica le cifre vere di MNIST</translation>
    </message>
</context>
<context>
    <name>officina::ExplainPanel</name>
    <message>
        <source>explanation of the digits lab</source>
        <translation>spiegazione del laboratorio delle cifre</translation>
    </message>
    <message>
        <source>Test picture %1 of the notes: ten logits</source>
        <translation>Immagine di test %1 degli appunti: dieci logit</translation>
    </message>
    <message>
        <source>the ten logits that the notes print, and those of the network in use</source>
        <translation>i dieci logit stampati negli appunti e quelli della rete in uso</translation>
    </message>
    <message>
        <source>in the notes</source>
        <translation>negli appunti</translation>
    </message>
    <message>
        <source>here, now</source>
        <translation>qui, adesso</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Mostramelo</translation>
    </message>
    <message>
        <source>Puts test picture 5214 on the paper and goes back to the untrained network of seed 41</source>
        <translation>Mette sul foglio l&apos;immagine di test 5214 e torna alla rete non addestrata con seed 41</translation>
    </message>
    <message>
        <source>Then train</source>
        <translation>Poi addestra</translation>
    </message>
    <message>
        <source>Trains that network: watch the logit of the 3 grow</source>
        <translation>Addestra quella rete: guarda crescere il logit del 3</translation>
    </message>
</context>
<context>
    <name>officina::InputPanel</name>
    <message>
        <source>test %1</source>
        <translation>test %1</translation>
    </message>
    <message>
        <source>train %1</source>
        <translation>training %1</translation>
    </message>
    <message>
        <source>pick a picture</source>
        <translation>scegli un&apos;immagine</translation>
    </message>
    <message>
        <source>off-centre 7</source>
        <translation>7 fuori centro</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>Disegna una cifra</translation>
    </message>
    <message>
        <source>draw a digit here</source>
        <translation>disegna qui una cifra</translation>
    </message>
    <message>
        <source>paper to draw a digit on</source>
        <translation>foglio su cui disegnare una cifra</translation>
    </message>
    <message>
        <source>Draw with mouse, finger or pen, or drop a picture here. Del clears, [ and ] change the pen. Without a pointer: pick a picture of the data set below.</source>
        <translation>Disegna con mouse, dito o penna, oppure trascina qui un&apos;immagine. Canc pulisce, [ e ] cambiano la penna. Senza puntatore: scegli qui sotto un&apos;immagine dai dati.</translation>
    </message>
    <message>
        <source>pen width</source>
        <translation>spessore della penna</translation>
    </message>
    <message>
        <source>Pen width: MNIST&apos;s digits were written with a pen about a tenth of their height.</source>
        <translation>Spessore della penna: le cifre di MNIST sono scritte con una penna di circa un decimo della loro altezza.</translation>
    </message>
    <message>
        <source>Clear the paper (Del)</source>
        <translation>Pulisci il foglio (Canc)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Annulla (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Ripeti (Ctrl+Maiusc+Z)</translation>
    </message>
    <message>
        <source>Open a picture… (Ctrl+O)</source>
        <translation>Apri un&apos;immagine… (Ctrl+O)</translation>
    </message>
    <message>
        <source>Paste a picture (Ctrl+V)</source>
        <translation>Incolla un&apos;immagine (Ctrl+V)</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>train</source>
        <translation>training</translation>
    </message>
    <message>
        <source>part of the data set</source>
        <translation>parte dei dati</translation>
    </message>
    <message>
        <source>number of the picture in the data set</source>
        <translation>numero dell&apos;immagine nei dati</translation>
    </message>
    <message>
        <source>Picture of the data set, counted from 0</source>
        <translation>Immagine dei dati, contando da 0</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Immagine precedente</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Immagine successiva</translation>
    </message>
    <message>
        <source>Any picture</source>
        <translation>Un&apos;immagine a caso</translation>
    </message>
</context>
<context>
    <name>officina::StepsPanel</name>
    <message>
        <source>From strokes to tensor</source>
        <translation>Dal tratto al tensore</translation>
    </message>
    <message>
        <source>off-centre 7</source>
        <translation>7 fuori centro</translation>
    </message>
    <message>
        <source>Draws a small 7 in a corner. Switch the steps off and see it fail.</source>
        <translation>Disegna un piccolo 7 in un angolo. Spegni i passaggi e guardala sbagliare.</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>tratto</translation>
    </message>
    <message>
        <source>What you drew, as a picture: ink 255 on paper 0.</source>
        <translation>Ciò che hai disegnato, come immagine: inchiostro 255 su carta 0.</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>ritaglio</translation>
    </message>
    <message>
        <source>Cuts the box around the ink. Without it, a small digit in a corner stays small and in its corner.</source>
        <translation>Ritaglia il riquadro intorno al tratto. Senza, una cifra piccola in un angolo resta piccola e nel suo angolo.</translation>
    </message>
    <message>
        <source>Makes the longer side 20 pixels, as MNIST&apos;s makers did. Without it, the digit is as large as you drew it, which the network has never seen.</source>
        <translation>Porta il lato più lungo a 20 punti, come fecero gli autori di MNIST. Senza, la cifra è grande come l&apos;hai disegnata, e la rete non l&apos;ha mai vista così.</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>centro</translation>
    </message>
    <message>
        <source>Puts the centre of mass in the middle of 28×28. Without it, an off-centre 7 meets weights that expect its bar elsewhere.</source>
        <translation>Mette il centro di massa in mezzo a 28×28. Senza, un 7 fuori centro incontra pesi che si aspettano la sua barra altrove.</translation>
    </message>
    <message>
        <source>tensor</source>
        <translation>tensore</translation>
    </message>
    <message>
        <source>Turns bytes 0…255 into numbers 0…1. Without it, every input is 255 times too large and the network is sure of anything.</source>
        <translation>Trasforma i byte 0…255 in numeri 0…1. Senza, ogni ingresso è 255 volte troppo grande e la rete è sicura di qualunque cosa.</translation>
    </message>
</context>
</TS>
