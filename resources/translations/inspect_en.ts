<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>officina::CodePanel</name>
    <message numerus="yes">
        <source>All %n loss(es) are equal to the last bit.</source>
        <translation>
            <numerusform>The loss is equal to the last bit.</numerusform>
            <numerusform>All %n losses are equal to the last bit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::DiagnosisRow</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::DistributionBars</name>
    <message numerus="yes">
        <source>%1 to %2: %L3 numbers</source>
        <translation>
            <numerusform>%1 to %2: %L3 number</numerusform>
            <numerusform>%1 to %2: %L3 numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::TensorView</name>
    <message numerus="yes">
        <source>%n not finite</source>
        <translation>
            <numerusform>%n not finite</numerusform>
            <numerusform>%n not finite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::UnitPlot</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
</TS>
