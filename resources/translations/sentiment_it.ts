<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en_US">
<context>
    <name>AttentionChoice</name>
    <message>
        <source>rollout</source>
        <translation>rollout</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>livello %1, testa %2</translation>
    </message>
</context>
<context>
    <name>officina::AnswerGauge</name>
    <message>
        <source>not sure</source>
        <translation>incerto</translation>
    </message>
    <message>
        <source>Not sure: nearest is %1, %2</source>
        <translation>Incerto: il più vicino è %1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>ancora nessuna risposta</translation>
    </message>
</context>
<context>
    <name>officina::AttentionHeads</name>
    <message>
        <source>each</source>
        <translation>ognuna</translation>
    </message>
    <message>
        <source>all</source>
        <translation>tutte</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>da 0 a 1</translation>
    </message>
    <message>
        <source>“%1” looks most at “%2” (%3). A row sums to 1; click another token to let that one look.</source>
        <translation>“%1” guarda soprattutto “%2” (%3). Una riga dà somma 1; fai clic su un altro token per vedere che cosa guarda.</translation>
    </message>
    <message>
        <source>All heads</source>
        <translation>Tutte le teste</translation>
    </message>
    <message>
        <source>A row of pictures is a layer, 2.3 is head 3 of layer 2. Rollout multiplies all layers, each the mean of its heads and half of it the way around it.</source>
        <translation>Ogni riga di figure è un livello, 2.3 è la testa 3 del livello 2. Il rollout moltiplica tutti i livelli: di ognuno la media delle teste, e per metà la via che lo aggira.</translation>
    </message>
    <message>
        <source>attention of all heads</source>
        <translation>attenzione di tutte le teste</translation>
    </message>
    <message>
        <source>What full purple means: the largest weight of each head, of all heads, or 1</source>
        <translation>Che cosa vuol dire il viola pieno: il peso più grande di ogni testa, di tutte le teste, oppure 1</translation>
    </message>
    <message>
        <source>looks</source>
        <translation>guarda</translation>
    </message>
    <message>
        <source>is looked at</source>
        <translation>è guardato</translation>
    </message>
    <message>
        <source>attention of the chosen head</source>
        <translation>attenzione della testa scelta</translation>
    </message>
    <message>
        <source>what the chosen token looks at</source>
        <translation>che cosa guarda il token scelto</translation>
    </message>
</context>
<context>
    <name>officina::AttentionInput</name>
    <message>
        <source>Embedding of the token</source>
        <translation>Embedding del token</translation>
    </message>
    <message>
        <source>Vector of its position</source>
        <translation>Vettore della sua posizione</translation>
    </message>
    <message>
        <source>Input of the first layer</source>
        <translation>Input del primo livello</translation>
    </message>
    <message>
        <source>%1, “%2”</source>
        <translation>%1, “%2”</translation>
    </message>
    <message>
        <source>%1, all tokens</source>
        <translation>%1, tutti i token</translation>
    </message>
    <message>
        <source>Point at a number to see its sum.</source>
        <translation>Punta un numero per vedere la sua somma.</translation>
    </message>
    <message>
        <source>number %1: %2 + %3 = %4</source>
        <translation>numero %1: %2 + %3 = %4</translation>
    </message>
</context>
<context>
    <name>officina::AttentionMatrices</name>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>the row of each token in the table</source>
        <translation>la riga di ogni token nella tabella</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Posizioni</translation>
    </message>
    <message>
        <source>what is added for the place in the sentence</source>
        <translation>ciò che si somma per il posto nella frase</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>what the first layer gets</source>
        <translation>ciò che riceve il primo livello</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>what each token asks</source>
        <translation>ciò che ogni token chiede</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>what each token offers</source>
        <translation>ciò che ogni token offre</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>what each token gives</source>
        <translation>ciò che ogni token dà</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Punteggi</translation>
    </message>
    <message>
        <source>each query times each key</source>
        <translation>ogni query per ogni key</translation>
    </message>
    <message>
        <source>Scaled scores</source>
        <translation>Punteggi scalati</translation>
    </message>
    <message>
        <source>so that softmax does not saturate</source>
        <translation>così la softmax non si satura</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Pesi</translation>
    </message>
    <message>
        <source>each row sums to 1</source>
        <translation>ogni riga dà somma 1</translation>
    </message>
    <message>
        <source>Output of the head</source>
        <translation>Output della testa</translation>
    </message>
    <message>
        <source>the mean of the values, weighted</source>
        <translation>la media pesata dei value</translation>
    </message>
    <message>
        <source>Heads together</source>
        <translation>Teste insieme</translation>
    </message>
    <message>
        <source>all heads beside each other</source>
        <translation>tutte le teste una accanto all’altra</translation>
    </message>
    <message>
        <source>Attention&apos;s output</source>
        <translation>Output dell’attenzione</translation>
    </message>
    <message>
        <source>the heads mixed</source>
        <translation>le teste mescolate</translation>
    </message>
    <message>
        <source>Output of the layer</source>
        <translation>Output del livello</translation>
    </message>
    <message>
        <source>what the next layer gets</source>
        <translation>ciò che riceve il livello dopo</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>all layers together</source>
        <translation>tutti i livelli insieme</translation>
    </message>
    <message>
        <source>looks</source>
        <translation>guarda</translation>
    </message>
    <message>
        <source>is looked at</source>
        <translation>è guardato</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numero</translation>
    </message>
    <message>
        <source>matrices of attention</source>
        <translation>matrici dell’attenzione</translation>
    </message>
    <message>
        <source>picture of the matrix</source>
        <translation>figura della matrice</translation>
    </message>
    <message>
        <source>numbers of the matrix</source>
        <translation>numeri della matrice</translation>
    </message>
</context>
<context>
    <name>officina::AttentionPanel</name>
    <message>
        <source>Heads</source>
        <translation>Teste</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Input</translation>
    </message>
    <message>
        <source>Three steps</source>
        <translation>Tre passi</translation>
    </message>
    <message>
        <source>Matrices</source>
        <translation>Matrici</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Posizioni</translation>
    </message>
    <message>
        <source>Type a sentence to see what attention makes of it.</source>
        <translation>Scrivi una frase per vedere che cosa ne fa l’attenzione.</translation>
    </message>
    <message>
        <source>There is no network to look into yet.</source>
        <translation>Non c’è ancora una rete in cui guardare.</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are cut</source>
        <translation>
            <numerusform>%n in più è tagliato</numerusform>
            <numerusform>%n in più sono tagliati</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 positive</source>
        <translation>%1 positivo</translation>
    </message>
    <message>
        <source>logit %1</source>
        <translation>logit %1</translation>
    </message>
    <message>
        <source>head</source>
        <translation>testa</translation>
    </message>
    <message>
        <source>The head that is looked at</source>
        <translation>La testa che si guarda</translation>
    </message>
    <message>
        <source>token that looks</source>
        <translation>token che guarda</translation>
    </message>
    <message>
        <source>The token that looks: a row</source>
        <translation>Il token che guarda: una riga</translation>
    </message>
    <message>
        <source>token that is looked at</source>
        <translation>token guardato</translation>
    </message>
    <message>
        <source>The token that is looked at: a column</source>
        <translation>Il token guardato: una colonna</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>posizioni</translation>
    </message>
    <message>
        <source>Without positions the network does not know the order of the words. Its weights stay as they are.</source>
        <translation>Senza posizioni la rete non conosce l’ordine delle parole. I suoi pesi restano come sono.</translation>
    </message>
    <message>
        <source>part of attention</source>
        <translation>parte dell’attenzione</translation>
    </message>
</context>
<context>
    <name>officina::AttentionStepCard</name>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Tutti i numeri</translation>
    </message>
</context>
<context>
    <name>officina::AttentionSteps</name>
    <message>
        <source>1. Score</source>
        <translation>1. Punteggio</translation>
    </message>
    <message>
        <source>score(Q&lt;sub&gt;i&lt;/sub&gt;, K&lt;sub&gt;j&lt;/sub&gt;) = Q&lt;sub&gt;i&lt;/sub&gt; · K&lt;sub&gt;j&lt;/sub&gt; / √d&lt;sub&gt;k&lt;/sub&gt;: how well what “%1” asks fits what “%2” offers</source>
        <translation>score(Q&lt;sub&gt;i&lt;/sub&gt;, K&lt;sub&gt;j&lt;/sub&gt;) = Q&lt;sub&gt;i&lt;/sub&gt; · K&lt;sub&gt;j&lt;/sub&gt; / √d&lt;sub&gt;k&lt;/sub&gt;: quanto ciò che “%1” chiede va d’accordo con ciò che “%2” offre</translation>
    </message>
    <message>
        <source>every product of the score</source>
        <translation>tutti i prodotti del punteggio</translation>
    </message>
    <message>
        <source>query</source>
        <translation>query</translation>
    </message>
    <message>
        <source>key</source>
        <translation>key</translation>
    </message>
    <message>
        <source>query × key</source>
        <translation>query × key</translation>
    </message>
    <message numerus="yes">
        <source>The %n products add up to %1; divided by √%n: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>
            <numerusform>Il prodotto è %1; diviso per √%n: &lt;b&gt;%2&lt;/b&gt;</numerusform>
            <numerusform>La somma dei %n prodotti è %1; divisa per √%n: &lt;b&gt;%2&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>2. Softmax of the row</source>
        <translation>2. Softmax della riga</translation>
    </message>
    <message>
        <source>a&lt;sub&gt;ij&lt;/sub&gt; = %1 / Σ %1, x being the score of each token for “%2”; click a bar to look at another</source>
        <translation>a&lt;sub&gt;ij&lt;/sub&gt; = %1 / Σ %1, dove x è il punteggio di ogni token per “%2”; fai clic su una barra per guardarne un altro</translation>
    </message>
    <message>
        <source>every number of the softmax</source>
        <translation>tutti i numeri della softmax</translation>
    </message>
    <message>
        <source>score</source>
        <translation>punteggio</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>peso</translation>
    </message>
    <message numerus="yes">
        <source>%1 of “%2” is %3, the sum of all %n is %4; %3 / %4 = &lt;b&gt;%5&lt;/b&gt;</source>
        <translation>
            <numerusform>%1 di “%2” è %3, la somma (di %n solo) è %4; %3 / %4 = &lt;b&gt;%5&lt;/b&gt;</numerusform>
            <numerusform>%1 di “%2” è %3, la somma di tutti e %n è %4; %3 / %4 = &lt;b&gt;%5&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message>
        <source>3. Sum of the values</source>
        <translation>3. Somma dei value</translation>
    </message>
    <message>
        <source>z&lt;sub&gt;i&lt;/sub&gt; = Σ a&lt;sub&gt;ij&lt;/sub&gt; V&lt;sub&gt;j&lt;/sub&gt;: what “%1” takes from all tokens, each as much as its weight says</source>
        <translation>z&lt;sub&gt;i&lt;/sub&gt; = Σ a&lt;sub&gt;ij&lt;/sub&gt; V&lt;sub&gt;j&lt;/sub&gt;: ciò che “%1” prende da tutti i token, da ognuno quanto dice il suo peso</translation>
    </message>
    <message>
        <source>every token&apos;s part of the sum</source>
        <translation>la parte di ogni token nella somma</translation>
    </message>
    <message>
        <source>value</source>
        <translation>value</translation>
    </message>
    <message>
        <source>weight × value</source>
        <translation>peso × value</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>somma</translation>
    </message>
    <message numerus="yes">
        <source>“%1” gives %2 of its value; with the parts of all %n tokens this is z&lt;sub&gt;i&lt;/sub&gt;</source>
        <translation>
            <numerusform>“%1” dà il %2 del suo value: è già z&lt;sub&gt;i&lt;/sub&gt;</numerusform>
            <numerusform>“%1” dà il %2 del suo value; con le parti di tutti e %n i token si ha z&lt;sub&gt;i&lt;/sub&gt;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::LengthHistogram</name>
    <message numerus="yes">
        <source>%1 tokens: %Ln sentence(s)</source>
        <translation>
            <numerusform>%1 token: %Ln frase</numerusform>
            <numerusform>%1 token: %Ln frasi</numerusform>
        </translation>
    </message>
    <message>
        <source>cut at %1</source>
        <translation>taglio a %1</translation>
    </message>
    <message>
        <source>no sentences</source>
        <translation>nessuna frase</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message>
        <source>none is cut (at %1)</source>
        <translation>nessuna è tagliata (a %1)</translation>
    </message>
</context>
<context>
    <name>officina::ManySentencesModel</name>
    <message>
        <source>sentence</source>
        <translation>frase</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>risposta</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positivo</translation>
    </message>
    <message>
        <source>label</source>
        <translation>etichetta</translation>
    </message>
</context>
<context>
    <name>officina::ManySentencesPanel</name>
    <message>
        <source>all</source>
        <translation>tutte</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positive</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>negative</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>incerte</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Salva la tabella</translation>
    </message>
    <message>
        <source>The table could not be saved as %1: %2.</source>
        <translation>Non è stato possibile salvare la tabella come %1: %2.</translation>
    </message>
    <message>
        <source>Drop a text file on the page, or open one: each line is answered in a row of its own. A table with labels (TSV, CSV, JSON) is marked as well.</source>
        <translation>Lascia cadere un file di testo sulla pagina, oppure aprilo: ogni riga ha la sua risposta. Una tabella con etichette (TSV, CSV, JSON) viene anche corretta.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s)</source>
        <translation>
            <numerusform>%Ln frase</numerusform>
            <numerusform>%Ln frasi</numerusform>
        </translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>ancora senza risposta</translation>
    </message>
    <message>
        <source>right: %1 of %2 (%3)</source>
        <translation>giuste: %1 su %2 (%3)</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Apri un file…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Salva come CSV…</translation>
    </message>
    <message>
        <source>Learn from this file</source>
        <translation>Impara da questo file</translation>
    </message>
    <message>
        <source>Makes it the data of the recipe</source>
        <translation>Ne fa i dati della ricetta</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>which answers are shown</source>
        <translation>quali risposte si vedono</translation>
    </message>
    <message>
        <source>progress of the answers</source>
        <translation>avanzamento delle risposte</translation>
    </message>
    <message>
        <source>answers about many sentences</source>
        <translation>risposte su molte frasi</translation>
    </message>
</context>
<context>
    <name>officina::PositionsPart</name>
    <message>
        <source>Ask the lab this: “%1”</source>
        <translation>Chiedi questo al laboratorio: “%1”</translation>
    </message>
    <message>
        <source>Logits differ by %1 with positions; without, they are the same.</source>
        <translation>Con le posizioni i logit differiscono di %1; senza, sono gli stessi.</translation>
    </message>
    <message>
        <source>Logits differ by %1 with positions and by %2 without: the tokens are not the same.</source>
        <translation>I logit differiscono di %1 con le posizioni e di %2 senza: i token non sono gli stessi.</translation>
    </message>
    <message>
        <source>This network adds no positions</source>
        <translation>Questa rete non somma posizioni</translation>
    </message>
    <message>
        <source>Cosine of this network&apos;s positions (learned)</source>
        <translation>Coseno delle posizioni di questa rete (apprese)</translation>
    </message>
    <message>
        <source>Cosine of this network&apos;s positions (not learned)</source>
        <translation>Coseno delle posizioni di questa rete (non apprese)</translation>
    </message>
    <message>
        <source>Cosine of sine and cosine waves (Vaswani 2017)</source>
        <translation>Coseno delle onde di seno e coseno (Vaswani 2017)</translation>
    </message>
    <message>
        <source>The same words, another order</source>
        <translation>Le stesse parole, un altro ordine</translation>
    </message>
    <message>
        <source>with positions</source>
        <translation>con posizioni</translation>
    </message>
    <message>
        <source>without positions</source>
        <translation>senza posizioni</translation>
    </message>
    <message>
        <source>logit, and the probability of positive</source>
        <translation>logit, e probabilità di positivo</translation>
    </message>
    <message>
        <source>A capital letter or a missing space makes another token. The second and third pair are asked in small letters or as they are, with a space before each word: both orders then have the same tokens, and without positions the network cannot tell them apart.</source>
        <translation>Una maiuscola o uno spazio che manca fanno un altro token. La seconda e la terza coppia hanno uno spazio davanti a ogni parola (la seconda è anche in minuscolo): così i due ordini hanno gli stessi token, e senza posizioni la rete non può distinguerli.</translation>
    </message>
    <message>
        <source>cosines between the positions of this network</source>
        <translation>coseni tra le posizioni di questa rete</translation>
    </message>
    <message>
        <source>cosines between the positions of the formula</source>
        <translation>coseni tra le posizioni della formula</translation>
    </message>
    <message>
        <source>position</source>
        <translation>posizione</translation>
    </message>
</context>
<context>
    <name>officina::SentenceDataPanel</name>
    <message>
        <source>all</source>
        <translation>tutte</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positive</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>negative</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>da guardare</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy some sentences first.</source>
        <translation>Negli appunti del computer non c&apos;è testo. Copia prima qualche frase.</translation>
    </message>
    <message>
        <source>New sentence</source>
        <translation>Nuova frase</translation>
    </message>
    <message>
        <source>Add a sentence</source>
        <translation>Aggiungi una frase</translation>
    </message>
    <message numerus="yes">
        <source>Paste %Ln sentence(s)</source>
        <translation>
            <numerusform>Incolla %Ln frase</numerusform>
            <numerusform>Incolla %Ln frasi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be pasted: each needs a text and a label, with a tab between them.</source>
        <translation>
            <numerusform>%Ln riga non si è potuta incollare: ci vogliono un testo e un&apos;etichetta, separati da una tabulazione.</numerusform>
            <numerusform>%Ln righe non si sono potute incollare: in ognuna ci vogliono un testo e un&apos;etichetta, separati da una tabulazione.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the sentences</source>
        <translation>Salva le frasi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) to learn from</source>
        <translation>
            <numerusform>%Ln frase da cui imparare</numerusform>
            <numerusform>%Ln frasi da cui imparare</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 sentences</source>
        <translation>%1 frasi su %2</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Cerca</translation>
    </message>
    <message>
        <source>search in the sentences</source>
        <translation>cerca nelle frasi</translation>
    </message>
    <message>
        <source>which sentences are shown</source>
        <translation>quali frasi si vedono</translation>
    </message>
    <message>
        <source>training sentences</source>
        <translation>frasi di addestramento</translation>
    </message>
    <message>
        <source>Label the selected sentences positive</source>
        <translation>Etichetta come positive le frasi selezionate</translation>
    </message>
    <message>
        <source>Label the selected sentences negative</source>
        <translation>Etichetta come negative le frasi selezionate</translation>
    </message>
    <message>
        <source>Delete the selected sentences (Delete)</source>
        <translation>Cancella le frasi selezionate (Canc)</translation>
    </message>
    <message>
        <source>Paste sentences with their labels: two columns, or JSON (Ctrl+V)</source>
        <translation>Incolla frasi con le loro etichette: due colonne, o JSON (Ctrl+V)</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Annulla (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ripeti</translation>
    </message>
    <message>
        <source>Open a file of sentences to learn from…</source>
        <translation>Apri un file di frasi da cui imparare…</translation>
    </message>
    <message>
        <source>Save the sentences as JSON, as the notes have them…</source>
        <translation>Salva le frasi come JSON, come negli appunti…</translation>
    </message>
</context>
<context>
    <name>officina::SentenceMistakesModel</name>
    <message>
        <source>left out</source>
        <translation>lasciata fuori</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>loss</translation>
    </message>
    <message>
        <source>it says</source>
        <translation>dice</translation>
    </message>
    <message>
        <source>label</source>
        <translation>etichetta</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>frase</translation>
    </message>
</context>
<context>
    <name>officina::SentenceMistakesPanel</name>
    <message>
        <source>held out</source>
        <translation>tenute da parte</translation>
    </message>
    <message>
        <source>training</source>
        <translation>addestramento</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Evaluate the training set</source>
        <translation>Valuta le frasi di addestramento</translation>
    </message>
    <message>
        <source>Evaluate what was held out</source>
        <translation>Valuta le frasi tenute da parte</translation>
    </message>
    <message>
        <source>Label it %1</source>
        <translation>Etichettala %1</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>Cambia etichetta</translation>
    </message>
    <message>
        <source>Asks the network about every sentence: which does it take for the other kind?</source>
        <translation>Interroga la rete su ogni frase: quali scambia per l&apos;altro genere?</translation>
    </message>
    <message>
        <source>The worst mistakes will be here</source>
        <translation>Qui compariranno gli errori peggiori</translation>
    </message>
    <message>
        <source>Nothing is held out: give “Kept back” a share, or evaluate the training set.</source>
        <translation>Non è stata tenuta da parte nessuna frase: dai una quota a «Tenute da parte», o valuta quelle di addestramento.</translation>
    </message>
    <message>
        <source>%1 mistakes in %2 sentences: %3 right, mean loss %4. Weights: %5.</source>
        <translation>%1 errori su %2 frasi: %3 giuste, loss media %4. Pesi: %5.</translation>
    </message>
    <message numerus="yes">
        <source>Label %1, it says %2: %Ln sentence(s)</source>
        <translation>
            <numerusform>Etichetta %1, dice %2: %Ln frase</numerusform>
            <numerusform>Etichetta %1, dice %2: %Ln frasi</numerusform>
        </translation>
    </message>
    <message>
        <source>Not one mistake</source>
        <translation>Nemmeno un errore</translation>
    </message>
    <message>
        <source>Worst mistakes (a click asks the sentence above)</source>
        <translation>Gli errori peggiori (un clic chiede la frase qui sopra)</translation>
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
        <source>Leave it out</source>
        <translation>Lasciala fuori</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Com&apos;era</translation>
    </message>
    <message>
        <source>confusion matrix</source>
        <translation>matrice di confusione</translation>
    </message>
    <message>
        <source>mistakes</source>
        <translation>errori</translation>
    </message>
    <message>
        <source>progress of the evaluation</source>
        <translation>avanzamento della valutazione</translation>
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
    <name>officina::SentencePanel</name>
    <message>
        <source>No answer yet</source>
        <translation>Ancora nessuna risposta</translation>
    </message>
    <message>
        <source>Nothing to answer</source>
        <translation>Niente a cui rispondere</translation>
    </message>
    <message>
        <source>logit %1 · probability of positive %2</source>
        <translation>logit %1 · probabilità di positivo %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown (dashed): training never saw them</source>
        <translation>
            <numerusform>%Ln sconosciuto (tratteggiato): mai visto in addestramento</numerusform>
            <numerusform>%Ln sconosciuti (tratteggiati): mai visti in addestramento</numerusform>
        </translation>
    </message>
    <message>
        <source>only the first %1 are read, the rest is cut</source>
        <translation>si leggono soltanto i primi %1, il resto è tagliato</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Frase</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Esempi</translation>
    </message>
    <message>
        <source>Sentences to begin with, in Italian and English</source>
        <translation>Frasi per cominciare, in italiano e in inglese</translation>
    </message>
    <message>
        <source>Clear the sentence (Ctrl+Z brings it back)</source>
        <translation>Cancella la frase (Ctrl+Z la riporta)</translation>
    </message>
    <message>
        <source>Copy the answer and the tokens as a table</source>
        <translation>Copia la risposta e i token come tabella</translation>
    </message>
    <message>
        <source>Save a picture of the sentence with its answer…</source>
        <translation>Salva un&apos;immagine della frase con la risposta…</translation>
    </message>
    <message>
        <source>Write a sentence, or paste one: the answer moves as you type. It stays on this computer.</source>
        <translation>Scrivi una frase, o incollala: la risposta si muove mentre scrivi. Resta su questo computer.</translation>
    </message>
    <message>
        <source>tokens of the sentence</source>
        <translation>token della frase</translation>
    </message>
    <message>
        <source>Its tokens will be here: the pieces that the network reads, with their numbers.</source>
        <translation>Qui compariranno i suoi token: i pezzi che la rete legge, con i loro numeri.</translation>
    </message>
    <message>
        <source>probability of positive</source>
        <translation>probabilità di positivo</translation>
    </message>
    <message>
        <source>sentence to be answered</source>
        <translation>frase a cui rispondere</translation>
    </message>
</context>
<context>
    <name>officina::SentencesDelegate</name>
    <message>
        <source>label of the sentence</source>
        <translation>etichetta della frase</translation>
    </message>
    <message>
        <source>text of the sentence</source>
        <translation>testo della frase</translation>
    </message>
</context>
<context>
    <name>officina::SentencesModel</name>
    <message>
        <source>Positive</source>
        <translation>Positivo</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negativo</translation>
    </message>
    <message>
        <source>Change sentence %1</source>
        <translation>Cambia la frase %1</translation>
    </message>
    <message numerus="yes">
        <source>Relabel %Ln sentence(s)</source>
        <translation>
            <numerusform>Cambia etichetta a %Ln frase</numerusform>
            <numerusform>Cambia etichetta a %Ln frasi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln sentence(s)</source>
        <translation>
            <numerusform>Cancella %Ln frase</numerusform>
            <numerusform>Cancella %Ln frasi</numerusform>
        </translation>
    </message>
    <message>
        <source>The same words are there with the other label.</source>
        <translation>Le stesse parole ci sono anche con l&apos;altra etichetta.</translation>
    </message>
    <message>
        <source>The same words are there twice.</source>
        <translation>Le stesse parole ci sono due volte.</translation>
    </message>
    <message>
        <source>Too long: what is struck through is never read.</source>
        <translation>Troppo lunga: ciò che è barrato non viene mai letto.</translation>
    </message>
    <message>
        <source>label</source>
        <translation>etichetta</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>frase</translation>
    </message>
</context>
<context>
    <name>officina::SentimentPage</name>
    <message>
        <source>sentence</source>
        <translation>frase</translation>
    </message>
    <message>
        <source>What flows through: the sentence, or the batch in training</source>
        <translation>Che cosa scorre: la frase, o il batch in addestramento</translation>
    </message>
    <message>
        <source>layers of the network that answers the sentence</source>
        <translation>livelli della rete che risponde alla frase</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Frasi</translation>
    </message>
    <message>
        <source>reading the sentences…</source>
        <translation>lettura delle frasi…</translation>
    </message>
    <message>
        <source>Italian sentences</source>
        <translation>Frasi italiane</translation>
    </message>
    <message>
        <source>English sentences</source>
        <translation>Frasi inglesi</translation>
    </message>
    <message>
        <source>sentences in both languages</source>
        <translation>frasi nelle due lingue</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %Ln characters fit here. Open a long text as a file: each line is answered.</source>
        <translation>
            <numerusform>Qui sta soltanto il primo carattere. Apri un testo lungo come file: ogni riga ha la sua risposta.</numerusform>
            <numerusform>Qui stanno soltanto i primi %Ln caratteri. Apri un testo lungo come file: ogni riga ha la sua risposta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Spiega</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Perché</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errori</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Molte</translation>
    </message>
    <message>
        <source>explanation of the sentiment lab</source>
        <translation>spiegazione del laboratorio delle frasi</translation>
    </message>
    <message>
        <source>Sentences (*.txt *.json *.tsv *.csv)</source>
        <translation>Frasi (*.txt *.json *.tsv *.csv)</translation>
    </message>
    <message>
        <source>Weights (*.pth *.pt *.safetensors)</source>
        <translation>Pesi (*.pth *.pt *.safetensors)</translation>
    </message>
    <message>
        <source>There are no weights yet that could answer.</source>
        <translation>Non ci sono ancora pesi che possano rispondere.</translation>
    </message>
    <message>
        <source>What was dropped is neither text nor a file of this computer.</source>
        <translation>Ciò che è stato lasciato cadere non è né testo né un file di questo computer.</translation>
    </message>
    <message>
        <source>Open sentences</source>
        <translation>Apri frasi</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>Apri pesi</translation>
    </message>
    <message>
        <source>Open sentences with their labels</source>
        <translation>Apri frasi con le loro etichette</translation>
    </message>
    <message>
        <source>Sentences with labels (*.json *.tsv *.csv)</source>
        <translation>Frasi con etichette (*.json *.tsv *.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Salvato come %1.</translation>
    </message>
    <message>
        <source>The sentences are being read. Evaluate when they are there.</source>
        <translation>Le frasi sono in lettura. Valuta quando ci sono.</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>frasi</translation>
    </message>
</context>
<context>
    <name>officina::SentimentRecipe</name>
    <message>
        <source>reading the sentences…</source>
        <translation>lettura delle frasi…</translation>
    </message>
    <message>
        <source>not loaded yet</source>
        <translation>non ancora lette</translation>
    </message>
    <message>
        <source>%1 sentences to learn from, %2 to ask</source>
        <translation>%1 frasi da cui imparare, %2 da interrogare</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>modificate da te</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) of the file cannot be used</source>
        <translation>
            <numerusform>%Ln voce del file non è utilizzabile</numerusform>
            <numerusform>%Ln voci del file non sono utilizzabili</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the random numbers begin: first weights, order of the sentences, dropout. The notes set none; 42 here. The same seed gives the same numbers again, bit for bit, on one thread.</source>
        <translation>Da dove cominciano i numeri casuali: primi pesi, ordine delle frasi, dropout. Gli appunti non ne fissano uno; qui 42. Lo stesso seed dà di nuovo gli stessi numeri, bit per bit, con un thread.</translation>
    </message>
    <message>
        <source>Sentences per step. The notes take 2: many noisy steps. 32 gives calm steps, and many more sentences a second.</source>
        <translation>Frasi per passo. Gli appunti ne prendono 2: molti passi rumorosi. 32 dà passi tranquilli, e molte più frasi al secondo.</translation>
    </message>
    <message>
        <source>How often it sees all sentences. Too few: it has not learned all it can. Too many: it learns them by heart, and new sentences are answered no better.</source>
        <translation>Quante volte vede tutte le frasi. Troppo poche: non ha imparato tutto ciò che può. Troppe: le impara a memoria, e alle frasi nuove non risponde meglio.</translation>
    </message>
    <message>
        <source>Mask padding</source>
        <translation>Maschera il padding</translation>
    </message>
    <message>
        <source>Off, as in the notes: short sentences are filled up with 0, which is the token &quot;!&quot;. Every word looks at those exclamation marks, and they count in the mean. On: nobody sees them.</source>
        <translation>Spento, come negli appunti: le frasi corte sono riempite con 0, che è il token &quot;!&quot;. Ogni parola guarda quei punti esclamativi, e contano nella media. Acceso: nessuno li vede.</translation>
    </message>
    <message>
        <source>Batches by length</source>
        <translation>Batch per lunghezza</translation>
    </message>
    <message>
        <source>Known tokens only</source>
        <translation>Solo token noti</translation>
    </message>
    <message>
        <source>On: a row for each token of the training set, and one row for all that it never saw. Off, as in the notes: 100,277 rows, nearly all of them as they were drawn; a new word is then answered with chance numbers.</source>
        <translation>Acceso: una riga per ogni token delle frasi di addestramento, e una sola per tutti quelli mai visti. Spento, come negli appunti: 100.277 righe, quasi tutte come sono state estratte; a una parola nuova si risponde allora con numeri a caso.</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Noto da</translation>
    </message>
    <message>
        <source>How often a token must occur to have a row of its own, where only known tokens have one. 2: what occurs once counts as unknown, so the row for the unknown is trained too.</source>
        <translation>Quante volte un token deve comparire per avere una riga sua, se la hanno soltanto i token noti. 2: ciò che compare una volta vale come sconosciuto, così si addestra anche la riga degli sconosciuti.</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Posizioni</translation>
    </message>
    <message>
        <source>Attention alone does not know the order of the words. Learned, as in the notes: a vector for each place is trained. Sinusoidal: given by a formula. None: &quot;the dog bites the man&quot; and &quot;the man bites the dog&quot; are the same.</source>
        <translation>L&apos;attention da sola non conosce l&apos;ordine delle parole. Imparate, come negli appunti: si addestra un vettore per ogni posto. Sinusoidali: date da una formula. Nessuna: &quot;il cane morde l&apos;uomo&quot; e &quot;l&apos;uomo morde il cane&quot; sono la stessa cosa.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuna</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>imparate</translation>
    </message>
    <message>
        <source>sinusoidal</source>
        <translation>sinusoidali</translation>
    </message>
    <message>
        <source>Longest (tokens)</source>
        <translation>Massimo (token)</translation>
    </message>
    <message>
        <source>What lies behind so many tokens is cut. Attention compares each token with each: twice the length takes four times the comparisons.</source>
        <translation>Ciò che viene dopo tanti token è tagliato. L&apos;attention confronta ogni token con ogni altro: il doppio della lunghezza vuol dire quattro volte i confronti.</translation>
    </message>
    <message>
        <source>Word dropout</source>
        <translation>Dropout parole</translation>
    </message>
    <message>
        <source>Share of the tokens that are hidden at random while training, so that no single word decides and unknown words are met beforehand.</source>
        <translation>Quota dei token nascosti a caso durante l&apos;addestramento, così che nessuna parola decida da sola e le parole sconosciute si incontrino già prima.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Testo</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Livelli</translation>
    </message>
    <message>
        <source>How many times in a row each token looks at the others. One is enough for &quot;not good&quot;; more learn slowly from few sentences.</source>
        <translation>Quante volte di seguito ogni token guarda gli altri. Una basta per &quot;non buono&quot;; di più imparano lentamente da poche frasi.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Teste</translation>
    </message>
    <message>
        <source>How many ways of looking there are side by side. The width must be a multiple of it.</source>
        <translation>Quanti modi di guardare ci sono fianco a fianco. La larghezza deve esserne un multiplo.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Larghezza</translation>
    </message>
    <message>
        <source>Numbers that stand for a token (the embedding). The notes take 128, so 12.8 million numbers for the table of all tokens.</source>
        <translation>Numeri che stanno per un token (l&apos;embedding). Gli appunti ne prendono 128, cioè 12,8 milioni di numeri per la tabella di tutti i token.</translation>
    </message>
    <message>
        <source>Feed-forward</source>
        <translation>Feed-forward</translation>
    </message>
    <message>
        <source>Units of the two linear layers behind the attention. PyTorch&apos;s default, and so the notes&apos;, is 2048: most of the weights that are really trained.</source>
        <translation>Unità dei due livelli lineari dopo l&apos;attention. Il valore di PyTorch, e così degli appunti, è 2048: la maggior parte dei pesi che si addestrano davvero.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rete</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label smoothing</translation>
    </message>
    <message>
        <source>Asks for a little less than certainty, which keeps the network from being surer than it is right.</source>
        <translation>Chiede un po&apos; meno della certezza, e così la rete non diventa più sicura di quanto abbia ragione.</translation>
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
        <source>Kept back</source>
        <translation>Tenute da parte</translation>
    </message>
    <message>
        <source>Share of the sentences that is never learned from, only asked. 0, as in the notes: none. The starter sets bring sentences of their own to ask, and keep all others to learn from.</source>
        <translation>Quota delle frasi da cui non si impara mai, si interrogano soltanto. 0, come negli appunti: nessuna. Gli insiemi di partenza portano frasi proprie da interrogare, e usano tutte le altre per imparare.</translation>
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
        <source>Italian</source>
        <translation>italiano</translation>
    </message>
    <message>
        <source>English</source>
        <translation>inglese</translation>
    </message>
    <message>
        <source>both languages</source>
        <translation>le due lingue</translation>
    </message>
    <message>
        <source>open a file…</source>
        <translation>apri un file…</translation>
    </message>
    <message>
        <source>Sentences with a label each: those written for this program, in Italian, English or both, or a file of yours (JSON as in the notes, TSV or CSV). The tab &quot;Data&quot; shows and edits them.</source>
        <translation>Frasi con un&apos;etichetta ciascuna: quelle scritte per questo programma, in italiano, in inglese o in entrambi, o un file tuo (JSON come negli appunti, TSV o CSV). La scheda &quot;Dati&quot; le mostra e le modifica.</translation>
    </message>
    <message>
        <source>Sentences of like length together, filled up to the longest of the batch only. Off: every sentence is 100 tokens long, however short it is. On: little is computed in vain.</source>
        <translation>Frasi di lunghezza simile insieme, riempite soltanto fino alla più lunga del batch. Spento: ogni frase è lunga 100 token, per quanto sia corta. Acceso: si calcola poco invano.</translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation>Tutto minuscolo</translation>
    </message>
    <message>
        <source>On: capitals are read as small letters, and the first word as one behind a space. For cl100k &quot;Bello&quot;, &quot; bello&quot; and &quot;BELLO&quot; are different tokens, and each would have to be learned.</source>
        <translation>Se attivo, le maiuscole si leggono come minuscole e la prima parola come se avesse uno spazio davanti. Per cl100k &quot;Bello&quot;, &quot; bello&quot; e &quot;BELLO&quot; sono token diversi, e ognuno andrebbe imparato.</translation>
    </message>
    <message>
        <source>Embedding dropout</source>
        <translation>Dropout degli embedding</translation>
    </message>
    <message>
        <source>Share of the numbers going into the first layer that are left out at random while training.</source>
        <translation>Parte dei numeri in ingresso al primo livello che durante l&apos;addestramento viene azzerata a caso.</translation>
    </message>
    <message>
        <source>Merge dropout</source>
        <translation>Dropout fusioni</translation>
    </message>
    <message>
        <source>Share of byte-pair encoding&apos;s merges that are passed over at random, so that each epoch sees a word in other pieces (&quot;bell|issimo&quot;, &quot;be|llissimo&quot;). Helps with words that are rare in the data. 0: always the same tokens, as in the notes.</source>
        <translation>Parte delle fusioni del byte-pair encoding saltate a caso, così che a ogni epoca una parola arrivi in pezzi diversi (&quot;bell|issimo&quot;, &quot;be|llissimo&quot;). Aiuta con le parole rare nei dati. 0: sempre gli stessi token, come negli appunti.</translation>
    </message>
</context>
<context>
    <name>officina::SurveyView</name>
    <message>
        <source>No sentences yet</source>
        <translation>Ancora nessuna frase</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s)</source>
        <translation>
            <numerusform>%Ln frase</numerusform>
            <numerusform>%Ln frasi</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 positive (%2), %3 negative (%4)</source>
        <translation>%1 positive (%2), %3 negative (%4)</translation>
    </message>
    <message>
        <source>%1 different tokens</source>
        <translation>%1 token diversi</translation>
    </message>
    <message>
        <source>One class only: the network would learn to say always the same.</source>
        <translation>Una classe sola: la rete imparerebbe a dire sempre la stessa cosa.</translation>
    </message>
    <message>
        <source>read as %1</source>
        <translation>lette come %1</translation>
    </message>
    <message>
        <source>contradiction</source>
        <translation>contraddizione</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>doppia</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 e %2</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>troppo lunga</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>esclusa</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>riparata</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>riga %1</translation>
    </message>
    <message>
        <source>Nothing to be looked at</source>
        <translation>Niente da guardare</translation>
    </message>
    <message>
        <source>To be looked at: %1, the first %2 here</source>
        <translation>Da guardare: %1, qui le prime %2</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>Da guardare: %1</translation>
    </message>
    <message>
        <source>How long they are</source>
        <translation>Quanto sono lunghe</translation>
    </message>
    <message>
        <source>lengths in tokens</source>
        <translation>lunghezze in token</translation>
    </message>
    <message>
        <source>what</source>
        <translation>che cosa</translation>
    </message>
    <message>
        <source>where</source>
        <translation>dove</translation>
    </message>
    <message>
        <source>sentence or reason</source>
        <translation>frase o motivo</translation>
    </message>
    <message>
        <source>sentences to be looked at</source>
        <translation>frasi da guardare</translation>
    </message>
</context>
<context>
    <name>officina::TokenChips</name>
    <message>
        <source>token %1: “%2”, number %3</source>
        <translation>token %1: «%2», numero %3</translation>
    </message>
    <message>
        <source>cut: the network does not read as far as this</source>
        <translation>tagliato: la rete non legge fin qui</translation>
    </message>
    <message>
        <source>unknown: no sentence that it was trained on has this token</source>
        <translation>sconosciuto: nessuna frase di addestramento ha questo token</translation>
    </message>
    <message>
        <source>a piece of the same word as the token before</source>
        <translation>un pezzo della stessa parola del token precedente</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::WhyTextPanel</name>
    <message>
        <source>All</source>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>Gradient × input</source>
        <translation>Gradiente × input</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>Gradienti integrati</translation>
    </message>
    <message>
        <source>Without one word</source>
        <translation>Senza una parola</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Attenzione</translation>
    </message>
    <message>
        <source>Type a sentence to see what speaks for its answer.</source>
        <translation>Scrivi una frase per vedere che cosa parla a favore della risposta.</translation>
    </message>
    <message>
        <source>There is no network to ask yet.</source>
        <translation>Non c’è ancora una rete a cui chiedere.</translation>
    </message>
    <message>
        <source>Logit %1: %2 positive. Blue speaks for positive, orange for negative.</source>
        <translation>Logit %1: %2 positivo. Il blu parla per il positivo, l’arancione per il negativo.</translation>
    </message>
    <message>
        <source>The parts add up to %1; the logit is %2: they need not be the same.</source>
        <translation>La somma delle parti è %1; il logit è %2: non devono per forza coincidere.</translation>
    </message>
    <message>
        <source>How steeply the logit rises here, times the token&apos;s vector. It says nothing of larger changes: where the network is saturated, an important word gets nearly 0.</source>
        <translation>Quanto ripido sale il logit in questo punto, per il vettore del token. Non dice nulla di cambiamenti più grandi: dove la rete è satura, una parola importante riceve quasi 0.</translation>
    </message>
    <message>
        <source>The parts add up to %1; logit %2 less the baseline&apos;s %3 is %4; the gap is %5.</source>
        <translation>La somma delle parti è %1; il logit %2 meno quello di partenza %3 fa %4; lo scarto è %5.</translation>
    </message>
    <message>
        <source>The mean gradient on the way from vectors of zeros to the sentence, times the way. Another baseline gives other parts, and no sentence that a person could write lies on the way.</source>
        <translation>Il gradiente medio lungo la strada da vettori di zeri alla frase, per la strada. Un’altra partenza dà altre parti, e lungo la strada non c’è nessuna frase che una persona potrebbe scrivere.</translation>
    </message>
    <message>
        <source>How much the logit falls when a word is left out; each token has its whole word&apos;s number. The numbers do not add up to anything.</source>
        <translation>Di quanto scende il logit se si toglie una parola; ogni token ha il numero della sua parola intera. I numeri non danno nessuna somma.</translation>
    </message>
    <message>
        <source>The sentence without a word may be one that the network never saw. Two words that say the same cover for each other: neither seems to matter.</source>
        <translation>La frase senza una parola può essere tale che la rete non ne ha mai viste. Due parole che dicono la stessa cosa si coprono a vicenda: nessuna delle due sembra contare.</translation>
    </message>
    <message>
        <source>Attention received</source>
        <translation>Attenzione ricevuta</translation>
    </message>
    <message>
        <source>How much each token is looked at: the mean over all rows, heads and layers. It adds up to %1.</source>
        <translation>Quanto è guardato ogni token: la media di tutte le righe, le teste e i livelli. La somma è %1.</translation>
    </message>
    <message>
        <source>It has no sign: it does not say for which class a token speaks. A token can be looked at much and change nothing, because its value is small or cancelled later.</source>
        <translation>Non ha segno: non dice per quale classe parla un token. Un token può essere guardato molto e non cambiare nulla, perché il suo value è piccolo o viene annullato dopo.</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 “%2”</translation>
    </message>
    <message>
        <source>%1 “%2” (agreement with attention %3)</source>
        <translation>%1 “%2” (accordo con l’attenzione %3)</translation>
    </message>
    <message>
        <source>Heaviest token: %1.</source>
        <translation>Token che pesa di più: %1.</translation>
    </message>
    <message>
        <source>Agreement: Spearman&apos;s rank correlation of the sizes of the parts with the attention received. 1: the same order, 0: nothing in common, −1: the reverse.</source>
        <translation>Accordo: correlazione di Spearman tra i ranghi delle parti (senza segno) e dell’attenzione ricevuta. 1: stesso ordine, 0: nulla in comune, −1: ordine inverso.</translation>
    </message>
    <message>
        <source>&lt;b&gt;Attention is not explanation.&lt;/b&gt; It says which values were mixed, not what decided. The other three ask what the answer depends on, each in its own way, and they too can disagree.</source>
        <translation>&lt;b&gt;L’attenzione non è una spiegazione.&lt;/b&gt; Dice quali value sono stati mescolati, non che cosa ha deciso. Gli altri tre metodi chiedono da che cosa dipende la risposta, ognuno a modo suo, e anche loro possono non essere d’accordo.</translation>
    </message>
    <message>
        <source>method</source>
        <translation>metodo</translation>
    </message>
</context>
</TS>
