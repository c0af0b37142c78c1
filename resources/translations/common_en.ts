<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>officina::LabRecipePanel</name>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relabelled</source>
        <translation>
            <numerusform>%Ln relabelled</numerusform>
            <numerusform>%Ln relabelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::MistakesPanel</name>
    <message numerus="yes">
        <source>It was %1, the network said %2: %n pictures</source>
        <translation>
            <numerusform>It was %1, the network said %2: %n picture</numerusform>
            <numerusform>It was %1, the network said %2: %n pictures</numerusform>
        </translation>
    </message>
</context>
</TS>
