<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>officina::ChangesStrip</name>
    <message numerus="yes">
        <source>No single change of the %n tried turns the answer “%1”.</source>
        <translation>
            <numerusform>The only change tried does not turn the answer “%1”.</numerusform>
            <numerusform>No single change of the %n tried turns the answer “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer “%1” is turned by %2 of the %n tried.</source>
        <translation>
            <numerusform>The answer “%1” is turned by %2 of the %n tried.</numerusform>
            <numerusform>The answer “%1” is turned by %2 of the %n tried.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::ClassCollector</name>
    <message numerus="yes">
        <source>%Ln file(s) left out of “%1”.</source>
        <translation>
            <numerusform>%Ln file left out of “%1”.</numerusform>
            <numerusform>%Ln files left out of “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::ClassColumn</name>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::DataPanel</name>
    <message numerus="yes">
        <source>%Ln file(s) left out</source>
        <translation>
            <numerusform>%Ln file left out</numerusform>
            <numerusform>%Ln files left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::PetsRecipe</name>
    <message numerus="yes">
        <source>%Ln file(s) cannot be used</source>
        <translation>
            <numerusform>%Ln file cannot be used</numerusform>
            <numerusform>%Ln files cannot be used</numerusform>
        </translation>
    </message>
</context>
</TS>
