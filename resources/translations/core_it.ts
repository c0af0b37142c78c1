<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>core</name>
    <message>
        <source>There is no lab called &quot;%1&quot; that answers.</source>
        <translation>Non c&apos;è nessun laboratorio che risponda con il nome «%1».</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>Scegli uno di questi: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a temperature.</source>
        <translation>«%1» non è una temperatura.</translation>
    </message>
    <message>
        <source>Give a number between -1,000,000 and 1,000,000, such as 70.</source>
        <translation>Dai un numero tra -1.000.000 e 1.000.000, per esempio 70.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size.</source>
        <translation>«%1» non è una dimensione.</translation>
    </message>
    <message>
        <source>Write it as WIDTHxHEIGHT, such as 1440x900.</source>
        <translation>Scrivila come LARGHEZZAxALTEZZA, per esempio 1440x900.</translation>
    </message>
    <message>
        <source>render needs a page and --out FILE.png.</source>
        <translation>render ha bisogno di una pagina e di --out FILE.png.</translation>
    </message>
    <message>
        <source>officina render --list names the pages.</source>
        <translation>officina render --list elenca le pagine.</translation>
    </message>
    <message>
        <source>The catalogue has no data set called &quot;%1&quot;.</source>
        <translation>Nel catalogo non c&apos;è nessun insieme di dati di nome «%1».</translation>
    </message>
    <message>
        <source>There is no page called &quot;%1&quot;.</source>
        <translation>Non c&apos;è nessuna pagina di nome «%1».</translation>
    </message>
    <message>
        <source>A window of %1x%2 pixels cannot be drawn.</source>
        <translation>Una finestra di %1x%2 pixel non si può disegnare.</translation>
    </message>
    <message>
        <source>Choose a size from 640x480 to 8192x8192.</source>
        <translation>Scegli una dimensione da 640x480 a 8192x8192.</translation>
    </message>
    <message>
        <source>The window does not speak &quot;%1&quot;.</source>
        <translation>La finestra non parla «%1».</translation>
    </message>
    <message>
        <source>Choose it or en.</source>
        <translation>Scegli it o en.</translation>
    </message>
    <message>
        <source>There is no theme called &quot;%1&quot;.</source>
        <translation>Non c&apos;è nessun tema di nome «%1».</translation>
    </message>
    <message>
        <source>Choose light or dark.</source>
        <translation>Scegli light (chiaro) o dark (scuro).</translation>
    </message>
    <message>
        <source>Cannot write the picture %1: %2.</source>
        <translation>L&apos;immagine %1 non si può scrivere: %2.</translation>
    </message>
    <message>
        <source>The run to resume has %1 = %2, not %3.</source>
        <translation>L&apos;esecuzione da riprendere ha %1 = %2, non %3.</translation>
    </message>
    <message>
        <source>Leave the option out, or start a new run.</source>
        <translation>Togli l&apos;opzione, oppure comincia un&apos;esecuzione nuova.</translation>
    </message>
    <message>
        <source>--max-steps must be a whole number from 1.</source>
        <translation>--max-steps deve essere un numero intero da 1 in su.</translation>
    </message>
    <message>
        <source>--log-every must be a whole number from 1.</source>
        <translation>--log-every deve essere un numero intero da 1 in su.</translation>
    </message>
    <message>
        <source>The catalogue of data sets cannot be read: %1.</source>
        <translation>Il catalogo degli insiemi di dati non si legge: %1.</translation>
    </message>
    <message>
        <source>%1: %2 stands there twice.</source>
        <translation>%1: %2 compare due volte.</translation>
    </message>
    <message>
        <source>Correct the catalogue, or install the program again.</source>
        <translation>Correggi il catalogo, oppure installa di nuovo il programma.</translation>
    </message>
    <message>
        <source>%1: %2 is not an object in braces.</source>
        <translation>%1: %2 non è un oggetto tra parentesi graffe.</translation>
    </message>
    <message>
        <source>%1: %2 is unknown.</source>
        <translation>%1: %2 è sconosciuto.</translation>
    </message>
    <message>
        <source>%1: %2 must be a list with something in it.</source>
        <translation>%1: %2 deve essere una lista non vuota.</translation>
    </message>
    <message>
        <source>%1: %2 must be a text that is not empty.</source>
        <translation>%1: %2 deve essere un testo non vuoto.</translation>
    </message>
    <message>
        <source>%1: %2 must be a whole number of bytes.</source>
        <translation>%1: %2 deve essere un numero intero di byte.</translation>
    </message>
    <message>
        <source>%1: %2 has neither sha256 nor md5.</source>
        <translation>%1: %2 non ha né sha256 né md5.</translation>
    </message>
    <message>
        <source>%1: %2 is not a checksum of its kind, in lower case.</source>
        <translation>%1: %2 non è una somma di controllo del suo tipo, in minuscole.</translation>
    </message>
    <message>
        <source>%1: %2 is not a http or https address.</source>
        <translation>%1: %2 non è un indirizzo http o https.</translation>
    </message>
    <message>
        <source>%1: %2 is not a plain file name.</source>
        <translation>%1: %2 non è un semplice nome di file.</translation>
    </message>
    <message>
        <source>OpenSSL cannot compute this checksum.</source>
        <translation>OpenSSL non sa calcolare questa somma di controllo.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Interrotto.</translation>
    </message>
    <message>
        <source>%1 cannot be a folder: there is a file in its way.</source>
        <translation>%1 non può essere una cartella: al suo posto c&apos;è un file.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>The disk is too full: %1 MB are free, %2 MB are needed in %3.</source>
        <translation>Il disco è troppo pieno: ci sono %1 MB liberi, ne servono %2 in %3.</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder on another disk.</source>
        <translation>Libera spazio, oppure scegli una cartella su un altro disco.</translation>
    </message>
    <message>
        <source>%1 could not be downloaded.</source>
        <translation>Non è stato possibile scaricare %1.</translation>
    </message>
    <message>
        <source>Try again later: what has come is kept.</source>
        <translation>Riprova più tardi: ciò che è arrivato resta.</translation>
    </message>
    <message>
        <source>%1 sent something else: the checksum is wrong.</source>
        <translation>%1 ha mandato altro: la somma di controllo è sbagliata.</translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be continued.</source>
        <translation>Il disco è pieno: non si è potuto continuare %1.</translation>
    </message>
    <message>
        <source>Free some space and try again; the download goes on where it stopped.</source>
        <translation>Libera spazio e riprova; lo scaricamento continua da dove si era fermato.</translation>
    </message>
    <message>
        <source>%1 is not an ordinary file.</source>
        <translation>%1 non è un file ordinario.</translation>
    </message>
    <message>
        <source>Move it away and try again.</source>
        <translation>Spostalo altrove e riprova.</translation>
    </message>
    <message>
        <source>Another download is writing %1.</source>
        <translation>Un altro scaricamento sta scrivendo %1.</translation>
    </message>
    <message>
        <source>Wait until it is done, or stop it.</source>
        <translation>Aspetta che finisca, oppure fermalo.</translation>
    </message>
    <message>
        <source>%1 sent nothing for %2 s.</source>
        <translation>%1 non ha mandato nulla per %2 s.</translation>
    </message>
    <message>
        <source>%1 sent more than the file&apos;s %2 bytes.</source>
        <translation>%1 ha mandato più dei %2 byte del file.</translation>
    </message>
    <message>
        <source>%1 did not continue where the part ends.</source>
        <translation>%1 non ha continuato da dove finisce la parte già scaricata.</translation>
    </message>
    <message>
        <source>%1 has a file of %2 bytes instead of %3.</source>
        <translation>%1 ha un file di %2 byte invece di %3.</translation>
    </message>
    <message>
        <source>%1 does not have the file (404).</source>
        <translation>%1 non ha il file (404).</translation>
    </message>
    <message>
        <source>%1 is out of order (%2).</source>
        <translation>%1 è fuori servizio (%2).</translation>
    </message>
    <message>
        <source>%1 does not hand the file out (%2).</source>
        <translation>%1 non consegna il file (%2).</translation>
    </message>
    <message>
        <source>%1 broke off after %2 bytes.</source>
        <translation>%1 ha interrotto dopo %2 byte.</translation>
    </message>
    <message>
        <source>%1 cannot be found; perhaps there is no internet connection.</source>
        <translation>%1 non si trova; forse manca il collegamento a Internet.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 non è raggiungibile.</translation>
    </message>
    <message>
        <source>%1 redirects again and again.</source>
        <translation>%1 continua a rimandare altrove.</translation>
    </message>
    <message>
        <source>%1 redirects to something that is not on the web.</source>
        <translation>%1 rimanda a qualcosa che non è sul web.</translation>
    </message>
    <message>
        <source>%1 could not prove that it is what it says (%2).</source>
        <translation>%1 non ha potuto dimostrare di essere chi dice (%2).</translation>
    </message>
    <message>
        <source>%1 failed: %2.</source>
        <translation>%1 non è riuscito: %2.</translation>
    </message>
    <message>
        <source>The download stopped working: %1.</source>
        <translation>Lo scaricamento ha smesso di funzionare: %1.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>The file %1 is cut short.</source>
        <translation>Il file %1 è troncato.</translation>
    </message>
    <message>
        <source>The file %1 holds labels where pictures are expected.</source>
        <translation>Il file %1 contiene etichette dove ci si aspettano immagini.</translation>
    </message>
    <message>
        <source>The file %1 holds pictures where labels are expected.</source>
        <translation>Il file %1 contiene immagini dove ci si aspettano etichette.</translation>
    </message>
    <message>
        <source>Give each file its usual name.</source>
        <translation>Dai a ogni file il suo nome consueto.</translation>
    </message>
    <message>
        <source>The file %1 is not an IDX file: it starts with %2 instead of %3.</source>
        <translation>Il file %1 non è un file IDX: comincia con %2 invece di %3.</translation>
    </message>
    <message>
        <source>Choose one of MNIST&apos;s files.</source>
        <translation>Scegli uno dei file di MNIST.</translation>
    </message>
    <message>
        <source>The file %1 declares no items.</source>
        <translation>Il file %1 dichiara zero elementi.</translation>
    </message>
    <message>
        <source>The file %1 declares %2 items, but is too short for them.</source>
        <translation>Il file %1 dichiara %2 elementi, ma è troppo corto per contenerli.</translation>
    </message>
    <message>
        <source>The file %1 has more bytes than the %2 items it declares.</source>
        <translation>Il file %1 ha più byte dei %2 elementi che dichiara.</translation>
    </message>
    <message>
        <source>You have no permission to look into the folder %1.</source>
        <translation>Non hai il permesso di guardare nella cartella %1.</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder.</source>
        <translation>Cambia i suoi permessi, oppure scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>La cartella %1 non esiste.</translation>
    </message>
    <message>
        <source>Choose the folder that holds MNIST&apos;s four files.</source>
        <translation>Scegli la cartella che contiene i quattro file di MNIST.</translation>
    </message>
    <message>
        <source>The folder %1 has no file %2 (or %2.gz).</source>
        <translation>Nella cartella %1 manca il file %2 (o %2.gz).</translation>
    </message>
    <message>
        <source>Put it there, or download the set from the Data page.</source>
        <translation>Mettilo lì, oppure scarica l&apos;insieme dalla pagina Dati.</translation>
    </message>
    <message>
        <source>The pictures in %1 are %2 x %3 pixels instead of 28 x 28.</source>
        <translation>Le immagini in %1 sono di %2 x %3 pixel invece di 28 x 28.</translation>
    </message>
    <message>
        <source>Choose a set with MNIST&apos;s layout.</source>
        <translation>Scegli un insieme con la struttura di MNIST.</translation>
    </message>
    <message>
        <source>Label %2 of %1 is %3, but digits go from 0 to 9.</source>
        <translation>L&apos;etichetta %2 di %1 è %3, ma le cifre vanno da 0 a 9.</translation>
    </message>
    <message>
        <source>Choose a set of digits.</source>
        <translation>Scegli un insieme di cifre.</translation>
    </message>
    <message>
        <source>%1 has %2 pictures, but %3 has %4 labels.</source>
        <translation>%1 ha %2 immagini, ma %3 ha %4 etichette.</translation>
    </message>
    <message>
        <source>Take both files from the same set.</source>
        <translation>Prendi i due file dallo stesso insieme.</translation>
    </message>
    <message>
        <source>The file %1 is empty.</source>
        <translation>Il file %1 è vuoto.</translation>
    </message>
    <message>
        <source>The gzip file %1 is cut short.</source>
        <translation>Il file gzip %1 è troncato.</translation>
    </message>
    <message>
        <source>The gzip file %1 is damaged.</source>
        <translation>Il file gzip %1 è danneggiato.</translation>
    </message>
    <message>
        <source>The picture %1 is damaged.</source>
        <translation>L&apos;immagine %1 è danneggiata.</translation>
    </message>
    <message>
        <source>Get it again from where it came.</source>
        <translation>Prendila di nuovo da dove viene.</translation>
    </message>
    <message>
        <source>%1 is a web page, not a picture.</source>
        <translation>%1 è una pagina web, non un&apos;immagine.</translation>
    </message>
    <message>
        <source>Save the picture itself rather than the page that shows it.</source>
        <translation>Salva l&apos;immagine stessa, non la pagina che la mostra.</translation>
    </message>
    <message>
        <source>%1 is text, not a picture.</source>
        <translation>%1 è testo, non un&apos;immagine.</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG, BMP, WebP, TIFF or PNM file.</source>
        <translation>Scegli un file PNG, JPEG, BMP, WebP, TIFF o PNM.</translation>
    </message>
    <message>
        <source>%1 is a photograph in the HEIF or AVIF format, which cannot be read.</source>
        <translation>%1 è una fotografia nel formato HEIF o AVIF, che non si può leggere.</translation>
    </message>
    <message>
        <source>Save it as PNG or JPEG first.</source>
        <translation>Prima salvala come PNG o JPEG.</translation>
    </message>
    <message>
        <source>%1 is a GIF, which cannot be read from here.</source>
        <translation>%1 è una GIF, che da qui non si può leggere.</translation>
    </message>
    <message>
        <source>Save it as PNG first, or open it in the window.</source>
        <translation>Prima salvala come PNG, oppure aprila nella finestra.</translation>
    </message>
    <message>
        <source>%1 is not a picture of a known kind.</source>
        <translation>%1 non è un&apos;immagine di un tipo conosciuto.</translation>
    </message>
    <message>
        <source>%1 has %2 × %3 pixels; at most 64 million are read.</source>
        <translation>%1 ha %2 × %3 pixel; se ne leggono al massimo 64 milioni.</translation>
    </message>
    <message>
        <source>Make the picture smaller first.</source>
        <translation>Prima rimpicciolisci l&apos;immagine.</translation>
    </message>
    <message>
        <source>%1 is an animation, not a single picture.</source>
        <translation>%1 è un&apos;animazione, non una singola immagine.</translation>
    </message>
    <message>
        <source>Save one frame of it as PNG.</source>
        <translation>Salvane un fotogramma come PNG.</translation>
    </message>
    <message>
        <source>The picture %1 is cut off: its end is missing.</source>
        <translation>L&apos;immagine %1 è troncata: manca la fine.</translation>
    </message>
    <message>
        <source>%1 holds measured values rather than colours.</source>
        <translation>%1 contiene valori misurati, non colori.</translation>
    </message>
    <message>
        <source>Save it with 8 or 16 bits a channel.</source>
        <translation>Salvala con 8 o 16 bit per canale.</translation>
    </message>
    <message>
        <source>%1 has %2 MB; a picture may have at most %3.</source>
        <translation>%1 ha %2 MB; un&apos;immagine può averne al massimo %3.</translation>
    </message>
    <message>
        <source>There is not a single pair of numbers.</source>
        <translation>Non c&apos;è nemmeno una coppia di numeri.</translation>
    </message>
    <message>
        <source>Give two numbers a line, separated by a comma, a semicolon, a tab or spaces.</source>
        <translation>Dai due numeri per riga, separati da una virgola, un punto e virgola, una tabulazione o spazi.</translation>
    </message>
    <message>
        <source>The text is encoded as UTF-16.</source>
        <translation>Il testo è codificato in UTF-16.</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8.</source>
        <translation>Salvalo come CSV in UTF-8.</translation>
    </message>
    <message>
        <source>This is not text: it has zero bytes in it.</source>
        <translation>Questo non è testo: contiene byte nulli.</translation>
    </message>
    <message>
        <source>Line %1 has a quotation mark that is not closed.</source>
        <translation>Nella riga %1 le virgolette non vengono chiuse.</translation>
    </message>
    <message>
        <source>Line %1 has %2 columns instead of 2.</source>
        <translation>La riga %1 ha %2 colonne invece di 2.</translation>
    </message>
    <message>
        <source>Line %1: &quot;%2&quot; is not a number.</source>
        <translation>Riga %1: «%2» non è un numero.</translation>
    </message>
    <message>
        <source>Line %1: %2 is not a finite number.</source>
        <translation>Riga %1: %2 non è un numero finito.</translation>
    </message>
    <message>
        <source>Line %1: %2 is beyond a million.</source>
        <translation>Riga %1: %2 supera un milione.</translation>
    </message>
    <message>
        <source>Correct the file %1 and open it again.</source>
        <translation>Correggi il file %1 e aprilo di nuovo.</translation>
    </message>
    <message>
        <source>These weights are not the thermometer&apos;s: there is no single number &quot;%1&quot;.</source>
        <translation>Questi pesi non sono del termometro: manca il numero singolo «%1».</translation>
    </message>
    <message>
        <source>Choose weights that this lab has saved.</source>
        <translation>Scegli dei pesi salvati da questo laboratorio.</translation>
    </message>
    <message>
        <source>A digit must be 28x28 numbers.</source>
        <translation>Una cifra deve essere fatta di 28x28 numeri.</translation>
    </message>
    <message>
        <source>The evaluation was cancelled.</source>
        <translation>La valutazione è stata annullata.</translation>
    </message>
    <message>
        <source>The digits lab has no network called &quot;%1&quot;.</source>
        <translation>Il laboratorio delle cifre non ha nessuna rete di nome «%1».</translation>
    </message>
    <message>
        <source>Tensors of type %1 cannot be kept in a file.</source>
        <translation>I tensori di tipo %1 non si possono conservare in un file.</translation>
    </message>
    <message>
        <source>Tensor %1 has another size than its shape %2 says.</source>
        <translation>Il tensore %1 ha una grandezza diversa da quella che dice la sua forma %2.</translation>
    </message>
    <message>
        <source>These weights belong to another network: %1.</source>
        <translation>Questi pesi appartengono a un&apos;altra rete: %1.</translation>
    </message>
    <message>
        <source>Choose weights that were saved from this network.</source>
        <translation>Scegli dei pesi salvati da questa rete.</translation>
    </message>
    <message>
        <source>Choose the name of a file.</source>
        <translation>Scegli il nome di un file.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; a file of this kind has at most %3.</source>
        <translation>%1 ha %2 byte; un file di questo tipo ne ha al massimo %3.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Controlla che sia il file giusto.</translation>
    </message>
    <message>
        <source>%1 ended while it was being read.</source>
        <translation>%1 è finito mentre veniva letto.</translation>
    </message>
    <message>
        <source>Try again when nothing else is writing it.</source>
        <translation>Riprova quando nessun altro lo sta scrivendo.</translation>
    </message>
    <message>
        <source>Bytes outside a buffer were asked for.</source>
        <translation>Sono stati chiesti byte al di fuori di un buffer.</translation>
    </message>
    <message>
        <source>The disk is full: %1 was not written.</source>
        <translation>Il disco è pieno: %1 non è stato scritto.</translation>
    </message>
    <message>
        <source>Free some space and save again; what was there before is unchanged.</source>
        <translation>Libera spazio e salva di nuovo; ciò che c&apos;era prima è intatto.</translation>
    </message>
    <message>
        <source>%1 would be larger than a file may be here.</source>
        <translation>%1 sarebbe più grande di quanto un file può essere qui.</translation>
    </message>
    <message>
        <source>Save it on another disk, or raise the limit (ulimit -f).</source>
        <translation>Salvalo su un altro disco, oppure alza il limite (ulimit -f).</translation>
    </message>
    <message>
        <source>There is no permission to write %1.</source>
        <translation>Manca il permesso di scrivere %1.</translation>
    </message>
    <message>
        <source>Choose another folder, or change the folder&apos;s permissions.</source>
        <translation>Scegli un&apos;altra cartella, oppure cambia i permessi di questa.</translation>
    </message>
    <message>
        <source>%1 is on a disk that can only be read.</source>
        <translation>%1 è su un disco di sola lettura.</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>Scegli una cartella su un altro disco.</translation>
    </message>
    <message>
        <source>The folder of %1 does not exist.</source>
        <translation>La cartella di %1 non esiste.</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another one.</source>
        <translation>Prima crea la cartella, oppure scegline un&apos;altra.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file.</source>
        <translation>%1 è una cartella, non un file.</translation>
    </message>
    <message>
        <source>Choose a file name inside it.</source>
        <translation>Scegli il nome di un file al suo interno.</translation>
    </message>
    <message>
        <source>The name %1 is too long for this disk.</source>
        <translation>Il nome %1 è troppo lungo per questo disco.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Scegli un nome più corto.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2).</source>
        <translation>%1 non si può scrivere (%2).</translation>
    </message>
    <message>
        <source>Check the disk, or choose another folder.</source>
        <translation>Controlla il disco, oppure scegli un&apos;altra cartella.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 non esiste.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Controlla il nome.</translation>
    </message>
    <message>
        <source>There is no permission to read %1.</source>
        <translation>Manca il permesso di leggere %1.</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another file.</source>
        <translation>Cambia i suoi permessi, oppure scegli un altro file.</translation>
    </message>
    <message>
        <source>Choose a file inside it.</source>
        <translation>Scegli un file al suo interno.</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2).</source>
        <translation>%1 non si può leggere (%2).</translation>
    </message>
    <message>
        <source>Check the disk, or choose another file.</source>
        <translation>Controlla il disco, oppure scegli un altro file.</translation>
    </message>
    <message>
        <source>%1, line %2 cannot be read.</source>
        <translation>%1: la riga %2 non si legge.</translation>
    </message>
    <message>
        <source>Correct or delete the line.</source>
        <translation>Correggi o cancella la riga.</translation>
    </message>
    <message>
        <source>Another window or program is writing the run %1.</source>
        <translation>Un&apos;altra finestra o un altro programma sta scrivendo l&apos;esecuzione %1.</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>Prima fermala là.</translation>
    </message>
    <message>
        <source>%1 is not a file of metrics.</source>
        <translation>%1 non è un file di misure.</translation>
    </message>
    <message>
        <source>Move it away.</source>
        <translation>Spostalo altrove.</translation>
    </message>
    <message>
        <source>%1 holds %2, not a dictionary of tensors.</source>
        <translation>%1 contiene %2, non un dizionario di tensori.</translation>
    </message>
    <message>
        <source>In %1, one of the names is %2, not a text.</source>
        <translation>In %1 uno dei nomi è %2, non un testo.</translation>
    </message>
    <message>
        <source>In %1, “%2” is %3, not a tensor.</source>
        <translation>In %1 «%2» è %3, non un tensore.</translation>
    </message>
    <message>
        <source>In %1, the name “%2” stands twice or is not valid text.</source>
        <translation>In %1 il nome «%2» compare due volte o non è un testo valido.</translation>
    </message>
    <message>
        <source>%1 is damaged: its description of the tensors makes no sense.</source>
        <translation>%1 è danneggiato: la sua descrizione dei tensori non ha senso.</translation>
    </message>
    <message>
        <source>%1 asks for “%2”, which weights have no use for. Nothing was run.</source>
        <translation>%1 chiede «%2», che a dei pesi non serve. Non è stato eseguito nulla.</translation>
    </message>
    <message>
        <source>Do not open it in other programs if you do not trust where it comes from; save weights with torch.save(model.state_dict(), file).</source>
        <translation>Non aprirlo in altri programmi se non ti fidi della sua provenienza; salva i pesi con torch.save(model.state_dict(), file).</translation>
    </message>
    <message>
        <source>%1 is cut short: its description of the tensors has no end.</source>
        <translation>%1 è troncato: la sua descrizione dei tensori non ha fine.</translation>
    </message>
    <message>
        <source>%1 describes more than %2 values.</source>
        <translation>%1 descrive più di %2 valori.</translation>
    </message>
    <message>
        <source>%1 is nested more than %2 deep.</source>
        <translation>%1 è annidato per più di %2 livelli.</translation>
    </message>
    <message>
        <source>%1 uses pickle protocol %2; PyTorch&apos;s own is 2.</source>
        <translation>%1 usa il protocollo pickle %2; quello di PyTorch è il 2.</translation>
    </message>
    <message>
        <source>%1 holds a whole number of more than 64 bits.</source>
        <translation>%1 contiene un numero intero di più di 64 bit.</translation>
    </message>
    <message>
        <source>%1 uses the pickle instruction %2, which state dicts have no use for.</source>
        <translation>%1 usa l&apos;istruzione pickle %2, che a uno state dict non serve.</translation>
    </message>
    <message>
        <source>It is not valid JSON (%1).</source>
        <translation>Non è JSON valido (%1).</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 non si può leggere: %2</translation>
    </message>
    <message>
        <source>Correct it or delete it.</source>
        <translation>Correggilo o cancellalo.</translation>
    </message>
    <message>
        <source>The value of “%1” is of the wrong kind.</source>
        <translation>Il valore di «%1» è del tipo sbagliato.</translation>
    </message>
    <message>
        <source>%1 does not say how the run ended.</source>
        <translation>%1 non dice come è finita l&apos;esecuzione.</translation>
    </message>
    <message>
        <source>%1 is not an empty folder, so no new run can be kept there.</source>
        <translation>%1 non è una cartella vuota, quindi non può contenere un&apos;esecuzione nuova.</translation>
    </message>
    <message>
        <source>Choose another folder, or resume the run that is in it.</source>
        <translation>Scegli un&apos;altra cartella, oppure riprendi l&apos;esecuzione che contiene.</translation>
    </message>
    <message>
        <source>There is no run in %1.</source>
        <translation>In %1 non c&apos;è nessuna esecuzione.</translation>
    </message>
    <message>
        <source>Choose a folder that has a recipe.json.</source>
        <translation>Scegli una cartella che contiene recipe.json.</translation>
    </message>
    <message>
        <source>%1 names more than %2 tensors.</source>
        <translation>%1 nomina più di %2 tensori.</translation>
    </message>
    <message>
        <source>In %1, the name “%2” stands twice.</source>
        <translation>In %1 il nome «%2» compare due volte.</translation>
    </message>
    <message>
        <source>In %1, “%2” holds numbers of the unknown kind “%3”.</source>
        <translation>In %1 «%2» contiene numeri del tipo sconosciuto «%3».</translation>
    </message>
    <message>
        <source>%1 is damaged: its header is no JSON from byte %2 on.</source>
        <translation>%1 è danneggiato: la sua intestazione non è JSON dal byte %2 in poi.</translation>
    </message>
    <message>
        <source>%1 is damaged: its header is not an object.</source>
        <translation>%1 è danneggiato: la sua intestazione non è un oggetto.</translation>
    </message>
    <message>
        <source>In %1, the description of “%2” is not what safetensors has.</source>
        <translation>In %1 la descrizione di «%2» non è quella di safetensors.</translation>
    </message>
    <message>
        <source>In %1, the bytes of “%2” do not fit its shape.</source>
        <translation>In %1 i byte di «%2» non corrispondono alla sua forma.</translation>
    </message>
    <message>
        <source>In %1, “%2” overlaps another tensor or leaves a hole.</source>
        <translation>In %1 «%2» si sovrappone a un altro tensore o lascia un vuoto.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes of numbers where its header describes %3.</source>
        <translation>%1 ha %2 byte di numeri dove la sua intestazione ne descrive %3.</translation>
    </message>
    <message>
        <source>%1 is cut short: the header is missing.</source>
        <translation>%1 è troncato: manca l&apos;intestazione.</translation>
    </message>
    <message>
        <source>%1 is damaged: its header is said to have %2 bytes.</source>
        <translation>%1 è danneggiato: la sua intestazione avrebbe %2 byte.</translation>
    </message>
    <message>
        <source>The tensor %1 was given %2 values for %3 places.</source>
        <translation>Il tensore %1 ha ricevuto %2 valori per %3 posti.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 è vuoto.</translation>
    </message>
    <message>
        <source>Save the weights again.</source>
        <translation>Salva di nuovo i pesi.</translation>
    </message>
    <message>
        <source>%1 was saved by PyTorch before 1.6, or with _use_new_zipfile_serialization=False; that format is not read.</source>
        <translation>%1 è stato salvato da PyTorch prima della versione 1.6, o con _use_new_zipfile_serialization=False; quel formato non si legge.</translation>
    </message>
    <message>
        <source>Load it in Python and save it again with torch.save().</source>
        <translation>Caricalo in Python e salvalo di nuovo con torch.save().</translation>
    </message>
    <message>
        <source>%1 is a tar archive, as PyTorch wrote them before 0.1.10.</source>
        <translation>%1 è un archivio tar, come li scriveva PyTorch prima della versione 0.1.10.</translation>
    </message>
    <message>
        <source>%1 holds neither PyTorch weights (.pth) nor safetensors.</source>
        <translation>%1 non contiene né pesi di PyTorch (.pth) né safetensors.</translation>
    </message>
    <message>
        <source>Choose a file that torch.save(model.state_dict()) or safetensors wrote.</source>
        <translation>Scegli un file scritto da torch.save(model.state_dict()) o da safetensors.</translation>
    </message>
    <message>
        <source>%1 is a TorchScript program, not weights; programs are not run.</source>
        <translation>%1 è un programma TorchScript, non dei pesi; i programmi non vengono eseguiti.</translation>
    </message>
    <message>
        <source>In Python: torch.save(torch.jit.load(file).state_dict(), other).</source>
        <translation>In Python: torch.save(torch.jit.load(file).state_dict(), altro).</translation>
    </message>
    <message>
        <source>%1 is a zip archive, but not one of PyTorch&apos;s.</source>
        <translation>%1 è un archivio zip, ma non uno di PyTorch.</translation>
    </message>
    <message>
        <source>%1 has a description of its tensors of %2 bytes; no state dict has.</source>
        <translation>%1 ha una descrizione dei tensori di %2 byte; nessuno state dict ne ha così tanti.</translation>
    </message>
    <message>
        <source>%1 was saved on a machine of the other byte order.</source>
        <translation>%1 è stato salvato su una macchina con l&apos;altro ordine dei byte.</translation>
    </message>
    <message>
        <source>In %1, the numbers of the tensor “%2” are missing.</source>
        <translation>In %1 mancano i numeri del tensore «%2».</translation>
    </message>
    <message>
        <source>In %1, the tensor “%2” is said to be larger than its numbers.</source>
        <translation>In %1 il tensore «%2» sarebbe più grande dei suoi numeri.</translation>
    </message>
    <message>
        <source>%1 asks for far more memory than it has bytes, at the tensor “%2”.</source>
        <translation>%1 chiede molta più memoria dei byte che ha, al tensore «%2».</translation>
    </message>
    <message>
        <source>Save the weights again with torch.save(model.state_dict(), file) or safetensors.</source>
        <translation>Salva di nuovo i pesi con torch.save(model.state_dict(), file) o con safetensors.</translation>
    </message>
    <message>
        <source>The tensor “%1” cannot be written: its name or its shape is wrong.</source>
        <translation>Il tensore «%1» non si può scrivere: il suo nome o la sua forma sono sbagliati.</translation>
    </message>
    <message>
        <source>%1 is a 64-bit zip archive (over 4 GiB or 65,534 records).</source>
        <translation>%1 è un archivio zip a 64 bit (oltre 4 GiB o 65.534 elementi).</translation>
    </message>
    <message>
        <source>%1 is one part of an archive in several parts.</source>
        <translation>%1 è una parte di un archivio in più parti.</translation>
    </message>
    <message>
        <source>%1 is damaged: its table of contents is not inside it.</source>
        <translation>%1 è danneggiato: il suo indice non è al suo interno.</translation>
    </message>
    <message>
        <source>%1 is cut short: the end of the archive is missing.</source>
        <translation>%1 è troncato: manca la fine dell&apos;archivio.</translation>
    </message>
    <message>
        <source>%1 is damaged: its table of contents cannot be read.</source>
        <translation>%1 è danneggiato: il suo indice non si legge.</translation>
    </message>
    <message>
        <source>%1 holds a record with a forbidden name, “%2”.</source>
        <translation>%1 contiene un elemento con un nome vietato, «%2».</translation>
    </message>
    <message>
        <source>%1 is encrypted.</source>
        <translation>%1 è cifrato.</translation>
    </message>
    <message>
        <source>%1 is a zip archive, but PyTorch did not write it: “%2” is not in the one top folder.</source>
        <translation>%1 è un archivio zip, ma non l&apos;ha scritto PyTorch: «%2» non è nell&apos;unica cartella principale.</translation>
    </message>
    <message>
        <source>%1 is damaged: the record “%2” is not inside it.</source>
        <translation>%1 è danneggiato: l&apos;elemento «%2» non è al suo interno.</translation>
    </message>
    <message>
        <source>%1 holds the record “%2” twice.</source>
        <translation>%1 contiene due volte l&apos;elemento «%2».</translation>
    </message>
    <message>
        <source>%1 is damaged: two of its records overlap.</source>
        <translation>%1 è danneggiato: due dei suoi elementi si sovrappongono.</translation>
    </message>
    <message>
        <source>%1 is damaged: the record “%2” does not begin where it should.</source>
        <translation>%1 è danneggiato: l&apos;elemento «%2» non comincia dove dovrebbe.</translation>
    </message>
    <message>
        <source>%1 holds a compressed record, “%2”; PyTorch never compresses weights.</source>
        <translation>%1 contiene un elemento compresso, «%2»; PyTorch non comprime mai i pesi.</translation>
    </message>
    <message>
        <source>%1 has no record “%2”.</source>
        <translation>%1 non ha l&apos;elemento «%2».</translation>
    </message>
    <message>
        <source>%1 is damaged: the checksum of “%2” is wrong.</source>
        <translation>%1 è danneggiato: la somma di controllo di «%2» è sbagliata.</translation>
    </message>
    <message>
        <source>These weights pass 4 GiB, more than this file format holds.</source>
        <translation>Questi pesi superano i 4 GiB, più di quanto contiene questo formato di file.</translation>
    </message>
    <message>
        <source>Save them as .safetensors.</source>
        <translation>Salvali come .safetensors.</translation>
    </message>
    <message>
        <source>LibTorch refused an operation: %1.</source>
        <translation>LibTorch ha rifiutato un&apos;operazione: %1.</translation>
    </message>
    <message>
        <source>OpenCV refused an operation: %1.</source>
        <translation>OpenCV ha rifiutato un&apos;operazione: %1.</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>La memoria non basta.</translation>
    </message>
    <message>
        <source>Close other programs, or use less data.</source>
        <translation>Chiudi altri programmi, oppure usa meno dati.</translation>
    </message>
    <message>
        <source>Something unexpected happened: %1.</source>
        <translation>È successo qualcosa di inatteso: %1.</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>È successo qualcosa di inatteso.</translation>
    </message>
    <message>
        <source>There are no digits to learn from.</source>
        <translation>Non ci sono cifre da cui imparare.</translation>
    </message>
    <message>
        <source>Choose another data set.</source>
        <translation>Scegli un altro insieme di dati.</translation>
    </message>
    <message>
        <source>The lab %1 has no recipe called &quot;%2&quot;.</source>
        <translation>Il laboratorio %1 non ha nessuna ricetta di nome «%2».</translation>
    </message>
    <message>
        <source>There is no lab called &quot;%1&quot; to train.</source>
        <translation>Non c&apos;è nessun laboratorio di nome «%1» da addestrare.</translation>
    </message>
    <message>
        <source>There is no optimizer number %1.</source>
        <translation>Non c&apos;è nessun ottimizzatore con il numero %1.</translation>
    </message>
    <message>
        <source>The learning rate must be a number above 0, not %1.</source>
        <translation>Il learning rate deve essere un numero maggiore di 0, non %1.</translation>
    </message>
    <message>
        <source>The momentum must be at least 0 and below 1, not %1.</source>
        <translation>Il momento deve essere almeno 0 e meno di 1, non %1.</translation>
    </message>
    <message>
        <source>RMSProp&apos;s alpha must be at least 0 and below 1, not %1.</source>
        <translation>L&apos;alpha di RMSProp deve essere almeno 0 e meno di 1, non %1.</translation>
    </message>
    <message>
        <source>Adam&apos;s beta1 must be at least 0 and below 1, not %1.</source>
        <translation>Il beta1 di Adam deve essere almeno 0 e meno di 1, non %1.</translation>
    </message>
    <message>
        <source>Adam&apos;s beta2 must be at least 0 and below 1, not %1.</source>
        <translation>Il beta2 di Adam deve essere almeno 0 e meno di 1, non %1.</translation>
    </message>
    <message>
        <source>The optimizer&apos;s epsilon must be a number above 0, not %1.</source>
        <translation>L&apos;epsilon dell&apos;ottimizzatore deve essere un numero maggiore di 0, non %1.</translation>
    </message>
    <message>
        <source>The weight decay must be a number of at least 0, not %1.</source>
        <translation>Il decadimento dei pesi deve essere un numero non minore di 0, non %1.</translation>
    </message>
    <message>
        <source>The random rotation must be between 0 and 180 degrees, not %1.</source>
        <translation>La rotazione casuale deve essere tra 0 e 180 gradi, non %1.</translation>
    </message>
    <message>
        <source>The random zoom must be at least 0 and below 1, not %1.</source>
        <translation>L&apos;ingrandimento casuale deve essere almeno 0 e meno di 1, non %1.</translation>
    </message>
    <message>
        <source>The random shift must be between 0 and 1000 pixels, not %1.</source>
        <translation>Lo spostamento casuale deve essere tra 0 e 1000 pixel, non %1.</translation>
    </message>
    <message>
        <source>The random shear must be between 0 and 2, not %1.</source>
        <translation>L&apos;inclinazione casuale deve essere tra 0 e 2, non %1.</translation>
    </message>
    <message>
        <source>The recipe does not say which lab it is for.</source>
        <translation>La ricetta non dice per quale laboratorio è.</translation>
    </message>
    <message>
        <source>The epochs must be a whole number from 1 to 1000000000, not %1.</source>
        <translation>Le epoche devono essere un numero intero da 1 a 1000000000, non %1.</translation>
    </message>
    <message>
        <source>The batch size must be a whole number from 1 to 1000000000, not %1.</source>
        <translation>La dimensione del batch deve essere un numero intero da 1 a 1000000000, non %1.</translation>
    </message>
    <message>
        <source>There is no schedule number %1.</source>
        <translation>Non c&apos;è nessuna programmazione del learning rate con il numero %1.</translation>
    </message>
    <message>
        <source>The dropout must be between 0 and 0.9, not %1.</source>
        <translation>Il dropout deve essere tra 0 e 0,9, non %1.</translation>
    </message>
    <message>
        <source>The label smoothing must be at least 0 and below 1, not %1.</source>
        <translation>Il label smoothing deve essere almeno 0 e meno di 1, non %1.</translation>
    </message>
    <message>
        <source>The decay of the averaged weights must be at least 0 and below 1, not %1.</source>
        <translation>Il decadimento della media dei pesi deve essere almeno 0 e meno di 1, non %1.</translation>
    </message>
    <message>
        <source>The sample limit must be a whole number from 0 (all) to 1000000000, not %1.</source>
        <translation>Il limite dei campioni deve essere un numero intero da 0 (tutti) a 1000000000, non %1.</translation>
    </message>
    <message>
        <source>The threads must be a whole number from 1 to 1024, not %1.</source>
        <translation>I thread devono essere un numero intero da 1 a 1024, non %1.</translation>
    </message>
    <message>
        <source>Correct the recipe, or start from a named one.</source>
        <translation>Correggi la ricetta, oppure parti da una di quelle con un nome.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be one of %2, not %3.</source>
        <translation>«%1» della ricetta deve essere uno di %2, non %3.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be a text, not %2.</source>
        <translation>«%1» della ricetta deve essere un testo, non %2.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be a number, not %2.</source>
        <translation>«%1» della ricetta deve essere un numero, non %2.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be a whole number, not %2.</source>
        <translation>«%1» della ricetta deve essere un numero intero, non %2.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be a whole number of at least 0, not %2.</source>
        <translation>«%1» della ricetta deve essere un numero intero non minore di 0, non %2.</translation>
    </message>
    <message>
        <source>A recipe has no field “%1”.</source>
        <translation>Una ricetta non ha nessun campo «%1».</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be an object, not %2.</source>
        <translation>«%1» della ricetta deve essere un oggetto, non %2.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” holds bytes that are not UTF-8.</source>
        <translation>«%1» della ricetta contiene byte che non sono UTF-8.</translation>
    </message>
    <message>
        <source>Rename the folder of the data.</source>
        <translation>Cambia il nome della cartella dei dati.</translation>
    </message>
    <message>
        <source>The recipe is not valid JSON (%1).</source>
        <translation>La ricetta non è JSON valido (%1).</translation>
    </message>
    <message>
        <source>Resume it with its own recipe, or start a new run.</source>
        <translation>Riprendila con la sua ricetta, oppure comincia un&apos;esecuzione nuova.</translation>
    </message>
    <message>
        <source>The checkpoint has no %1: it is not of this run.</source>
        <translation>Nel punto di ripresa manca %1: non è di questa esecuzione.</translation>
    </message>
    <message>
        <source>Start the run again, or resume another one.</source>
        <translation>Ricomincia l&apos;esecuzione da capo, oppure riprendine un&apos;altra.</translation>
    </message>
    <message>
        <source>%1 in the checkpoint has the size of another network.</source>
        <translation>%1 nel punto di ripresa ha la grandezza di un&apos;altra rete.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s position cannot be read.</source>
        <translation>La posizione nel punto di ripresa non si legge.</translation>
    </message>
    <message>
        <source>There are no pairs to learn from.</source>
        <translation>Non ci sono coppie da cui imparare.</translation>
    </message>
    <message>
        <source>Add at least one pair of temperatures.</source>
        <translation>Aggiungi almeno una coppia di temperature.</translation>
    </message>
    <message>
        <source>The loss became %1 at epoch %2, step %3: with the learning rate %4 each update overshoots further than the one before.</source>
        <translation>La loss è diventata %1 all&apos;epoca %2, passo %3: con il learning rate %4 ogni aggiornamento va oltre il minimo più del precedente.</translation>
    </message>
    <message>
        <source>Start again with a learning rate ten times smaller.</source>
        <translation>Ricomincia con un learning rate dieci volte più piccolo.</translation>
    </message>
    <message>
        <source>Only the set that the program draws can be exported, not &quot;%1&quot;.</source>
        <translation>Si può esportare solo l’insieme che il programma disegna, non «%1».</translation>
    </message>
    <message>
        <source>Write: officina data export starter FOLDER.</source>
        <translation>Scrivi: officina data export starter CARTELLA.</translation>
    </message>
    <message>
        <source>%1 is neither a .py nor an .ipynb file.</source>
        <translation>%1 non è né un file .py né un file .ipynb.</translation>
    </message>
    <message>
        <source>Give the program one of these endings.</source>
        <translation>Dai al programma una di queste estensioni.</translation>
    </message>
    <message>
        <source>%1 has the ending of no format for weights.</source>
        <translation>%1 non ha l’estensione di un formato per i pesi.</translation>
    </message>
    <message>
        <source>Give it the ending .pth or .safetensors.</source>
        <translation>Dagli l’estensione .pth o .safetensors.</translation>
    </message>
    <message>
        <source>Each edited sample must be a number from 0, named once; not so %1.</source>
        <translation>Ogni campione modificato dev’essere un numero da 0 in su, nominato una volta sola; non è così per %1.</translation>
    </message>
    <message>
        <source>A sample&apos;s new label must be a class from 0, or -1 to leave it out, not %1.</source>
        <translation>La nuova etichetta di un campione dev’essere una classe da 0 in su, o -1 per lasciarlo fuori, non %1.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be true or false, not %2.</source>
        <translation>«%1» della ricetta dev’essere vero o falso, non %2.</translation>
    </message>
    <message>
        <source>The recipe&apos;s “%1” must be pairs of a sample and a label, not %2.</source>
        <translation>«%1» della ricetta dev’essere fatto di coppie di un campione e un’etichetta, non %2.</translation>
    </message>
    <message>
        <source>The lab %1 has no PyTorch program yet.</source>
        <translation>Il laboratorio %1 non ha ancora un programma PyTorch.</translation>
    </message>
    <message>
        <source>This run began as a branch of %1 after %2 steps; a program that starts from new weights cannot repeat it.</source>
        <translation>Questa esecuzione è cominciata come ramo di %1 dopo %2 passi; un programma che parte da pesi nuovi non può ripeterla.</translation>
    </message>
    <message>
        <source>Ask for the program of the run that it began from.</source>
        <translation>Chiedi il programma dell’esecuzione da cui è cominciata.</translation>
    </message>
    <message>
        <source>Use the learning rate %1</source>
        <translation>Usa il learning rate %1</translation>
    </message>
    <message>
        <source>The weights of layer %1 are no longer numbers after step %2: with the learning rate %3 each update overshot further than the one before.</source>
        <translation>I pesi del livello %1 non sono più numeri dopo il passo %2: con il learning rate %3 ogni aggiornamento è andato oltre il minimo più del precedente.</translation>
    </message>
    <message>
        <source>The outputs of layer %1 grew beyond all numbers after step %2: with the learning rate %3 each update overshot further than the one before.</source>
        <translation>Le uscite del livello %1 hanno superato ogni numero dopo il passo %2: con il learning rate %3 ogni aggiornamento è andato oltre il minimo più del precedente.</translation>
    </message>
    <message>
        <source>The loss is no longer a number at step %1: with the learning rate %2 each update overshot further than the one before.</source>
        <translation>La loss non è più un numero al passo %1: con il learning rate %2 ogni aggiornamento è andato oltre il minimo più del precedente.</translation>
    </message>
    <message>
        <source>The loss grows instead of falling: with the learning rate %1 the updates are far too long.</source>
        <translation>La loss cresce invece di scendere: con il learning rate %1 gli aggiornamenti sono troppo lunghi.</translation>
    </message>
    <message>
        <source>The gradients explode in layer %1: its updates are so long that the loss grows instead of falling.</source>
        <translation>I gradienti esplodono nel livello %1: i suoi aggiornamenti sono così lunghi che la loss cresce invece di scendere.</translation>
    </message>
    <message>
        <source>The gradients vanish on their way back: layer %1 gets less than a ten-thousandth of what the last layers get, so it hardly learns.</source>
        <translation>I gradienti svaniscono tornando indietro: al livello %1 arriva meno di un decimillesimo di ciò che arriva agli ultimi livelli, quindi non impara quasi nulla.</translation>
    </message>
    <message>
        <source>Start again with a network that normalises each layer</source>
        <translation>Ricomincia con una rete che normalizza ogni livello</translation>
    </message>
    <message>
        <source>Use the optimizer Adam</source>
        <translation>Usa l&apos;ottimizzatore Adam</translation>
    </message>
    <message>
        <source>Start again from other random weights</source>
        <translation>Ricomincia da altri pesi casuali</translation>
    </message>
    <message>
        <source>%1 % of the ReLU units of layer %2 give 0 whatever they see: they get no gradient and will not come back.</source>
        <translation>Il %1 % delle unità ReLU del livello %2 dà 0 qualunque cosa veda: non riceve gradiente e non tornerà in vita.</translation>
    </message>
    <message>
        <source>The loss hardly moves after %1 steps: the learning rate %2 is so low that each update changes next to nothing.</source>
        <translation>La loss quasi non si muove dopo %1 passi: il learning rate %2 è così basso che ogni aggiornamento non cambia quasi nulla.</translation>
    </message>
    <message>
        <source>The loss has stood still at about %1 for the last %2 steps: each update jumps over the valley instead of going down into it.</source>
        <translation>La loss è ferma intorno a %1 negli ultimi %2 passi: ogni aggiornamento salta oltre la valle invece di scendervi.</translation>
    </message>
    <message>
        <source>The network learns its samples by heart: it answers %1 % of them, but only %2 % of those that it has not seen.</source>
        <translation>La rete impara i suoi campioni a memoria: ne indovina il %1 %, ma solo il %2 % di quelli che non ha visto.</translation>
    </message>
    <message>
        <source>The network learns its samples by heart: its loss on unseen ones has been growing since epoch %1.</source>
        <translation>La rete impara i suoi campioni a memoria: la loss su quelli che non ha visto cresce dall&apos;epoca %1.</translation>
    </message>
    <message>
        <source>Add dropout %1</source>
        <translation>Aggiungi dropout %1</translation>
    </message>
    <message>
        <source>Vary the pictures at random (augmentation)</source>
        <translation>Varia le immagini a caso (augmentation)</translation>
    </message>
    <message>
        <source>Use all samples</source>
        <translation>Usa tutti i campioni</translation>
    </message>
    <message>
        <source>Use AdamW with weight decay %1</source>
        <translation>Usa AdamW con decadimento dei pesi %1</translation>
    </message>
    <message>
        <source>There is no sample of class %1: the network cannot learn it.</source>
        <translation>Non c&apos;è nessun campione della classe %1: la rete non può impararla.</translation>
    </message>
    <message>
        <source>Class %1 has %2 samples and class %3 has %4: the network does best to neglect the rare one.</source>
        <translation>La classe %1 ha %2 campioni e la classe %3 ne ha %4: alla rete conviene trascurare quella rara.</translation>
    </message>
    <message>
        <source>Let each class weigh the same</source>
        <translation>Dai a ogni classe lo stesso peso</translation>
    </message>
    <message>
        <source>%1 has no such number.</source>
        <translation>%1 non ha un numero in quel posto.</translation>
    </message>
    <message>
        <source>This pass does not hold what was asked of %1.</source>
        <translation>Questo passaggio non contiene ciò che è stato chiesto di %1.</translation>
    </message>
    <message>
        <source>Gradients and updates are there for a batch in training only.</source>
        <translation>Gradienti e aggiornamenti ci sono solo per un batch in addestramento.</translation>
    </message>
    <message>
        <source>The input has %1 numbers, which do not fill %2.</source>
        <translation>L&apos;input ha %1 numeri, che non riempiono %2.</translation>
    </message>
    <message>
        <source>This network does not take an input of %1.</source>
        <translation>Questa rete non accetta un input di %1.</translation>
    </message>
    <message>
        <source>The networks of the lab %1 cannot be opened.</source>
        <translation>Le reti del laboratorio %1 non si possono aprire.</translation>
    </message>
    <message>
        <source>The network has no output number %1.</source>
        <translation>La rete non ha l&apos;uscita numero %1.</translation>
    </message>
    <message>
        <source>This pass has no operation %1 for sample %2.</source>
        <translation>Questo passaggio non ha l&apos;operazione %1 per il campione %2.</translation>
    </message>
    <message>
        <source>The operation %1 takes what no operation before it put out.</source>
        <translation>L&apos;operazione %1 prende ciò che nessuna operazione precedente ha prodotto.</translation>
    </message>
    <message>
        <source>Sample %1 cannot be relabelled %2: a digit is 0 to 9.</source>
        <translation>Il campione %1 non può avere l&apos;etichetta %2: una cifra va da 0 a 9.</translation>
    </message>
    <message>
        <source>Give it a digit, or leave it out (-1).</source>
        <translation>Dagli una cifra, oppure lascialo fuori (-1).</translation>
    </message>
    <message>
        <source>The first numbers to overflow were the weights of layer %1.</source>
        <translation>I primi numeri a traboccare sono stati i pesi del livello %1.</translation>
    </message>
    <message>
        <source>The first numbers to overflow were the outputs of %1, in layer %2.</source>
        <translation>I primi numeri a traboccare sono state le uscite di %1, nel livello %2.</translation>
    </message>
    <message>
        <source>A branch cannot change %1 from %2 to %3.</source>
        <translation>Un ramo non può cambiare %1 da %2 a %3.</translation>
    </message>
    <message>
        <source>Start a new run with that recipe.</source>
        <translation>Comincia un&apos;esecuzione nuova con quella ricetta.</translation>
    </message>
    <message>
        <source>This run holds no moments to go back to.</source>
        <translation>Questa esecuzione non tiene momenti a cui tornare.</translation>
    </message>
    <message>
        <source>Give it memory for them, and start it again.</source>
        <translation>Assegnale memoria per tenerli e ricominciala.</translation>
    </message>
    <message>
        <source>This run has no branch number %1.</source>
        <translation>Questa esecuzione non ha un ramo numero %1.</translation>
    </message>
    <message>
        <source>A branch goes on with the network of its run.</source>
        <translation>Un ramo prosegue con la rete della sua esecuzione.</translation>
    </message>
    <message>
        <source>Start a new run.</source>
        <translation>Comincia un&apos;esecuzione nuova.</translation>
    </message>
    <message>
        <source>The input has not as many numbers as its shape says.</source>
        <translation>I numeri dell&apos;ingresso non sono quanti ne dice la sua forma.</translation>
    </message>
    <message>
        <source>These weights are of none of this lab&apos;s networks. Nearest is %1: %2.</source>
        <translation>Questi pesi non sono di nessuna rete di questo laboratorio. La più vicina è %1: %2.</translation>
    </message>
    <message>
        <source>Choose weights that were saved from this lab.</source>
        <translation>Scegli pesi salvati da questo laboratorio.</translation>
    </message>
    <message>
        <source>Take the samples&apos; own labels again</source>
        <translation>Rimetti ai campioni le loro etichette</translation>
    </message>
    <message>
        <source>None of the folders (%1) is one of the network&apos;s classes: %2.</source>
        <translation>Nessuna delle cartelle (%1) è una delle classi della rete: %2.</translation>
    </message>
    <message>
        <source>Name the folders after the classes, or choose the weights&apos; own photographs.</source>
        <translation>Chiama le cartelle come le classi, oppure scegli le fotografie di questi pesi.</translation>
    </message>
    <message>
        <source>--set takes a field and its value, not &quot;%1&quot;.</source>
        <translation>--set vuole un campo e il suo valore, non &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Write it as in --set augmentation.zoom=0.2.</source>
        <translation>Scrivilo come in --set augmentation.zoom=0.2.</translation>
    </message>
    <message>
        <source>The archive %1 wants to write outside of its folder (%2).</source>
        <translation>L&apos;archivio %1 vuole scrivere fuori dalla sua cartella (%2).</translation>
    </message>
    <message>
        <source>The archive %1 holds far more than its size lets expect (%2).</source>
        <translation>L&apos;archivio %1 contiene molto più di quanto la sua dimensione lasci attendere (%2).</translation>
    </message>
    <message>
        <source>The archive %1 is damaged (%2).</source>
        <translation>L&apos;archivio %1 è danneggiato (%2).</translation>
    </message>
    <message>
        <source>Delete it and download it again.</source>
        <translation>Cancellalo e scaricalo di nuovo.</translation>
    </message>
    <message>
        <source>Only square colour pictures can be varied.</source>
        <translation>Si possono variare soltanto immagini quadrate a colori.</translation>
    </message>
    <message>
        <source>%1 has only %2 × %3 pixels.</source>
        <translation>%1 ha soltanto %2 × %3 pixel.</translation>
    </message>
    <message>
        <source>%1 is the same as %2.</source>
        <translation>%1 è uguale a %2.</translation>
    </message>
    <message>
        <source>The class folder %1 has no pictures.</source>
        <translation>La cartella di classe %1 non contiene immagini.</translation>
    </message>
    <message>
        <source>Put the pictures of each class into a folder of its own, named as the class, and these folders into one: photos/cats, photos/dogs.</source>
        <translation>Metti le immagini di ogni classe in una cartella sua, chiamata come la classe, e queste cartelle in una sola: foto/gatti, foto/cani.</translation>
    </message>
    <message>
        <source>No folder with pictures was found in %1.</source>
        <translation>In %1 non c&apos;è nessuna cartella con immagini.</translation>
    </message>
    <message>
        <source>There is only one class with pictures, %1; at least two are needed.</source>
        <translation>C&apos;è una sola classe con immagini, %1; ne servono almeno due.</translation>
    </message>
    <message>
        <source>%1 has %2 classes with pictures; at most %3 are learned.</source>
        <translation>%1 ha %2 classi con immagini; se ne imparano al massimo %3.</translation>
    </message>
    <message>
        <source>Name only the folders of the classes that you want.</source>
        <translation>Indica soltanto le cartelle delle classi che vuoi.</translation>
    </message>
    <message>
        <source>%1 lies beside the class folders, so it has no class.</source>
        <translation>%1 sta accanto alle cartelle di classe, quindi non ha una classe.</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder.</source>
        <translation>%1 è un file, non una cartella.</translation>
    </message>
    <message>
        <source>Choose the folder that holds one folder for each class.</source>
        <translation>Scegli la cartella che contiene una cartella per ogni classe.</translation>
    </message>
    <message>
        <source>The pictures lie directly in %1, so nothing says which class each is of.</source>
        <translation>Le immagini stanno direttamente in %1: niente dice di quale classe sia ognuna.</translation>
    </message>
    <message>
        <source>The link %1 leads back to a folder that it lies in.</source>
        <translation>Il collegamento %1 riporta a una cartella in cui si trova.</translation>
    </message>
    <message>
        <source>No folder of photographs was chosen.</source>
        <translation>Non è stata scelta nessuna cartella di fotografie.</translation>
    </message>
    <message>
        <source>A picture cannot be resized to nothing.</source>
        <translation>Un&apos;immagine non può essere ridotta a niente.</translation>
    </message>
    <message>
        <source>The archives of %1 do not hold the pictures and the list of classes that they should.</source>
        <translation>Gli archivi di %1 non contengono le immagini e l&apos;elenco delle classi che dovrebbero.</translation>
    </message>
    <message>
        <source>Delete them in the folder and download them again.</source>
        <translation>Cancellali nella cartella e scaricali di nuovo.</translation>
    </message>
    <message>
        <source>Each confidence needs to be told right or wrong.</source>
        <translation>Di ogni risposta va detto se è giusta o sbagliata.</translation>
    </message>
    <message>
        <source>The picture is empty.</source>
        <translation>L&apos;immagine è vuota.</translation>
    </message>
    <message>
        <source>This network has no last layer.</source>
        <translation>Questa rete non ha un ultimo livello.</translation>
    </message>
    <message>
        <source>The photographs are of %1 classes, but the network tells %2 apart.</source>
        <translation>Le fotografie sono di %1 classi, ma la rete ne distingue %2.</translation>
    </message>
    <message>
        <source>Choose a folder with the classes that the network has learned.</source>
        <translation>Scegli una cartella con le classi che la rete ha imparato.</translation>
    </message>
    <message>
        <source>These features are not of the network that made the index.</source>
        <translation>Questi numeri non sono della rete che ha fatto l&apos;indice.</translation>
    </message>
    <message>
        <source>%1 does not say which classes the weights tell apart: %2.</source>
        <translation>%1 non dice quali classi distinguono i pesi: %2.</translation>
    </message>
    <message>
        <source>Correct it, or move it away to have the classes numbered.</source>
        <translation>Correggilo, oppure spostalo: le classi saranno numerate.</translation>
    </message>
    <message>
        <source>The card of the weights cannot be read: %1.</source>
        <translation>La scheda dei pesi non si può leggere: %1.</translation>
    </message>
    <message>
        <source>The pets lab has no network called &quot;%1&quot;.</source>
        <translation>Il laboratorio degli animali non ha una rete chiamata &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>There are no photographs to learn from.</source>
        <translation>Non ci sono fotografie da cui imparare.</translation>
    </message>
    <message>
        <source>Choose another folder, or leave fewer out.</source>
        <translation>Scegli un&apos;altra cartella, o escludine di meno.</translation>
    </message>
    <message>
        <source>Photograph %1 cannot be given class %2: there are %3 classes.</source>
        <translation>Alla fotografia %1 non si può dare la classe %2: le classi sono %3.</translation>
    </message>
    <message>
        <source>Give it a class that there is, or leave it out (-1).</source>
        <translation>Dalle una classe che esiste, oppure escludila (-1).</translation>
    </message>
    <message>
        <source>None of the photographs of this batch can be read any more.</source>
        <translation>Nessuna delle fotografie di questo batch si può più leggere.</translation>
    </message>
    <message>
        <source>See whether the folder is still there, then go on with the run.</source>
        <translation>Guarda se la cartella c&apos;è ancora, poi riprendi l&apos;esecuzione.</translation>
    </message>
    <message>
        <source>The validation share must be above 0 and at most 0.9, not %1.</source>
        <translation>La quota di validazione deve essere maggiore di 0 e al massimo 0.9, non %1.</translation>
    </message>
    <message>
        <source>The patience must be a whole number from 0 (never stop early), not %1.</source>
        <translation>La pazienza deve essere un numero intero da 0 (mai fermarsi prima), non %1.</translation>
    </message>
    <message>
        <source>There is no precision number %1.</source>
        <translation>Non c&apos;è una precisione numero %1.</translation>
    </message>
    <message>
        <source>These photographs come from several folders; torchvision&apos;s ImageFolder reads one folder with a folder a class in it.</source>
        <translation>Queste fotografie vengono da più cartelle; ImageFolder di torchvision legge una sola cartella che contiene una cartella per classe.</translation>
    </message>
    <message>
        <source>Put the class folders into one folder, and train on that.</source>
        <translation>Metti le cartelle di classe in una sola, e addestra su quella.</translation>
    </message>
    <message>
        <source>the text is empty.</source>
        <translation>il testo è vuoto.</translation>
    </message>
    <message>
        <source>there is no label.</source>
        <translation>manca l&apos;etichetta (label).</translation>
    </message>
    <message>
        <source>the label is “%1”, not 1 or 0, pos or neg.</source>
        <translation>l&apos;etichetta è «%1», non 1 o 0, pos o neg.</translation>
    </message>
    <message>
        <source>repaired: bytes that are no character.</source>
        <translation>riparato: byte che non sono un carattere.</translation>
    </message>
    <message>
        <source>Give a JSON list such as [{&quot;text&quot;: &quot;Che bello!&quot;, &quot;label&quot;: 1}], or a table whose first line names the columns text and label.</source>
        <translation>Serve una lista JSON come [{&quot;text&quot;: &quot;Che bello!&quot;, &quot;label&quot;: 1}], oppure una tabella la cui prima riga dà i nomi alle colonne text e label.</translation>
    </message>
    <message>
        <source>Line %1:</source>
        <translation>Riga %1:</translation>
    </message>
    <message>
        <source>Entry %1:</source>
        <translation>Voce %1:</translation>
    </message>
    <message>
        <source>There is not a single sentence.</source>
        <translation>Non c&apos;è nemmeno una frase.</translation>
    </message>
    <message>
        <source>Not a single sentence can be used.</source>
        <translation>Nemmeno una frase si può usare.</translation>
    </message>
    <message>
        <source>%1 has more than %2 MB of text.</source>
        <translation>%1 ha più di %2 MB di testo.</translation>
    </message>
    <message>
        <source>Cut it into smaller files.</source>
        <translation>Dividilo in file più piccoli.</translation>
    </message>
    <message>
        <source>%1 cannot be read as sentences.</source>
        <translation>%1 non si può leggere come file di frasi.</translation>
    </message>
    <message>
        <source>The JSON is one object in braces, not a list of them in brackets.</source>
        <translation>Il JSON è un solo oggetto tra graffe, non una lista di oggetti tra quadre.</translation>
    </message>
    <message>
        <source>The JSON is nested more than %1 deep.</source>
        <translation>Il JSON è annidato per più di %1 livelli.</translation>
    </message>
    <message>
        <source>The JSON is a single value, not a list of sentences.</source>
        <translation>Il JSON è un solo valore, non una lista di frasi.</translation>
    </message>
    <message>
        <source>“%1” is not an object with text and label.</source>
        <translation>«%1» non è un oggetto con text e label.</translation>
    </message>
    <message>
        <source>“%1” stands there twice; the last one is taken.</source>
        <translation>«%1» compare due volte; vale l&apos;ultima.</translation>
    </message>
    <message>
        <source>repaired: an escape such as \ud800 or \u0000 that is no character.</source>
        <translation>riparato: una sequenza come \ud800 o \u0000 che non è un carattere.</translation>
    </message>
    <message>
        <source>there is no text.</source>
        <translation>manca il testo (text).</translation>
    </message>
    <message>
        <source>the text is not in quotation marks.</source>
        <translation>il testo non è tra virgolette.</translation>
    </message>
    <message>
        <source>The JSON ends before its first entry.</source>
        <translation>Il JSON finisce prima della prima voce.</translation>
    </message>
    <message>
        <source>The JSON ends in the middle of entry %1: the file is cut short.</source>
        <translation>Il JSON finisce a metà della voce %1: il file è troncato.</translation>
    </message>
    <message>
        <source>The JSON ends without a bracket after entry %1: the file is cut short.</source>
        <translation>Il JSON finisce senza parentesi dopo la voce %1: il file è troncato.</translation>
    </message>
    <message>
        <source>Line %1: a comma stands before “%2”, where nothing more follows.</source>
        <translation>Riga %1: c&apos;è una virgola prima di «%2», dove non segue più nulla.</translation>
    </message>
    <message>
        <source>Line %1: a text in quotation marks goes over the end of the line, or has a tab or another control character in it; in JSON they are written \n and \t.</source>
        <translation>Riga %1: un testo tra virgolette va oltre la fine della riga, oppure contiene un tabulatore o un altro carattere di controllo; in JSON si scrivono \n e \t.</translation>
    </message>
    <message>
        <source>Line %1, in or after entry %2: “%3” is not JSON there.</source>
        <translation>Riga %1, nella voce %2 o dopo: «%3» lì non è JSON.</translation>
    </message>
    <message>
        <source>No sentences called “%1” ship with the program.</source>
        <translation>Il programma non ha frasi di nome «%1».</translation>
    </message>
    <message>
        <source>Line %1: two columns are called “%2”.</source>
        <translation>Riga %1: due colonne si chiamano «%2».</translation>
    </message>
    <message>
        <source>The first line, “%1”, names no column for the label.</source>
        <translation>La prima riga, «%1», non nomina una colonna per l&apos;etichetta.</translation>
    </message>
    <message>
        <source>The first line, “%1”, names no column for the text.</source>
        <translation>La prima riga, «%1», non nomina una colonna per il testo.</translation>
    </message>
    <message>
        <source>The first line, “%1”, does not name the columns.</source>
        <translation>La prima riga, «%1», non dà i nomi alle colonne.</translation>
    </message>
    <message>
        <source>a quotation mark is not closed.</source>
        <translation>le virgolette aperte non si chiudono.</translation>
    </message>
    <message>
        <source>there are %1 columns instead of %2.</source>
        <translation>ci sono %1 colonne invece di %2.</translation>
    </message>
    <message>
        <source>there are %1 columns instead of %2; a text with the separator in it must stand in quotation marks.</source>
        <translation>ci sono %1 colonne invece di %2; un testo che contiene il separatore va messo tra virgolette.</translation>
    </message>
    <message>
        <source>&quot;sure_from&quot; in %1 is not a number from 0 to 1.</source>
        <translation>&quot;sure_from&quot; in %1 non è un numero tra 0 e 1.</translation>
    </message>
    <message>
        <source>Correct it, or move the file away.</source>
        <translation>Correggilo, oppure sposta il file.</translation>
    </message>
    <message>
        <source>The question was cancelled.</source>
        <translation>La domanda è stata annullata.</translation>
    </message>
    <message>
        <source>There is no sentence to answer.</source>
        <translation>Non c’è nessuna frase a cui rispondere.</translation>
    </message>
    <message>
        <source>Give a text with at least one word.</source>
        <translation>Dai un testo con almeno una parola.</translation>
    </message>
    <message>
        <source>These weights belong to another network: %1 is missing or has another shape.</source>
        <translation>Questi pesi sono di un’altra rete: %1 manca o ha un’altra forma.</translation>
    </message>
    <message>
        <source>A single word of 4 GB is too long.</source>
        <translation>Una sola parola di 4 GB è troppo lunga.</translation>
    </message>
    <message>
        <source>Put spaces into it.</source>
        <translation>Metti degli spazi.</translation>
    </message>
    <message>
        <source>The merges of a word are shown up to %1 bytes; this one has %2.</source>
        <translation>Le fusioni di una parola si mostrano fino a %1 byte; questa ne ha %2.</translation>
    </message>
    <message>
        <source>Choose a shorter word.</source>
        <translation>Scegli una parola più corta.</translation>
    </message>
    <message>
        <source>The pattern that cuts texts is wrong: %1 at character %2.</source>
        <translation>L&apos;espressione regolare che divide i testi è sbagliata: %1 al carattere %2.</translation>
    </message>
    <message>
        <source>PCRE2 could not cut a text into pieces: %1.</source>
        <translation>PCRE2 non ha potuto dividere un testo in pezzi: %1.</translation>
    </message>
    <message>
        <source>Configure again, and npm brings it (cmake --preset release), or name a good copy of it (cmake --preset release -DOFFICINA_CL100K=FILE).</source>
        <translation>Configura di nuovo e npm lo scarica (cmake --preset release), oppure indicane una copia integra (cmake --preset release -DOFFICINA_CL100K=FILE).</translation>
    </message>
    <message>
        <source>%1 has not the form of a file of ranks.</source>
        <translation>%1 non ha la forma di un file di ranghi.</translation>
    </message>
    <message>
        <source>%1 is not cl100k_base.json of %2: it has %3 bytes instead of %4.</source>
        <translation>%1 non è cl100k_base.json di %2: ha %3 byte invece di %4.</translation>
    </message>
    <message>
        <source>%1 has been altered: it is not cl100k_base.json of %2.</source>
        <translation>%1 è stato alterato: non è cl100k_base.json di %2.</translation>
    </message>
    <message>
        <source>These ranks are no byte-pair encoding: a token is empty, stands there twice or is missing.</source>
        <translation>Questi ranghi non sono una codifica byte-pair: un token è vuoto, c’è due volte o manca.</translation>
    </message>
    <message>
        <source>The heads must be a whole number from 1 to 8, not %1.</source>
        <translation>Le teste devono essere un numero intero da 1 a 8, non %1.</translation>
    </message>
    <message>
        <source>The layers must be a whole number from 1 to 4, not %1.</source>
        <translation>I livelli devono essere un numero intero da 1 a 4, non %1.</translation>
    </message>
    <message>
        <source>The width must be a multiple of the heads, at most 8192, not %1.</source>
        <translation>La larghezza deve essere un multiplo delle teste, al massimo 8192, non %1.</translation>
    </message>
    <message>
        <source>The feed-forward units must be a whole number from 1 to 8192, not %1.</source>
        <translation>Le unità feed-forward devono essere un numero intero da 1 a 8192, non %1.</translation>
    </message>
    <message>
        <source>The longest sentence must have between 1 and 512 tokens, not %1.</source>
        <translation>La frase più lunga deve avere da 1 a 512 token, non %1.</translation>
    </message>
    <message>
        <source>There is no kind of positions number %1.</source>
        <translation>Non esiste un tipo di posizioni con il numero %1.</translation>
    </message>
    <message>
        <source>A token must occur between 1 and 8192 times to have a row, not %1.</source>
        <translation>Per avere una riga un token deve comparire da 1 a 8192 volte, non %1.</translation>
    </message>
    <message>
        <source>The word dropout must be between 0 and 0.9, not %1.</source>
        <translation>Il dropout delle parole deve essere tra 0 e 0,9, non %1.</translation>
    </message>
    <message>
        <source>There are no sentences to learn from.</source>
        <translation>Non ci sono frasi da cui imparare.</translation>
    </message>
    <message>
        <source>Choose another file, or leave fewer out.</source>
        <translation>Scegli un altro file, oppure escludine di meno.</translation>
    </message>
    <message>
        <source>The sentiment lab neither weighs classes nor augments.</source>
        <translation>Il laboratorio del sentiment non pesa le classi e non fa augmentation.</translation>
    </message>
    <message>
        <source>Leave balanceClasses and augmentation as they were.</source>
        <translation>Lascia balanceClasses e augmentation com’erano.</translation>
    </message>
    <message>
        <source>Sentence %1 cannot be relabelled %2: it is positive (1) or negative (0).</source>
        <translation>La frase %1 non può avere l’etichetta %2: è positiva (1) o negativa (0).</translation>
    </message>
    <message>
        <source>Give it 0 or 1, or leave it out (-1).</source>
        <translation>Dalle 0 o 1, oppure escludila (-1).</translation>
    </message>
    <message>
        <source>More than %1 sentences do not fit into a program, and these are not one file that it could read.</source>
        <translation>Più di %1 frasi non entrano in un programma, e queste non sono un solo file che esso potrebbe leggere.</translation>
    </message>
    <message>
        <source>%1, which the tokenizer needs, is not there.</source>
        <translation>%1, di cui il tokenizer ha bisogno, non c&apos;è.</translation>
    </message>
    <message>
        <source>There are starter, starter-en, starter-both and starter-all.</source>
        <translation>Ci sono starter, starter-en, starter-both e starter-all.</translation>
    </message>
    <message>
        <source>The capitals of a text could not be made small (%1).</source>
        <translation>Non è stato possibile rendere minuscole le maiuscole di un testo (%1).</translation>
    </message>
    <message>
        <source>The embedding dropout must be between 0 and 0.9, not %1.</source>
        <translation>Il dropout degli embedding deve essere tra 0 e 0,9, non %1.</translation>
    </message>
    <message>
        <source>Put them into one file, and train on that.</source>
        <translation>Riuniscile in un solo file e addestra su quello.</translation>
    </message>
    <message>
        <source>The merge dropout must be between 0 and 0.9, not %1.</source>
        <translation>Il dropout delle fusioni deve essere fra 0 e 0,9, non %1.</translation>
    </message>
</context>
</TS>
