<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>officina::FitPanel</name>
    <message numerus="yes">
        <source>after %Ln epoch(s)</source>
        <translation>
            <numerusform>after %Ln epoch</numerusform>
            <numerusform>after %Ln epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::PairsModel</name>
    <message numerus="yes">
        <source>Delete %Ln pair(s)</source>
        <translation>
            <numerusform>Delete %Ln pair</numerusform>
            <numerusform>Delete %Ln pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::PairsPanel</name>
    <message numerus="yes">
        <source>Paste %Ln pair(s)</source>
        <translation>
            <numerusform>Paste %Ln pair</numerusform>
            <numerusform>Paste %Ln pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::ThermometerPage</name>
    <message numerus="yes">
        <source>After %Ln epoch(s) the loss was too large for a number.</source>
        <translation>
            <numerusform>After %Ln epoch the loss was too large for a number.</numerusform>
            <numerusform>After %Ln epochs the loss was too large for a number.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pair(s) of temperatures</source>
        <translation>
            <numerusform>%Ln pair of temperatures</numerusform>
            <numerusform>%Ln pairs of temperatures</numerusform>
        </translation>
    </message>
</context>
</TS>
