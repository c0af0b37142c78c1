<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>officina::AnswerPanel</name>
    <message>
        <source>built-in</source>
        <translation>incorporati</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>questa esecuzione</translation>
    </message>
    <message>
        <source>the file&apos;s</source>
        <translation>quelli del file</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>non addestrata</translation>
    </message>
    <message>
        <source>open a file…</source>
        <translation>apri un file…</translation>
    </message>
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
        <source>weights that answer</source>
        <translation>pesi che rispondono</translation>
    </message>
    <message>
        <source>Which network answers: the one that ships, the one being trained, a file&apos;s, or a fresh one</source>
        <translation>Quale rete risponde: quella fornita con il programma, quella in addestramento, quella di un file o una nuova</translation>
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
        <source>The built-in weights are not installed: the network that answers is untrained. Press Train.</source>
        <translation>I pesi incorporati non sono installati: la rete che risponde non è addestrata. Premi Addestra.</translation>
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
        <source>Save weights…</source>
        <translation>Salva pesi…</translation>
    </message>
    <message>
        <source>Save the weights in use as .pth (PyTorch) or .safetensors</source>
        <translation>Salva i pesi in uso come .pth (PyTorch) o .safetensors</translation>
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
        <source>There are no weights to save yet.</source>
        <translation>Non ci sono ancora pesi da salvare.</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>Salva i pesi</translation>
    </message>
    <message>
        <source>PyTorch (*.pth)</source>
        <translation>PyTorch (*.pth)</translation>
    </message>
    <message>
        <source>Safetensors (*.safetensors)</source>
        <translation>Safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Salvato come %1.</translation>
    </message>
    <message>
        <source>back to the starter set</source>
        <translation>torna alle cifre di partenza</translation>
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
        <source>leave a picture out</source>
        <translation>lascia fuori un’immagine</translation>
    </message>
    <message>
        <source>relabel a picture</source>
        <translation>cambia l’etichetta di un’immagine</translation>
    </message>
    <message>
        <source>The training set is changed. The run in hand still has the old one.</source>
        <translation>L’insieme di addestramento è cambiato. L’esecuzione in corso ha ancora quello di prima.</translation>
    </message>
    <message>
        <source>Train on from here with the new one</source>
        <translation>Continua da qui con quello nuovo</translation>
    </message>
</context>
<context>
    <name>officina::DigitsRecipePanel</name>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>What it learns from. The starter set is drawn by this program; MNIST holds 60,000 digits that people wrote. More and more varied digits make a network that errs less on yours.</source>
        <translation>Da che cosa impara. Le cifre di partenza le disegna questo programma; MNIST ne contiene 60.000 scritte da persone. Con cifre più numerose e più varie la rete sbaglia meno sulle tue.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>The notes&apos; network has two convolutions and 60,074 weights. The tuned one has three, each normalised: more arithmetic for each picture, made to err less in the same time.</source>
        <translation>La rete degli appunti ha due convoluzioni e 60.074 pesi. Quella messa a punto ne ha tre, ognuna normalizzata: più calcoli per immagine, fatta per sbagliare meno nello stesso tempo.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Where the random numbers begin: first weights, order of the pictures. The same seed gives the same numbers again, bit for bit, on one thread.</source>
        <translation>Da dove partono i numeri casuali: primi pesi, ordine delle immagini. Lo stesso seed ridà gli stessi numeri, bit per bit, con un solo thread.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Pictures per step. Small batches give many noisy steps; large ones few calm steps, and more pictures a second.</source>
        <translation>Immagini per passo. Batch piccoli danno molti passi rumorosi; batch grandi pochi passi tranquilli, e più immagini al secondo.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>How often it sees the whole set. Too few: it has not learned all it can. Too many: it learns the training pictures by heart, and the test accuracy stops rising.</source>
        <translation>Quante volte vede tutte le immagini. Troppo poche: non ha imparato tutto ciò che può. Troppe: impara a memoria quelle di training, e l&apos;accuratezza sul test smette di salire.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Ottimizzatore</translation>
    </message>
    <message>
        <source>How a gradient becomes a step. SGD walks downhill; momentum keeps going; RMSProp and Adam give each weight its own pace.</source>
        <translation>Come un gradiente diventa un passo. SGD scende lungo il pendio; il momentum conserva lo slancio; RMSProp e Adam danno a ogni peso il suo ritmo.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>Length of a step. Too long: the loss jumps or explodes. Too short: it crawls. It can be changed while the training runs.</source>
        <translation>Lunghezza di un passo. Troppo lungo: la loss salta o esplode. Troppo corto: va a rilento. Si può cambiare durante l&apos;addestramento.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Share of the last step that is kept. Near 1 it rolls over small bumps, and past the goal.</source>
        <translation>Quota dell&apos;ultimo passo che si conserva. Vicino a 1 supera le piccole gobbe, e anche la meta.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>How much each step shrinks the weights. Some of it keeps them from growing to fit single pictures.</source>
        <translation>Quanto ogni passo riduce i pesi. Un poco impedisce che crescano per adattarsi a singole immagini.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Andamento</translation>
    </message>
    <message>
        <source>How the learning rate goes during the run: constant, one cycle (up, then down to almost nothing) or a falling cosine. Falling at the end lets the weights settle.</source>
        <translation>Come va il learning rate durante l&apos;esecuzione: costante, un ciclo (su, poi giù fin quasi a zero) o un coseno che scende. Scendere alla fine lascia assestare i pesi.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of units switched off at random in each training step, so that no unit relies on one other.</source>
        <translation>Quota di unità spente a caso a ogni passo di training, perché nessuna faccia affidamento su un&apos;altra sola.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>Processor threads for the arithmetic. One gives the same bits as PyTorch on one thread and is fastest for small batches; two pay off with large ones, such as 128.</source>
        <translation>Thread del processore per i calcoli. Uno dà gli stessi bit di PyTorch con un thread ed è il più veloce con batch piccoli; due convengono con batch grandi, per esempio 128.</translation>
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
        <source>constant</source>
        <translation>costante</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>un ciclo</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>coseno</translation>
    </message>
    <message>
        <source>recipe %1</source>
        <translation>ricetta %1</translation>
    </message>
    <message>
        <source>restore the learning rate</source>
        <translation>ripristina il learning rate</translation>
    </message>
    <message>
        <source>fixed while the training runs</source>
        <translation>non si cambia durante l&apos;addestramento</translation>
    </message>
    <message>
        <source>starter set</source>
        <translation>di partenza</translation>
    </message>
    <message>
        <source>open a folder…</source>
        <translation>apri una cartella…</translation>
    </message>
    <message>
        <source>changed at batch %1: was %2</source>
        <translation>cambiato dal batch %1: era %2</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>ripristina</translation>
    </message>
    <message>
        <source>drawing the starter set…</source>
        <translation>disegno delle cifre di partenza…</translation>
    </message>
    <message>
        <source>reading the data set…</source>
        <translation>lettura dei dati…</translation>
    </message>
    <message>
        <source>%1 digits to learn from, %2 to test</source>
        <translation>%1 cifre per imparare, %2 per il test</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>non ancora caricate</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>change of the learning rate</source>
        <translation>modifica del learning rate</translation>
    </message>
    <message>
        <source>named recipe</source>
        <translation>ricetta con un nome</translation>
    </message>
    <message>
        <source>Get the real digits of MNIST</source>
        <translation>Scarica le cifre vere di MNIST</translation>
    </message>
    <message>
        <source>overfit</source>
        <translation>overfit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln esclusa</numerusform>
            <numerusform>%Ln escluse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relabelled</source>
        <translation>
            <numerusform>%Ln con un’altra etichetta</numerusform>
            <numerusform>%Ln con un’altra etichetta</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::DigitsWeights</name>
    <message>
        <source>loading…</source>
        <translation>caricamento…</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>incorporati</translation>
    </message>
    <message>
        <source>this run, step %1</source>
        <translation>questa esecuzione, passo %1</translation>
    </message>
    <message>
        <source>untrained, seed %1</source>
        <translation>non addestrata, seed %1</translation>
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
    <name>officina::MistakesPanel</name>
    <message>
        <source>true %1 · said %2
%3</source>
        <translation>vero %1 · detto %2
%3</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Evaluate the test set</source>
        <translation>Valuta sul test set</translation>
    </message>
    <message>
        <source>Worst mistakes</source>
        <translation>Errori peggiori</translation>
    </message>
    <message>
        <source>The pictures that the network gets wrong will be here, the worst first.</source>
        <translation>Qui ci saranno le immagini che la rete sbaglia, dalla peggiore.</translation>
    </message>
    <message>
        <source>%1 mistakes in %2 pictures: %3 right, mean loss %4. Weights: %5.</source>
        <translation>%1 errori su %2 immagini: %3 giuste, loss media %4. Pesi: %5.</translation>
    </message>
    <message numerus="yes">
        <source>It was %1, the network said %2: %n pictures</source>
        <translation>
            <numerusform>Era %1, la rete ha detto %2: %n immagine</numerusform>
            <numerusform>Era %1, la rete ha detto %2: %n immagini</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture in this cell.</source>
        <translation>Nessuna immagine in questa casella.</translation>
    </message>
    <message>
        <source>Not one mistake.</source>
        <translation>Nemmeno un errore.</translation>
    </message>
    <message>
        <source>Show the worst mistakes</source>
        <translation>Mostra gli errori peggiori</translation>
    </message>
    <message>
        <source>also after each epoch</source>
        <translation>anche dopo ogni epoca</translation>
    </message>
    <message>
        <source>confusion matrix</source>
        <translation>matrice di confusione</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>immagini</translation>
    </message>
    <message>
        <source>progress of the evaluation</source>
        <translation>avanzamento della valutazione</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>picture %1: it is a %2, the network said %3 with %4; loss %5</source>
        <translation>immagine %1: è un %2, la rete ha detto %3 con %4; loss %5</translation>
    </message>
    <message>
        <source>Evaluate the training set</source>
        <translation>Valuta l’insieme di addestramento</translation>
    </message>
    <message>
        <source>Asks the network about every picture: which digits does it mistake for which?</source>
        <translation>Interroga la rete su ogni immagine: quali cifre scambia per quali altre?</translation>
    </message>
</context>
<context>
    <name>officina::NetworkPanel</name>
    <message>
        <source>input</source>
        <translation>ingresso</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logit</translation>
    </message>
    <message>
        <source>The network, now</source>
        <translation>La rete, adesso</translation>
    </message>
    <message>
        <source>Each layer has its own scale: this is the one of the layer under the cursor</source>
        <translation>Ogni livello ha la sua scala: questa è quella del livello sotto il cursore</translation>
    </message>
    <message>
        <source>the network&apos;s layers for this drawing</source>
        <translation>i livelli della rete per questo disegno</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>disegno</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>batch</translation>
    </message>
    <message>
        <source>What flows through: the drawing, or the first digit of the batch in training</source>
        <translation>Che cosa attraversa la rete: il disegno, o la prima cifra del batch in addestramento</translation>
    </message>
    <message>
        <source>No batch yet: press Train, or Batch.</source>
        <translation>Ancora nessun batch: premi Addestra, o Batch.</translation>
    </message>
</context>
<context>
    <name>officina::ResultPanel</name>
    <message>
        <source>linear</source>
        <translation>lineare</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>test %1</translation>
    </message>
    <message>
        <source>measured after each epoch</source>
        <translation>misurata dopo ogni epoca</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Accuratezza</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>ogni batch</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoca</translation>
    </message>
    <message>
        <source>loss while training</source>
        <translation>loss durante l&apos;addestramento</translation>
    </message>
    <message>
        <source>accuracy after each epoch</source>
        <translation>accuratezza dopo ogni epoca</translation>
    </message>
    <message>
        <source>figures of each epoch</source>
        <translation>valori di ogni epoca</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>loss test</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tempo</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>ramo %1</translation>
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
