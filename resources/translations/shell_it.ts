<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>QShortcut</name>
    <message>
        <source>Space</source>
        <translation>Spazio</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Freccia destra</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Freccia sinistra</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Freccia su</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Freccia giù</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maiusc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Canc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inizio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fine</translation>
    </message>
</context>
<context>
    <name>labs</name>
    <message>
        <source>Thermometer</source>
        <translation>Termometro</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Cifre</translation>
    </message>
    <message>
        <source>Pets</source>
        <translation>Animali</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Frasi</translation>
    </message>
</context>
<context>
    <name>officina::AboutPage</name>
    <message>
        <source>Copied</source>
        <translation>Copiato</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Linear algebra</source>
        <translation>Algebra lineare</translation>
    </message>
    <message>
        <source>Memory allocator</source>
        <translation>Allocatore di memoria</translation>
    </message>
    <message>
        <source>Instruction set</source>
        <translation>Istruzioni del processore</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>%1 of %2 cores</source>
        <translation>%1 su %2 core</translation>
    </message>
    <message>
        <source>A workshop in which a person learns deep learning by training real networks and taking them apart. Everything is computed here; nothing is ever sent anywhere.</source>
        <translation>Un&apos;officina in cui si impara il deep learning addestrando reti vere e smontandole. Tutto si calcola qui; niente viene mai mandato altrove.</translation>
    </message>
    <message>
        <source>What runs here</source>
        <translation>Che cosa gira qui</translation>
    </message>
    <message>
        <source>Copy what runs here</source>
        <translation>Copia che cosa gira qui</translation>
    </message>
    <message>
        <source>Which numbers are exact</source>
        <translation>Quali numeri sono esatti</translation>
    </message>
    <message>
        <source>&lt;p&gt;On the processor, with one thread, a run of the recipe “as in the notes” gives the numbers of the same Python program with the same PyTorch to the last bit: first weights, order of the data, every loss.&lt;/p&gt;&lt;p&gt;They may differ in the last digits with more threads, on a graphics card, with another version of PyTorch or another library for linear algebra, because sums are then added in another order. After thousands of steps such a difference can grow. A time is never exact: it depends on what else this computer does.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Sul processore, con un solo thread, la ricetta «come negli appunti» dà i numeri dello stesso programma Python con lo stesso PyTorch fino all&apos;ultimo bit: pesi iniziali, ordine dei dati, ogni loss.&lt;/p&gt;&lt;p&gt;Le ultime cifre possono cambiare con più thread, su una scheda grafica, con un&apos;altra versione di PyTorch o un&apos;altra libreria di algebra lineare, perché le somme vengono fatte in un altro ordine. Dopo migliaia di passi la differenza può crescere. Un tempo non è mai esatto: dipende da che cos&apos;altro sta facendo questo computer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What a picture does not prove</source>
        <translation>Che cosa un&apos;immagine non dimostra</translation>
    </message>
    <message>
        <source>&lt;p&gt;A feature map shows where a filter answered, not what it “looks for”. Colours are scaled to the values on the screen: read the legend before comparing two pictures.&lt;/p&gt;&lt;p&gt;Attention is not an explanation, and a heat map over a photograph can look convincing for a network that has learned nothing. A probability of 99 % is what the network says, not how often it is right.&lt;/p&gt;&lt;p&gt;One seed is one throw of the dice. Between two recipes, a difference smaller than that between two seeds means nothing.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Una feature map mostra dove un filtro ha risposto, non che cosa «cerca». I colori sono in scala con i valori sullo schermo: leggi la legenda prima di confrontare due immagini.&lt;/p&gt;&lt;p&gt;L&apos;attenzione non è una spiegazione, e una mappa di calore su una fotografia può sembrare convincente anche per una rete che non ha imparato nulla. Una probabilità del 99 % è quello che la rete dice, non quante volte ha ragione.&lt;/p&gt;&lt;p&gt;Un seed è un lancio di dadi. Tra due ricette, una differenza più piccola di quella tra due seed non significa nulla.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What the built-in digits network has seen</source>
        <translation>Che cosa ha visto la rete di cifre inclusa</translation>
    </message>
    <message>
        <source>&lt;p&gt;Its weights were trained on the 60,000 digits of MNIST, written in the United States around 1990, and on 12,000 that this program drew. It has not seen other alphabets, letters or two digits at once, and it must still answer with one of ten classes.&lt;/p&gt;</source>
        <translation>&lt;p&gt;I suoi pesi sono stati addestrati sulle 60.000 cifre di MNIST, scritte negli Stati Uniti intorno al 1990, e su 12.000 disegnate da questo programma. Non ha mai visto altri alfabeti, lettere o due cifre insieme, eppure deve sempre rispondere con una di dieci classi.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licenze</translation>
    </message>
    <message>
        <source>&lt;p&gt;Officina is free software under the GNU General Public License, version 3 or later, because Qt Charts is.&lt;/p&gt;&lt;p&gt;It stands on Qt (LGPL and GPL), PyTorch&apos;s LibTorch (BSD), OpenCV (Apache 2), OpenBLAS (BSD), libcurl (curl), zlib, nlohmann/json and CLI11 (MIT and BSD), gperftools (BSD) and the typeface Inter (OFL).&lt;/p&gt;&lt;p&gt;MNIST was made by Yann LeCun, Corinna Cortes and Christopher Burges from the collections of NIST.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Officina è software libero con licenza GNU General Public License, versione 3 o successiva, come Qt Charts.&lt;/p&gt;&lt;p&gt;Si regge su Qt (LGPL e GPL), LibTorch di PyTorch (BSD), OpenCV (Apache 2), OpenBLAS (BSD), libcurl (curl), zlib, nlohmann/json e CLI11 (MIT e BSD), gperftools (BSD) e il carattere Inter (OFL).&lt;/p&gt;&lt;p&gt;MNIST è opera di Yann LeCun, Corinna Cortes e Christopher Burges, dalle raccolte del NIST.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Officina</source>
        <translation>Informazioni su Officina</translation>
    </message>
</context>
<context>
    <name>officina::Commands</name>
    <message>
        <source>Training</source>
        <translation>Addestramento</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>Modifiche</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagine</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Finestra</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifica</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Vai a</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aiuto</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Apri un file…</translation>
    </message>
    <message>
        <source>Paste a picture or data</source>
        <translation>Incolla un&apos;immagine o dei dati</translation>
    </message>
    <message>
        <source>Save a picture of the page…</source>
        <translation>Salva un&apos;immagine della pagina…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Esci</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Train, pause or resume</source>
        <translation>Addestra, metti in pausa o riprendi</translation>
    </message>
    <message>
        <source>One batch more</source>
        <translation>Ancora un batch</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Ferma l&apos;addestramento</translation>
    </message>
    <message>
        <source>Show or hide the names of the pages</source>
        <translation>Mostra o nascondi i nomi delle pagine</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Schermo intero</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Scorciatoie da tastiera</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Apri il menu</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Come il desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>One batch back</source>
        <translation>Un batch indietro</translation>
    </message>
</context>
<context>
    <name>officina::DataPage</name>
    <message>
        <source>A folder with IDX files</source>
        <translation>Una cartella con file IDX</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Leggo %1…</translation>
    </message>
    <message>
        <source>%1 digits to learn from and %2 to test on. The digits lab uses them from now on.</source>
        <translation>%1 cifre per imparare e %2 per la prova. Da adesso il laboratorio delle cifre usa queste.</translation>
    </message>
    <message>
        <source>Open the lab</source>
        <translation>Apri il laboratorio</translation>
    </message>
    <message>
        <source>The digits lab uses this set from now on.</source>
        <translation>Da adesso il laboratorio delle cifre usa questi dati.</translation>
    </message>
    <message>
        <source>What the networks learn from. The labs work at once with what ships; real collections come from their makers&apos; mirrors, only when you ask, and nothing of yours goes the other way.</source>
        <translation>Ciò da cui le reti imparano. I laboratori funzionano subito con quello che è incluso; le raccolte vere arrivano dai siti di chi le ha fatte, solo quando lo chiedi, e niente di tuo fa la strada inversa.</translation>
    </message>
    <message>
        <source>Starter digits</source>
        <translation>Cifre di partenza</translation>
    </message>
    <message>
        <source>12,000 digits to learn from and 2,000 to test on, which the program draws itself from a model of how a hand writes: always there, no download. %1</source>
        <translation>12.000 cifre per imparare e 2.000 per la prova, che il programma disegna da sé con un modello di come scrive una mano: sempre pronte, senza scaricare nulla. %1</translation>
    </message>
    <message>
        <source>In use in the digits lab.</source>
        <translation>In uso nel laboratorio delle cifre.</translation>
    </message>
    <message>
        <source>Use in the digits lab</source>
        <translation>Usa nel laboratorio delle cifre</translation>
    </message>
    <message>
        <source>Your own digits</source>
        <translation>Le tue cifre</translation>
    </message>
    <message>
        <source>A folder with the four IDX files of MNIST&apos;s form, plain or gzipped: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte. It can also be dropped anywhere on this page.</source>
        <translation>Una cartella con i quattro file IDX nella forma di MNIST, anche compressi con gzip: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte. Puoi anche trascinarla in qualunque punto di questa pagina.</translation>
    </message>
    <message>
        <source>In use in the digits lab: %1</source>
        <translation>In uso nel laboratorio delle cifre: %1</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>Apri una cartella…</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
</context>
<context>
    <name>officina::DrawerFold</name>
    <message>
        <source>Unfold the drawer</source>
        <translation>Apri il cassetto</translation>
    </message>
    <message>
        <source>Fold the drawer</source>
        <translation>Chiudi il cassetto</translation>
    </message>
    <message>
        <source>Show the lab again</source>
        <translation>Mostra di nuovo il laboratorio</translation>
    </message>
    <message>
        <source>Give the drawer the whole page</source>
        <translation>Dai al cassetto tutta la pagina</translation>
    </message>
</context>
<context>
    <name>officina::LabPage</name>
    <message>
        <source>This run has kept no network yet.</source>
        <translation>Questa esecuzione non ha ancora conservato una rete.</translation>
    </message>
    <message>
        <source>the recipe of a run</source>
        <translation>la ricetta di un’esecuzione</translation>
    </message>
    <message>
        <source>Train without keeping the run</source>
        <translation>Addestra senza conservare l’esecuzione</translation>
    </message>
    <message>
        <source>explanations and tools</source>
        <translation>spiegazioni e strumenti</translation>
    </message>
</context>
<context>
    <name>officina::MainWindow</name>
    <message>
        <source>“%1” is not there any more.</source>
        <translation>«%1» non c&apos;è più.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Folders with IDX files are opened on the Data page.</source>
        <translation>«%1» è una cartella. Le cartelle con file IDX si aprono nella pagina Dati.</translation>
    </message>
    <message>
        <source>Open it there</source>
        <translation>Aprila lì</translation>
    </message>
    <message>
        <source>This page opens no files. Drop it on a lab.</source>
        <translation>Questa pagina non apre file. Trascinalo in un laboratorio.</translation>
    </message>
    <message>
        <source>“%1” is not a file that this page opens. It takes: %2.</source>
        <translation>«%1» non è un file che questa pagina apre. Accetta: %2.</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>Apri un file</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that this page can use.</source>
        <translation>Negli appunti di sistema non c&apos;è nulla che questa pagina possa usare.</translation>
    </message>
    <message>
        <source>Save a picture of the page</source>
        <translation>Salva un&apos;immagine della pagina</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Immagini (*.png)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Salvata come %1.</translation>
    </message>
    <message>
        <source>The picture could not be saved as %1: %2.</source>
        <translation>Non è stato possibile salvare l&apos;immagine come %1: %2.</translation>
    </message>
</context>
<context>
    <name>officina::Navigation</name>
    <message>
        <source>Labs</source>
        <translation>Laboratori</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>Show the names (Ctrl+B)</source>
        <translation>Mostra i nomi (Ctrl+B)</translation>
    </message>
    <message>
        <source>Show icons only (Ctrl+B)</source>
        <translation>Mostra solo le icone (Ctrl+B)</translation>
    </message>
</context>
<context>
    <name>officina::RunComparison</name>
    <message>
        <source>loss by step</source>
        <translation>loss per passo</translation>
    </message>
    <message>
        <source>loss by epoch</source>
        <translation>loss per epoca</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>accuratezza</translation>
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
        <source>%1, test</source>
        <translation>%1, test</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>passi</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>epoche</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>There is no accuracy: these runs answer with numbers, or no epoch has ended.</source>
        <translation>Non c’è un’accuratezza: queste esecuzioni rispondono con numeri, o nessuna epoca è ancora finita.</translation>
    </message>
    <message>
        <source>There is nothing to draw yet.</source>
        <translation>Non c’è ancora niente da disegnare.</translation>
    </message>
    <message numerus="yes">
        <source>Each point is the mean of up to %n steps.</source>
        <translation>
            <numerusform>Ogni punto è la media di %n passo.</numerusform>
            <numerusform>Ogni punto è la media di al più %n passi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Solid: while training. Dashed: on the test data after each epoch.</source>
        <translation>Continua: durante l’addestramento. Tratteggiata: sui dati di test dopo ogni epoca.</translation>
    </message>
    <message>
        <source>The first %1 of the %2 chosen runs are drawn.</source>
        <translation>Sono disegnate le prime %1 delle %2 esecuzioni scelte.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Curve</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Salva immagine…</translation>
    </message>
    <message>
        <source>Curves of the chosen runs</source>
        <translation>Curve delle esecuzioni scelte</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>Che cosa mostrano le curve</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>Scala della loss</translation>
    </message>
    <message>
        <source>Differences of the recipes</source>
        <translation>Differenze fra le ricette</translation>
    </message>
    <message>
        <source>Changed in its recipe</source>
        <translation>Che cosa è cambiato nella ricetta</translation>
    </message>
    <message>
        <source>Nothing: the recipe is as it came.</source>
        <translation>Niente: la ricetta è com’era in partenza.</translation>
    </message>
    <message>
        <source>None: the recipes are the same.</source>
        <translation>Nessuna: le ricette sono uguali.</translation>
    </message>
</context>
<context>
    <name>officina::RunsPage</name>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>«%1» è nel cestino.</translation>
    </message>
    <message>
        <source>“%1” could not be moved to the trash.</source>
        <translation>Non è stato possibile spostare «%1» nel cestino.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Esecuzioni</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Apri la cartella</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Rinomina</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Sposta nel cestino</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note of the chosen run</source>
        <translation>Nota dell&apos;esecuzione scelta</translation>
    </message>
    <message>
        <source>What you want to remember of this run</source>
        <translation>Che cosa vuoi ricordare di questa esecuzione</translation>
    </message>
    <message>
        <source>Export the numbers</source>
        <translation>Esporta i numeri</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Salva immagine</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Immagini (*.png *.svg)</translation>
    </message>
    <message>
        <source>%1 could not be put back from the trash.</source>
        <translation>Non è stato possibile riprendere %1 dal cestino.</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are in the trash.</source>
        <translation>
            <numerusform>%n esecuzione è nel cestino.</numerusform>
            <numerusform>%n esecuzioni sono nel cestino.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Rimetti a posto</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Salvato come %1.</translation>
    </message>
    <message>
        <source>%1 cannot be written. Choose another folder.</source>
        <translation>%1 non si può scrivere. Scegli un’altra cartella.</translation>
    </message>
    <message>
        <source>Each run is a folder with its recipe, its numbers and its weights. A run that was cut short can be continued, and ends with the same weights as an unbroken one. Choose several to compare them.</source>
        <translation>Ogni esecuzione è una cartella con la sua ricetta, i suoi numeri e i suoi pesi. Un’esecuzione interrotta si può continuare, e finisce con gli stessi pesi di una mai interrotta. Scegline più d’una per confrontarle.</translation>
    </message>
    <message>
        <source>No run has been kept yet. Every training that you begin in a lab is written into %1 and appears here; so does one that the command line writes there.</source>
        <translation>Non c’è ancora nessuna esecuzione. Ogni addestramento che cominci in un laboratorio viene scritto in %1 e compare qui; così anche quelli che la riga di comando scrive lì.</translation>
    </message>
    <message>
        <source>Open in its lab</source>
        <translation>Apri nel laboratorio</translation>
    </message>
    <message>
        <source>The network of the newest checkpoint, to look into and to draw for</source>
        <translation>La rete dell’ultimo punto di ripresa, da guardare dentro e da mettere alla prova</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Riprendi</translation>
    </message>
    <message>
        <source>Go on with the run in its lab, from its newest checkpoint</source>
        <translation>Continua l’esecuzione nel suo laboratorio, dall’ultimo punto di ripresa</translation>
    </message>
    <message>
        <source>Export numbers…</source>
        <translation>Esporta i numeri…</translation>
    </message>
</context>
<context>
    <name>officina::RunsTree</name>
    <message>
        <source>running</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>finita</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>fermata</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>non riuscita</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>interrotta</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>danneggiata</translation>
    </message>
    <message>
        <source>as in the notes</source>
        <translation>come negli appunti</translation>
    </message>
    <message>
        <source>tuned</source>
        <translation>messa a punto</translation>
    </message>
    <message>
        <source>overfit on purpose</source>
        <translation>overfitting di proposito</translation>
    </message>
    <message>
        <source>Began from %1 after %2 steps</source>
        <translation>Cominciata da %1 dopo %2 passi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Laboratorio</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Accuratezza sul test</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Esecuzioni</translation>
    </message>
</context>
<context>
    <name>officina::SetCard</name>
    <message>
        <source>Downloaded and checked.</source>
        <translation>Scaricato e verificato.</translation>
    </message>
    <message>
        <source>Every file is exactly what its makers published.</source>
        <translation>Ogni file è esattamente quello pubblicato dai suoi autori.</translation>
    </message>
    <message>
        <source>Not as published: %1. Delete it in the folder and download again.</source>
        <translation>Diverso da quello pubblicato: %1. Cancellalo dalla cartella e scarica di nuovo.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 di %2</translation>
    </message>
    <message>
        <source>unknown size</source>
        <translation>dimensione ignota</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>restano %1</translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation>licenza %1</translation>
    </message>
    <message>
        <source>Checking every byte…</source>
        <translation>Controllo ogni byte…</translation>
    </message>
    <message>
        <source>On this computer, in use in the digits lab</source>
        <translation>Su questo computer, in uso nel laboratorio delle cifre</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Su questo computer</translation>
    </message>
    <message>
        <source>%1 of %2 are here; the download goes on from there</source>
        <translation>%1 di %2 sono già qui; lo scaricamento riprende da lì</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Non è su questo computer</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Mi collego…</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Avanzamento dello scaricamento</translation>
    </message>
    <message>
        <source>Continue the download</source>
        <translation>Riprendi lo scaricamento</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Scarica</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Use in the digits lab</source>
        <translation>Usa nel laboratorio delle cifre</translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation>Verifica i file</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Apri la cartella</translation>
    </message>
    <message>
        <source>Unpacking:</source>
        <translation>Spacchetto:</translation>
    </message>
    <message>
        <source>Use in the pets lab</source>
        <translation>Usa nel laboratorio degli animali</translation>
    </message>
</context>
<context>
    <name>officina::SettingsPage</name>
    <message>
        <source>As the system</source>
        <translation>Come il sistema</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Come il desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Chiaro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Scuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Changes at once. Numbers and dates follow: 0,5 in Italian, 0.5 in English.</source>
        <translation>Cambia subito. Numeri e date la seguono: 0,5 in italiano, 0.5 in inglese.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Signed values keep their colours in both: orange below zero, blue above.</source>
        <translation>I valori con segno hanno gli stessi colori in entrambi: arancione sotto zero, blu sopra.</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Dimensione del testo</translation>
    </message>
    <message>
        <source>Everything grows with it, for a projector or tired eyes.</source>
        <translation>Tutto cresce con lui: per un proiettore o per occhi stanchi.</translation>
    </message>
    <message>
        <source>Threads for a new run</source>
        <translation>Thread per una nuova esecuzione</translation>
    </message>
    <message>
        <source>Everything takes effect at once and is remembered.</source>
        <translation>Tutto ha effetto subito e viene ricordato.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Finestra</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Addestramento</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Each recipe says how many it uses; a number here takes the place of all of them. With one thread every number is the one that PyTorch gives. More threads add sums in another order: large batches go faster, small ones slower, and the last digits differ.</source>
        <translation>Ogni ricetta dice quanti ne usa; un numero qui prende il posto di tutti. Con un solo thread ogni numero è quello che dà PyTorch. Con più thread le somme si fanno in un altro ordine: i batch grandi vanno più veloci, quelli piccoli più lenti, e le ultime cifre cambiano.</translation>
    </message>
    <message>
        <source>as the recipe says</source>
        <translation>come dice la ricetta</translation>
    </message>
</context>
<context>
    <name>officina::ShortcutsPage</name>
    <message>
        <source>They work wherever you are, except that a text field keeps the space bar and the arrows for itself. Tab and Shift+Tab go through everything else; F1 comes back.</source>
        <translation>Funzionano ovunque ti trovi, tranne che un campo di testo tiene per sé la barra spaziatrice e le frecce. Tab e Maiusc+Tab passano per tutto il resto; F1 torna indietro.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Scorciatoie da tastiera</translation>
    </message>
</context>
<context>
    <name>officina::StatusLine</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n thread</numerusform>
        </translation>
    </message>
    <message>
        <source>exact as PyTorch</source>
        <translation>esatto come PyTorch</translation>
    </message>
    <message>
        <source>last digits may differ from PyTorch</source>
        <translation>le ultime cifre possono differire da PyTorch</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>Tutto resta su questo computer</translation>
    </message>
    <message>
        <source>F1 shortcuts</source>
        <translation>F1 scorciatoie</translation>
    </message>
    <message>
        <source>Show all keyboard shortcuts</source>
        <translation>Mostra tutte le scorciatoie da tastiera</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Esecuzioni</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Informazioni</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Scorciatoie da tastiera</translation>
    </message>
</context>
<context>
    <name>recipe words</name>
    <message>
        <source>Lab</source>
        <translation>Laboratorio</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seme</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Grandezza del batch</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Ottimizzatore</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Alpha (RMSProp)</source>
        <translation>Alfa (RMSProp)</translation>
    </message>
    <message>
        <source>Beta 1 (Adam)</source>
        <translation>Beta 1 (Adam)</translation>
    </message>
    <message>
        <source>Beta 2 (Adam)</source>
        <translation>Beta 2 (Adam)</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight decay</translation>
    </message>
    <message>
        <source>Schedule of the learning rate</source>
        <translation>Andamento del learning rate</translation>
    </message>
    <message>
        <source>Random rotation (degrees)</source>
        <translation>Rotazione casuale (gradi)</translation>
    </message>
    <message>
        <source>Random zoom</source>
        <translation>Zoom casuale</translation>
    </message>
    <message>
        <source>Random shift (pixels)</source>
        <translation>Spostamento casuale (pixel)</translation>
    </message>
    <message>
        <source>Random shear</source>
        <translation>Inclinazione casuale</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label smoothing</translation>
    </message>
    <message>
        <source>Averaged weights (decay)</source>
        <translation>Media dei pesi (decadimento)</translation>
    </message>
    <message>
        <source>Samples to learn from (0: all)</source>
        <translation>Campioni da cui imparare (0: tutti)</translation>
    </message>
    <message>
        <source>Balanced classes</source>
        <translation>Classi bilanciate</translation>
    </message>
    <message>
        <source>Edited samples</source>
        <translation>Campioni modificati</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Thread</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sì</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>starter set</source>
        <translation>insieme di partenza</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>Random mirroring</source>
        <translation>Specchiatura casuale</translation>
    </message>
    <message>
        <source>Random brightness</source>
        <translation>Luminosità casuale</translation>
    </message>
    <message>
        <source>Random contrast</source>
        <translation>Contrasto casuale</translation>
    </message>
    <message>
        <source>Random saturation</source>
        <translation>Saturazione casuale</translation>
    </message>
    <message>
        <source>Share kept for validation</source>
        <translation>Quota tenuta per la validazione</translation>
    </message>
    <message>
        <source>The same share of each class</source>
        <translation>La stessa quota per ogni classe</translation>
    </message>
    <message>
        <source>Patience (epochs)</source>
        <translation>Pazienza (epoche)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisione</translation>
    </message>
</context>
</TS>
