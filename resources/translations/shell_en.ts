<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>officina::RunComparison</name>
    <message numerus="yes">
        <source>Each point is the mean of up to %n steps.</source>
        <translation>
            <numerusform>Each point is %n step.</numerusform>
            <numerusform>Each point is the mean of up to %n steps.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::RunsPage</name>
    <message numerus="yes">
        <source>%n runs are in the trash.</source>
        <translation>
            <numerusform>%n run is in the trash.</numerusform>
            <numerusform>%n runs are in the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>officina::StatusLine</name>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
</context>
</TS>
