<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>core</name>
    <message>
        <source>Cannot write %1.</source>
        <translation>Impossibile scrivere %1.</translation>
    </message>
    <message>
        <source>Check that there is room in the folder of temporary files.</source>
        <translation>Controlla che ci sia spazio nella cartella dei file temporanei.</translation>
    </message>
</context>
<context>
    <name>officina::ArithmeticView</name>
    <message>
        <source>%1 after the update</source>
        <translation>%1 dopo l’aggiornamento</translation>
    </message>
    <message>
        <source>window</source>
        <translation>finestra</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>kernel</translation>
    </message>
    <message>
        <source>products</source>
        <translation>prodotti</translation>
    </message>
    <message>
        <source>channel %1: sum %2</source>
        <translation>canale %1: somma %2</translation>
    </message>
    <message>
        <source>and %1 more channels: %2</source>
        <translation>e altri %1 canali: %2</translation>
    </message>
    <message>
        <source>The %1 largest of %2 products:</source>
        <translation>I %1 prodotti più grandi su %2:</translation>
    </message>
    <message>
        <source>and %1 smaller ones, together %2</source>
        <translation>e altri %1 più piccoli, insieme %2</translation>
    </message>
    <message>
        <source>The largest number of the window goes on; its place is the one that gets the gradient.</source>
        <translation>Prosegue il numero più grande della finestra; è al suo posto che torna il gradiente.</translation>
    </message>
    <message>
        <source>calculated %1</source>
        <translation>calcolato %1</translation>
    </message>
    <message>
        <source>in the tensor %1</source>
        <translation>nel tensore %1</translation>
    </message>
    <message>
        <source>arithmetic of the chosen number</source>
        <translation>aritmetica del numero scelto</translation>
    </message>
    <message>
        <source>Click a number to see the arithmetic that made it.</source>
        <translation>Fai clic su un numero per vedere l’aritmetica che lo ha prodotto.</translation>
    </message>
    <message>
        <source>This number is given: it comes from the input, nothing is calculated.</source>
        <translation>Questo numero è dato: viene dall’input, non si calcola nulla.</translation>
    </message>
    <message>
        <source>The %1 largest of %2 exponentials:</source>
        <translation>I %1 esponenziali più grandi su %2:</translation>
    </message>
</context>
<context>
    <name>officina::BranchForm</name>
    <message>
        <source>Learning rate</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>How far each update goes. The branch uses it from its first batch on.</source>
        <translation>Quanto è lungo ogni aggiornamento. Il ramo lo usa dal suo primo batch.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Ottimizzatore</translation>
    </message>
    <message>
        <source>Another optimiser begins without a memory of earlier gradients; the same one keeps its own.</source>
        <translation>Un altro ottimizzatore comincia senza memoria dei gradienti passati; lo stesso conserva la sua.</translation>
    </message>
    <message>
        <source>Pulls all weights a little towards zero at each update.</source>
        <translation>A ogni aggiornamento tira tutti i pesi un po’ verso lo zero.</translation>
    </message>
    <message>
        <source>The share of hidden units that each batch leaves out, from 0 to 0.9.</source>
        <translation>La quota di unità nascoste che ogni batch lascia spente, da 0 a 0,9.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Where the branch ends, counted from the run&apos;s start.</source>
        <translation>Dove finisce il ramo, contando dall’inizio dell’esecuzione.</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>Ramo da qui</translation>
    </message>
    <message>
        <source>What if, from batch %1 on, something were different? The run stays as it is; both curves stay on the chart.</source>
        <translation>E se dal batch %1 in poi qualcosa fosse diverso? L’esecuzione resta com’è; entrambe le curve restano sul grafico.</translation>
    </message>
    <message>
        <source>Branch and train</source>
        <translation>Crea il ramo e addestra</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>officina::BranchesPanel</name>
    <message>
        <source>as it began</source>
        <translation>com’è cominciata</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>niente di diverso</translation>
    </message>
    <message>
        <source>run</source>
        <translation>esecuzione</translation>
    </message>
    <message>
        <source>branch %1, from batch %2</source>
        <translation>ramo %1, dal batch %2</translation>
    </message>
    <message>
        <source>No run yet. Train, pause, drag the playhead on the loss curve back and branch from there.</source>
        <translation>Ancora nessuna esecuzione. Addestra, metti in pausa, trascina indietro il cursore sulla curva della loss e crea un ramo da lì.</translation>
    </message>
    <message>
        <source>%1 moments are kept in %2 MB; every batch between them can be gone back to. A double click goes to the end of a branch.</source>
        <translation>Sono conservati %1 momenti in %2 MB; si può tornare a ogni batch fra l’uno e l’altro. Un doppio clic porta alla fine di un ramo.</translation>
    </message>
    <message>
        <source>All runs…</source>
        <translation>Tutte le esecuzioni…</translation>
    </message>
    <message>
        <source>this run and its branches</source>
        <translation>questa esecuzione e i suoi rami</translation>
    </message>
    <message>
        <source>what is different</source>
        <translation>che cosa cambia</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>batch</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
</context>
<context>
    <name>officina::CodePanel</name>
    <message>
        <source>Python script (*.py)</source>
        <translation>Programma Python (*.py)</translation>
    </message>
    <message>
        <source>Jupyter notebook (*.ipynb)</source>
        <translation>Notebook Jupyter (*.ipynb)</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>Salva il programma</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>Impossibile scrivere %1: %2.</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Salvato come %1.</translation>
    </message>
    <message>
        <source>Saved as %1; the data that it reads are in %2.</source>
        <translation>Salvato come %1; i dati che legge sono in %2.</translation>
    </message>
    <message>
        <source>Looking for a Python that has PyTorch …</source>
        <translation>Cerco un Python che abbia PyTorch …</translation>
    </message>
    <message>
        <source>No Python with PyTorch was found on this computer. Install it (Debian and Ubuntu: &quot;sudo apt install python3-torch&quot;; elsewhere: &quot;pip install torch&quot;), then open this page again. Everything else works without it.</source>
        <translation>Su questo computer non c’è un Python con PyTorch. Installalo (Debian e Ubuntu: «sudo apt install python3-torch»; altrove: «pip install torch»), poi riapri questa pagina. Tutto il resto funziona anche senza.</translation>
    </message>
    <message>
        <source>Both are training: %1 of %2 steps compared, %3 equal to the last bit.</source>
        <translation>I due addestramenti sono in corso: %1 passi su %2 confrontati, %3 uguali fino all’ultimo bit.</translation>
    </message>
    <message>
        <source>Cancelled before a step could be compared.</source>
        <translation>Annullato prima che si potesse confrontare un passo.</translation>
    </message>
    <message>
        <source>Runs this program with %1 and trains the same recipe here, and shows both losses of every step.</source>
        <translation>Esegue questo programma con %1, addestra qui la stessa ricetta e mostra le due loss di ogni passo.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annullato.</translation>
    </message>
    <message numerus="yes">
        <source>All %n loss(es) are equal to the last bit.</source>
        <translation>
            <numerusform>La loss è uguale fino all’ultimo bit.</numerusform>
            <numerusform>Tutte le %n loss sono uguali fino all’ultimo bit.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 losses are equal. The random changes of the pictures come from another generator than Python&apos;s: with them the numbers cannot agree.</source>
        <translation>%1 loss su %2 sono uguali. Le modifiche casuali delle immagini vengono da un generatore diverso da quello di Python: con esse i numeri non possono coincidere.</translation>
    </message>
    <message>
        <source>%1 of %2 losses are equal to the last bit; the largest difference is %3, in epoch %4 at step %5. Other libraries or another number of threads change the last digits.</source>
        <translation>%1 loss su %2 sono uguali fino all’ultimo bit; la differenza più grande è %3, nell’epoca %4 al passo %5. Altre librerie o un altro numero di thread cambiano le ultime cifre.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Dimostralo</translation>
    </message>
    <message>
        <source>Stops both trainings</source>
        <translation>Ferma i due addestramenti</translation>
    </message>
    <message>
        <source>Runs the program with Python beside our own training of the same recipe</source>
        <translation>Esegue il programma con Python accanto al nostro addestramento della stessa ricetta</translation>
    </message>
    <message>
        <source>The PyTorch program of this recipe: it gives the same numbers.</source>
        <translation>Il programma PyTorch di questa ricetta: dà gli stessi numeri.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Copy the program</source>
        <translation>Copia il programma</translation>
    </message>
    <message>
        <source>Save script …</source>
        <translation>Salva programma …</translation>
    </message>
    <message>
        <source>Save as a Python script or as a Jupyter notebook</source>
        <translation>Salva come programma Python o come notebook Jupyter</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Copia la tabella</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>passi</translation>
    </message>
    <message>
        <source>Steps to compare</source>
        <translation>Passi da confrontare</translation>
    </message>
    <message>
        <source>PyTorch program</source>
        <translation>Programma PyTorch</translation>
    </message>
    <message>
        <source>Losses of PyTorch and of Officina, step by step</source>
        <translation>Loss di PyTorch e di Officina, passo per passo</translation>
    </message>
</context>
<context>
    <name>officina::DiagnosisBar</name>
    <message>
        <source>NaN or infinity</source>
        <translation>NaN o infinito</translation>
    </message>
    <message>
        <source>Exploding gradients</source>
        <translation>Gradienti che esplodono</translation>
    </message>
    <message>
        <source>Vanishing gradients</source>
        <translation>Gradienti che svaniscono</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>Unità morte</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>Plateau</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>Overfitting</translation>
    </message>
    <message>
        <source>Class imbalance</source>
        <translation>Classi sbilanciate</translation>
    </message>
    <message>
        <source>Learning rate too low</source>
        <translation>Learning rate troppo basso</translation>
    </message>
</context>
<context>
    <name>officina::DiagnosisRow</name>
    <message>
        <source>Changes the recipe; can be undone</source>
        <translation>Cambia la ricetta; si può annullare</translation>
    </message>
    <message>
        <source>show less</source>
        <translation>mostra meno</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e un’altra</numerusform>
            <numerusform>e altre %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Say nothing more of this in this run</source>
        <translation>Non parlarne più in questo addestramento</translation>
    </message>
</context>
<context>
    <name>officina::DistributionBars</name>
    <message numerus="yes">
        <source>%1 to %2: %L3 numbers</source>
        <translation>
            <numerusform>da %1 a %2: %L3 numero</numerusform>
            <numerusform>da %1 a %2: %L3 numeri</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::DistributionDetail</name>
    <message>
        <source>Copy the numbers</source>
        <translation>Copia i numeri</translation>
    </message>
    <message>
        <source>Numbers of the distribution</source>
        <translation>Numeri della distribuzione</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Istogramma</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesi</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>attivazioni</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>gradienti</translation>
    </message>
    <message>
        <source>Step %L1</source>
        <translation>Passo %L1</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numeri</translation>
    </message>
    <message>
        <source>NaN or infinite</source>
        <translation>NaN o infiniti</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Minimo</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Massimo</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Deviazione standard</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>Unità morte</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norma gradiente</translation>
    </message>
    <message>
        <source>Update / weights</source>
        <translation>Aggiornamento / pesi</translation>
    </message>
</context>
<context>
    <name>officina::DropoutView</name>
    <message>
        <source>%1: %2 of %3 units dropped in this step (rate %4); the others are multiplied by %5.</source>
        <translation>%1: in questo passo %2 unità su %3 sono spente (tasso %4); le altre sono moltiplicate per %5.</translation>
    </message>
    <message>
        <source>At inference all take part and nothing is scaled.</source>
        <translation>Nell’inferenza partecipano tutte e nulla viene scalato.</translation>
    </message>
    <message>
        <source>Inference: all units take part and nothing is scaled, although training drops some.</source>
        <translation>Inferenza: partecipano tutte le unità e nulla viene scalato, mentre l’addestramento ne spegne alcune.</translation>
    </message>
    <message>
        <source>Inference: all units take part.</source>
        <translation>Inferenza: partecipano tutte le unità.</translation>
    </message>
    <message>
        <source>This network has no dropout: all units take part in every step.</source>
        <translation>Questa rete non ha dropout: tutte le unità partecipano a ogni passo.</translation>
    </message>
    <message>
        <source>Lines are the strongest products of weight and activation; a unit&apos;s colour is its value beside the largest of its layer.</source>
        <translation>Le linee sono i prodotti più forti di peso e attivazione; il colore di un’unità è il suo valore rispetto al più grande del suo livello.</translation>
    </message>
    <message>
        <source>Units of the fully connected layers</source>
        <translation>Unità dei livelli completamente connessi</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Valori di %1</translation>
    </message>
    <message>
        <source>Each token goes through these layers by itself; shown is number %1 of %2.</source>
        <translation>Ogni token attraversa questi livelli per conto suo; qui si vede il numero %1 di %2.</translation>
    </message>
    <message>
        <source>Give the network an input or press Train: here you will see the units of the fully connected layers, and which of them dropout leaves out.</source>
        <translation>Dai un input alla rete o premi Addestra: qui vedrai le unità dei livelli completamente connessi, e quali di esse il dropout spegne.</translation>
    </message>
    <message>
        <source>Shown token:</source>
        <translation>Token mostrato:</translation>
    </message>
    <message>
        <source>token whose units are shown</source>
        <translation>token di cui si vedono le unità</translation>
    </message>
</context>
<context>
    <name>officina::HistoryGrid</name>
    <message>
        <source>nothing yet</source>
        <translation>ancora niente</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesi</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>attivazioni</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>gradienti</translation>
    </message>
    <message>
        <source>%1, %2, step %3</source>
        <translation>%1, %2, passo %3</translation>
    </message>
    <message>
        <source>%1: there are none</source>
        <translation>%1: non ce ne sono</translation>
    </message>
    <message>
        <source>%1: from %2 to %3, mean %4</source>
        <translation>%1: da %2 a %3, media %4</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesi</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Attivazioni</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienti</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norma gradiente</translation>
    </message>
    <message>
        <source>Gradients (log)</source>
        <translation>Gradienti (log)</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
</context>
<context>
    <name>officina::HistoryPanel</name>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>lineare</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Press Train, or step a batch: here you will see how the weights, activations and gradients of every layer spread, and how that changes while the network learns.</source>
        <translation>Premi Addestra, o avanza di un batch: qui vedrai come si distribuiscono i pesi, le attivazioni e i gradienti di ogni livello, e come cambiano mentre la rete impara.</translation>
    </message>
    <message>
        <source>Darker where there are more numbers. Move over a picture, or use the arrow keys.</source>
        <translation>Più scuro dove ci sono più numeri. Passa sopra un’immagine, o usa le frecce.</translation>
    </message>
    <message>
        <source>Brighter where there are more numbers. Move over a picture, or use the arrow keys.</source>
        <translation>Più chiaro dove ci sono più numeri. Passa sopra un’immagine, o usa le frecce.</translation>
    </message>
    <message>
        <source>Gradient axis</source>
        <translation>Asse dei gradienti</translation>
    </message>
    <message>
        <source>Histograms of every layer over time</source>
        <translation>Istogrammi di ogni livello nel tempo</translation>
    </message>
</context>
<context>
    <name>officina::LabInspection</name>
    <message>
        <source>Inspect</source>
        <translation>Ispeziona</translation>
    </message>
    <message>
        <source>Microscope</source>
        <translation>Microscopio</translation>
    </message>
    <message>
        <source>Where it looks</source>
        <translation>Dove guarda</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unità</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Nel tempo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Codice</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Esecuzioni</translation>
    </message>
    <message>
        <source>batch in training</source>
        <translation>batch in addestramento</translation>
    </message>
    <message>
        <source>answer to the input</source>
        <translation>risposta all’ingresso</translation>
    </message>
</context>
<context>
    <name>officina::MicroscopePanel</name>
    <message>
        <source>1 forward</source>
        <translation>1 forward</translation>
    </message>
    <message>
        <source>2 loss</source>
        <translation>2 loss</translation>
    </message>
    <message>
        <source>3 backward</source>
        <translation>3 backward</translation>
    </message>
    <message>
        <source>4 update</source>
        <translation>4 aggiornamento</translation>
    </message>
    <message>
        <source>There is no batch to look at yet: press Train, or Batch for a single one.</source>
        <translation>Non c’è ancora un batch da guardare: premi Addestra, o Batch per uno solo.</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>batch %1</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>etichetta %1</translation>
    </message>
    <message>
        <source>number %1 of the training set</source>
        <translation>numero %1 dell’insieme di addestramento</translation>
    </message>
    <message>
        <source>The batch goes through the network, layer by layer.</source>
        <translation>Il batch attraversa la rete, livello per livello.</translation>
    </message>
    <message>
        <source>The answers are compared with the labels: loss %1.</source>
        <translation>Le risposte si confrontano con le etichette: loss %1.</translation>
    </message>
    <message>
        <source>From the loss back to the input: how much each number would change the loss.</source>
        <translation>Dalla loss indietro fino all’ingresso: quanto ogni numero cambierebbe la loss.</translation>
    </message>
    <message>
        <source>The optimiser turns each gradient into a step: learning rate %1.</source>
        <translation>L’ottimizzatore trasforma ogni gradiente in un passo: learning rate %1.</translation>
    </message>
    <message>
        <source>Previous phase; before the first, the batch before</source>
        <translation>Fase precedente; prima della prima, il batch precedente</translation>
    </message>
    <message>
        <source>Next phase; after the update, the next batch</source>
        <translation>Fase successiva; dopo l’aggiornamento, il batch seguente</translation>
    </message>
    <message>
        <source>Open the batch that comes next</source>
        <translation>Apri il batch che viene adesso</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>campione</translation>
    </message>
    <message>
        <source>sample of the batch</source>
        <translation>campione del batch</translation>
    </message>
</context>
<context>
    <name>officina::PassExplorer</name>
    <message>
        <source>input</source>
        <translation>ingresso</translation>
    </message>
    <message>
        <source>flatten</source>
        <translation>flatten</translation>
    </message>
    <message>
        <source>loss (cross-entropy)</source>
        <translation>loss (entropia incrociata)</translation>
    </message>
    <message>
        <source>loss (mean squared error)</source>
        <translation>loss (errore quadratico medio)</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>canali</translation>
    </message>
    <message>
        <source>tensor</source>
        <translation>tensore</translation>
    </message>
    <message>
        <source>before</source>
        <translation>prima</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>gradiente</translation>
    </message>
    <message>
        <source>step</source>
        <translation>passo</translation>
    </message>
    <message>
        <source>after</source>
        <translation>dopo</translation>
    </message>
    <message>
        <source>This optimiser keeps no such numbers.</source>
        <translation>Questo ottimizzatore non conserva numeri di questo tipo.</translation>
    </message>
    <message>
        <source>kernels %1×%1</source>
        <translation>kernel %1×%1</translation>
    </message>
    <message>
        <source>Backward pass: %1 · finite difference (L(x+h) − L(x−h)) / 2h with h = %2: %3 · relative difference %4</source>
        <translation>Backward: %1 · differenza finita (L(x+h) − L(x−h)) / 2h con h = %2: %3 · differenza relativa %4</translation>
    </message>
    <message>
        <source>A ReLU or a maximum switches within h: here the function has a kink, and the two need not agree.</source>
        <translation>Entro h scatta una ReLU o un massimo: qui la funzione ha uno spigolo e i due valori possono non coincidere.</translation>
    </message>
    <message>
        <source>tensors of the network</source>
        <translation>tensori della rete</translation>
    </message>
    <message>
        <source>channels of the layer</source>
        <translation>canali del livello</translation>
    </message>
    <message>
        <source>Back to the number before</source>
        <translation>Torna al numero di prima</translation>
    </message>
    <message>
        <source>Copy the calculation</source>
        <translation>Copia il calcolo</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Verifica</translation>
    </message>
    <message>
        <source>Compare this gradient with a finite difference</source>
        <translation>Confronta questo gradiente con una differenza finita</translation>
    </message>
    <message>
        <source>One colour scale for each map, for the layer, or for the whole network</source>
        <translation>Una scala di colori per ogni mappa, per il livello o per tutta la rete</translation>
    </message>
    <message>
        <source>One row a channel with its kernels, or the tensor alone</source>
        <translation>Una riga per canale con i suoi kernel, o solo il tensore</translation>
    </message>
    <message>
        <source>mean of each map</source>
        <translation>media di ogni mappa</translation>
    </message>
    <message>
        <source>sum (%1)</source>
        <translation>somma (%1)</translation>
    </message>
    <message>
        <source>attention, softmax (%1)</source>
        <translation>attenzione, softmax (%1)</translation>
    </message>
    <message>
        <source>loss (binary cross-entropy)</source>
        <translation>loss (cross-entropy binaria)</translation>
    </message>
    <message>
        <source>mean of the tokens</source>
        <translation>media dei token</translation>
    </message>
    <message>
        <source>plus position</source>
        <translation>più la posizione</translation>
    </message>
    <message>
        <source>scores Q·K (%1)</source>
        <translation>punteggi Q·K (%1)</translation>
    </message>
    <message>
        <source>values, by attention (%1)</source>
        <translation>value, pesati dall’attenzione (%1)</translation>
    </message>
    <message>
        <source>heads joined (%1)</source>
        <translation>teste riunite (%1)</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>teste</translation>
    </message>
    <message>
        <source>heads of the attention</source>
        <translation>teste dell’attenzione</translation>
    </message>
    <message>
        <source>rows from</source>
        <translation>righe da</translation>
    </message>
    <message>
        <source>first row that is shown</source>
        <translation>prima riga mostrata</translation>
    </message>
    <message>
        <source>Nothing flows back to these numbers: they are given.</source>
        <translation>A questi numeri non torna indietro nulla: sono dati.</translation>
    </message>
    <message>
        <source>%1, rows %L2 to %L3 of %L4</source>
        <translation>%1, righe da %L2 a %L3 di %L4</translation>
    </message>
</context>
<context>
    <name>officina::PictureInsight</name>
    <message>
        <source>Feature maps of %1</source>
        <translation>Feature map di %1</translation>
    </message>
    <message>
        <source>Probability while it was trained, by batch</source>
        <translation>Probabilità durante l’addestramento, per batch</translation>
    </message>
    <message>
        <source>Train here to see how the probabilities of this picture move.</source>
        <translation>Addestra qui per vedere come si muovono le probabilità di questa immagine.</translation>
    </message>
    <message>
        <source>true: %1</source>
        <translation>vero: %1</translation>
    </message>
    <message>
        <source>said: %1</source>
        <translation>detto: %1</translation>
    </message>
    <message>
        <source>Training picture %1: it is %2, the network says %3 (loss %4).</source>
        <translation>Immagine di addestramento %1: è %2, la rete dice %3 (loss %4).</translation>
    </message>
    <message>
        <source>Kept picture %1: it is %2, the network says %3 (loss %4).</source>
        <translation>Immagine tenuta da parte %1: è %2, la rete dice %3 (loss %4).</translation>
    </message>
    <message>
        <source>Left out of the training.</source>
        <translation>Esclusa dall’addestramento.</translation>
    </message>
    <message>
        <source>Trained as %1.</source>
        <translation>Addestrata come %1.</translation>
    </message>
    <message>
        <source>Take it back in</source>
        <translation>Rimettila</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Escludila</translation>
    </message>
    <message>
        <source>label of this picture</source>
        <translation>etichetta di questa immagine</translation>
    </message>
    <message>
        <source>Train this picture under another label</source>
        <translation>Addestra questa immagine con un’altra etichetta</translation>
    </message>
    <message>
        <source>Open it in the lab</source>
        <translation>Aprila nel laboratorio</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>Gradiente × ingresso</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>Feature map</translation>
    </message>
    <message>
        <source>gradient times input, pixel by pixel</source>
        <translation>gradiente per ingresso, pixel per pixel</translation>
    </message>
    <message>
        <source>feature maps of the first convolution</source>
        <translation>feature map della prima convoluzione</translation>
    </message>
    <message>
        <source>probabilities of this picture while the network was trained</source>
        <translation>probabilità di questa immagine durante l’addestramento della rete</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>batch</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>etichetta %1</translation>
    </message>
</context>
<context>
    <name>officina::Proof</name>
    <message>
        <source>Python ended early: %1</source>
        <translation>Python si è fermato prima della fine: %1</translation>
    </message>
</context>
<context>
    <name>officina::ProofModel</name>
    <message>
        <source>Difference</source>
        <translation>Differenza</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Passo</translation>
    </message>
    <message>
        <source>Epoch %1, step %2</source>
        <translation>Epoca %1, passo %2</translation>
    </message>
    <message>
        <source>equal to the last bit</source>
        <translation>uguale fino all’ultimo bit</translation>
    </message>
</context>
<context>
    <name>officina::SaliencyPanel</name>
    <message>
        <source>Draw or choose a picture first.</source>
        <translation>Prima disegna o scegli un’immagine.</translation>
    </message>
    <message>
        <source>Grad-CAM of %1</source>
        <translation>Grad-CAM di %1</translation>
    </message>
    <message>
        <source>For “%1”: blue pixels speak for it, orange ones against it; together %2.</source>
        <translation>Per «%1»: i pixel blu sono a favore, quelli arancioni contro; insieme %2.</translation>
    </message>
    <message>
        <source>What speaks for</source>
        <translation>Che cosa parla a favore di</translation>
    </message>
    <message>
        <source>class to be asked for</source>
        <translation>classe da chiedere</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>Gradiente × ingresso</translation>
    </message>
    <message>
        <source>gradient times input, pixel by pixel</source>
        <translation>gradiente per ingresso, pixel per pixel</translation>
    </message>
    <message>
        <source>Grad-CAM over the picture</source>
        <translation>Grad-CAM sopra l’immagine</translation>
    </message>
    <message>
        <source>A map says where a small change would move this class&apos;s logit most. It does not say why, and another map may point elsewhere.</source>
        <translation>Una mappa dice dove un piccolo cambiamento sposterebbe di più il logit di questa classe. Non dice perché, e un’altra mappa può indicare altrove.</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>la risposta</translation>
    </message>
</context>
<context>
    <name>officina::TensorView</name>
    <message>
        <source>map</source>
        <translation>mappa</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>livello</translation>
    </message>
    <message>
        <source>network</source>
        <translation>rete</translation>
    </message>
    <message>
        <source>min %1</source>
        <translation>min %1</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>max %1</translation>
    </message>
    <message>
        <source>mean %1</source>
        <translation>media %1</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>deviazione %1</translation>
    </message>
    <message>
        <source>%1 are 0</source>
        <translation>%1 sono 0</translation>
    </message>
    <message numerus="yes">
        <source>%n not finite</source>
        <translation>
            <numerusform>%n non finito</numerusform>
            <numerusform>%n non finiti</numerusform>
        </translation>
    </message>
    <message>
        <source>One colour scale for each map, for the layer, or for the whole network</source>
        <translation>Una scala di colori per ogni mappa, per il livello o per tutta la rete</translation>
    </message>
    <message>
        <source>numbers of the tensor</source>
        <translation>numeri del tensore</translation>
    </message>
    <message>
        <source>Point at a number to read it, click it for its arithmetic.</source>
        <translation>Indica un numero per leggerlo, fai clic per la sua aritmetica.</translation>
    </message>
</context>
<context>
    <name>officina::UnitPlot</name>
    <message>
        <source>%1, unit %2: dropped in this step (it was %3)</source>
        <translation>%1, unità %2: spenta in questo passo (valeva %3)</translation>
    </message>
    <message>
        <source>%1, unit %2: dropped in this step</source>
        <translation>%1, unità %2: spenta in questo passo</translation>
    </message>
    <message>
        <source>%1, unit %2 = %3</source>
        <translation>%1, unità %2 = %3</translation>
    </message>
    <message>
        <source>%1 of %2 take part</source>
        <translation>ne partecipano %1 su %2</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unità</numerusform>
            <numerusform>%n unità</numerusform>
        </translation>
    </message>
</context>
</TS>
