<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>officina::AugmentationStrip</name>
    <message>
        <source>as it is</source>
        <translation>com&apos;è</translation>
    </message>
    <message>
        <source>the photograph as it is</source>
        <translation>la fotografia com&apos;è</translation>
    </message>
    <message>
        <source>changed at random, variant %1</source>
        <translation>cambiata a caso, variante %1</translation>
    </message>
    <message>
        <source>Choose a photograph to see what augmentation makes of it.</source>
        <translation>Scegli una fotografia per vedere che cosa ne fa la data augmentation.</translation>
    </message>
    <message>
        <source>Augmentation is off: the network sees every photograph as it is, the same in every epoch.</source>
        <translation>La data augmentation è spenta: la rete vede ogni fotografia com&apos;è, uguale in ogni epoca.</translation>
    </message>
    <message>
        <source>What the network will see</source>
        <translation>Che cosa vedrà la rete</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Ancora</translation>
    </message>
    <message>
        <source>Draw other random changes</source>
        <translation>Sorteggia altri cambiamenti</translation>
    </message>
    <message>
        <source>the photograph as augmentation changes it</source>
        <translation>la fotografia come la cambia la data augmentation</translation>
    </message>
</context>
<context>
    <name>officina::ChangesStrip</name>
    <message>
        <source>%1 → %2, turns</source>
        <translation>%1 → %2, si ribalta</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1: the probability of “%2” goes from %3 to %4; the answer is another</source>
        <translation>%1: la probabilità di «%2» va da %3 a %4; la risposta è un&apos;altra</translation>
    </message>
    <message>
        <source>%1: the probability of “%2” goes from %3 to %4</source>
        <translation>%1: la probabilità di «%2» va da %3 a %4</translation>
    </message>
    <message>
        <source>Nothing has been tried yet.</source>
        <translation>Non è stato ancora provato niente.</translation>
    </message>
    <message numerus="yes">
        <source>No single change of the %n tried turns the answer “%1”.</source>
        <translation>
            <numerusform>Il solo cambiamento provato non ribalta la risposta «%1».</numerusform>
            <numerusform>Nessuno dei %n cambiamenti provati ribalta la risposta «%1».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer “%1” is turned by %2 of the %n tried.</source>
        <translation>
            <numerusform>La risposta «%1» è ribaltata da %2 su %n provato.</numerusform>
            <numerusform>La risposta «%1» è ribaltata da %2 dei %n provati.</numerusform>
        </translation>
    </message>
    <message>
        <source>Single changes</source>
        <translation>Singoli cambiamenti</translation>
    </message>
    <message>
        <source>single changes of the photograph</source>
        <translation>singoli cambiamenti della fotografia</translation>
    </message>
</context>
<context>
    <name>officina::ClassCollector</name>
    <message>
        <source>add pictures</source>
        <translation>aggiungi immagini</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>classe %1</translation>
    </message>
    <message>
        <source>add a class</source>
        <translation>aggiungi una classe</translation>
    </message>
    <message>
        <source>rename a class</source>
        <translation>rinomina una classe</translation>
    </message>
    <message>
        <source>remove a class</source>
        <translation>togli una classe</translation>
    </message>
    <message>
        <source>delete pictures</source>
        <translation>cancella immagini</translation>
    </message>
    <message>
        <source>Add a class</source>
        <translation>Aggiungi una classe</translation>
    </message>
    <message>
        <source>Train with these</source>
        <translation>Addestra con queste</translation>
    </message>
    <message>
        <source>Pictures are copied into %1. Ctrl+Z takes back whatever you do here.</source>
        <translation>Le immagini sono copiate in %1. Ctrl+Z annulla qualunque cosa tu faccia qui.</translation>
    </message>
    <message>
        <source>Make two classes or more, and drop some pictures into each: from the file manager or a browser. Twenty of each are a beginning.</source>
        <translation>Crea due o più classi e trascina alcune immagini in ognuna: dal gestore dei file o da un browser. Venti per ognuna sono un inizio.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out of “%1”.</source>
        <translation>
            <numerusform>%Ln file escluso da «%1».</numerusform>
            <numerusform>%Ln file esclusi da «%1».</numerusform>
        </translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>incollata</translation>
    </message>
    <message>
        <source>There is no picture in this. Drag or copy the picture itself rather than a link to it.</source>
        <translation>Qui non c&apos;è un&apos;immagine. Trascina o copia l&apos;immagine stessa, non un collegamento.</translation>
    </message>
    <message>
        <source>Copying into “%1”: %L2 of %L3</source>
        <translation>Copio in «%1»: %L2 di %L3</translation>
    </message>
    <message>
        <source>At most %1 classes can be learned.</source>
        <translation>Si possono imparare al massimo %1 classi.</translation>
    </message>
    <message>
        <source>Stops copying; nothing of it is taken in</source>
        <translation>Ferma la copia; non ne viene preso niente</translation>
    </message>
    <message>
        <source>files copied</source>
        <translation>file copiati</translation>
    </message>
    <message>
        <source>my classes</source>
        <translation>le mie classi</translation>
    </message>
    <message>
        <source>A second class is missing: what is it to be told from?</source>
        <translation>Manca una seconda classe: da che cosa va distinta?</translation>
    </message>
    <message>
        <source>Pictures are missing in %1. Twenty of each class are a beginning.</source>
        <translation>Mancano immagini in %1. Venti per classe sono un inizio.</translation>
    </message>
    <message>
        <source>Without pictures, and not learned: %1.</source>
        <translation>Senza immagini, e quindi non imparate: %1.</translation>
    </message>
</context>
<context>
    <name>officina::ClassColumn</name>
    <message>
        <source>Add pictures</source>
        <translation>Aggiungi immagini</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm)</source>
        <translation>Fotografie (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm)</translation>
    </message>
    <message>
        <source>name of the class</source>
        <translation>nome della classe</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln immagine</numerusform>
            <numerusform>%Ln immagini</numerusform>
        </translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Aggiungi…</translation>
    </message>
    <message>
        <source>Drop pictures of this class here.</source>
        <translation>Trascina qui immagini di questa classe.</translation>
    </message>
    <message>
        <source>Add pictures to the class %1</source>
        <translation>Aggiungi immagini alla classe %1</translation>
    </message>
    <message>
        <source>Paste a picture into the class %1 (Ctrl+V)</source>
        <translation>Incolla un&apos;immagine nella classe %1 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Delete the selected pictures of the class %1 (Del); can be undone</source>
        <translation>Cancella le immagini scelte della classe %1 (Canc); si può annullare</translation>
    </message>
    <message>
        <source>Remove the class %1 with its pictures; can be undone</source>
        <translation>Togli la classe %1 con le sue immagini; si può annullare</translation>
    </message>
    <message>
        <source>pictures of the class %1; Delete removes those selected</source>
        <translation>immagini della classe %1; Canc toglie quelle scelte</translation>
    </message>
</context>
<context>
    <name>officina::ClassesPanel</name>
    <message>
        <source>recall</source>
        <translation>recall</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>precision</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>accuratezza</translation>
    </message>
    <message>
        <source>Nothing was evaluated yet</source>
        <translation>Non è stato ancora valutato niente</translation>
    </message>
    <message>
        <source>In the newest evaluation</source>
        <translation>Nell&apos;ultima valutazione</translation>
    </message>
    <message>
        <source>After the newest epoch</source>
        <translation>Dopo l&apos;ultima epoca</translation>
    </message>
    <message>
        <source>Each class, epoch by epoch</source>
        <translation>Ogni classe, epoca per epoca</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoca</translation>
    </message>
    <message>
        <source>precision or recall of each class over the epochs</source>
        <translation>precision o recall di ogni classe nelle epoche</translation>
    </message>
    <message>
        <source>class</source>
        <translation>classe</translation>
    </message>
    <message>
        <source>photographs</source>
        <translation>fotografie</translation>
    </message>
    <message>
        <source>precision and recall of each class</source>
        <translation>precision e recall di ogni classe</translation>
    </message>
    <message>
        <source>Is it as sure as it is right?</source>
        <translation>È sicura quanto ha ragione?</translation>
    </message>
    <message>
        <source>reliability diagram</source>
        <translation>diagramma di affidabilità</translation>
    </message>
</context>
<context>
    <name>officina::DataPanel</name>
    <message>
        <source>learned from</source>
        <translation>per imparare</translation>
    </message>
    <message>
        <source>kept back</source>
        <translation>tenute da parte</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Apri una cartella…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Riguarda</translation>
    </message>
    <message>
        <source>Looks through the folder again: files came or went</source>
        <translation>Riguarda la cartella: qualche file è arrivato o sparito</translation>
    </message>
    <message>
        <source>nothing loaded yet</source>
        <translation>non è ancora stato caricato niente</translation>
    </message>
    <message>
        <source>starter set: faces drawn by this program</source>
        <translation>insieme di partenza: musi disegnati da questo programma</translation>
    </message>
    <message>
        <source>class</source>
        <translation>classe</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tutte</translation>
    </message>
    <message>
        <source>learn</source>
        <translation>impara</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>da parte</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motivo</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Provino</translation>
    </message>
    <message>
        <source>Nothing is left out</source>
        <translation>Niente è escluso</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) left out</source>
        <translation>
            <numerusform>%Ln file escluso</numerusform>
            <numerusform>%Ln file esclusi</numerusform>
        </translation>
    </message>
    <message>
        <source>dividing the photographs…</source>
        <translation>sto dividendo le fotografie…</translation>
    </message>
    <message>
        <source>no photographs</source>
        <translation>nessuna fotografia</translation>
    </message>
    <message>
        <source>photographs of each class</source>
        <translation>fotografie di ogni classe</translation>
    </message>
    <message>
        <source>files that are left out</source>
        <translation>file esclusi</translation>
    </message>
    <message>
        <source>contact sheet</source>
        <translation>provino</translation>
    </message>
</context>
<context>
    <name>officina::ManyPanel</name>
    <message>
        <source>neither</source>
        <translation>nessuno dei due</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Salva la tabella</translation>
    </message>
    <message>
        <source>The table could not be saved as %1: %2.</source>
        <translation>La tabella non si è potuta salvare come %1: %2.</translation>
    </message>
    <message>
        <source>Open photographs…</source>
        <translation>Apri fotografie…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Salva come CSV…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>risposta</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>probabilità</translation>
    </message>
    <message>
        <source>answers about many photographs</source>
        <translation>risposte su molte fotografie</translation>
    </message>
    <message>
        <source>Drop several photographs on the page, or open them: each is answered in a row of its own.</source>
        <translation>Trascina più fotografie sulla pagina, o aprile: ognuna ha la sua risposta in una riga.</translation>
    </message>
    <message>
        <source>not readable: %1</source>
        <translation>non leggibili: %1</translation>
    </message>
</context>
<context>
    <name>officina::PetsPage</name>
    <message>
        <source>photograph</source>
        <translation>fotografia</translation>
    </message>
    <message>
        <source>What flows through: the photograph, or the batch in training</source>
        <translation>Che cosa scorre nella rete: la fotografia o il batch in addestramento</translation>
    </message>
    <message>
        <source>layers of the network that answers the photograph</source>
        <translation>livelli della rete che risponde alla fotografia</translation>
    </message>
    <message>
        <source>Pets</source>
        <translation>Animali</translation>
    </message>
    <message>
        <source>looking through the photographs…</source>
        <translation>guardo le fotografie…</translation>
    </message>
    <message>
        <source>starter set</source>
        <translation>insieme di partenza</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>Negli appunti non c&apos;è nessuna immagine.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Spiega</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>Fotografie</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errori</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Perché</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Molte</translation>
    </message>
    <message>
        <source>explanation of the pets lab</source>
        <translation>spiegazione del laboratorio degli animali</translation>
    </message>
    <message>
        <source>Photographs (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm)</source>
        <translation>Fotografie (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.ppm *.pgm)</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors)</source>
        <translation>Pesi (*.pth *.pt *.safetensors)</translation>
    </message>
    <message>
        <source>pasted photograph</source>
        <translation>fotografia incollata</translation>
    </message>
    <message>
        <source>dropped photograph</source>
        <translation>fotografia trascinata</translation>
    </message>
    <message>
        <source>What was dropped is neither a picture nor a file of this computer.</source>
        <translation>Ciò che hai trascinato non è né un&apos;immagine né un file di questo computer.</translation>
    </message>
    <message>
        <source>Open photographs</source>
        <translation>Apri fotografie</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Apri dei pesi</translation>
    </message>
    <message>
        <source>Folder with one folder per class</source>
        <translation>Cartella con una cartella per classe</translation>
    </message>
    <message>
        <source>The photographs are being looked through. Evaluate when they are there.</source>
        <translation>Sto guardando le fotografie. Valuta quando ci sono.</translation>
    </message>
    <message>
        <source>These weights know %1 classes, the folder has %2: train on it first.</source>
        <translation>Questi pesi conoscono %1 classi, la cartella ne ha %2: prima addestra su di essa.</translation>
    </message>
    <message>
        <source>photographs</source>
        <translation>fotografie</translation>
    </message>
    <message>
        <source>My pictures</source>
        <translation>Le mie immagini</translation>
    </message>
    <message>
        <source>cats</source>
        <translation>gatti</translation>
    </message>
    <message>
        <source>dogs</source>
        <translation>cani</translation>
    </message>
    <message>
        <source>There are no weights yet that could answer.</source>
        <translation>Non ci sono ancora pesi che possano rispondere.</translation>
    </message>
</context>
<context>
    <name>officina::PetsRecipe</name>
    <message>
        <source>looking through the folder: %1 of %2</source>
        <translation>guardo la cartella: %1 di %2</translation>
    </message>
    <message>
        <source>looking through the folder…</source>
        <translation>guardo la cartella…</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>non ancora caricate</translation>
    </message>
    <message>
        <source>%1 photographs to learn from, %2 kept back</source>
        <translation>%1 fotografie per imparare, %2 tenute da parte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) cannot be used</source>
        <translation>
            <numerusform>%Ln file inutilizzabile</numerusform>
            <numerusform>%Ln file inutilizzabili</numerusform>
        </translation>
    </message>
    <message>
        <source>Rotation (degrees)</source>
        <translation>Rotazione (gradi)</translation>
    </message>
    <message>
        <source>Each time a photograph is seen it is turned by up to so much, either way. The network never sees the very same picture twice and cannot learn it by heart.</source>
        <translation>Ogni volta che viene vista, una fotografia è ruotata fino a tanto, da una parte o dall&apos;altra. La rete non vede mai due volte la stessa identica immagine e non può impararla a memoria.</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Specchiata</translation>
    </message>
    <message>
        <source>Every second time left and right change places: a cat stays a cat. For digits this would be wrong.</source>
        <translation>Una volta su due destra e sinistra si scambiano: un gatto resta un gatto. Con le cifre sarebbe sbagliato.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>0.25: between three quarters and five quarters of its size, so that animals near and far are known.</source>
        <translation>0,25: fra tre quarti e cinque quarti della sua grandezza, così che conosca animali vicini e lontani.</translation>
    </message>
    <message>
        <source>Shift (pixels)</source>
        <translation>Spostamento (pixel)</translation>
    </message>
    <message>
        <source>Moved by up to so many of the network&apos;s pixels, so that the place does not matter.</source>
        <translation>Spostata fino a tanti pixel della rete, così che il posto non conti.</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosità</translation>
    </message>
    <message>
        <source>0.3: up to 30 % darker or brighter, as if it were another hour of the day.</source>
        <translation>0,3: fino al 30 % più scura o più chiara, come a un&apos;altra ora del giorno.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contrasto</translation>
    </message>
    <message>
        <source>Flatter or harsher by up to this share, as other cameras draw.</source>
        <translation>Più piatta o più dura fino a questa quota, come disegnano altre macchine fotografiche.</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Saturazione</translation>
    </message>
    <message>
        <source>Paler or more colourful by up to this share, so that it looks at shapes rather than colours.</source>
        <translation>Più pallida o più colorata fino a questa quota, così che guardi le forme più che i colori.</translation>
    </message>
    <message>
        <source>Data augmentation</source>
        <translation>Data augmentation</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label smoothing</translation>
    </message>
    <message>
        <source>Asks for a little less than certainty, which keeps the network from being surer than it is right.</source>
        <translation>Chiede un po&apos; meno della certezza: la rete non diventa più sicura di quanto abbia ragione.</translation>
    </message>
    <message>
        <source>Averaged weights</source>
        <translation>Pesi mediati</translation>
    </message>
    <message>
        <source>Answers with a running mean of the weights (this is its decay; 0: none): calmer than the weights of the last step.</source>
        <translation>Risponde con una media mobile dei pesi (questo è il suo decadimento; 0: nessuna): più calma dei pesi dell&apos;ultimo passo.</translation>
    </message>
    <message>
        <source>Patience (epochs)</source>
        <translation>Pazienza (epoche)</translation>
    </message>
    <message>
        <source>Early stopping: ends the run after so many epochs without a lower validation loss. 0: never.</source>
        <translation>Early stopping: ferma l&apos;esecuzione dopo tante epoche senza una loss di validazione più bassa. 0: mai.</translation>
    </message>
    <message>
        <source>Kept back</source>
        <translation>Da parte</translation>
    </message>
    <message>
        <source>Share of the photographs that is never learned from, only asked: the notes keep 0.2.</source>
        <translation>Quota di fotografie da cui non si impara mai, si chiede soltanto: gli appunti tengono 0,2.</translation>
    </message>
    <message>
        <source>Same share of each class</source>
        <translation>Stessa quota per classe</translation>
    </message>
    <message>
        <source>Keeps back the same share of each class and leaves duplicates out. Off: at random over all, as the notes do.</source>
        <translation>Tiene da parte la stessa quota di ogni classe ed esclude i doppioni. Spento: a caso su tutte, come gli appunti.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisione</translation>
    </message>
    <message>
        <source>bfloat16 makes the products of convolutions with fewer digits: twice as fast on processors that have it, slow on others.</source>
        <translation>bfloat16 fa i prodotti delle convoluzioni con meno cifre: due volte più veloce sui processori che lo hanno, lento sugli altri.</translation>
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
        <source>A folder with one folder per class, or the class folders themselves. The starter set is drawn by this program: faces to watch the training at once, not animals.</source>
        <translation>Una cartella con una cartella per classe, o le cartelle di classe stesse. L&apos;insieme di partenza è disegnato da questo programma: musi per vedere subito l&apos;addestramento, non animali.</translation>
    </message>
    <message>
        <source>The notes&apos; network has two convolutions and a wide fully connected layer: 804,522 weights on 224×224 pixels. The tuned one has seven residual blocks with normalisation: 1,563,194 weights on 96×96 pixels.</source>
        <translation>La rete degli appunti ha due convoluzioni e un largo livello completamente connesso: 804.522 pesi su 224×224 pixel. Quella tuned ha sette blocchi residui con normalizzazione: 1.563.194 pesi su 96×96 pixel.</translation>
    </message>
    <message>
        <source>Get real photographs of cats and dogs</source>
        <translation>Prendi vere fotografie di gatti e cani</translation>
    </message>
</context>
<context>
    <name>officina::PhotoPanel</name>
    <message>
        <source>photograph</source>
        <translation>fotografia</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>occlusion</source>
        <translation>occlusione</translation>
    </message>
    <message>
        <source>Where the last maps speak for the answer. That is not a reason: hide the place and see whether the answer falls.</source>
        <translation>Dove le ultime mappe parlano a favore della risposta. Non è una ragione: copri quel posto e guarda se la risposta cala.</translation>
    </message>
    <message>
        <source>Blue: covering this place lowers the answer&apos;s probability. Orange: it raises it. At most %1.</source>
        <translation>Blu: coprire questo posto abbassa la probabilità della risposta. Arancione: la alza. Al massimo %1.</translation>
    </message>
    <message>
        <source>covering one place after the other…</source>
        <translation>copro un posto dopo l&apos;altro…</translation>
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
        <source>Neither: it has no idea (nearest is %1, %2)</source>
        <translation>Nessuno dei due: non ne ha idea (più vicino: %1, %2)</translation>
    </message>
    <message>
        <source>It says %1, %2</source>
        <translation>Dice %1, %2</translation>
    </message>
    <message>
        <source>Drop a photograph here, paste one, or click to open one.
It stays on this computer.</source>
        <translation>Trascina qui una fotografia, incollala, o fai clic per aprirne una.
Resta su questo computer.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Apri…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Incolla</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Un&apos;altra</translation>
    </message>
    <message>
        <source>what lies over the photograph</source>
        <translation>che cosa sta sopra la fotografia</translation>
    </message>
    <message>
        <source>probability of each class</source>
        <translation>probabilità di ogni classe</translation>
    </message>
    <message>
        <source>Any photograph of the set</source>
        <translation>Una fotografia qualsiasi dell&apos;insieme</translation>
    </message>
</context>
<context>
    <name>officina::PictureCollection</name>
    <message>
        <source>A class needs a name.</source>
        <translation>Una classe ha bisogno di un nome.</translation>
    </message>
    <message>
        <source>There is a class called “%1” already.</source>
        <translation>C&apos;è già una classe chiamata «%1».</translation>
    </message>
    <message>
        <source>At most %1 classes can be learned.</source>
        <translation>Si possono imparare al massimo %1 classi.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: is the disk full, or not writable?</source>
        <translation>La cartella %1 non si può creare: il disco è pieno, o non si può scrivere?</translation>
    </message>
    <message>
        <source>The folder %1 cannot be renamed.</source>
        <translation>La cartella %1 non si può rinominare.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be put into the trash.</source>
        <translation>La cartella %1 non si può mettere nel cestino.</translation>
    </message>
    <message>
        <source>The class %1 cannot be brought back.</source>
        <translation>La classe %1 non si può recuperare.</translation>
    </message>
    <message>
        <source>%1 cannot be put into the trash.</source>
        <translation>%1 non si può mettere nel cestino.</translation>
    </message>
    <message>
        <source>There is no class “%1” any more.</source>
        <translation>La classe «%1» non c&apos;è più.</translation>
    </message>
    <message>
        <source>%1 cannot be put into the class “%2”.</source>
        <translation>%1 non si può mettere nella classe «%2».</translation>
    </message>
    <message>
        <source>%1 cannot be copied: is the disk full, or not writable?</source>
        <translation>%1 non si può copiare: il disco è pieno, o non si può scrivere?</translation>
    </message>
    <message>
        <source>The picture cannot be written into %1: is the disk full, or not writable?</source>
        <translation>L&apos;immagine non si può scrivere in %1: il disco è pieno, o non si può scrivere?</translation>
    </message>
</context>
<context>
    <name>officina::SimilarStrip</name>
    <message>
        <source>distance %1</source>
        <translation>distanza %1</translation>
    </message>
    <message>
        <source>%1, %2: choose it</source>
        <translation>%1, %2: sceglila</translation>
    </message>
    <message>
        <source>Nothing has been looked for yet.</source>
        <translation>Non è stato ancora cercato niente.</translation>
    </message>
    <message>
        <source>Nearest in what the last layer but one says: the smaller the distance, the more alike to this network.</source>
        <translation>Le più vicine per ciò che dice il penultimo livello: minore la distanza, più simili sono per questa rete.</translation>
    </message>
    <message>
        <source>Most similar training pictures</source>
        <translation>Immagini di addestramento più simili</translation>
    </message>
</context>
<context>
    <name>officina::WhyPanel</name>
    <message>
        <source>mirrored</source>
        <translation>specchiata</translation>
    </message>
    <message>
        <source>brightness × %1</source>
        <translation>luminosità × %1</translation>
    </message>
    <message>
        <source>cropped to %1</source>
        <translation>ritagliata al %1</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>ruotata di %1°</translation>
    </message>
    <message>
        <source>without colour</source>
        <translation>senza colore</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Ask why</source>
        <translation>Chiedi perché</translation>
    </message>
    <message>
        <source>Changes the photograph in small ways and asks again; then compares what the last layer gets with what it gets of the training pictures (of at most %1)</source>
        <translation>Cambia di poco la fotografia e chiede di nuovo; poi confronta ciò che riceve l&apos;ultimo livello con ciò che riceve dalle immagini di addestramento (al massimo %1)</translation>
    </message>
</context>
</TS>
