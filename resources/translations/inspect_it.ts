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
        <source>Draw something or press Train: here you will see the units of the fully connected layers, and which of them dropout leaves out.</source>
        <translation>Disegna qualcosa o premi Addestra: qui vedrai le unità dei livelli completamente connessi, e quali di esse il dropout spegne.</translation>
    </message>
    <message>
        <source>Units of the fully connected layers</source>
        <translation>Unità dei livelli completamente connessi</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Valori di %1</translation>
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
