<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT">
<context>
    <name>officina::CurvesPanel</name>
    <message>
        <source>linear</source>
        <translation>lineare</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>It begins to stop at epoch %1: from there to the end the loss falls by less than 1 %, to %2.</source>
        <translation>Inizia a fermarsi all&apos;epoca %1: da lì alla fine la loss scende di meno dell&apos;1 %, fino a %2.</translation>
    </message>
    <message>
        <source>The last loss is %1 and has no place on the chart.</source>
        <translation>L&apos;ultima loss è %1 e non trova posto sul grafico.</translation>
    </message>
    <message>
        <source>The curve has not settled: at the end it was still falling, at %1.</source>
        <translation>La curva non si è assestata: alla fine scendeva ancora, a %1.</translation>
    </message>
    <message>
        <source>Drag along the curve to see the line of any epoch.</source>
        <translation>Trascina lungo la curva per vedere la retta di un&apos;epoca qualsiasi.</translation>
    </message>
    <message>
        <source>The curve begins with the first epoch.</source>
        <translation>La curva comincia con la prima epoca.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Weight and bias, epoch by epoch</source>
        <translation>Peso e bias, epoca per epoca</translation>
    </message>
    <message>
        <source>Scale of the loss</source>
        <translation>Scala della loss</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoca</translation>
    </message>
    <message>
        <source>Loss of each epoch</source>
        <translation>Loss di ogni epoca</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>Weight after each epoch</source>
        <translation>Peso dopo ogni epoca</translation>
    </message>
    <message>
        <source>Bias after each epoch</source>
        <translation>Bias dopo ogni epoca</translation>
    </message>
</context>
<context>
    <name>officina::FitPanel</name>
    <message>
        <source>epoch %1</source>
        <translation>epoca %1</translation>
    </message>
    <message>
        <source>before training</source>
        <translation>prima dell&apos;addestramento</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>La retta</translation>
    </message>
    <message>
        <source>The pairs have changed since this line was trained: train again.</source>
        <translation>Le coppie sono cambiate da quando questa retta è stata addestrata: addestra di nuovo.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>Plot of the pairs and the line</source>
        <translation>Grafico delle coppie e della retta</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>coppie</translation>
    </message>
    <message>
        <source>best possible line</source>
        <translation>la miglior retta possibile</translation>
    </message>
    <message>
        <source>residuals</source>
        <translation>residui</translation>
    </message>
    <message>
        <source>Each vertical line is one error: from the pair to what the line says</source>
        <translation>Ogni segmento verticale è un errore: dalla coppia a ciò che dice la retta</translation>
    </message>
    <message>
        <source>best line</source>
        <translation>retta migliore</translation>
    </message>
    <message>
        <source>The least-squares line, computed by a formula instead of learned</source>
        <translation>La retta dei minimi quadrati, calcolata con una formula invece che appresa</translation>
    </message>
    <message>
        <source>to the latest</source>
        <translation>all&apos;ultima</translation>
    </message>
    <message numerus="yes">
        <source>after %Ln epoch(s)</source>
        <translation>
            <numerusform>dopo %Ln epoca</numerusform>
            <numerusform>dopo %Ln epoche</numerusform>
        </translation>
    </message>
    <message>
        <source>The line: %1</source>
        <translation>La retta: %1</translation>
    </message>
    <message>
        <source>x, the invented thermometer (click: predict)</source>
        <translation>x, il termometro inventato (clic: prevedi)</translation>
    </message>
    <message>
        <source>y (°C)</source>
        <translation>y (°C)</translation>
    </message>
</context>
<context>
    <name>officina::NeuronView</name>
    <message>
        <source>The neuron</source>
        <translation>Il neurone</translation>
    </message>
    <message>
        <source>Temperature to predict from</source>
        <translation>Temperatura da cui prevedere</translation>
    </message>
    <message>
        <source>The whole network: one weight and one bias. Blue lines carry a positive number, orange ones a negative.</source>
        <translation>Tutta la rete: un peso e un bias. Le linee blu portano un numero positivo, quelle arancioni uno negativo.</translation>
    </message>
</context>
<context>
    <name>officina::NumbersTab</name>
    <message>
        <source>The numbers are LibTorch&apos;s own, printed as Python prints them. A last digit or two may differ from the notes, whose author had another machine: the order in which a processor adds 14 numbers changes the rounding. Where the notes show no line, they printed none.</source>
        <translation>Sono i numeri di LibTorch, scritti come li stampa Python. Una o due ultime cifre possono differire dagli appunti, nati su un&apos;altra macchina: l&apos;ordine in cui un processore somma 14 numeri cambia gli arrotondamenti. Dove manca il valore, gli appunti non ne stampano nessuno.</translation>
    </message>
    <message>
        <source>This run is not the notes&apos; own: another recipe, or other pairs. Choose “as in the notes”, take the notes&apos; pairs and train, and the columns agree.</source>
        <translation>Questa esecuzione non è quella degli appunti: un&apos;altra ricetta, o altre coppie. Scegli «come negli appunti», riprendi le loro coppie e addestra: le colonne coincideranno.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>epoca</translation>
    </message>
    <message>
        <source>loss here</source>
        <translation>loss qui</translation>
    </message>
    <message>
        <source>loss in the notes</source>
        <translation>loss negli appunti</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>differenza</translation>
    </message>
    <message>
        <source>Losses here and in the notes</source>
        <translation>Le loss qui e negli appunti</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>Copia la tabella</translation>
    </message>
</context>
<context>
    <name>officina::PairsModel</name>
    <message>
        <source>A temperature is missing here.</source>
        <translation>Qui manca una temperatura.</translation>
    </message>
    <message>
        <source>“%1” is not a number: the cell keeps what it had.</source>
        <translation>«%1» non è un numero: la cella tiene quello che aveva.</translation>
    </message>
    <message>
        <source>%1 is too large: temperatures go from −1,000,000 to 1,000,000.</source>
        <translation>%1 è troppo grande: le temperature vanno da −1.000.000 a 1.000.000.</translation>
    </message>
    <message>
        <source>add…</source>
        <translation>aggiungi…</translation>
    </message>
    <message>
        <source>x: what the invented thermometer says</source>
        <translation>x: ciò che segna il termometro inventato</translation>
    </message>
    <message>
        <source>y: the real temperature</source>
        <translation>y: la temperatura reale</translation>
    </message>
    <message>
        <source>ŷ: what the line says at this x</source>
        <translation>ŷ: ciò che la retta dice per questo x</translation>
    </message>
    <message>
        <source>The error that is left: y − ŷ</source>
        <translation>L&apos;errore che resta: y − ŷ</translation>
    </message>
    <message>
        <source>The error squared: its mean over all pairs is the loss</source>
        <translation>L&apos;errore al quadrato: la sua media su tutte le coppie è la loss</translation>
    </message>
    <message>
        <source>Change x of pair %1</source>
        <translation>Cambia x della coppia %1</translation>
    </message>
    <message>
        <source>Change y of pair %1</source>
        <translation>Cambia y della coppia %1</translation>
    </message>
    <message>
        <source>Add a pair</source>
        <translation>Aggiungi una coppia</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln pair(s)</source>
        <translation>
            <numerusform>Elimina %Ln coppia</numerusform>
            <numerusform>Elimina %Ln coppie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::PairsPanel</name>
    <message>
        <source>The clipboard holds no text. Copy two columns of numbers first.</source>
        <translation>Negli appunti di sistema non c&apos;è testo. Copia prima due colonne di numeri.</translation>
    </message>
    <message>
        <source>The loss, term by term</source>
        <translation>La loss, termine per termine</translation>
    </message>
    <message>
        <source>The loss, term by term: %1</source>
        <translation>La loss, termine per termine: %1</translation>
    </message>
    <message>
        <source>Without pairs there is no error to measure: add one, or take the notes&apos; pairs.</source>
        <translation>Senza coppie non c&apos;è errore da misurare: aggiungine una, o riprendi quelle degli appunti.</translation>
    </message>
    <message>
        <source>Mean squared error: for each pair the real temperature less what the line says, squared; all added up and divided by how many there are. Squaring makes every error count as positive, and a large one far more than several small ones.</source>
        <translation>Errore quadratico medio: per ogni coppia la temperatura reale meno ciò che dice la retta, al quadrato; tutto sommato e diviso per quante sono. Il quadrato rende positivo ogni errore, e ne fa pesare uno grande molto più di tanti piccoli.</translation>
    </message>
    <message>
        <source>Select the pairs to delete first.</source>
        <translation>Prima seleziona le coppie da eliminare.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Apri %1</translation>
    </message>
    <message>
        <source>Open pairs</source>
        <translation>Apri coppie</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt);;All files (*)</source>
        <translation>Tabelle (*.csv *.tsv *.txt);;Tutti i file (*)</translation>
    </message>
    <message>
        <source>Export pairs</source>
        <translation>Esporta coppie</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Choose another folder.</source>
        <translation>Non è possibile scrivere %1 (%2). Scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>Back to the notes&apos; pairs</source>
        <translation>Torna alle coppie degli appunti</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Coppie</translation>
    </message>
    <message>
        <source>Pairs of temperatures</source>
        <translation>Coppie di temperature</translation>
    </message>
    <message>
        <source>The mean squared error written out</source>
        <translation>L&apos;errore quadratico medio per esteso</translation>
    </message>
    <message>
        <source>Add a pair</source>
        <translation>Aggiungi una coppia</translation>
    </message>
    <message>
        <source>Delete the selected pairs (Delete)</source>
        <translation>Elimina le coppie selezionate (Canc)</translation>
    </message>
    <message>
        <source>Paste two columns from a spreadsheet (Ctrl+V)</source>
        <translation>Incolla due colonne da un foglio di calcolo (Ctrl+V)</translation>
    </message>
    <message>
        <source>Open a CSV file (or drop it here)</source>
        <translation>Apri un file CSV (o trascinalo qui)</translation>
    </message>
    <message>
        <source>Copy the pairs as a table (Ctrl+C)</source>
        <translation>Copia le coppie come tabella (Ctrl+C)</translation>
    </message>
    <message>
        <source>Export the pairs as CSV…</source>
        <translation>Esporta le coppie in CSV…</translation>
    </message>
    <message>
        <source>Back to the notes&apos; 14 pairs</source>
        <translation>Torna alle 14 coppie degli appunti</translation>
    </message>
    <message>
        <source>Copy the sum with all its terms</source>
        <translation>Copia la somma con tutti i termini</translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln pair(s)</source>
        <translation>
            <numerusform>Incolla %Ln coppia</numerusform>
            <numerusform>Incolla %Ln coppie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::ThermometerPage</name>
    <message>
        <source>Choose a recipe</source>
        <translation>Scegli una ricetta</translation>
    </message>
    <message>
        <source>Change the recipe</source>
        <translation>Cambia la ricetta</translation>
    </message>
    <message>
        <source>With the learning rate %1 each step overshoots further than the one before.</source>
        <translation>Con il learning rate %1 ogni passo va oltre il minimo più del precedente.</translation>
    </message>
    <message>
        <source>With the inputs of these pairs the loss is so steep (curvature %1) that a learning rate above %2 overshoots further with every step; it was %3.</source>
        <translation>Con gli ingressi di queste coppie la loss è così ripida (curvatura %1) che un learning rate sopra %2 va a ogni passo più oltre il minimo; era %3.</translation>
    </message>
    <message>
        <source>Train with %1</source>
        <translation>Addestra con %1</translation>
    </message>
    <message>
        <source>Thermometer</source>
        <translation>Termometro</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabelle (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Save weights</source>
        <translation>Salva pesi</translation>
    </message>
    <message>
        <source>Weights (*.pth *.safetensors)</source>
        <translation>Pesi (*.pth *.safetensors)</translation>
    </message>
    <message>
        <source>Weights saved in %1.</source>
        <translation>Pesi salvati in %1.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Coppie</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Spiega</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numeri</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Spiegazione</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocità</translation>
    </message>
    <message>
        <source>Speed: epochs a second</source>
        <translation>Velocità: epoche al secondo</translation>
    </message>
    <message>
        <source>Slow motion: this network is so small that at full speed the eye sees nothing</source>
        <translation>Al rallentatore: questa rete è così piccola che a piena velocità l&apos;occhio non vede nulla</translation>
    </message>
    <message>
        <source>%1 epochs/s</source>
        <translation>%1 epoche/s</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>al massimo</translation>
    </message>
    <message numerus="yes">
        <source>After %Ln epoch(s) the loss was too large for a number.</source>
        <translation>
            <numerusform>Dopo %Ln epoca la loss era troppo grande per un numero.</numerusform>
            <numerusform>Dopo %Ln epoche la loss era troppo grande per un numero.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) of temperatures</source>
        <translation>
            <numerusform>%Ln coppia di temperature</numerusform>
            <numerusform>%Ln coppie di temperature</numerusform>
        </translation>
    </message>
    <message>
        <source>Save weight and bias as a PyTorch file…</source>
        <translation>Salva peso e bias in un file PyTorch…</translation>
    </message>
</context>
<context>
    <name>officina::ThermometerRecipePanel</name>
    <message>
        <source>as in the notes</source>
        <translation>come negli appunti</translation>
    </message>
    <message>
        <source>tuned</source>
        <translation>messa a punto</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Ottimizzatore</translation>
    </message>
    <message>
        <source>How a step is made from the gradient. SGD goes straight down the slope, so the slopes of weight and bias, here thousands to one, dictate its rate. Momentum keeps some of the last step&apos;s speed. RMSProp and Adam measure each slope and scale it away: one rate fits both numbers.</source>
        <translation>Come dal gradiente nasce un passo. SGD scende dritto lungo la pendenza, perciò le pendenze di peso e bias, qui migliaia a uno, ne dettano la misura. Momentum conserva parte della velocità del passo precedente. RMSProp e Adam misurano ogni pendenza e la compensano: un solo learning rate va bene per entrambi i numeri.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Learning rate</translation>
    </message>
    <message>
        <source>The length of each step. Too small: the line hardly moves. Too large: every step jumps over the minimum, further each time. It can be changed while training.</source>
        <translation>La lunghezza di ogni passo. Troppo piccolo: la retta si muove appena. Troppo grande: ogni passo scavalca il minimo, sempre più lontano. Si può cambiare durante l&apos;addestramento.</translation>
    </message>
    <message>
        <source>With these pairs and this optimiser it must stay below %1.</source>
        <translation>Con queste coppie e questo ottimizzatore deve restare sotto %1.</translation>
    </message>
    <message>
        <source>How much of the last step is carried into the next: 0 is plain SGD, 0.9 adds up about ten steps.</source>
        <translation>Quanto dell&apos;ultimo passo prosegue nel successivo: 0 è SGD puro, 0,9 somma circa dieci passi.</translation>
    </message>
    <message>
        <source>Fixed keeps the learning rate as it is. Cosine lets it sink to nothing by the last epoch: bold steps first, fine ones at the end. One cycle rises first and then sinks.</source>
        <translation>Fisso lascia il learning rate com&apos;è. Coseno lo fa scendere a zero entro l&apos;ultima epoca: passi lunghi all&apos;inizio, fini alla fine. Un ciclo prima sale e poi scende.</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fisso</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>coseno</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>un ciclo</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>How often all pairs are gone through. Each epoch is one step here, because the whole table is one batch. More epochs than it takes to settle change nothing.</source>
        <translation>Quante volte si ripassano tutte le coppie. Qui ogni epoca è un passo solo, perché l&apos;intera tabella è un batch. Oltre le epoche che servono ad assestarsi non cambia più nulla.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>From which random weight and bias the line starts. The same seed gives the same numbers to the last digit; another one starts elsewhere and must end in the same place.</source>
        <translation>Da quali peso e bias casuali parte la retta. Lo stesso seed dà gli stessi numeri fino all&apos;ultima cifra; un altro parte altrove e deve finire nello stesso posto.</translation>
    </message>
    <message>
        <source>This belongs to the run from its start: stop it to change this.</source>
        <translation>Appartiene all&apos;esecuzione fin dall&apos;inizio: fermala per cambiarlo.</translation>
    </message>
    <message>
        <source>Not trained yet.</source>
        <translation>Non ancora addestrata.</translation>
    </message>
    <message>
        <source>With this learning rate it will not converge: above %1 every step overshoots on these pairs.</source>
        <translation>Con questo learning rate non convergerà: con queste coppie, sopra %1 ogni passo va oltre il minimo.</translation>
    </message>
    <message>
        <source>The line on the plot is the random one it starts from.</source>
        <translation>La retta sul grafico è quella casuale da cui parte.</translation>
    </message>
    <message>
        <source>It is learning well.</source>
        <translation>Sta imparando bene.</translation>
    </message>
    <message>
        <source>The loss still falls: it is %1, and no straight line gets below %2.</source>
        <translation>La loss scende ancora: vale %1, e nessuna retta scende sotto %2.</translation>
    </message>
    <message>
        <source>It has arrived.</source>
        <translation>È arrivata.</translation>
    </message>
    <message>
        <source>The loss stands at %1; the best of all straight lines has %2. More epochs change nothing.</source>
        <translation>La loss è ferma a %1; la migliore di tutte le rette ha %2. Altre epoche non cambiano nulla.</translation>
    </message>
    <message>
        <source>It is too slow.</source>
        <translation>È troppo lenta.</translation>
    </message>
    <message>
        <source>The loss hardly falls any more at %1, though %2 could be reached: raise the learning rate, or take Adam, which scales its steps.</source>
        <translation>La loss non scende quasi più, a %1, eppure si può arrivare a %2: alza il learning rate, o prendi Adam, che regola i suoi passi.</translation>
    </message>
    <message>
        <source>It is unstable.</source>
        <translation>È instabile.</translation>
    </message>
    <message>
        <source>Each step overshoots the minimum further than the last: on these pairs the learning rate must stay below %1.</source>
        <translation>Ogni passo va oltre il minimo più del precedente: con queste coppie il learning rate deve restare sotto %1.</translation>
    </message>
    <message>
        <source>The loss grows instead of falling: lower the learning rate.</source>
        <translation>La loss cresce invece di scendere: abbassa il learning rate.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Ricetta</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnosi</translation>
    </message>
    <message>
        <source>Named recipe</source>
        <translation>Ricetta di partenza</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Schedule</translation>
    </message>
</context>
</TS>
