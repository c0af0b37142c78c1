<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
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
<context>
    <name>officina::WhyPanel</name>
    <message numerus="yes">
        <source>%Ln single change(s) turn the answer “%1”</source>
        <translation>
            <numerusform>%Ln single change turns the answer “%1”</numerusform>
            <numerusform>%Ln single changes turn the answer “%1”</numerusform>
        </translation>
    </message>
</context>
</TS>
