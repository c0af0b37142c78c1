<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>officina::AttentionPanel</name>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are cut</source>
        <translation>
            <numerusform>%n more is cut</numerusform>
            <numerusform>%n more are cut</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::AttentionSteps</name>
    <message numerus="yes">
        <source>The %n products add up to %1; divided by √%n: &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>
            <numerusform>The %n product adds up to %1; divided by √%n: &lt;b&gt;%2&lt;/b&gt;</numerusform>
            <numerusform>The %n products add up to %1; divided by √%n: &lt;b&gt;%2&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of “%2” is %3, the sum of all %n is %4; %3 / %4 = &lt;b&gt;%5&lt;/b&gt;</source>
        <translation>
            <numerusform>%1 of “%2” is %3, the sum of the %n is %4; %3 / %4 = &lt;b&gt;%5&lt;/b&gt;</numerusform>
            <numerusform>%1 of “%2” is %3, the sum of all %n is %4; %3 / %4 = &lt;b&gt;%5&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” gives %2 of its value; with the parts of all %n tokens this is z&lt;sub&gt;i&lt;/sub&gt;</source>
        <translation>
            <numerusform>“%1” gives %2 of its value; with the part of the %n token this is z&lt;sub&gt;i&lt;/sub&gt;</numerusform>
            <numerusform>“%1” gives %2 of its value; with the parts of all %n tokens this is z&lt;sub&gt;i&lt;/sub&gt;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::LengthHistogram</name>
    <message numerus="yes">
        <source>%1 tokens: %Ln sentence(s)</source>
        <translation>
            <numerusform>%1 tokens: %Ln sentence</numerusform>
            <numerusform>%1 tokens: %Ln sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::ManySentencesPanel</name>
    <message numerus="yes">
        <source>%Ln sentence(s)</source>
        <translation>
            <numerusform>%Ln sentence</numerusform>
            <numerusform>%Ln sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::SentenceDataPanel</name>
    <message numerus="yes">
        <source>Paste %Ln sentence(s)</source>
        <translation>
            <numerusform>Paste %Ln sentence</numerusform>
            <numerusform>Paste %Ln sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) could not be pasted: each needs a text and a label, with a tab between them.</source>
        <translation>
            <numerusform>%Ln line could not be pasted: it needs a text and a label, with a tab between them.</numerusform>
            <numerusform>%Ln lines could not be pasted: each needs a text and a label, with a tab between them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) to learn from</source>
        <translation>
            <numerusform>%Ln sentence to learn from</numerusform>
            <numerusform>%Ln sentences to learn from</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::SentenceMistakesPanel</name>
    <message numerus="yes">
        <source>Label %1, it says %2: %Ln sentence(s)</source>
        <translation>
            <numerusform>Label %1, it says %2: %Ln sentence</numerusform>
            <numerusform>Label %1, it says %2: %Ln sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::SentencePanel</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown (dashed): training never saw them</source>
        <translation>
            <numerusform>%Ln unknown (dashed): training never saw it</numerusform>
            <numerusform>%Ln unknown (dashed): training never saw them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::SentencesModel</name>
    <message numerus="yes">
        <source>Relabel %Ln sentence(s)</source>
        <translation>
            <numerusform>Relabel %Ln sentence</numerusform>
            <numerusform>Relabel %Ln sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln sentence(s)</source>
        <translation>
            <numerusform>Delete %Ln sentence</numerusform>
            <numerusform>Delete %Ln sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::SentimentPage</name>
    <message numerus="yes">
        <source>Only the first %Ln characters fit here. Open a long text as a file: each line is answered.</source>
        <translation>
            <numerusform>Only the first character fits here. Open a long text as a file: each line is answered.</numerusform>
            <numerusform>Only the first %Ln characters fit here. Open a long text as a file: each line is answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::SentimentRecipe</name>
    <message numerus="yes">
        <source>%Ln entry(s) of the file cannot be used</source>
        <translation>
            <numerusform>%Ln entry of the file cannot be used</numerusform>
            <numerusform>%Ln entries of the file cannot be used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::SurveyView</name>
    <message numerus="yes">
        <source>%Ln sentence(s)</source>
        <translation>
            <numerusform>%Ln sentence</numerusform>
            <numerusform>%Ln sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::TokenChips</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
</TS>
