<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>officina::DataLabPage</name>
    <message>
        <source>The built-in weights are not installed: the network that answers is untrained. Press Train.</source>
        <translation>I pesi incorporati non sono installati: la rete che risponde non è addestrata. Premi Addestra.</translation>
    </message>
    <message>
        <source>The training set is changed. The run in hand still has the old one.</source>
        <translation>L&apos;insieme di addestramento è cambiato. L&apos;esecuzione in corso ha ancora quello vecchio.</translation>
    </message>
    <message>
        <source>Train on from here with the new one</source>
        <translation>Prosegui da qui con quello nuovo</translation>
    </message>
    <message>
        <source>back to the starter set</source>
        <translation>torna all&apos;insieme di partenza</translation>
    </message>
    <message>
        <source>There are no weights to save yet.</source>
        <translation>Non ci sono ancora pesi da salvare.</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>Salva pesi</translation>
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
        <translation>Salvati come %1.</translation>
    </message>
    <message>
        <source>Save weights…</source>
        <translation>Salva pesi…</translation>
    </message>
    <message>
        <source>Save the weights in use as .pth (PyTorch) or .safetensors</source>
        <translation>Salva i pesi in uso come .pth (PyTorch) o .safetensors</translation>
    </message>
</context>
<context>
    <name>officina::LabRecipePanel</name>
    <message>
        <source>recipe %1</source>
        <translation>ricetta %1</translation>
    </message>
    <message>
        <source>restore the learning rate</source>
        <translation>ripristina il learning rate</translation>
    </message>
    <message>
        <source>leave one out</source>
        <translation>lasciane fuori uno</translation>
    </message>
    <message>
        <source>relabel one</source>
        <translation>cambia un’etichetta</translation>
    </message>
    <message>
        <source>fixed while the training runs</source>
        <translation>non si cambia durante l&apos;addestramento</translation>
    </message>
    <message>
        <source>starter set</source>
        <translation>dati di partenza</translation>
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
</context>
<context>
    <name>officina::LabWeights</name>
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
    <name>officina::MistakesPanel</name>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validazione</translation>
    </message>
    <message>
        <source>training</source>
        <translation>training</translation>
    </message>
    <message>
        <source>true %1 · said %2
%3</source>
        <translation>vero %1 · detto %2
%3</translation>
    </message>
    <message>
        <source>picture %1: it is a %2, the network said %3 with %4; loss %5</source>
        <translation>immagine %1: è un %2, la rete ha detto %3 con %4; loss %5</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Evaluate the training set</source>
        <translation>Valuta l’insieme di addestramento</translation>
    </message>
    <message>
        <source>Evaluate the test set</source>
        <translation>Valuta sul test set</translation>
    </message>
    <message>
        <source>Evaluate the validation set</source>
        <translation>Valuta l&apos;insieme di validazione</translation>
    </message>
    <message>
        <source>Asks the network about every picture: which does it mistake for which?</source>
        <translation>Interroga la rete su ogni immagine: quale scambia per quale?</translation>
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
        <source>batch</source>
        <translation>batch</translation>
    </message>
    <message>
        <source>No batch yet: press Train, or Batch.</source>
        <translation>Ancora nessun batch: premi Addestra, o Batch.</translation>
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
        <source>mean</source>
        <translation>media</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>posizioni</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
</context>
<context>
    <name>officina::RecipeFields</name>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
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
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validazione</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>ramo %1</translation>
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
        <source>val. loss</source>
        <translation>loss val.</translation>
    </message>
    <message>
        <source>val.</source>
        <translation>val.</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tempo</translation>
    </message>
</context>
<context>
    <name>officina::WeightsBox</name>
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
        <source>weights that answer</source>
        <translation>pesi che rispondono</translation>
    </message>
    <message>
        <source>Which network answers: the one that ships, the one being trained, a file&apos;s, or a fresh one</source>
        <translation>Quale rete risponde: quella fornita con il programma, quella in addestramento, quella di un file o una nuova</translation>
    </message>
</context>
</TS>
