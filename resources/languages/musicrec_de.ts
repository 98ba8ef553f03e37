<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>musicrec</name>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} advertisements</source>
      <extracomment>One: {n} advertisement</extracomment>
      <translation>
        <numerusform>{n} Werbung</numerusform>
        <numerusform>{n} Werbungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>{n} albums</source>
      <extracomment>One: {n} album</extracomment>
      <translation>
        <numerusform>{n} Album</numerusform>
        <numerusform>{n} Alben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} artists</source>
      <extracomment>One: {n} artist</extracomment>
      <translation>
        <numerusform>{n} Interpret</numerusform>
        <numerusform>{n} Interpreten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} bans</source>
      <extracomment>One: {n} ban</extracomment>
      <translation>
        <numerusform>{n} Sperre</numerusform>
        <numerusform>{n} Sperren</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} codecs</source>
      <extracomment>One: {n} codec</extracomment>
      <translation>
        <numerusform>{n} Codec</numerusform>
        <numerusform>{n} Codecs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} companion files</source>
      <extracomment>One: {n} companion file</extracomment>
      <translation>
        <numerusform>{n} Begleitdatei</numerusform>
        <numerusform>{n} Begleitdateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} composers</source>
      <extracomment>One: {n} composer</extracomment>
      <translation>
        <numerusform>{n} Komponist</numerusform>
        <numerusform>{n} Komponisten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} conductors</source>
      <extracomment>One: {n} conductor</extracomment>
      <translation>
        <numerusform>{n} Dirigent</numerusform>
        <numerusform>{n} Dirigenten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} copies</source>
      <extracomment>One: {n} copy</extracomment>
      <translation>
        <numerusform>{n} Kopie</numerusform>
        <numerusform>{n} Kopien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} counts of plays</source>
      <extracomment>One: {n} count of plays</extracomment>
      <translation>
        <numerusform>{n} Wiedergabezähler</numerusform>
        <numerusform>{n} Wiedergabezähler</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} databases</source>
      <extracomment>One: {n} database</extracomment>
      <translation>
        <numerusform>{n} Datenbank</numerusform>
        <numerusform>{n} Datenbanken</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} days</source>
      <extracomment>One: {n} day</extracomment>
      <translation>
        <numerusform>{n} Tag</numerusform>
        <numerusform>{n} Tage</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} decades</source>
      <extracomment>One: {n} decade</extracomment>
      <translation>
        <numerusform>{n} Jahrzehnt</numerusform>
        <numerusform>{n} Jahrzehnte</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} dislikes</source>
      <extracomment>One: {n} dislike</extracomment>
      <translation>
        <numerusform>{n} „Gefällt mir nicht“</numerusform>
        <numerusform>{n} „Gefällt mir nicht“</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} ensembles</source>
      <extracomment>One: {n} ensemble</extracomment>
      <translation>
        <numerusform>{n} Ensemble</numerusform>
        <numerusform>{n} Ensembles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/folder_row.py" />
      <source>{n} entries</source>
      <extracomment>One: {n} entry</extracomment>
      <translation>
        <numerusform>{n} Eintrag</numerusform>
        <numerusform>{n} Einträge</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} events</source>
      <extracomment>One: {n} event</extracomment>
      <translation>
        <numerusform>{n} Ereignis</numerusform>
        <numerusform>{n} Ereignisse</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} exported albums</source>
      <extracomment>One: {n} exported album</extracomment>
      <translation>
        <numerusform>{n} exportiertes Album</numerusform>
        <numerusform>{n} exportierte Alben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>{n} files</source>
      <extracomment>One: {n} file</extracomment>
      <translation>
        <numerusform>{n} Datei</numerusform>
        <numerusform>{n} Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>{n} folders</source>
      <extracomment>One: {n} folder</extracomment>
      <translation>
        <numerusform>{n} Ordner</numerusform>
        <numerusform>{n} Ordner</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} folders and files</source>
      <extracomment>One: {n} folder or file</extracomment>
      <translation>
        <numerusform>{n} Ordner oder Datei</numerusform>
        <numerusform>{n} Ordner und Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>{n} genres</source>
      <extracomment>One: {n} genre</extracomment>
      <translation>
        <numerusform>{n} Genre</numerusform>
        <numerusform>{n} Genres</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} groupings</source>
      <extracomment>One: {n} grouping</extracomment>
      <translation>
        <numerusform>{n} Gruppierung</numerusform>
        <numerusform>{n} Gruppierungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} hidden folders</source>
      <extracomment>One: {n} hidden folder</extracomment>
      <translation>
        <numerusform>{n} versteckter Ordner</numerusform>
        <numerusform>{n} versteckte Ordner</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} hours</source>
      <extracomment>One: {n} hour</extracomment>
      <translation>
        <numerusform>{n} Stunde</numerusform>
        <numerusform>{n} Stunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} imported plays</source>
      <extracomment>One: {n} imported play</extracomment>
      <translation>
        <numerusform>{n} importierte Wiedergabe</numerusform>
        <numerusform>{n} importierte Wiedergaben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} items</source>
      <extracomment>One: {n} item</extracomment>
      <translation>
        <numerusform>{n} Element</numerusform>
        <numerusform>{n} Elemente</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} labels</source>
      <extracomment>One: {n} label</extracomment>
      <translation>
        <numerusform>{n} Label</numerusform>
        <numerusform>{n} Labels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} likes</source>
      <extracomment>One: {n} like</extracomment>
      <translation>
        <numerusform>{n} „Gefällt mir“</numerusform>
        <numerusform>{n} „Gefällt mir“</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} likes and bans</source>
      <extracomment>One: {n} like or ban</extracomment>
      <translation>
        <numerusform>{n} „Gefällt mir“ oder Sperre</numerusform>
        <numerusform>{n} „Gefällt mir“ und Sperren</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} lines</source>
      <extracomment>One: {n} line</extracomment>
      <translation>
        <numerusform>{n} Zeile</numerusform>
        <numerusform>{n} Zeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <location filename="../../musicrec_desktop/ui/library/history_page.py" />
      <source>{n} listens</source>
      <extracomment>One: {n} listen</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe</numerusform>
        <numerusform>{n} Wiedergaben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>{n} minutes</source>
      <extracomment>One: {n} minute</extracomment>
      <translation>
        <numerusform>{n} Minute</numerusform>
        <numerusform>{n} Minuten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} moods</source>
      <extracomment>One: {n} mood</extracomment>
      <translation>
        <numerusform>{n} Stimmung</numerusform>
        <numerusform>{n} Stimmungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} performers</source>
      <extracomment>One: {n} performer</extracomment>
      <translation>
        <numerusform>{n} Mitwirkender</numerusform>
        <numerusform>{n} Mitwirkende</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} plays</source>
      <extracomment>One: {n} play</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe</numerusform>
        <numerusform>{n} Wiedergaben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{n} playlists</source>
      <extracomment>One: {n} playlist</extracomment>
      <translation>
        <numerusform>{n} Wiedergabeliste</numerusform>
        <numerusform>{n} Wiedergabelisten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} podcast episodes</source>
      <extracomment>One: {n} podcast episode</extracomment>
      <translation>
        <numerusform>{n} Podcast-Folge</numerusform>
        <numerusform>{n} Podcast-Folgen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} radio stations</source>
      <extracomment>One: {n} radio station</extracomment>
      <translation>
        <numerusform>{n} Radiosender</numerusform>
        <numerusform>{n} Radiosender</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} ratings</source>
      <extracomment>One: {n} rating</extracomment>
      <translation>
        <numerusform>{n} Bewertung</numerusform>
        <numerusform>{n} Bewertungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>{n} rows</source>
      <extracomment>One: {n} row</extracomment>
      <translation>
        <numerusform>{n} Zeile</numerusform>
        <numerusform>{n} Zeilen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{n} seconds</source>
      <extracomment>One: {n} second</extracomment>
      <translation>
        <numerusform>{n} Sekunde</numerusform>
        <numerusform>{n} Sekunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} settings</source>
      <extracomment>One: {n} setting</extracomment>
      <translation>
        <numerusform>{n} Einstellung</numerusform>
        <numerusform>{n} Einstellungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} smart playlists</source>
      <extracomment>One: {n} smart playlist</extracomment>
      <translation>
        <numerusform>{n} intelligente Wiedergabeliste</numerusform>
        <numerusform>{n} intelligente Wiedergabelisten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>{n} tracks</source>
      <extracomment>One: {n} track</extracomment>
      <translation>
        <numerusform>{n} Titel</numerusform>
        <numerusform>{n} Titel</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} videos</source>
      <extracomment>One: {n} video</extracomment>
      <translation>
        <numerusform>{n} Video</numerusform>
        <numerusform>{n} Videos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} works</source>
      <extracomment>One: {n} work</extracomment>
      <translation>
        <numerusform>{n} Werk</numerusform>
        <numerusform>{n} Werke</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/nouns.py" />
      <source>{n} years</source>
      <extracomment>One: {n} year</extracomment>
      <translation>
        <numerusform>{n} Jahr</numerusform>
        <numerusform>{n} Jahre</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/promises.py" />
      <source>Your music files are only read, unless you edit their tags or covers, name files by their tags, or ask for loudness, ratings or genres to be written to their tags.</source>
      <translation>Deine Musikdateien werden nur gelesen, außer du bearbeitest ihre Tags oder Cover, benennst Dateien nach ihren Tags oder lässt Lautheit, Bewertungen oder Genres in ihre Tags schreiben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/promises.py" />
      <source>Nothing leaves this computer, unless you add a scrobbling account or a client id of Spotify, or have the weekly letter mailed.</source>
      <translation>Nichts verlässt diesen Computer, außer du fügst ein Scrobbling-Konto oder eine Client-ID von Spotify hinzu oder lässt den Wochenbrief per E-Mail senden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/promises.py" />
      <source>Music in these folders is in your library. {files}</source>
      <translation>Musik in diesen Ordnern ist in deiner Bibliothek. {files}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/promises.py" />
      <source>Everything is read on this computer, and nothing is sent: plays and likes from elsewhere never go to scrobbling accounts. Names, mail addresses, devices and network addresses in an export are not kept.</source>
      <translation>Alles wird auf diesem Computer gelesen, und nichts wird gesendet: Wiedergaben und „Gefällt mir“ von anderswo gehen nie an Scrobbling-Konten. Namen, E-Mail-Adressen, Geräte und Netzadressen in einem Export werden nicht aufbewahrt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/promises.py" />
      <source>Lists are read on this computer, and nothing is sent, unless you enter a client id of Spotify and paste a link: then Spotify is asked for that list.</source>
      <translation>Listen werden auf diesem Computer gelesen, und nichts wird gesendet, außer du gibst eine Client-ID von Spotify an und fügst einen Link ein: Dann wird Spotify nach dieser Liste gefragt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/promises.py" />
      <source>Letters are written on this computer and kept in your library. Nothing leaves it unless you set up mail; then the letter goes to your own address, through your own provider.</source>
      <translation>Briefe werden auf diesem Computer geschrieben und in deiner Bibliothek aufbewahrt. Nichts verlässt ihn, außer du richtest E-Mail ein; dann geht der Brief über deinen eigenen Anbieter an deine eigene Adresse.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Monday</source>
      <translation>Montag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Tuesday</source>
      <translation>Dienstag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Wednesday</source>
      <translation>Mittwoch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Thursday</source>
      <translation>Donnerstag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Friday</source>
      <translation>Freitag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Saturday</source>
      <translation>Samstag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Sunday</source>
      <translation>Sonntag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>January</source>
      <translation>Januar</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>February</source>
      <translation>Februar</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>March</source>
      <translation>März</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>April</source>
      <translation>April</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>May</source>
      <translation>Mai</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>June</source>
      <translation>Juni</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>July</source>
      <translation>Juli</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>August</source>
      <translation>August</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>September</source>
      <translation>September</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>October</source>
      <translation>Oktober</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>November</source>
      <translation>November</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>December</source>
      <translation>Dezember</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Jan</source>
      <translation>Jan.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Feb</source>
      <translation>Feb.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Mar</source>
      <translation>März</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Apr</source>
      <translation>Apr.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>May</source>
      <comment>short</comment>
      <translation>Mai</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Jun</source>
      <translation>Juni</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Jul</source>
      <translation>Juli</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Aug</source>
      <translation>Aug.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Sep</source>
      <translation>Sept.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Oct</source>
      <translation>Okt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Nov</source>
      <translation>Nov.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>Dec</source>
      <translation>Dez.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>you</source>
      <translation>du</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source> and </source>
      <translation> und </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>once</source>
      <translation>einmal</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>twice</source>
      <translation>zweimal</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>{n} times</source>
      <extracomment>One: {n} time</extracomment>
      <translation>
        <numerusform>{n}-mal</numerusform>
        <numerusform>{n}-mal</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>{day} {month} {year}</source>
      <translation>{day}. {month} {year}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>{weekday}, {day} {month} {year}</source>
      <translation>{weekday}, {day}. {month} {year}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>{weekday}, {day} {month}</source>
      <translation>{weekday}, {day}. {month}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>{day} {month} {year}</source>
      <comment>short</comment>
      <translation>{day}. {month} {year}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/sentences.py" />
      <source>{day} {month}</source>
      <comment>short</comment>
      <translation>{day}. {month}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Look</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Queue</source>
      <translation>Warteschlange</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Sound</source>
      <translation>Klang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Desktop</source>
      <translation>Desktop</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Scrobbling</source>
      <translation>Scrobbling</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Profile</source>
      <translation>Profil</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Weekly letter</source>
      <translation>Wochenbrief</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Size of text and controls</source>
      <translation>Größe von Text und Bedienelementen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>More contrast</source>
      <translation>Mehr Kontrast</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Less motion</source>
      <translation>Weniger Bewegung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Compact rows</source>
      <translation>Enge Zeilen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Stars in the player bar</source>
      <translation>Sterne in der Wiedergabeleiste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Where a track has several lyrics</source>
      <translation>Bei mehreren Liedtexten zu einem Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Keep playing similar tracks</source>
      <translation>Mit ähnlichen Titeln weiterspielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Automatic tracks ahead</source>
      <translation>Automatische Titel im Voraus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Double-click or Enter on a track</source>
      <translation>Doppelklick oder Enter auf einen Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Adding tracks that a playlist has already</source>
      <translation>Titel hinzufügen, die schon in der Wiedergabeliste sind</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Processor cores for listening</source>
      <translation>Prozessorkerne fürs Anhören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Listen with the trained ear</source>
      <translation>Mit dem trainierten Ohr anhören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Look at covers</source>
      <translation>Cover ansehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Notice changes in music folders</source>
      <translation>Änderungen in Musikordnern bemerken</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Scan music folders at start</source>
      <translation>Musikordner beim Start einlesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Old tags are in</source>
      <translation>Alte Tags sind in</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Lists in one tag are split at</source>
      <translation>Listen in einem Tag trennen bei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Write ratings into files</source>
      <translation>Bewertungen in Dateien schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Search for similar tracks</source>
      <translation>Suche nach ähnlichen Titeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Paths in exported playlists</source>
      <translation>Pfade in exportierten Wiedergabelisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Crossfade</source>
      <translation>Überblendung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Even out loudness</source>
      <translation>Lautheit angleichen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Preamp</source>
      <translation>Vorverstärkung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Prevent clipping</source>
      <translation>Übersteuern verhindern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Output device</source>
      <translation>Ausgabegerät</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Equaliser</source>
      <translation>Equalizer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Equaliser bands</source>
      <translation>Equalizer-Bänder</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Playback speed</source>
      <translation>Wiedergabetempo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <location filename="../../musicrec_desktop/ui/player/level_bars.py" />
      <source>Level meter</source>
      <translation>Pegelanzeige</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Tell which track begins</source>
      <translation>Ansagen, welcher Titel beginnt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Icon in the tray</source>
      <translation>Symbol im Infobereich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Keep playing in the tray when the window is closed</source>
      <translation>Nach dem Schließen des Fensters im Infobereich weiterspielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Keep the computer awake while playing</source>
      <translation>Computer bei der Wiedergabe wach halten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Send likes as loved tracks</source>
      <translation>„Gefällt mir“ als Lieblingstitel senden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Lock when nothing is played or done for</source>
      <translation>Sperren, wenn nichts gespielt oder getan wird seit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Write a letter each week</source>
      <translation>Jede Woche einen Brief schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Day of the letter</source>
      <translation>Tag des Briefs</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Time of the letter</source>
      <translation>Uhrzeit des Briefs</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Also for a week without music</source>
      <translation>Auch für eine Woche ohne Musik</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/core/settings.py" />
      <source>Send it by mail</source>
      <translation>Per E-Mail senden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/controller.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Backups…</source>
      <translation>Sicherungen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/controller.py" />
      <source>The wish cannot be written: {strerror}</source>
      <translation>Der Wunsch kann nicht geschrieben werden: {strerror}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/controller.py" />
      <source>The library is empty: there is nothing to copy.</source>
      <translation>Die Bibliothek ist leer: Es gibt nichts zu kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>Do not restore</source>
      <translation>Nicht wiederherstellen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <location filename="../../musicrec_desktop/ui/health/dialog.py" />
      <source>Quit now</source>
      <translation>Jetzt beenden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>Back up now</source>
      <translation>Jetzt sichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>The player keeps a verified copy of library, likes, history and settings a day, the last seven. Music files are not in it. What a restore replaces becomes a copy, too.</source>
      <translation>Der Player behält täglich eine geprüfte Kopie von Bibliothek, „Gefällt mir“, Verlauf und Einstellungen, die letzten sieben. Musikdateien sind nicht darin. Auch was eine Wiederherstellung ersetzt, wird eine Kopie.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>Looking for backups…</source>
      <translation>Suche nach Sicherungen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>There are no backups yet. The player makes one a day; “Back up now” makes one at once.</source>
      <translation>Es gibt noch keine Sicherungen. Der Player macht täglich eine; „Jetzt sichern“ macht sofort eine.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>At the next start the library will be as it was on {made_at_ms}.</source>
      <translation>Beim nächsten Start wird die Bibliothek sein, wie sie am {made_at_ms} war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>Backing up…</source>
      <translation>Sicherung läuft…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>{moment} · replaced by a restore</source>
      <translation>{moment} · durch eine Wiederherstellung ersetzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>It is damaged.</source>
      <translation>Sie ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>{holds} · {size} MB</source>
      <translation>{holds} · {size} MB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/backups/dialog.py" />
      <source>Restore the library of {moment}</source>
      <translation>Die Bibliothek vom {moment} wiederherstellen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <source>Banned tracks and artists</source>
      <translation>Gesperrte Titel und Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <source>Nothing is banned</source>
      <translation>Nichts ist gesperrt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <source>“Never play this track” and “Never play this artist” in the menu of a track keep it out of the automatic queue. What is banned stands here and can be allowed again.</source>
      <translation>„Diesen Titel nie spielen“ und „Diesen Interpreten nie spielen“ im Menü eines Titels halten ihn aus der automatischen Warteschlange. Gesperrtes steht hier und kann wieder erlaubt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Artists</source>
      <translation>Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Tracks</source>
      <translation>Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <location filename="../../musicrec_desktop/ui/queue/rows.py" />
      <source>and {rest} more</source>
      <translation>und {rest} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>Allow again</source>
      <translation>Wieder erlauben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/bans_dialog.py" />
      <source>Allow {title} again</source>
      <translation>{title} wieder erlauben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>{name} no longer liked</source>
      <translation>{name} nicht mehr mit „Gefällt mir“ markiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Take back a like</source>
      <translation>Ein „Gefällt mir“ zurücknehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>{name} liked</source>
      <translation>{name} mit „Gefällt mir“ markiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Like {name}</source>
      <translation>„Gefällt mir“ für {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>no longer disliked</source>
      <translation>nicht mehr mit „Gefällt mir nicht“ markiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Take back a dislike</source>
      <translation>Ein „Gefällt mir nicht“ zurücknehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>disliked: it will play less</source>
      <translation>gefällt nicht: kommt seltener</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Dislike {}</source>
      <translation>„Gefällt mir nicht“ für {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>noted: more like this</source>
      <translation>gemerkt: mehr davon</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>More like {}</source>
      <translation>Mehr wie {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>noted: less like this</source>
      <translation>gemerkt: weniger davon</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Less like {}</source>
      <translation>Weniger wie {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>may play again</source>
      <translation>darf wieder spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Allow {} again</source>
      <translation>{} wieder erlauben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>will never play by itself</source>
      <translation>spielt nie mehr von selbst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Never play {}</source>
      <translation>{} nie spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>{name} may play again</source>
      <translation>{name} darf wieder spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Allow {name} again</source>
      <translation>{name} wieder erlauben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>{name} will never play by itself</source>
      <translation>{name} spielt nie mehr von selbst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/feedback.py" />
      <source>Never play {name}</source>
      <translation>{name} nie spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genre_words.py" />
      <source>Show {name} as</source>
      <translation>{name} zeigen als</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genre_words.py" />
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genre_words.py" />
      <source>Type a genre.</source>
      <translation>Ein Genre eingeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genre_words.py" />
      <source>{names} has no word of its own any more</source>
      <translation>{names} hat kein eigenes Wort mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genre_words.py" />
      <source>{names} genres have no words of their own any more</source>
      <translation>{names} Genres haben keine eigenen Wörter mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>No genre is suggested for these.</source>
      <translation>Dafür ist kein Genre vorgeschlagen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Accepted</source>
      <translation>Angenommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Rejected</source>
      <translation>Abgelehnt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>No genre is accepted here, so there is nothing to write.</source>
      <translation>Hier ist kein Genre angenommen, es gibt also nichts zu schreiben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Accept {sure}</source>
      <translation>{sure} annehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Reject {name}</source>
      <translation>{name} ablehnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Accept all</source>
      <translation>Alle annehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Reject all</source>
      <translation>Alle ablehnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Write to tags…</source>
      <translation>In Tags schreiben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>{verb}: {edit} for {name}</source>
      <translation>{verb}: {edit} für {name}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Genres written to {n} files</source>
      <extracomment>One: Genres written to {n} file</extracomment>
      <translation>
        <numerusform>Genres in {n} Datei geschrieben</numerusform>
        <numerusform>Genres in {n} Dateien geschrieben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>Tags of {n} files are as before</source>
      <extracomment>One: Tags of {n} file are as before</extracomment>
      <translation>
        <numerusform>Tags von {n} Datei sind wie zuvor</numerusform>
        <numerusform>Tags von {n} Dateien sind wie zuvor</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Learning genres</source>
      <translation>Genres werden gelernt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Writing genres</source>
      <translation>Genres werden geschrieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>Showing other genres</source>
      <translation>Andere Genres werden gezeigt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/genres.py" />
      <source>{name} ({percent} sure)</source>
      <translation>{name} (zu {percent} sicher)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>This is not measured yet.</source>
      <translation>Das ist noch nicht gemessen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Measure loudness</source>
      <translation>Lautheit messen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>Loudness written to {n} files</source>
      <extracomment>One: Loudness written to {n} file</extracomment>
      <translation>
        <numerusform>Lautheit in {n} Datei geschrieben</numerusform>
        <numerusform>Lautheit in {n} Dateien geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>Measuring loudness</source>
      <translation>Lautheit wird gemessen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>Writing tags</source>
      <translation>Tags werden geschrieben</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>Loudness of {n} tracks measured</source>
      <extracomment>One: Loudness of {n} track measured</extracomment>
      <translation>
        <numerusform>Lautheit von {n} Titel gemessen</numerusform>
        <numerusform>Lautheit von {n} Titeln gemessen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>{files} could not be measured: {failure}</source>
      <translation>{files} ließen sich nicht messen: {failure}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/loudness.py" />
      <source>The loudness of these tracks is measured already</source>
      <translation>Die Lautheit dieser Titel ist schon gemessen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <location filename="../../musicrec_desktop/ui/commands/playlists/chooser.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>New playlist</source>
      <translation>Neue Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>Playlist {free} made</source>
      <translation>Wiedergabeliste {free} angelegt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source> of {name}</source>
      <translation> aus {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>New playlist {free}</source>
      <translation>Neue Wiedergabeliste {free}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Select tracks first.</source>
      <translation>Zuerst Titel auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>Add {name} to…</source>
      <translation>{name} hinzufügen zu…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>Choose from all…	{key}</source>
      <translation>Aus allen wählen…	{key}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>{name} has it already; nothing was added</source>
      <translation>{name} hat ihn schon; nichts wurde hinzugefügt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>{name} has them already; nothing was added</source>
      <translation>{name} hat sie schon; nichts wurde hinzugefügt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>{name} added to {playlist}</source>
      <translation>{name} zu {playlist} hinzugefügt</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>{text}, but for {n} tracks that it has already</source>
      <extracomment>One: {text}, but for {n} track that it has already</extracomment>
      <translation>
        <numerusform>{text}, bis auf {n} Titel, den sie schon hat</numerusform>
        <numerusform>{text}, bis auf {n} Titel, die sie schon hat</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/adding.py" />
      <source>Add {name} to {playlist}</source>
      <translation>{name} zu {playlist} hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/chooser.py" />
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Playlists</source>
      <translation>Wiedergabelisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/chooser.py" />
      <source>New playlist “{strip}”</source>
      <translation>Neue Wiedergabeliste „{strip}“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/chooser.py" />
      <location filename="../../musicrec_desktop/ui/window/command_palette.py" />
      <source>Nothing found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>Add tracks again?</source>
      <translation>Titel noch einmal hinzufügen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>{name} has it already</source>
      <translation>{name} hat ihn schon</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>{name} has some of them already</source>
      <translation>{name} hat einige davon schon</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>{doubles} of {n} tracks</source>
      <extracomment>One: {doubles} of {n} track</extracomment>
      <translation>
        <numerusform>{doubles} von {n} Titel</numerusform>
        <numerusform>{doubles} von {n} Titeln</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>The track is in the playlist.</source>
      <translation>Der Titel ist in der Wiedergabeliste.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>{few} would be in it twice.</source>
      <translation>{few} wären doppelt darin.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>Do this from now on</source>
      <translation>Von jetzt an immer so</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>Settings → Library has it</source>
      <translation>Steht unter Einstellungen → Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>Add it again</source>
      <translation>Noch einmal hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>Add all</source>
      <translation>Alle hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>Add the others only</source>
      <translation>Nur die anderen hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <source>Leave out</source>
      <translation>Weglassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/doubles_dialog.py" />
      <location filename="../../musicrec_desktop/ui/commands/progress_page.py" />
      <location filename="../../musicrec_desktop/ui/commands/write_tags_dialog.py" />
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/edits.py" />
      <source>Some of it was changed meanwhile, and stays.</source>
      <translation>Ein Teil davon wurde inzwischen geändert und bleibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/edits.py" />
      <source>It was changed meanwhile, and stays.</source>
      <translation>Es wurde inzwischen geändert und bleibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/edits.py" />
      <source>Stop following its file?</source>
      <translation>Der Datei nicht mehr folgen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/edits.py" />
      <source>{name} follows its file.</source>
      <translation>{name} folgt einer Datei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/edits.py" />
      <source>The next change of the file would undo this edit.</source>
      <translation>Die nächste Änderung der Datei würde diese Bearbeitung aufheben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/edits.py" />
      <source>Stop following and go on</source>
      <translation>Nicht mehr folgen und fortfahren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>New folder</source>
      <translation>Neuer Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Rename playlist {name}</source>
      <translation>Wiedergabeliste {name} umbenennen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Describe playlist {name}</source>
      <translation>Wiedergabeliste {name} beschreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Duplicate {name}</source>
      <translation>{name} duplizieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{name} duplicated</source>
      <translation>{name} dupliziert</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Merge {n} playlists</source>
      <extracomment>One: Merge {n} playlist</extracomment>
      <translation>
        <numerusform>{n} Wiedergabeliste zusammenführen</numerusform>
        <numerusform>{n} Wiedergabelisten zusammenführen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{n} playlists merged into {name}</source>
      <extracomment>One: {n} playlist merged into {name}</extracomment>
      <translation>
        <numerusform>{n} Wiedergabeliste zu {name} zusammengeführt</numerusform>
        <numerusform>{n} Wiedergabelisten zu {name} zusammengeführt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Delete {name}</source>
      <translation>{name} löschen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{name} deleted</source>
      <translation>{name} gelöscht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>the top</source>
      <translation>ganz oben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Move {count} to {where}</source>
      <translation>{count} nach {where} verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{count} moved to {where}</source>
      <translation>{count} nach {where} verschoben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Move folder to {where}</source>
      <translation>Ordner nach {where} verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Folder moved to {where}</source>
      <translation>Ordner nach {where} verschoben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Rename folder {name}</source>
      <translation>Ordner {name} umbenennen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Delete folder {name}</source>
      <translation>Ordner {name} löschen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Folder {name} deleted; its playlists are kept</source>
      <translation>Ordner {name} gelöscht; seine Wiedergabelisten bleiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Remove {count} from {name}</source>
      <translation>{count} aus {name} entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{count} removed from {name}</source>
      <translation>{count} aus {name} entfernt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Remove doubles from {name}</source>
      <translation>Doppelte aus {name} entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Doubles removed from {name}</source>
      <translation>Doppelte aus {name} entfernt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{name} has no doubles</source>
      <translation>{name} hat keine doppelten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Move {count} in {name}</source>
      <translation>{count} in {name} verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>Sort {name}</source>
      <translation>{name} sortieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{name} keeps this order</source>
      <translation>{name} behält diese Reihenfolge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/playlists/gestures.py" />
      <source>{name} is in this order already</source>
      <translation>{name} hat diese Reihenfolge schon</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/progress_page.py" />
      <source>Finding the tracks</source>
      <translation>Titel werden gesucht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/progress_page.py" />
      <source>Writing plays</source>
      <translation>Wiedergaben werden geschrieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/progress_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/job_foot.py" />
      <source>Starting …</source>
      <translation>Beginnt …</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/progress_page.py" />
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>{number} on disc {disc_number}</source>
      <translation>{number} auf Disc {disc_number}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>{bitrate_kbps} kbit/s</source>
      <translation>{bitrate_kbps} kbit/s</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{sample_rate_hz} kHz</source>
      <translation>{sample_rate_hz} kHz</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>{n} channels</source>
      <extracomment>One: {n} channel</extracomment>
      <translation>
        <numerusform>{n} Kanal</numerusform>
        <numerusform>{n} Kanäle</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Artist</source>
      <translation>Interpret</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Album</source>
      <translation>Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Album artist</source>
      <translation>Albuminterpret</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>Number</source>
      <translation>Nummer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Genre</source>
      <translation>Genre</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Duration</source>
      <translation>Dauer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Rating</source>
      <translation>Bewertung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Plays</source>
      <translation>Wiedergaben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>In the library</source>
      <translation>In der Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/columns.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>Part of the file</source>
      <translation>Teil der Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <source>Cue sheet</source>
      <translation>CUE-Sheet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>Composer</source>
      <translation>Komponist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Conductor</source>
      <translation>Dirigent</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Orchestra or ensemble</source>
      <translation>Orchester oder Ensemble</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Performer</source>
      <translation>Mitwirkender</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>Work</source>
      <translation>Werk</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/looking_up.py" />
      <source>Movement</source>
      <translation>Satz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Label</source>
      <translation>Label</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Catalogue number</source>
      <translation>Katalognummer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>First released</source>
      <translation>Erstveröffentlichung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Grouping</source>
      <translation>Gruppierung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Mood</source>
      <translation>Stimmung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Comment</source>
      <translation>Kommentar</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/looking_up.py" />
      <source>Lyrics</source>
      <translation>Liedtext</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>Inside the file</source>
      <translation>In der Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>Not yet</source>
      <translation>Noch nie</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <source>{n} times, last {last_played_ms}</source>
      <extracomment>One: {n} time, last {last_played_ms}</extracomment>
      <translation>
        <numerusform>{n}-mal, zuletzt {last_played_ms}</numerusform>
        <numerusform>{n}-mal, zuletzt {last_played_ms}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/properties_dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Properties</source>
      <translation>Eigenschaften</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Playing {name}</source>
      <translation>{name} wird gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Start ∞ from {name}</source>
      <translation>∞ ab {name} beginnen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Playing {name}, then {n} tracks that you queued</source>
      <extracomment>One: Playing {name}, then {n} track that you queued</extracomment>
      <translation>
        <numerusform>{name} wird gespielt, dann {n} Titel, den du eingereiht hast</numerusform>
        <numerusform>{name} wird gespielt, dann {n} Titel, die du eingereiht hast</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Playing {name} and {rest}</source>
      <translation>{name} und {rest} werden gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <source>Playing {name}, then similar tracks</source>
      <translation>{name} wird gespielt, dann ähnliche Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Playing {name}; nothing follows while ∞ is off</source>
      <translation>{name} wird gespielt; solange ∞ aus ist, folgt nichts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>{name} will play next</source>
      <translation>{name} spielt als Nächstes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Play {name} next</source>
      <translation>{name} als Nächstes spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>{name} added to the queue</source>
      <translation>{name} zur Warteschlange hinzugefügt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Add {name} to the queue</source>
      <translation>{name} zur Warteschlange hinzufügen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>{text}; {n} automatic tracks before it are yours now</source>
      <extracomment>One: {text}; {n} automatic track before it is yours now</extracomment>
      <translation>
        <numerusform>{text}; {n} automatischer Titel davor gehört jetzt dir</numerusform>
        <numerusform>{text}; {n} automatische Titel davor gehören jetzt dir</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Jump to {name}</source>
      <translation>Zu {name} springen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Move {name}</source>
      <translation>{name} verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Keep {name}</source>
      <translation>{name} behalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>{tracks} removed from the queue</source>
      <translation>{tracks} aus der Warteschlange entfernt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Remove {tracks} from the queue</source>
      <translation>{tracks} aus der Warteschlange entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Clear queue</source>
      <translation>Warteschlange leeren</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>{n} tracks removed from the queue</source>
      <extracomment>One: {n} track removed from the queue</extracomment>
      <translation>
        <numerusform>{n} Titel aus der Warteschlange entfernt</numerusform>
        <numerusform>{n} Titel aus der Warteschlange entfernt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Keep ∞ inside {name}</source>
      <translation>∞ in {name} halten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>Search for something first, or choose in the panes; ∞ then takes only that</source>
      <translation>Zuerst nach etwas suchen oder in den Spalten wählen; ∞ nimmt dann nur das</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>∞ takes all tracks already</source>
      <translation>∞ nimmt schon alle Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>∞ takes all tracks again</source>
      <translation>∞ nimmt wieder alle Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Play {name}</source>
      <translation>{name} spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>shuffle albums</source>
      <translation>Alben zufällig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <source>A new queue took the place of yours</source>
      <translation>Eine neue Warteschlange kam an die Stelle deiner alten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/queue.py" />
      <location filename="../../musicrec_desktop/ui/library/track_head.py" />
      <source>Start a queue</source>
      <translation>Warteschlange beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>No rating</source>
      <translation>Keine Bewertung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>{name} not rated any more</source>
      <translation>{name} nicht mehr bewertet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>Rate {name}</source>
      <translation>{name} bewerten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>Remove the rating of {name}</source>
      <translation>Bewertung von {name} entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>{name}: half a star more</source>
      <translation>{name}: einen halben Stern mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>{name}: half a star less</source>
      <translation>{name}: einen halben Stern weniger</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>None of these is rated, so there is nothing to write.</source>
      <translation>Nichts davon ist bewertet, es gibt also nichts zu schreiben.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>Ratings written into {n} files</source>
      <extracomment>One: Ratings written into {n} file</extracomment>
      <translation>
        <numerusform>Bewertungen in {n} Datei geschrieben</numerusform>
        <numerusform>Bewertungen in {n} Dateien geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>Writing ratings</source>
      <translation>Bewertungen werden geschrieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/ratings.py" />
      <source>The rating was not written into {files}. {why}</source>
      <translation>Die Bewertung wurde nicht geschrieben ({files}). {why}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/scopes.py" />
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <source>Allow this artist again</source>
      <translation>Diesen Interpreten wieder erlauben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/scopes.py" />
      <source>Like all tracks of this {kind}</source>
      <translation>„Gefällt mir“ für alle Titel: {kind}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/scopes.py" />
      <source>There are no tracks here; their files may be on a drive that is not connected.</source>
      <translation>Hier sind keine Titel; vielleicht liegen ihre Dateien auf einem Laufwerk, das nicht angeschlossen ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/track_chooser.py" />
      <source>No track of your library answers to this.</source>
      <translation>Kein Titel deiner Bibliothek passt dazu.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/track_chooser.py" />
      <source>Which track is it?</source>
      <translation>Welcher Titel ist es?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/track_chooser.py" />
      <source>Tracks of your library that it may be</source>
      <translation>Titel deiner Bibliothek, die es sein können</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/track_chooser.py" />
      <source>Find another track</source>
      <translation>Einen anderen Titel finden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/track_chooser.py" />
      <source>Find another track of your library</source>
      <translation>Einen anderen Titel deiner Bibliothek finden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/track_chooser.py" />
      <source>It is this track</source>
      <translation>Es ist dieser Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <source>This track has no {kind}.</source>
      <translation>Dieser Titel hat das nicht: {kind}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <source>{name} copied</source>
      <translation>{name} kopiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <source>No file manager could be opened.</source>
      <translation>Kein Dateimanager ließ sich öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <location filename="../../musicrec_desktop/ui/discover/controller.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <source>Take the like back</source>
      <translation>„Gefällt mir“ zurücknehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/tracks.py" />
      <location filename="../../musicrec_desktop/ui/discover/controller.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Take the dislike back</source>
      <translation>„Gefällt mir nicht“ zurücknehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/write_tags_dialog.py" />
      <source>Write {noun} to tags</source>
      <translation>In Tags schreiben: {noun}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/commands/write_tags_dialog.py" />
      <source>Write to {n} files</source>
      <extracomment>One: Write to {n} file</extracomment>
      <translation>
        <numerusform>In {n} Datei schreiben</numerusform>
        <numerusform>In {n} Dateien schreiben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/commands/write_tags_dialog.py" />
      <source>Write {noun} to tags?</source>
      <translation>In Tags schreiben: {noun}?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Give their plays and likes to it</source>
      <translation>Ihm deren Wiedergaben und „Gefällt mir“ geben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Plays, likes, ratings and places in playlists of the other files move to the file that stays</source>
      <translation>Wiedergaben, „Gefällt mir“, Bewertungen und Plätze in Wiedergabelisten der anderen Dateien gehen auf die Datei über, die bleibt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Open its folder</source>
      <translation>Ihren Ordner öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <location filename="../../musicrec_desktop/ui/queue/rows.py" />
      <source>Yours</source>
      <translation>Deine</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>nothing yet</source>
      <translation>noch nichts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Behind: </source>
      <translation>Schlechter: </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Ahead: </source>
      <translation>Besser: </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Keep {path}</source>
      <translation>{path} behalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <location filename="../../musicrec_desktop/ui/copies/controller.py" />
      <source>Not the same recording</source>
      <translation>Nicht dieselbe Aufnahme</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Not the same recording: {path}</source>
      <translation>Nicht dieselbe Aufnahme: {path}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Best</source>
      <translation>Beste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Move {others} to the trash…</source>
      <translation>{others} in den Papierkorb verschieben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Stop listening</source>
      <translation>Nicht mehr anhören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/comparison.py" />
      <source>Listen; another file goes on at the same moment</source>
      <translation>Anhören; eine andere Datei geht an derselben Stelle weiter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/controller.py" />
      <source>Move copies to the trash</source>
      <translation>Kopien in den Papierkorb verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/controller.py" />
      <source>Merge plays and likes</source>
      <translation>Wiedergaben und „Gefällt mir“ zusammenführen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>All copies</source>
      <translation>Alle Kopien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>Move all spare files to the trash…</source>
      <translation>Alle überzähligen Dateien in den Papierkorb verschieben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>Looking for copies</source>
      <translation>Kopien werden gesucht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>Sounds are compared; it takes some seconds.</source>
      <translation>Klänge werden verglichen; das dauert einige Sekunden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Nothing here</source>
      <translation>Hier ist nichts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>No group of this kind fits the search.</source>
      <translation>Keine Gruppe dieser Art passt zur Suche.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>Show all copies</source>
      <translation>Alle Kopien zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>Show versions</source>
      <translation>Fassungen zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>No copies</source>
      <translation>Keine Kopien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/page.py" />
      <source>Look again</source>
      <translation>Erneut suchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/rows.py" />
      <source>, {space} to gain</source>
      <translation>, {space} zu gewinnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/trash_dialog.py" />
      <source>Move to the trash</source>
      <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/trash_dialog.py" />
      <source>Give their &amp;plays, likes, ratings and places in playlists to what stays</source>
      <translation>Deren &amp;Wiedergaben, „Gefällt mir“, Bewertungen und Plätze in Wiedergabelisten dem geben, was bleibt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/copies/trash_dialog.py" />
      <source>Move {others}</source>
      <translation>{others} verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_delegate.py" />
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Play</source>
      <translation>Spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_delegate.py" />
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Shuffle</source>
      <translation>Zufällige Reihenfolge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_delegate.py" />
      <source>Like this card: cards like it come first</source>
      <translation>Diese Karte gefällt mir: ähnliche Karten kommen zuerst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_delegate.py" />
      <source>Dislike this card: cards like it rest for 30 days</source>
      <translation>Diese Karte gefällt mir nicht: ähnliche Karten ruhen 30 Tage</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_delegate.py" />
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_model.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Liked</source>
      <translation>Gefällt mir</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_model.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>Disliked</source>
      <translation>Gefällt mir nicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <source>Tracks of the card</source>
      <translation>Titel der Karte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/library/similar_page.py" />
      <location filename="../../musicrec_desktop/ui/library/track_head.py" />
      <source>Play all</source>
      <translation>Alles abspielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Like this card</source>
      <translation>Diese Karte gefällt mir</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Dislike this card</source>
      <translation>Diese Karte gefällt mir nicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Make this card anew</source>
      <translation>Diese Karte neu machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Why</source>
      <translation>Warum</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>For you</source>
      <translation>Für dich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <source>This card is gone</source>
      <translation>Diese Karte gibt es nicht mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <source>The cards were made anew. What you saved of it is among your playlists.</source>
      <translation>Die Karten wurden neu gemacht. Was davon gespeichert wurde, steht unter den Wiedergabelisten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_page.py" />
      <source>Show today’s cards</source>
      <translation>Karten von heute zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/card_view.py" />
      <source>Cards of the day</source>
      <translation>Karten des Tages</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controller.py" />
      <source>“{label}” is about tracks. Open the card first.</source>
      <translation>„{label}“ gilt für Titel. Zuerst die Karte öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controller.py" />
      <source>Playing {title}</source>
      <translation>{title} wird abgespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controller.py" />
      <source>Choose a card first.</source>
      <translation>Zuerst eine Karte wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controls_strip.py" />
      <source>Familiar or new</source>
      <translation>Vertraut oder neu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controls_strip.py" />
      <source>Alike or diverse</source>
      <translation>Ähnlich oder vielfältig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controls_strip.py" />
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Familiar</source>
      <translation>Vertraut</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controls_strip.py" />
      <location filename="../../musicrec_desktop/ui/letters/head_list.py" />
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>New</source>
      <translation>Neu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controls_strip.py" />
      <source>Alike</source>
      <translation>Ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/controls_strip.py" />
      <source>Diverse</source>
      <translation>Vielfältig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Make all cards anew</source>
      <translation>Alle Karten neu machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <source>Making cards…</source>
      <translation>Karten werden gemacht…</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <source>{day_line} · {n} cards</source>
      <extracomment>One: {day_line} · {n} card</extracomment>
      <translation>
        <numerusform>{day_line} · {n} Karte</numerusform>
        <numerusform>{day_line} · {n} Karten</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <source>Making your cards</source>
      <translation>Deine Karten werden gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <source>They are made of what you have and what you play.</source>
      <translation>Sie entstehen aus dem, was in der Bibliothek ist und was du abspielst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <source>No cards yet</source>
      <translation>Noch keine Karten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/discover/for_you_page.py" />
      <source>They come as soon as there are tracks to make them of.</source>
      <translation>Sie kommen, sobald es Titel dafür gibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/controller.py" />
      <source>What plays</source>
      <translation>Was läuft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/controller.py" />
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Selected</source>
      <translation>Ausgewählt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/controller.py" />
      <source>a track that is gone</source>
      <translation>ein Titel, den es nicht mehr gibt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Letting simulated listeners hear your queue…</source>
      <translation>Simulierte Hörer hören deine Warteschlange…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Hit in 10</source>
      <translation>Treffer in 10</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>R-precision</source>
      <translation>R-Präzision</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Clicks</source>
      <translation>Klicks</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>The automatic queue.</source>
      <translation>Die automatische Warteschlange.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>What sounds most like the first half, nothing learnt.</source>
      <translation>Was am meisten wie die erste Hälfte klingt, nichts gelernt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Any tracks.</source>
      <translation>Beliebige Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Tracks of the artists of the first half.</source>
      <translation>Titel der Interpreten der ersten Hälfte.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>The same without space between artists and albums, as albums are played.</source>
      <translation>Dasselbe ohne Abstand zwischen Interpreten und Alben, wie man Alben hört.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>What you had played most until then.</source>
      <translation>Was du bis dahin am meisten gehört hattest.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Rules broken without a word</source>
      <translation>Ohne Hinweis gebrochene Regeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Besides, rules gave way {announced} and the queue said so.</source>
      <translation>Außerdem gaben Regeln {announced} nach, und die Warteschlange sagte es.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Coverage</source>
      <translation>Abdeckung</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Of {n} tracks, how many came up at all.</source>
      <extracomment>One: Of {n} track, how many came up at all.</extracomment>
      <translation>
        <numerusform>Wie viel von {n} Titel überhaupt vorkam.</numerusform>
        <numerusform>Wie viele von {n} Titeln überhaupt vorkamen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Diversity</source>
      <translation>Vielfalt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Within a queue of 20: 0 is all the same sound, 1 nothing in common.</source>
      <translation>Innerhalb einer Warteschlange von 20: 0 ist überall derselbe Klang, 1 nichts gemeinsam.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Repeats</source>
      <translation>Wiederholungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Proposals that had come up before in the same run.</source>
      <translation>Vorschläge, die im selben Durchlauf schon vorkamen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source> {share} fewer skips than the nearest.</source>
      <translation> {share} weniger Sprünge als beim Nächsten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source> {share} more skips than the nearest.</source>
      <translation> {share} mehr Sprünge als beim Nächsten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source> Until {target} are accepted.</source>
      <translation> Bis {target} angenommen sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Recommendation report</source>
      <translation>Bericht über Empfehlungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>This takes a minute or two. Music plays on.</source>
      <translation>Das dauert ein, zwei Minuten. Die Musik läuft weiter.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>{amount} sessions. Music plays on.</source>
      <translation>{amount} Sitzungen. Die Musik läuft weiter.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>The queue cannot be judged yet.</source>
      <translation>Die Warteschlange kann noch nicht beurteilt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source> Too few artists are known, so an album stands for the disliked artist.</source>
      <translation> Zu wenige Interpreten sind bekannt, darum steht ein Album für den ungeliebten Interpreten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Simulated listeners with a hidden taste hear the queue and skip whatever is not of it. Each did so {runs}; these are the skips until {target} tracks were accepted, less is better.</source>
      <translation>Simulierte Hörer mit einem verborgenen Geschmack hören die Warteschlange und überspringen, was nicht dazu passt. Jeder tat das {runs}; dies sind die Sprünge, bis {target} Titel angenommen waren, weniger ist besser.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Skips</source>
      <translation>Übersprungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Queues</source>
      <translation>Warteschlangen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>Your own listening</source>
      <translation>Dein eigenes Hören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>No session of yours has six plays yet, so nothing can be held out.</source>
      <translation>Keine deiner Sitzungen hat schon sechs Wiedergaben, also kann nichts zurückgehalten werden.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>{n} sessions</source>
      <extracomment>One: {n} session</extracomment>
      <translation>
        <numerusform>{n} Sitzung</numerusform>
        <numerusform>{n} Sitzungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/queue.py" />
      <source>The second half of {sessions} was held out and looked for among {depth} proposals. Clicks: how often ten more had to be asked for.</source>
      <translation>Die zweite Hälfte von {sessions} wurde zurückgehalten und unter {depth} Vorschlägen gesucht. Klicks: wie oft zehn weitere verlangt werden mussten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>Sound alone</source>
      <translation>Klang allein</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>As played</source>
      <translation>Wie gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>Similarity report</source>
      <translation>Bericht über Ähnlichkeit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>Comparing your tracks…</source>
      <translation>Deine Titel werden verglichen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>This takes a few seconds.</source>
      <translation>Das dauert einige Sekunden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>{known} described so far. Figures about neighbours need at least 30.</source>
      <translation>Bisher beschrieben: {known}. Zahlen über Nachbarn brauchen mindestens 30.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>Too few tracks for a report.</source>
      <translation>Zu wenige Titel für einen Bericht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>{text} Add more music.</source>
      <translation>{text} Mehr Musik hinzufügen.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>{text} {n} tracks can still be listened to.</source>
      <extracomment>One: {text} {n} track can still be listened to.</extracomment>
      <translation>
        <numerusform>{text} {n} Titel kann noch angehört werden.</numerusform>
        <numerusform>{text} {n} Titel können noch angehört werden.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>Listen now</source>
      <translation>Jetzt anhören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>Turn up most</source>
      <translation>Kommen am meisten vor</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>How similar tracks are found</source>
      <translation>Wie ähnliche Titel gefunden werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source> (in use)</source>
      <translation> (in Gebrauch)</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/evaluation/similarity.py" />
      <source>near {n} tracks</source>
      <extracomment>One: near {n} track</extracomment>
      <translation>
        <numerusform>bei {n} Titel</numerusform>
        <numerusform>bei {n} Titeln</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/dialog.py" />
      <source>Blind taste test</source>
      <translation>Blinder Geschmackstest</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/dialog.py" />
      <source>Both queues have the same tracks, wherever they start. Compare something else.</source>
      <translation>Beide Warteschlangen haben dieselben Titel, wo immer sie beginnen. Etwas anderes vergleichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/dialog.py" />
      <source>No track whose sound is known has its file there. Connect the drive with your music.</source>
      <translation>Kein Titel mit bekanntem Klang hat seine Datei vor Ort. Das Laufwerk mit der Musik verbinden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/dialog.py" />
      <source>Too few tracks for a taste test.</source>
      <translation>Zu wenige Titel für einen Geschmackstest.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/dialog.py" />
      <source>{n} more tracks must be listened to, so that two queues can differ.</source>
      <extracomment>One: {n} more track must be listened to, so that two queues can differ.</extracomment>
      <translation>
        <numerusform>{n} weiterer Titel muss angehört werden, damit sich zwei Warteschlangen unterscheiden können.</numerusform>
        <numerusform>{n} weitere Titel müssen angehört werden, damit sich zwei Warteschlangen unterscheiden können.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/dialog.py" />
      <source>Listen to tracks</source>
      <translation>Titel anhören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>How far {name} is</source>
      <translation>Wie weit {name} ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Pause {name}</source>
      <translation>{name} anhalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Pairs</source>
      <translation>Paare</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>the start</source>
      <translation>der Anfang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>A fits better</source>
      <translation>A passt besser</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>B fits better</source>
      <translation>B passt besser</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>No difference</source>
      <translation>Kein Unterschied</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>End the test</source>
      <translation>Test beenden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Say the result so far</source>
      <translation>Das bisherige Ergebnis zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Pair {place} of {total}</source>
      <translation>Paar {place} von {total}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Listen to A and to B first.</source>
      <translation>Zuerst A und B anhören.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Both queues start from</source>
      <translation>Beide Warteschlangen beginnen mit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/listening_page.py" />
      <source>Which one fits better after it?</source>
      <translation>Welcher passt danach besser?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/result_page.py" />
      <source>Another round</source>
      <translation>Noch eine Runde</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/result_page.py" />
      <source>After {name}</source>
      <translation>Nach {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/result_page.py" />
      <source>{name}, preferred</source>
      <translation>{name}, bevorzugt</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/result_page.py" />
      <source>{n} pairs could not be heard, because a file cannot be played.</source>
      <extracomment>One: {n} pair could not be heard, because a file cannot be played.</extracomment>
      <translation>
        <numerusform>{n} Paar konnte nicht gehört werden, weil eine Datei nicht abgespielt werden kann.</numerusform>
        <numerusform>{n} Paare konnten nicht gehört werden, weil eine Datei nicht abgespielt werden kann.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Any track</source>
      <translation>Beliebiger Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Making two queues…</source>
      <translation>Zwei Warteschlangen werden gemacht…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Two queues start from the same track. They are made with two settings, and nothing says which is which. You hear 20 seconds of a track of each and choose the one that fits better. What plays now is paused meanwhile. Nothing of the test counts as listening. Answers are kept, so end when you like and go on later.</source>
      <translation>Zwei Warteschlangen beginnen mit demselben Titel. Sie sind mit zwei Einstellungen gemacht, und nichts verrät, welche welche ist. Du hörst von jeder 20 Sekunden eines Titels und wählst den, der besser passt. Was gerade läuft, wird so lange angehalten. Nichts vom Test zählt als Wiedergabe. Die Antworten bleiben, also jederzeit aufhören und später weitermachen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>What is compared</source>
      <translation>Was verglichen wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Where both queues start</source>
      <translation>Womit beide Warteschlangen beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Begin</source>
      <translation>Beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Start over</source>
      <translation>Von vorn beginnen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Forget {n} answers?</source>
      <extracomment>One: Forget {n} answer?</extracomment>
      <translation>
        <numerusform>{n} Antwort vergessen?</numerusform>
        <numerusform>{n} Antworten vergessen?</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Go on</source>
      <translation>Weiter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/evaluation/taste_test/setup_page.py" />
      <source>Start from</source>
      <translation>Beginnen mit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/health/dialog.py" />
      <source>Check the library</source>
      <translation>Bibliothek prüfen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/health/dialog.py" />
      <source>Progress of the check</source>
      <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/health/dialog.py" />
      <source>Check again</source>
      <translation>Noch einmal prüfen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/health/dialog.py" />
      <source>Mend</source>
      <translation>Reparieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Import from another player</source>
      <translation>Aus anderem Player importieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Past imports…</source>
      <translation>Frühere Importe…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Review tracks</source>
      <translation>Titel durchsehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>Save what is missing as CSV…</source>
      <translation>Fehlendes als CSV speichern…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Update the numbers</source>
      <translation>Zahlen auffrischen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Reading {name}</source>
      <translation>{name} wird gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Nothing is changed by that.</source>
      <translation>Dabei wird nichts geändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Reading with your answers</source>
      <translation>Wird mit den Antworten gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Bringing it in</source>
      <translation>Wird übernommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>You can close this and go on listening. If you cancel, everything stays as it was.</source>
      <translation>Dies kann geschlossen und weiter gehört werden. Nach einem Abbruch bleibt alles, wie es war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Cancel the import</source>
      <translation>Import abbrechen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Cancelling</source>
      <translation>Wird abgebrochen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Everything stays as it was.</source>
      <translation>Alles bleibt, wie es war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Close without importing?</source>
      <translation>Ohne Import schließen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Nothing was imported yet.</source>
      <translation>Es wurde noch nichts importiert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>What you corrected in the review is lost.</source>
      <translation>Was beim Durchsehen berichtigt wurde, geht verloren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <source>Close without importing</source>
      <translation>Ohne Import schließen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/assistant.py" />
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Stay</source>
      <translation>Bleiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Drop a file, a folder or an archive here</source>
      <translation>Eine Datei, einen Ordner oder ein Archiv hierher ziehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Drop one file, one folder or one archive: put the files of an export into a folder first.</source>
      <translation>Eine Datei, einen Ordner oder ein Archiv hierher ziehen: Die Dateien eines Exports zuerst in einen Ordner legen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>No player that is known has its library in its usual place.</source>
      <translation>Kein bekannter Player hat seine Bibliothek am üblichen Ort.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Choose a file…</source>
      <translation>Datei wählen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Choose a folder…</source>
      <translation>Ordner wählen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Looking for players…</source>
      <translation>Player werden gesucht…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Player or service whose export you want</source>
      <translation>Player oder Dienst, dessen Export gewünscht ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>{steps}

It has: {holds}</source>
      <translation>{steps}

Darin: {holds}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Choose a folder</source>
      <translation>Ordner wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Choose a file or an archive</source>
      <translation>Datei oder Archiv wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Look inside</source>
      <translation>Hineinsehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Look inside {title}</source>
      <translation>In {title} hineinsehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Players on this computer</source>
      <translation>Player auf diesem Computer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>Exports and libraries from elsewhere</source>
      <translation>Exporte und Bibliotheken von anderswo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/choose_page.py" />
      <source>How to get an export</source>
      <translation>Wie man einen Export bekommt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Another import goes on. Wait for its end, then try again.</source>
      <translation>Ein anderer Import läuft. Sein Ende abwarten, dann erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Import what you review, or close it, then try again.</source>
      <translation>Zuerst importieren, was gerade durchgesehen wird, oder es schließen; dann erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Importing</source>
      <translation>Wird importiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Import cancelled; everything is as it was</source>
      <translation>Import abgebrochen; alles ist, wie es war</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Nothing was imported</source>
      <translation>Es wurde nichts importiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Import from {titles}</source>
      <translation>Import aus {titles}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Imported from {titles}: {brought}</source>
      <translation>Aus {titles} importiert: {brought}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Undone: Import from {titles}</source>
      <translation>Rückgängig gemacht: Import aus {titles}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Taking the import from {titles} back …</source>
      <translation>Der Import aus {titles} wird zurückgenommen …</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Save what is missing</source>
      <translation>Fehlendes speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>CSV (*.csv)</source>
      <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>{n} tracks written to {path}</source>
      <extracomment>One: {n} track written to {path}</extracomment>
      <translation>
        <numerusform>{n} Titel in {path} geschrieben</numerusform>
        <numerusform>{n} Titel in {path} geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>{path} cannot be written: {reason}</source>
      <translation>{path} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/importing/controller.py" />
      <source>{n} imported plays have found their tracks</source>
      <extracomment>One: {n} imported play has found its track</extracomment>
      <translation>
        <numerusform>{n} importierte Wiedergabe hat ihren Titel gefunden</numerusform>
        <numerusform>{n} importierte Wiedergaben haben ihre Titel gefunden</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>Select rows to see why each was taken for a track, and to say what it is. What you say is kept for later imports.</source>
      <translation>Zeilen auswählen, um zu sehen, warum sie für einen Titel gehalten wurden, und um zu sagen, was sie sind. Die Angaben gelten auch für spätere Importe.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/line_panel.py" />
      <source>Not in my library</source>
      <translation>Nicht in meiner Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>Take theirs</source>
      <translation>Deren übernehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>Keep mine</source>
      <translation>Meine behalten</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>{n} rows selected</source>
      <extracomment>One: {n} row selected</extracomment>
      <translation>
        <numerusform>{n} Zeile ausgewählt</numerusform>
        <numerusform>{n} Zeilen ausgewählt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>What you say counts for all of them. Ctrl+Z takes it back.</source>
      <translation>Was du sagst, gilt für alle. Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>Nothing selected</source>
      <translation>Nichts ausgewählt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/line_panel.py" />
      <source>No artist</source>
      <translation>Ohne Interpret</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>last on {dates}</source>
      <translation>zuletzt am {dates}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>{offered} of them are rated or liked on both sides</source>
      <translation>{offered} davon sind auf beiden Seiten bewertet oder haben „Gefällt mir“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>each row</source>
      <translation>je Zeile</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/correction_panel.py" />
      <source>Take the likeliest track of {of}</source>
      <translation>Wahrscheinlichsten Titel nehmen ({of})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>Nothing of it is new here.</source>
      <translation>Davon ist hier nichts neu.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>Make the playlists, too</source>
      <translation>Auch die Wiedergabelisten anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>It {what}.</source>
      <translation>Dies {what}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>and {n} more playlists</source>
      <extracomment>One: and {n} more playlist</extracomment>
      <translation>
        <numerusform>und {n} weitere Wiedergabeliste</numerusform>
        <numerusform>und {n} weitere Wiedergabelisten</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>What was left out or guessed</source>
      <translation>Was ausgelassen oder vermutet wurde</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>Playlist without a name</source>
      <translation>Wiedergabeliste ohne Namen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>{name} is left out: its rules cannot be said here ({problem})</source>
      <translation>{name} wird ausgelassen: Ihre Regeln lassen sich hier nicht ausdrücken ({problem})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>{some} of {all} found</source>
      <translation>{some} von {all} gefunden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>keeps its rules</source>
      <translation>behält ihre Regeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>gets its tracks of now, without its rules</source>
      <translation>bekommt ihre jetzigen Titel, ohne ihre Regeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/overview_page.py" />
      <source>is brought up to date</source>
      <translation>wird auf den neuesten Stand gebracht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Undo takes back all that an import brought: plays, counts, ratings, likes, dates and playlists. What you changed since then stays.</source>
      <translation>Rückgängig nimmt alles zurück, was ein Import brachte: Wiedergaben, Zahlen, Bewertungen, „Gefällt mir“, Daten und Wiedergabelisten. Was du seitdem geändert hast, bleibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>No play waits for its track.</source>
      <translation>Keine Wiedergabe wartet auf ihren Titel.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>{n} plays wait for their tracks</source>
      <extracomment>One: {n} play waits for its track</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe wartet auf ihren Titel</numerusform>
        <numerusform>{n} Wiedergaben warten auf ihre Titel</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>{waits}; they are found by themselves when the music is added.</source>
      <translation>{waits}; das klärt sich von selbst, wenn die Musik hinzugefügt wird.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Imports</source>
      <translation>Importe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Import…</source>
      <translation>Importieren…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Looking for imports…</source>
      <translation>Importe werden gesucht…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Nothing was imported yet</source>
      <translation>Noch nichts importiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Plays, ratings, likes and playlists of other players and services can be brought in.</source>
      <translation>Wiedergaben, Bewertungen, „Gefällt mir“ und Wiedergabelisten anderer Player und Dienste können übernommen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>; {waiting_plays} plays wait</source>
      <translation>; {waiting_plays} Wiedergaben warten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Missing as CSV…</source>
      <translation>Fehlendes als CSV…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Save what was missing in the import from {title} of {moment}</source>
      <translation>Speichern, was beim Import aus {title} vom {moment} fehlte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/past_dialog.py" />
      <source>Undo the import from {title} of {moment}</source>
      <translation>Import aus {title} vom {moment} rückgängig machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>none chosen: tracks are found by their names</source>
      <translation>keiner gewählt: Titel werden an ihren Namen erkannt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Choose…</source>
      <translation>Wählen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>Take plays of private sessions</source>
      <translation>Wiedergaben privater Sitzungen übernehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>Take videos that may be music</source>
      <translation>Videos übernehmen, die Musik sein könnten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>Whose data?</source>
      <translation>Wessen Daten?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>This computer’s zone ({own})</source>
      <translation>Zeitzone dieses Computers ({own})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>This computer’s zone</source>
      <translation>Zeitzone dieses Computers</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>In which zone was its clock?</source>
      <translation>In welcher Zeitzone war seine Uhr?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>Choose the music folder that its paths are below</source>
      <translation>Musikordner wählen, unter dem die Pfade liegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>Its music folder here:</source>
      <translation>Musikordner hier:</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/questions.py" />
      <source>Where is the music of {title}?</source>
      <translation>Wo liegt die Musik von {title}?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>What is not in your library is kept: its plays find their tracks by themselves when you add the music. “Imports…” in the library menu lists every import, and takes it back at any time.</source>
      <translation>Was nicht in der Bibliothek ist, bleibt erhalten: Die Wiedergaben finden ihre Titel von selbst, sobald die Musik hinzukommt. „Importe…“ im Menü der Bibliothek zeigt alle Importe und nimmt sie jederzeit zurück.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>It was taken back. What you corrected is kept for a later import.</source>
      <translation>Er wurde zurückgenommen. Was berichtigt wurde, gilt auch für einen späteren Import.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>Undo the import</source>
      <translation>Import rückgängig machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>Show unmatched</source>
      <translation>Nicht Zugeordnetes zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>Imported from {titles}</source>
      <translation>Aus {titles} importiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>Nothing was new.</source>
      <translation>Nichts war neu.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/report_page.py" />
      <source>The import was undone</source>
      <translation>Der Import wurde rückgängig gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/line_panel.py" />
      <source>No title</source>
      <translation>Kein Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <source>You said so</source>
      <translation>Das hast du gesagt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <source>One of {candidates}: {track}</source>
      <translation>Einer von {candidates}: {track}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>Perhaps: {track}</source>
      <translation>Vielleicht: {track}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <source>theirs {theirs}, not yours {ours}</source>
      <translation>deren {theirs}, nicht deine {ours}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <source>yours {ours}, not theirs {theirs}</source>
      <translation>deine {ours}, nicht deren {theirs}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>Match</source>
      <translation>Treffer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <source>There</source>
      <translation>Dort</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>In your library</source>
      <translation>In deiner Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>Why it is taken for that</source>
      <translation>Warum es dafür gehalten wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <source>Ratings</source>
      <translation>Bewertungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_model.py" />
      <source>What both sides rated</source>
      <translation>Was beide Seiten bewertet haben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Found</source>
      <translation>Gefunden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Other versions</source>
      <translation>Andere Fassungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Unsure</source>
      <translation>Unsicher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>Not found</source>
      <translation>Nicht gefunden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Rated on both sides</source>
      <translation>Auf beiden Seiten bewertet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Corrected</source>
      <translation>Berichtigt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Enter: choose the track · Ctrl+Enter: take the likeliest · Delete: not in my library · Ctrl+Z: undo</source>
      <translation>Enter: Titel wählen · Strg+Enter: den wahrscheinlichsten nehmen · Entf: nicht in meiner Bibliothek · Strg+Z: rückgängig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Tracks of the import</source>
      <translation>Titel des Imports</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Search title, artist or album</source>
      <translation>Titel, Interpret oder Album suchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Search the tracks of the import</source>
      <translation>Titel des Imports durchsuchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>Take the last correction back (Ctrl+Z)</source>
      <translation>Letzte Berichtigung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>No track answers to this</source>
      <translation>Kein Titel passt dazu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>{text} stands in no title, artist or album of this part.</source>
      <translation>{text} kommt in keinem Titel, Interpreten oder Album dieses Teils vor.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>Clear the search</source>
      <translation>Suche leeren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/review_page.py" />
      <source>No track of the import belongs here.</source>
      <translation>Kein Titel des Imports gehört hierher.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Step 1 of 4 · Choose</source>
      <translation>Schritt 1 von 4 · Wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Step 2 of 4 · Look inside</source>
      <translation>Schritt 2 von 4 · Hineinsehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Step 3 of 4 · Review</source>
      <translation>Schritt 3 von 4 · Durchsehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Step 4 of 4 · Import</source>
      <translation>Schritt 4 von 4 · Importieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Looking inside</source>
      <translation>Es wird hineingesehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>This would be imported</source>
      <translation>Das würde importiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Review the tracks</source>
      <translation>Die Titel durchsehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Import finished</source>
      <translation>Import abgeschlossen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>This cannot be imported</source>
      <translation>Das kann nicht importiert werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Import as a playlist</source>
      <translation>Als Wiedergabeliste importieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Back to the numbers</source>
      <translation>Zurück zu den Zahlen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/importing/steps.py" />
      <source>Choose something else</source>
      <translation>Etwas anderes wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/controller.py" />
      <source>Save all as pictures (PNG)…</source>
      <translation>Alle als Bilder speichern (PNG)…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/controller.py" />
      <source>Save all as drawings (SVG)…</source>
      <translation>Alle als Zeichnungen speichern (SVG)…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/controller.py" />
      <source>Save all as tables (CSV)…</source>
      <translation>Alle als Tabellen speichern (CSV)…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/controller.py" />
      <source>There are no charts to save. Open Insights, and choose a section.</source>
      <translation>Es gibt keine Diagramme zum Speichern. Zuerst die Einblicke öffnen und einen Abschnitt wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/page.py" />
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Insights</source>
      <translation>Einblicke</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/page.py" />
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Year in review</source>
      <translation>Jahresrückblick</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/page.py" />
      <source>Save all charts</source>
      <translation>Alle Diagramme speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/page.py" />
      <source>Section</source>
      <translation>Abschnitt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/page.py" />
      <source>Counting…</source>
      <translation>Wird gezählt…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/page.py" />
      <source>Play some music: what you hear is counted here, and nowhere else.</source>
      <translation>Spiel etwas Musik ab: Was du hörst, wird hier gezählt und nirgends sonst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/page.py" />
      <source>Show all time</source>
      <translation>Die ganze Zeit zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>Compare with the period before</source>
      <translation>Mit dem Zeitraum davor vergleichen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>Period</source>
      <translation>Zeitraum</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>Earlier</source>
      <translation>Früher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>Later</source>
      <translation>Später</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>First day</source>
      <translation>Erster Tag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>Last day</source>
      <translation>Letzter Tag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/period_bar.py" />
      <source>d MMM yyyy</source>
      <translation>d. MMM yyyy</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/card.py" />
      <source>{year} in review · {place} of {count}</source>
      <translation>Rückblick auf {year} · {place} von {count}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Card {current} of {count}</source>
      <translation>Karte {current} von {count}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Next</source>
      <comment>card</comment>
      <translation>Weiter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Save cards as pictures</source>
      <translation>Karten als Bilder speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Nothing to tell of {year}</source>
      <translation>Von {year} gibt es nichts zu erzählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Save this card, square…</source>
      <translation>Diese Karte speichern, quadratisch…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Save this card, tall…</source>
      <translation>Diese Karte speichern, hoch…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Save all cards, square…</source>
      <translation>Alle Karten speichern, quadratisch…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/insights/review/dialog.py" />
      <source>Save all cards, tall…</source>
      <translation>Alle Karten speichern, hoch…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Playback</source>
      <translation>Wiedergabe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Selected tracks</source>
      <translation>Ausgewählte Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Go to</source>
      <translation>Gehe zu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/music_map/canvas.py" />
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>Music map</source>
      <translation>Musikkarte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Move, lasso, brush, path</source>
      <translation>Verschieben, Lasso, Pinsel, Klangweg</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Next hit, hit before</source>
      <translation>Nächster, voriger Treffer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Lyrics earlier, later</source>
      <translation>Liedtext früher, später</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Lyrics smaller, larger</source>
      <translation>Liedtext kleiner, größer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Seek 5 seconds forward, back</source>
      <translation>5 Sekunden vor, zurück</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play or pause</source>
      <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/job_foot.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/window/tray.py" />
      <source>Next track</source>
      <translation>Nächster Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/window/tray.py" />
      <source>Previous track</source>
      <translation>Voriger Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Seek 5 seconds forward</source>
      <translation>5 Sekunden vor</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Seek 5 seconds back</source>
      <translation>5 Sekunden zurück</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Louder</source>
      <translation>Lauter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Quieter</source>
      <translation>Leiser</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/player/volume_control.py" />
      <source>Mute</source>
      <translation>Stumm</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Shuffle albums</source>
      <translation>Alben zufällig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>random whole album order</source>
      <translation>zufall ganzes album reihenfolge mischen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Repeat: off, all, one</source>
      <translation>Wiederholen: aus, alle, einen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Now playing, with lyrics</source>
      <translation>Läuft gerade, mit Liedtext</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>cover full screen karaoke second window</source>
      <translation>cover vollbild karaoke zweites fenster songtext</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Now playing: full screen</source>
      <translation>Läuft gerade: Vollbild</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Now playing: other screen</source>
      <translation>Läuft gerade: anderer Bildschirm</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>monitor display tv</source>
      <translation>monitor anzeige fernseher tv</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_pane.py" />
      <source>Lyrics earlier</source>
      <translation>Liedtext früher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>offset sync</source>
      <translation>versatz synchron</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_pane.py" />
      <source>Lyrics later</source>
      <translation>Liedtext später</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_pane.py" />
      <source>Smaller lyrics</source>
      <translation>Kleinerer Liedtext</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>font text size</source>
      <translation>schrift textgröße</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_pane.py" />
      <source>Larger lyrics</source>
      <translation>Größerer Liedtext</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play my taste now</source>
      <translation>Jetzt meinen Geschmack spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>for you radio mix</source>
      <translation>für dich radio mix</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>for you discover mixes refresh other daily</source>
      <translation>für dich entdecken mixe neu andere täglich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Choose the automatic queue anew</source>
      <translation>Automatische Warteschlange neu wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>again other redraw</source>
      <translation>nochmal andere neu ziehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/queue/tune_drawer.py" />
      <source>Tune the queue</source>
      <translation>Warteschlange abstimmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>familiar new wander preset sliders</source>
      <translation>vertraut neu wandern voreinstellung regler</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Rules of the queue…</source>
      <translation>Regeln der Warteschlange…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>never repeat artist years tempo explicit</source>
      <translation>nie wiederholen interpret jahre tempo explizit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Keep ∞ inside this search</source>
      <translation>∞ in dieser Suche halten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>autoplay automatic queue query only limit results</source>
      <translation>autoplay automatische warteschlange abfrage nur begrenzen treffer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Let ∞ take all tracks</source>
      <translation>∞ aus allen Titeln wählen lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>autoplay automatic queue inside outside whole library</source>
      <translation>autoplay automatische warteschlange innen außen ganze bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/window/tray.py" />
      <source>Stop after this track</source>
      <translation>Nach diesem Titel anhalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Sleep timer…</source>
      <translation>Einschlaftimer…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>night fade</source>
      <translation>nacht ausblenden schlafen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Sound: equaliser, crossfade, speed…</source>
      <translation>Klang: Equalizer, Überblendung, Tempo…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>equalizer replaygain loudness device output bass treble</source>
      <translation>entzerrer replaygain lautheit gerät ausgabe bass höhen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play faster</source>
      <translation>Schneller spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>speed tempo</source>
      <translation>geschwindigkeit tempo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play faster, slower</source>
      <translation>Schneller, langsamer spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play slower</source>
      <translation>Langsamer spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play at normal speed</source>
      <translation>In normalem Tempo spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Play from here</source>
      <translation>Ab hier spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play next</source>
      <translation>Als Nächstes spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Add to queue</source>
      <translation>Zur Warteschlange hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Add to playlist…</source>
      <translation>Zu Wiedergabeliste hinzufügen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Copy tracks</source>
      <translation>Titel kopieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Share…</source>
      <translation>Teilen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>picture card png text json m3u send post copy export</source>
      <translation>bild karte png text json m3u senden posten kopieren export</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Play similar</source>
      <translation>Ähnliches spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Show similar tracks</source>
      <translation>Ähnliche Titel zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Start a queue from the selection</source>
      <translation>Warteschlange aus der Auswahl beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>seed radio mix</source>
      <translation>start radio mix</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <source>Like</source>
      <translation>Gefällt mir</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Dislike</source>
      <translation>Gefällt mir nicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>More like this</source>
      <translation>Mehr davon</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>thumbs up</source>
      <translation>daumen hoch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>More, less like this</source>
      <translation>Mehr, weniger davon</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Less like this</source>
      <translation>Weniger davon</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>thumbs down</source>
      <translation>daumen runter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Rate {stars}</source>
      <translation>Mit {stars} bewerten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Remove the rating</source>
      <translation>Bewertung entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>rating stars</source>
      <translation>bewertung sterne</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Rate 1 to 5 stars</source>
      <translation>Mit 1 bis 5 Sternen bewerten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Half a star more</source>
      <translation>Einen halben Stern mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>rating rate stars</source>
      <translation>bewertung bewerten sterne</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Half a star more, less</source>
      <translation>Einen halben Stern mehr, weniger</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Half a star less</source>
      <translation>Einen halben Stern weniger</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>Never play this track</source>
      <translation>Diesen Titel nie spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>ban block hide allow</source>
      <translation>sperren blockieren verbergen erlauben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>Never play this artist</source>
      <translation>Diesen Interpreten nie spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Go to album</source>
      <translation>Gehe zum Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/page_head.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <source>Go to artist</source>
      <translation>Gehe zum Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Go to genre</source>
      <translation>Gehe zum Genre</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Go to composer</source>
      <translation>Gehe zum Komponisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>classical work</source>
      <translation>klassik werk</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Go to work</source>
      <translation>Gehe zum Werk</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>classical composition recordings movements versions</source>
      <translation>klassik komposition aufnahmen sätze fassungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Go to year</source>
      <translation>Gehe zum Jahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Go to folder in the library</source>
      <translation>Gehe zum Ordner in der Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>directory tree</source>
      <translation>verzeichnis baum</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Filter the queue</source>
      <translation>Warteschlange filtern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>search find up next</source>
      <translation>suchen finden als nächstes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Why this track?</source>
      <translation>Warum dieser Titel?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Remove from the queue or playlist</source>
      <translation>Aus Warteschlange oder Wiedergabeliste entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Show in folder</source>
      <translation>Im Ordner zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Edit tags…</source>
      <translation>Tags bearbeiten…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>tag editor id3 metadata title artist album cover lyrics rename number</source>
      <translation>tag editor id3 metadaten titel interpret album cover liedtext umbenennen nummer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Change cover…</source>
      <translation>Cover ändern…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>picture artwork image album front paste</source>
      <translation>bild artwork album vorderseite einfügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>replaygain lufs ebu r128 volume level</source>
      <translation>replaygain lufs ebu r128 lautstärke pegel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Write loudness to tags…</source>
      <translation>Lautheit in Tags schreiben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>replaygain r128 save gain</source>
      <translation>replaygain r128 speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Write ratings to tags</source>
      <translation>Bewertungen in Tags schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>stars popm fmps save files</source>
      <translation>sterne popm fmps speichern dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Accept suggested genres</source>
      <translation>Vorgeschlagene Genres annehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>guess tag style</source>
      <translation>raten tag stil</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Reject suggested genres</source>
      <translation>Vorgeschlagene Genres ablehnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>guess tag style wrong</source>
      <translation>raten tag stil falsch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Write accepted genres to tags…</source>
      <translation>Angenommene Genres in Tags schreiben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>guess style save files</source>
      <translation>raten stil speichern dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Keep the folder of these tracks out of the music</source>
      <translation>Den Ordner dieser Titel aus der Musik heraushalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>podcast audiobook spoken</source>
      <translation>podcast hörbuch gesprochen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/query/field.py" />
      <location filename="../../musicrec_desktop/ui/window/sidebar.py" />
      <source>Search</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>discover mixes cards daily</source>
      <translation>entdecken mixe karten täglich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>Albums</source>
      <translation>Alben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>Genres</source>
      <translation>Genres</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/library/folders/tree.py" />
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>tree directories files disk</source>
      <translation>baum verzeichnisse dateien platte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Recently added</source>
      <translation>Zuletzt hinzugefügt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>new latest import date</source>
      <translation>neu neueste import datum</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Podcasts and books</source>
      <translation>Podcasts und Bücher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>podcast audiobook spoken episodes chapters</source>
      <translation>podcast hörbuch gesprochen folgen kapitel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/library/history_page.py" />
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <location filename="../../musicrec_desktop/ui/library/wall/view.py" />
      <source>Cover wall</source>
      <translation>Coverwand</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>plot clusters sound</source>
      <translation>plot gruppen klang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>statistics charts figures plays top listening time history trends</source>
      <translation>statistik diagramme zahlen wiedergaben top hören zeit verlauf trends</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Copies and versions</source>
      <translation>Kopien und Fassungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>duplicates doubles dupes twice same recording space clean up trash live remix</source>
      <translation>duplikate doppelt zweimal gleiche aufnahme platz aufräumen papierkorb live remix</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Insights: earlier</source>
      <translation>Einblicke: früher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>period before month week year</source>
      <translation>zeitraum vorher monat woche jahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Insights: earlier, later</source>
      <translation>Einblicke: früher, später</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Insights: later</source>
      <translation>Einblicke: später</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>period next month week year</source>
      <translation>zeitraum nächster monat woche jahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/cover_thumb.py" />
      <source>Show what is playing</source>
      <translation>Zeigen, was gerade läuft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Menu of what is playing</source>
      <translation>Menü des laufenden Titels</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>go to album artist composer genre year folder properties now</source>
      <translation>gehe zu album interpret komponist genre jahr ordner eigenschaften jetzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Back, forward</source>
      <translation>Zurück, vor</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/page_head.py" />
      <source>Forward</source>
      <translation>Vor</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Add a music folder…</source>
      <translation>Musikordner hinzufügen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Music folders…</source>
      <translation>Musikordner…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Scan music folders again</source>
      <translation>Musikordner neu einlesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Read all tags again</source>
      <translation>Alle Tags neu lesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>rescan force refresh metadata reload</source>
      <translation>einlesen erzwingen aktualisieren metadaten neu laden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Import from another player…</source>
      <translation>Aus anderem Player importieren…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>move in plays history ratings spotify last.fm itunes rhythmbox listenbrainz takeout</source>
      <translation>umziehen wiedergaben verlauf bewertungen spotify last.fm itunes rhythmbox listenbrainz takeout</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Imports…</source>
      <translation>Importe…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>undo import past moved in unmatched missing</source>
      <translation>rückgängig import früher nicht zugeordnet fehlend</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Podcasts and audiobooks…</source>
      <translation>Podcasts und Hörbücher…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>spoken folders genres keep out of music</source>
      <translation>gesprochen ordner genres aus der musik heraushalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Try failed files again</source>
      <translation>Fehlgeschlagene Dateien erneut versuchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Try the demo library</source>
      <translation>Demo-Bibliothek ausprobieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Move the map</source>
      <translation>Karte verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>pan drag hand</source>
      <translation>schwenken ziehen hand</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Select with a lasso</source>
      <translation>Mit dem Lasso auswählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>region area</source>
      <translation>region bereich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Select with a brush</source>
      <translation>Mit dem Pinsel auswählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Choose a path</source>
      <translation>Einen Klangweg wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Path to here from what plays</source>
      <translation>Klangweg vom laufenden Titel hierher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/music_map/toolbar.py" />
      <source>Show the whole map</source>
      <translation>Ganze Karte zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>List in place of the map</source>
      <translation>Liste statt Karte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>screen reader table view</source>
      <translation>bildschirmleser tabelle ansicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Next hit of the search</source>
      <translation>Nächster Treffer der Suche</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Hit before</source>
      <translation>Voriger Treffer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Select what is in view</source>
      <translation>Alles Sichtbare auswählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Keep ∞ inside the selection or the view</source>
      <translation>∞ in der Auswahl oder Ansicht halten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>radio autoplay region map</source>
      <translation>radio autoplay region karte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Keep the selected region as a smart playlist…</source>
      <translation>Ausgewählte Region als intelligente Wiedergabeliste behalten…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>map save rules</source>
      <translation>karte speichern regeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Light up what was never heard</source>
      <translation>Nie Gehörtes hervorheben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>islands new</source>
      <translation>inseln neu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Show the trail of today</source>
      <translation>Die Spur von heute zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>session history</source>
      <translation>sitzung verlauf</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Make the map anew</source>
      <translation>Karte neu machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>layout clusters refresh</source>
      <translation>anordnung gruppen auffrischen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Map of {level}</source>
      <translation>Karte: {level}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>points show</source>
      <translation>punkte zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Colour the map by {colour}</source>
      <translation>Karte färben nach: {colour}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>New folder for playlists</source>
      <translation>Neuer Ordner für Wiedergabelisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>New playlist from the selection</source>
      <translation>Neue Wiedergabeliste aus der Auswahl</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Save the card as a playlist</source>
      <translation>Karte als Wiedergabeliste speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>for you mix keep</source>
      <translation>für dich mix behalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>for you mix other refresh</source>
      <translation>für dich mix andere auffrischen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>New playlist from the queue</source>
      <translation>Neue Wiedergabeliste aus der Warteschlange</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>save up next</source>
      <translation>speichern als nächstes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Songs like a list…</source>
      <translation>Lieder wie eine Liste…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>tracklist setlist paste text table spotify exportify recommend similar missing</source>
      <translation>titelliste setlist einfügen text tabelle spotify exportify empfehlen ähnlich fehlend</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>New playlist from this search or list</source>
      <translation>Neue Wiedergabeliste aus dieser Suche oder Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>save results</source>
      <translation>treffer speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>New smart playlist…</source>
      <translation>Neue intelligente Wiedergabeliste…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>rules query auto builder</source>
      <translation>regeln abfrage automatisch baukasten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>New smart playlist from this search…</source>
      <translation>Neue intelligente Wiedergabeliste aus dieser Suche…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>rules query save</source>
      <translation>regeln abfrage speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Edit rules…</source>
      <translation>Regeln bearbeiten…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>query of a smart playlist</source>
      <translation>abfrage einer intelligenten wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Freeze smart playlist</source>
      <translation>Intelligente Wiedergabeliste einfrieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>plain copy as it is now fix</source>
      <translation>einfache kopie wie jetzt festhalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Go to playlist…</source>
      <translation>Gehe zu Wiedergabeliste…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Paste tracks into the playlist</source>
      <translation>Titel in die Wiedergabeliste einfügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>clipboard insert</source>
      <translation>zwischenablage einfügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Rename playlist</source>
      <translation>Wiedergabeliste umbenennen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>name description</source>
      <translation>name beschreibung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Keep ∞ inside this playlist</source>
      <translation>∞ in dieser Wiedergabeliste halten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>autoplay automatic queue only limit</source>
      <translation>autoplay automatische warteschlange nur begrenzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Suggest more</source>
      <translation>Mehr vorschlagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>suggestions playlist recommend fit similar</source>
      <translation>vorschläge wiedergabeliste empfehlen passend ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Add the suggestion to the playlist</source>
      <translation>Vorschlag zur Wiedergabeliste hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Do not suggest this track here</source>
      <translation>Diesen Titel hier nicht vorschlagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>minus not</source>
      <translation>minus nicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Duplicate playlist</source>
      <translation>Wiedergabeliste duplizieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Merge into a new playlist</source>
      <translation>Zu neuer Wiedergabeliste zusammenführen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>join combine</source>
      <translation>verbinden vereinen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Remove doubles</source>
      <translation>Doppelte entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>duplicates twice</source>
      <translation>duplikate zweimal</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>Keep this order</source>
      <translation>Diese Reihenfolge behalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>sort playlist permanently</source>
      <translation>wiedergabeliste dauerhaft sortieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/section.py" />
      <source>Import playlists…</source>
      <translation>Wiedergabelisten importieren…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>file m3u pls xspf open</source>
      <translation>datei m3u pls xspf öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Folders of other computers…</source>
      <translation>Ordner anderer Computer…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>path map import prefix drive playlists</source>
      <translation>pfad zuordnung import präfix laufwerk wiedergabelisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Export playlist…</source>
      <translation>Wiedergabeliste exportieren…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>file save m3u pls xspf jspf nsp write</source>
      <translation>datei speichern m3u pls xspf jspf nsp schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Export all playlists…</source>
      <translation>Alle Wiedergabelisten exportieren…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>file save m3u pls xspf jspf write</source>
      <translation>datei speichern m3u pls xspf jspf schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Follow the playlist’s file, or stop it</source>
      <translation>Der Datei der Wiedergabeliste folgen oder damit aufhören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>unfollow import sync</source>
      <translation>nicht folgen import abgleich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Read the playlist’s file again</source>
      <translation>Datei der Wiedergabeliste neu lesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>refresh import sync</source>
      <translation>auffrischen import abgleich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Delete playlist</source>
      <translation>Wiedergabeliste löschen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Move up in the playlist</source>
      <translation>In der Wiedergabeliste nach oben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Move down in the playlist</source>
      <translation>In der Wiedergabeliste nach unten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Report on similarity…</source>
      <translation>Bericht zur Ähnlichkeit…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Recommendation report…</source>
      <translation>Bericht zu Empfehlungen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>queue quality</source>
      <translation>warteschlange güte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Year in review…</source>
      <translation>Jahresrückblick…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>wrapped story cards insights summary</source>
      <translation>wrapped geschichte karten einblicke zusammenfassung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Save all charts…</source>
      <translation>Alle Diagramme speichern…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>insights export png csv pictures tables</source>
      <translation>einblicke export png csv bilder tabellen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Blind taste test…</source>
      <translation>Blinder Hörtest…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>compare queues settings prefer ab listen</source>
      <translation>vergleichen warteschlangen einstellungen vorziehen ab hören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Genres to review…</source>
      <translation>Genres zum Durchsehen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>suggested guess untagged missing tag style accept reject write</source>
      <translation>vorgeschlagen geraten ohne tag fehlend stil annehmen ablehnen schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Past tag changes…</source>
      <translation>Frühere Tag-Änderungen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>undo edited written tags history batches</source>
      <translation>rückgängig bearbeitet geschrieben tags verlauf</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Genres in your tags…</source>
      <translation>Genres in deinen Tags…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>split map rename hide style words spelling hip hop</source>
      <translation>trennen zuordnen umbenennen verbergen stil wörter schreibweise hip hop</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Duplicate covers…</source>
      <translation>Doppelte Cover…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>doubles same picture twice sizes artwork</source>
      <translation>doppelt gleiches bild zweimal größen artwork</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Banned tracks and artists…</source>
      <translation>Gesperrte Titel und Interpreten…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>never play allow again block</source>
      <translation>nie spielen wieder erlauben sperren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Scrobbling…</source>
      <translation>Scrobbling…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>listenbrainz last.fm maloja listens</source>
      <translation>listenbrainz last.fm maloja wiedergaben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Weekly letter…</source>
      <translation>Wochenbrief…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>mail digest newsletter report week smtp</source>
      <translation>mail newsletter bericht woche smtp</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>restore database damaged copy undo history</source>
      <translation>wiederherstellen datenbank beschädigt kopie rückgängig verlauf</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Check the library…</source>
      <translation>Bibliothek prüfen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>health damage mend repair verify database index missing files</source>
      <translation>gesundheit schaden reparieren prüfen datenbank index fehlende dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>take back revert</source>
      <translation>zurücknehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Redo</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>again repeat</source>
      <translation>nochmal wiederholen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Command palette…</source>
      <translation>Befehlspalette…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/kit/page_head.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/window.py" />
      <source>Up next</source>
      <translation>Als Nächstes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Switch between light and dark</source>
      <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Theme: light or dark as the system is</source>
      <translation>Farbschema: hell oder dunkel wie das System</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Panes above the list: on or off</source>
      <translation>Spalten über der Liste: an oder aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>browser genre artist album columns narrow facets filter</source>
      <translation>browser genre interpret album eingrenzen facetten filter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Tracks under their albums: on or off</source>
      <translation>Titel unter ihren Alben: an oder aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>group grouping headings covers list</source>
      <translation>gruppe gruppierung überschriften cover liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/library/list_options.py" />
      <source>Fold or open all albums</source>
      <translation>Alle Alben ein- oder ausklappen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>collapse expand group headings</source>
      <translation>einklappen ausklappen gruppen überschriften</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Fold or open the album</source>
      <translation>Album ein- oder ausklappen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>collapse expand</source>
      <translation>einklappen ausklappen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Columns and order of the list…</source>
      <translation>Spalten und Reihenfolge der Liste…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>sort by several header fields choose reset</source>
      <translation>sortieren nach mehreren kopf felder wählen zurücksetzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Compact rows: on or off</source>
      <translation>Enge Zeilen: an oder aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Level meter: on or off</source>
      <translation>Pegelanzeige: an oder aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>spectrum visualizer bars vu</source>
      <translation>spektrum visualisierung balken vu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/player/mini_player.py" />
      <source>Mini player</source>
      <translation>Mini-Player</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>small window compact on top picture</source>
      <translation>kleines fenster kompakt im vordergrund bild</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/profiles/lock_page.py" />
      <source>Switch profile…</source>
      <translation>Profil wechseln…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>user person who listens guest</source>
      <translation>benutzer person wer hört gast</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>Profiles…</source>
      <translation>Profile…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>user person account family guest listener</source>
      <translation>benutzer person konto familie gast hörer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Lock profile</source>
      <translation>Profil sperren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>passphrase password hide private</source>
      <translation>passphrase passwort verbergen privat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Settings…</source>
      <translation>Einstellungen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/window/shortcuts_dialog.py" />
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Details for a bug report…</source>
      <translation>Angaben für einen Fehlerbericht…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>help doctor versions support log copy error crash</source>
      <translation>hilfe doktor versionen unterstützung log kopieren fehler absturz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/window/about_dialog.py" />
      <source>About MusicRec</source>
      <translation>Über MusicRec</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <location filename="../../musicrec_desktop/ui/profiles/chooser.py" />
      <location filename="../../musicrec_desktop/ui/window/tray.py" />
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>In Albums, Artists and Genres letters jump to a name, and text fields type them: Alt with the letter does there what the letter does elsewhere.</source>
      <translation>In Alben, Interpreten und Genres springen Buchstaben zu einem Namen, und in Textfeldern schreiben sie: Dort tut Alt mit dem Buchstaben, was sonst der Buchstabe tut.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/actions.py" />
      <source>Alt+{key}</source>
      <translation>Alt+{key}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/calm_inputs.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/card_picture.py" />
      <source>From {clean}</source>
      <translation>Von {clean}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>Show as a table</source>
      <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>Show as a chart</source>
      <translation>Als Diagramm zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>What is counted</source>
      <translation>Was gezählt wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>Copy picture</source>
      <translation>Bild kopieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>Copy table</source>
      <translation>Tabelle kopieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>Save as picture (PNG)…</source>
      <translation>Als Bild speichern (PNG)…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>Save as drawing (SVG)…</source>
      <translation>Als Zeichnung speichern (SVG)…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/chart_view.py" />
      <source>Save as table (CSV)…</source>
      <translation>Als Tabelle speichern (CSV)…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/files.py" />
      <source>Pictures (*.png)</source>
      <translation>Bilder (*.png)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/files.py" />
      <source>Drawings (*.svg)</source>
      <translation>Zeichnungen (*.svg)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/files.py" />
      <source>Tables (*.csv)</source>
      <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/numbers.py" />
      <source>{before} before</source>
      <translation>zuvor {before}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/reading.py" />
      <source>Others</source>
      <translation>Andere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/saving.py" />
      <source>Save the chart</source>
      <translation>Diagramm speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/saving.py" />
      <location filename="../../musicrec_desktop/ui/tagging/pictures.py" />
      <source>Save the picture</source>
      <translation>Bild speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/saving.py" />
      <source>Save all into a folder</source>
      <translation>Alle in einem Ordner speichern</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/charts/saving.py" />
      <source>{n} files saved in {folder}</source>
      <extracomment>One: {n} file saved in {folder}</extracomment>
      <translation>
        <numerusform>{n} Datei in {folder} gespeichert</numerusform>
        <numerusform>{n} Dateien in {folder} gespeichert</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/saving.py" />
      <location filename="../../musicrec_desktop/ui/sharing/controller.py" />
      <source>Show folder</source>
      <translation>Ordner zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/saving.py" />
      <source>Saved as {path}</source>
      <translation>Gespeichert als {path}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/charts/table.py" />
      <source>{title}, table</source>
      <translation>{title}, Tabelle</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/columns.py" />
      <source>More tags</source>
      <translation>Weitere Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/columns.py" />
      <source>Listening</source>
      <translation>Hören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/folder_row.py" />
      <source>Yes and no are remembered. {label} in the command palette ({key}) changes it.</source>
      <translation>Ja und Nein werden gemerkt. {label} in der Befehlspalette ({key}) ändert es.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/folder_row.py" />
      <source>{foreign} is</source>
      <translation>{foreign} ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/folder_row.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Other folder…</source>
      <translation>Anderer Ordner…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/folder_row.py" />
      <source>It finds {entries}, such as {name}.</source>
      <translation>Damit werden {entries} gefunden, etwa {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/folder_row.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/path_map_dialog.py" />
      <source>What is {foreign} here?</source>
      <translation>Was ist {foreign} hier?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/job_foot.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/job_foot.py" />
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/job_foot.py" />
      <source>Cancel: {name}</source>
      <translation>Abbrechen: {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/job_foot.py" />
      <source>Running jobs</source>
      <translation>Laufende Aufgaben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/lane_classes.py" />
      <source>Qt</source>
      <translation>Qt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/list_head.py" />
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/marked_slider.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Off</source>
      <translation>Aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/marked_slider.py" />
      <source>{words}
A double click returns to the mark.</source>
      <translation>{words}
Ein Doppelklick kehrt zur Marke zurück.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Copy and share</source>
      <translation>Kopieren und teilen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Never play</source>
      <translation>Nie spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Cover, loudness, ratings</source>
      <translation>Cover, Lautheit, Bewertungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Play now</source>
      <translation>Jetzt spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Keep in my queue</source>
      <translation>In meiner Warteschlange behalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Start a queue from this</source>
      <translation>Warteschlange hieraus beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Start a queue from this card</source>
      <translation>Warteschlange aus dieser Karte beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Add to playlist</source>
      <translation>Zu Wiedergabeliste hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Save as a playlist</source>
      <translation>Als Wiedergabeliste speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Show albums</source>
      <translation>Alben zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Suggested genre</source>
      <translation>Vorgeschlagenes Genre</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Show as another genre…</source>
      <translation>Als anderes Genre zeigen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Hide this genre</source>
      <translation>Dieses Genre verbergen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>New playlist here</source>
      <translation>Neue Wiedergabeliste hier</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>New folder here</source>
      <translation>Neuer Ordner hier</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Freeze as a plain playlist</source>
      <translation>Als einfache Wiedergabeliste einfrieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Rename folder</source>
      <translation>Ordner umbenennen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Name and description…</source>
      <translation>Name und Beschreibung…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Duplicate</source>
      <translation>Duplizieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Move to folder</source>
      <translation>In Ordner verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Follow its file</source>
      <translation>Ihrer Datei folgen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Read its file again</source>
      <translation>Ihre Datei neu lesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Remove from the queue</source>
      <translation>Aus der Warteschlange entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Remove from the playlist</source>
      <translation>Aus der Wiedergabeliste entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/menus.py" />
      <source>Delete the folder only</source>
      <translation>Nur den Ordner löschen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/name_dialog.py" />
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/delegate.py" />
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/notices.py" />
      <source>Undone</source>
      <translation>Rückgängig gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/notices.py" />
      <source>Done again</source>
      <translation>Wiederholt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/notices.py" />
      <source>Something went wrong; the player goes on.</source>
      <translation>Etwas ist schiefgegangen; der Player läuft weiter.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/notices.py" />
      <source>Copy report</source>
      <translation>Bericht kopieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/page_head.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/cover.py" />
      <source>Cover</source>
      <translation>Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/page_head.py" />
      <source>Edit name and description</source>
      <translation>Name und Beschreibung bearbeiten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/assistant.py" />
      <source>Recent searches</source>
      <translation>Letzte Suchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/field.py" />
      <source>What can be searched (F1)</source>
      <translation>Was gesucht werden kann (F1)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/field.py" />
      <source>Words, or fields: artist:name. F1 explains.</source>
      <translation>Wörter oder Felder: artist:name. F1 erklärt sie.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/help_card.py" />
      <source>Click an example to try it, or choose one with ↑ ↓ and press Enter. Esc closes.</source>
      <translation>Ein Beispiel anklicken oder mit ↑ ↓ wählen und Enter drücken. Esc schließt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/help_card.py" />
      <source>What can be searched</source>
      <translation>Was gesucht werden kann</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/help_card.py" />
      <source>Examples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/panel.py" />
      <source>Tab takes the first, ↓ chooses, F1 explains</source>
      <translation>Tab nimmt das erste, ↓ wählt, F1 erklärt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/panel.py" />
      <source>Tab takes the first, ↓ chooses</source>
      <translation>Tab nimmt das erste, ↓ wählt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/panel.py" />
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/panel.py" />
      <source> or </source>
      <translation> oder </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/query/panel.py" />
      <source> Perhaps {links} is meant.</source>
      <translation> Vielleicht ist {links} gemeint.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Start a queue from this album</source>
      <translation>Warteschlange aus diesem Album beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Start a queue from this artist</source>
      <translation>Warteschlange aus diesem Interpreten beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <source>Start a queue from this genre</source>
      <translation>Warteschlange aus diesem Genre beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No composer</source>
      <translation>Ohne Komponist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/scopes.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No year</source>
      <translation>Ohne Jahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>It, and what sounds like it, plays more.</source>
      <translation>Der Titel und was so klingt kommen öfter.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>It, and what sounds like it, plays less.</source>
      <translation>Der Titel und was so klingt kommen seltener.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>This queue leans towards its sound.</source>
      <translation>Diese Warteschlange neigt sich seinem Klang zu.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>This queue leans away from its sound.</source>
      <translation>Diese Warteschlange neigt sich von seinem Klang weg.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>The automatic queue leaves it out.</source>
      <translation>Die automatische Warteschlange lässt ihn aus.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>The automatic queue leaves the artist out.</source>
      <translation>Die automatische Warteschlange lässt den Interpreten aus.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>Banned</source>
      <translation>Gesperrt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>It never plays by itself; its menu allows it again.</source>
      <translation>Er kommt nie von selbst; sein Menü erlaubt ihn wieder.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/signs.py" />
      <source>The automatic queue may choose it again.</source>
      <translation>Die automatische Warteschlange darf ihn wieder wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/undo_history.py" />
      <source>some of it was played meanwhile</source>
      <translation>ein Teil davon wurde inzwischen gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/undo_history.py" />
      <source>the queue has moved on since</source>
      <translation>die Warteschlange ist inzwischen weiter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Who has the file can read it; --encrypt asks for a passphrase.</source>
      <translation>Wer die Datei hat, kann sie lesen; --encrypt fragt nach einer Passphrase.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} is empty.</source>
      <translation>{name} ist leer.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} has a few bytes only.</source>
      <translation>{name} hat nur ein paar Bytes.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} has nothing but zeros in it, as after a broken copy.</source>
      <translation>{name} enthält nichts als Nullen, wie nach einem abgebrochenen Kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Copy it again from where it came. Nothing was changed.</source>
      <translation>Noch einmal vom Ursprung kopieren. Nichts wurde geändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} is no archive of a profile.</source>
      <translation>{name} ist kein Archiv eines Profils.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>“musicrec profile export” makes one.</source>
      <translation>„musicrec profile export“ macht eines.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} is from a newer version{made_by}.</source>
      <translation>{name} stammt von einer neueren Version{made_by}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Update the player first. Nothing was changed.</source>
      <translation>Zuerst den Player aktualisieren. Nichts wurde geändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} would unpack to far more than a profile has.</source>
      <translation>{name} würde beim Entpacken viel größer, als ein Profil sein kann.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Nothing of it is used.</source>
      <translation>Nichts davon wird verwendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>There is no room for {name}.</source>
      <translation>Für {name} ist kein Platz.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Free some space, and try again. Nothing is left of it.</source>
      <translation>Etwas Platz schaffen und erneut versuchen. Nichts davon ist übrig geblieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} cannot be written.</source>
      <translation>{name} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Choose another folder.</source>
      <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} is not there.</source>
      <translation>{name} ist nicht da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Check the name.</source>
      <translation>Den Namen prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} cannot be read.</source>
      <translation>{name} kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Check its rights.</source>
      <translation>Die Rechte prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} is damaged.</source>
      <translation>{name} ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>nothing new</source>
      <translation>nichts Neues</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{name} has got {counted}.</source>
      <translation>{name} hat bekommen: {counted}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{n} tracks of the archive are not in this library; {waiting} will be found when the music comes.</source>
      <extracomment>One: {n} track of the archive is not in this library; {waiting} will be found when the music comes.</extracomment>
      <translation>
        <numerusform>{n} Titel des Archivs ist nicht in dieser Bibliothek; {waiting} finden sich ein, sobald die Musik da ist.</numerusform>
        <numerusform>{n} Titel des Archivs sind nicht in dieser Bibliothek; {waiting} finden sich ein, sobald die Musik da ist.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>Scrobbling accounts came without their tokens: add them again to send to them.</source>
      <translation>Scrobbling-Konten kamen ohne ihre Token: noch einmal hinzufügen, um an sie zu senden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{target} has all of {source} now: {counted}.</source>
      <translation>{target} hat jetzt alles von {source}: {counted}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{target} gets the history, likes, ratings, playlists and accounts of {source}, and {source} is deleted. Of two ratings of a track the newer one counts. A backup is made.</source>
      <translation>{target} bekommt Verlauf, „Gefällt mir“, Bewertungen, Wiedergabelisten und Konten von {source}, und {source} wird gelöscht. Von zwei Bewertungen eines Titels zählt die neuere. Eine Sicherung wird gemacht.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{n} ratings gave way to newer ones.</source>
      <extracomment>One: {n} rating gave way to newer ones.</extracomment>
      <translation>
        <numerusform>{n} Bewertung ist einer neueren gewichen.</numerusform>
        <numerusform>{n} Bewertungen sind neueren gewichen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{n} older ratings gave way to those that were here.</source>
      <extracomment>One: {n} older rating gave way to those that were here.</extracomment>
      <translation>
        <numerusform>{n} ältere Bewertung ist der hiesigen gewichen.</numerusform>
        <numerusform>{n} ältere Bewertungen sind den hiesigen gewichen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>The deleted profile was taken out of {n} backups, too.</source>
      <extracomment>One: The deleted profile was taken out of {n} backup, too.</extracomment>
      <translation>
        <numerusform>Das gelöschte Profil wurde auch aus {n} Sicherung entfernt.</numerusform>
        <numerusform>Das gelöschte Profil wurde auch aus {n} Sicherungen entfernt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>{n} copies of the library could not be cleaned and went with it.</source>
      <extracomment>One: {n} copy of the library could not be cleaned and went with it.</extracomment>
      <translation>
        <numerusform>{n} Kopie der Bibliothek ließ sich nicht bereinigen und wurde mit entfernt.</numerusform>
        <numerusform>{n} Kopien der Bibliothek ließen sich nicht bereinigen und wurden mit entfernt.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>It is still in {join}.</source>
      <translation>Es steht noch in {join}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/archives.py" />
      <source>The library is in use by another program, or the disk is full: traces may stay in its file until the player starts next.</source>
      <translation>Die Bibliothek wird von einem anderen Programm benutzt, oder der Datenträger ist voll: In ihrer Datei können Spuren bleiben, bis der Player das nächste Mal startet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Daily mix</source>
      <translation>Tagesmix</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Because you liked</source>
      <translation>Weil dir gefiel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Rediscover</source>
      <translation>Wiederentdecken</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Lesser known</source>
      <translation>Weniger bekannt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>New in your library</source>
      <translation>Neu in deiner Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Album for tonight</source>
      <translation>Album für heute Abend</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Overlooked artists</source>
      <translation>Übersehene Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>On this day</source>
      <translation>An diesem Tag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>This time of day</source>
      <translation>Diese Tageszeit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Unfinished</source>
      <translation>Unvollendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Where you left off</source>
      <translation>Wo du aufgehört hast</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>{} liked; cards like it come first for 30 days</source>
      <translation>{} gefällt dir; ähnliche Karten kommen 30 Tage lang zuerst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>{} disliked; cards like it rest for 30 days</source>
      <translation>{} gefällt dir nicht; ähnliche Karten ruhen 30 Tage lang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>What you said about {} is taken back</source>
      <translation>Deine Meinung zu {} ist zurückgenommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Tracks of a card sound very much alike</source>
      <translation>Die Titel einer Karte klingen sehr ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Tracks of a card sound alike</source>
      <translation>Die Titel einer Karte klingen ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Tracks of a card differ a little</source>
      <translation>Die Titel einer Karte unterscheiden sich ein wenig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Tracks of a card differ</source>
      <translation>Die Titel einer Karte unterscheiden sich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>Tracks of a card differ as much as they can</source>
      <translation>Die Titel einer Karte unterscheiden sich, so sehr sie können</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>What you know best comes first</source>
      <translation>Was du am besten kennst, kommt zuerst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>More of what you know</source>
      <translation>Mehr von dem, was du kennst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>What you know and what is new to you</source>
      <translation>Was du kennst und was neu für dich ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>More of what is new to you</source>
      <translation>Mehr von dem, was neu für dich ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cards.py" />
      <source>What is new to you comes first</source>
      <translation>Was neu für dich ist, kommt zuerst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Several computers need an extra that is not installed here.</source>
      <translation>Mehrere Computer brauchen ein Extra, das hier nicht installiert ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Install it on each of them: pip install 'musicrec-desktop[cluster]'.</source>
      <translation>Auf jedem davon installieren: pip install 'musicrec-desktop[cluster]'.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>“{what}” is not the address of an analysis.</source>
      <translation>„{what}“ ist nicht die Adresse einer Analyse.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>It is like tls://nas:8786, or tcp://127.0.0.1:8786 on one computer.</source>
      <translation>Sie sieht aus wie tls://nas:8786, oder auf einem Computer tcp://127.0.0.1:8786.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>{what} can be reached by others, who could run programs here.</source>
      <translation>{what} ist für andere erreichbar, die hier Programme ausführen könnten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Use tls:// with --key FILE, or tcp://127.0.0.1.</source>
      <translation>tls:// mit --key FILE verwenden oder tcp://127.0.0.1.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>{what} needs a key.</source>
      <translation>{what} braucht einen Schlüssel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Name its file with --key; “musicrec analyse” makes one there.</source>
      <translation>Seine Datei mit --key nennen; „musicrec analyse“ legt dort einen an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>{what} uses no key.</source>
      <translation>{what} verwendet keinen Schlüssel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Write tls:// to use it, or leave --key out.</source>
      <translation>tls:// schreiben, um ihn zu verwenden, oder --key weglassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>The key {what} cannot be read.</source>
      <translation>Der Schlüssel {what} kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>“musicrec analyse --workers ADDRESS --key FILE” makes one; copy that file to each computer.</source>
      <translation>„musicrec analyse --workers ADDRESS --key FILE“ legt einen an; diese Datei auf jeden Computer kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Others may read the key {what}.</source>
      <translation>Andere können den Schlüssel {what} lesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Close it: “chmod 600 {what}”.</source>
      <translation>Abschließen: „chmod 600 {what}“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>The key {what} cannot be written.</source>
      <translation>Der Schlüssel {what} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Choose another file.</source>
      <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>“{what}” does not say which folder is which.</source>
      <translation>„{what}“ sagt nicht, welcher Ordner welcher ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>It is like /mnt/nas=/music: first where the library is, then here, both from the root.</source>
      <translation>Es sieht aus wie /mnt/nas=/music: zuerst, wo die Bibliothek ist, dann hier, beides ab der Wurzel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>No worker can be waited for: {what}.</source>
      <translation>Auf Helfer kann nicht gewartet werden: {what}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Choose another port, or an address of this computer; 0.0.0.0 is all of its addresses.</source>
      <translation>Einen anderen Port oder eine Adresse dieses Computers wählen; 0.0.0.0 sind alle seine Adressen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>{what} hangs up.</source>
      <translation>{what} legt auf.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Both sides need the same key file and the same beginning of the address: tls:// or tcp://.</source>
      <translation>Beide Seiten brauchen dieselbe Schlüsseldatei und denselben Anfang der Adresse: tls:// oder tcp://.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>{what} is no analysis of MusicRec.</source>
      <translation>{what} ist keine Analyse von MusicRec.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Check the address on both computers.</source>
      <translation>Die Adresse auf beiden Computern prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>The versions of the two computers differ: {what}.</source>
      <translation>Die Versionen der beiden Computer sind verschieden: {what}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Install the same version of MusicRec Desktop, with its extra “cluster”, on both.</source>
      <translation>Auf beiden dieselbe Version von MusicRec Desktop mit dem Extra „cluster“ installieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>The analysis did not take this worker: {what}.</source>
      <translation>Die Analyse nahm diesen Helfer nicht an: {what}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Check the address, and that no other worker has this --name.</source>
      <translation>Die Adresse prüfen, und ob kein anderer Helfer diesen --name hat.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>This computer does not see {what}, which is there for the other one.</source>
      <translation>Dieser Computer sieht {what} nicht, das für den anderen da ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Name the folder as it is called there and here: --map /mnt/nas=/music.</source>
      <translation>Den Ordner nennen, wie er dort und hier heißt: --map /mnt/nas=/music.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>No worker process can be started here ({what}).</source>
      <translation>Hier lässt sich kein Helferprozess starten ({what}).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Free memory, or use fewer --jobs.</source>
      <translation>Speicher freigeben oder weniger --jobs verwenden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>The trained ear cannot listen here ({what}).</source>
      <translation>Das trainierte Ohr kann hier nicht hören ({what}).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/cluster.py" />
      <source>Install MusicRec Desktop again.</source>
      <translation>MusicRec Desktop neu installieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Identical sound</source>
      <translation>Gleicher Klang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Same recording</source>
      <translation>Gleiche Aufnahme</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Other length</source>
      <translation>Andere Länge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Versions</source>
      <translation>Fassungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>These files begin with the same samples, and last equally long.</source>
      <translation>Diese Dateien beginnen mit denselben Samples und sind gleich lang.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>These files sound the same and last equally long; format or quality differ.</source>
      <translation>Diese Dateien klingen gleich und sind gleich lang; Format oder Qualität sind verschieden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>These files begin with the same samples, and end at other times: one may be cut short, or be another cut, such as a radio edit.</source>
      <translation>Diese Dateien beginnen mit denselben Samples und enden verschieden: Eine kann abgeschnitten sein oder eine andere Schnittfassung, etwa fürs Radio.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>One work in several recordings: live, remixed, cut, or played again. None is spare.</source>
      <translation>Ein Werk in mehreren Aufnahmen: live, als Remix, gekürzt oder neu eingespielt. Keine ist überzählig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Live</source>
      <translation>Live</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Remix</source>
      <translation>Remix</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Acoustic</source>
      <translation>Akustisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Demo</source>
      <translation>Demo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Instrumental</source>
      <translation>Instrumental</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Karaoke</source>
      <translation>Karaoke</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>A cappella</source>
      <translation>A cappella</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Other tempo</source>
      <translation>Anderes Tempo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Other sound</source>
      <translation>Anderer Klang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Extended</source>
      <translation>Langfassung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Other take</source>
      <translation>Anderer Take</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Recorded again</source>
      <translation>Neu aufgenommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Version</source>
      <translation>Fassung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Remaster</source>
      <translation>Remaster</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>It is not there any more. Scan its folder again.</source>
      <translation>Sie ist nicht mehr da. Ihren Ordner neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Its folder cannot be written. Give your user the right to write there, then try again.</source>
      <translation>Ihr Ordner kann nicht beschrieben werden. Dem Benutzer das Schreibrecht geben und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Its drive has no trash, and nothing is deleted for good. Delete it in your file manager.</source>
      <translation>Ihr Laufwerk hat keinen Papierkorb, und nichts wird endgültig gelöscht. Die Datei im Dateimanager löschen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>The drive is full, so the trash takes nothing. Empty it, then try again.</source>
      <translation>Das Laufwerk ist voll, der Papierkorb nimmt nichts mehr auf. Den Papierkorb leeren und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>The system did not let it go. Close what uses it, then try again.</source>
      <translation>Das System gab sie nicht frei. Schließen, was sie benutzt, und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>It is not in the trash any more, so it cannot come back.</source>
      <translation>Sie ist nicht mehr im Papierkorb und kann nicht zurückkommen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Another file has its place now. Move that one away, then try again.</source>
      <translation>An ihrem Platz liegt jetzt eine andere Datei. Diese verschieben und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Other tracks of the library are in this file (a CUE sheet cuts it), so it stays.</source>
      <translation>In dieser Datei sind weitere Titel der Bibliothek (ein CUE-Sheet teilt sie), darum bleibt sie.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>It is not there any more.</source>
      <translation>Sie ist nicht mehr da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Its folder cannot be written, so it cannot go.</source>
      <translation>Ihr Ordner kann nicht beschrieben werden, darum bleibt sie.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>It is a second name of the same data (a hard link), so no space becomes free.</source>
      <translation>Sie ist ein zweiter Name derselben Daten (ein Hardlink), es würde kein Platz frei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>A CUE sheet beside it names it, and would have nothing to play.</source>
      <translation>Ein CUE-Sheet daneben nennt sie und hätte nichts mehr zu spielen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>No recording is there twice, as far as the player knows.</source>
      <translation>Keine Aufnahme ist doppelt, soweit der Player weiß.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Tracks that were not analysed yet are compared by their decoded sound alone.</source>
      <translation>Titel, die noch nicht analysiert sind, werden nur an ihren dekodierten Klangdaten verglichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>There is no group of this kind.</source>
      <translation>Es gibt keine Gruppe dieser Art.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source> {n} tracks were not heard yet; more groups come as the player listens.</source>
      <extracomment>One:  {n} track was not heard yet; more groups come as the player listens.</extracomment>
      <translation>
        <numerusform> {n} Titel wurde noch nicht angehört; weitere Gruppen kommen, während der Player hört.</numerusform>
        <numerusform> {n} Titel wurden noch nicht angehört; weitere Gruppen kommen, während der Player hört.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{count} GB</source>
      <translation>{count} GB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Unknown format</source>
      <translation>Unbekanntes Format</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{bit_depth} bit</source>
      <translation>{bit_depth} Bit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{bitrate_kbps} kbps</source>
      <translation>{bitrate_kbps} kbit/s</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>The files are equally good.</source>
      <translation>Die Dateien sind gleich gut.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Best: {reasons}.</source>
      <translation>Am besten: {reasons}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>liked</source>
      <translation>gefällt mir</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{half_stars} stars</source>
      <translation>{half_stars} Sterne</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>in {n} playlists</source>
      <extracomment>One: in {n} playlist</extracomment>
      <translation>
        <numerusform>in {n} Wiedergabeliste</numerusform>
        <numerusform>in {n} Wiedergabelisten</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>the other file</source>
      <translation>die andere Datei</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} other files</source>
      <extracomment>One: {n} other file</extracomment>
      <translation>
        <numerusform>{n} andere Datei</numerusform>
        <numerusform>{n} andere Dateien</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/music_map/point_list.py" />
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Missing tags</source>
      <translation>Fehlende Tags</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} recordings, {space} to gain</source>
      <extracomment>One: {n} recording, {space} to gain</extracomment>
      <translation>
        <numerusform>{n} Aufnahme, {space} zu gewinnen</numerusform>
        <numerusform>{n} Aufnahmen, {space} zu gewinnen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} recordings in other lengths</source>
      <extracomment>One: {n} recording in other lengths</extracomment>
      <translation>
        <numerusform>{n} Aufnahme in anderen Längen</numerusform>
        <numerusform>{n} Aufnahmen in anderen Längen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} works in versions</source>
      <extracomment>One: {n} work in versions</extracomment>
      <translation>
        <numerusform>{n} Werk in Fassungen</numerusform>
        <numerusform>{n} Werke in Fassungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} tracks not heard yet</source>
      <extracomment>One: {n} track not heard yet</extracomment>
      <translation>
        <numerusform>{n} Titel noch nicht angehört</numerusform>
        <numerusform>{n} Titel noch nicht angehört</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source> {path} stays.</source>
      <translation> {path} bleibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Move {count} to the trash?</source>
      <translation>In den Papierkorb verschieben: {count}?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{space} will be free once you empty the trash; until then you can take it back.{stays}</source>
      <translation>{space} werden frei, sobald der Papierkorb geleert ist; bis dahin lässt es sich zurücknehmen.{stays}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} files moved to the trash, {space}</source>
      <extracomment>One: {n} file moved to the trash, {space}</extracomment>
      <translation>
        <numerusform>{n} Datei in den Papierkorb verschoben, {space}</numerusform>
        <numerusform>{n} Dateien in den Papierkorb verschoben, {space}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} files back from the trash</source>
      <extracomment>One: {n} file back from the trash</extracomment>
      <translation>
        <numerusform>{n} Datei aus dem Papierkorb zurück</numerusform>
        <numerusform>{n} Dateien aus dem Papierkorb zurück</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} plays and everything else</source>
      <extracomment>One: {n} play and everything else</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe und alles andere</numerusform>
        <numerusform>{n} Wiedergaben und alles andere</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{what} that hung on the other files is with the one that stays</source>
      <translation>{what} von den anderen Dateien ist jetzt bei der, die bleibt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{title} is not taken for the same recording any more</source>
      <translation>{title} gilt nicht mehr als dieselbe Aufnahme</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Bring {n} files back from the trash</source>
      <extracomment>One: Bring {n} file back from the trash</extracomment>
      <translation>
        <numerusform>{n} Datei aus dem Papierkorb zurückholen</numerusform>
        <numerusform>{n} Dateien aus dem Papierkorb zurückholen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{path} was not moved.</source>
      <translation>{path} wurde nicht verschoben.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{n} files were not moved.</source>
      <extracomment>One: {n} file were not moved.</extracomment>
      <translation>
        <numerusform>{n} Datei wurde nicht verschoben.</numerusform>
        <numerusform>{n} Dateien wurden nicht verschoben.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>The first is {path}: {trash_failure}</source>
      <translation>Die erste ist {path}: {trash_failure}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source> and {named} more</source>
      <translation> und {named} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>Looking for copies… {share}</source>
      <translation>Suche nach Kopien… {share}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>It could not be moved ({replace}).</source>
      <translation>Sie konnte nicht verschoben werden ({replace}).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>unknown format</source>
      <translation>unbekanntes Format</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{name} at {bitrate_kbps} kbps</source>
      <translation>{name} mit {bitrate_kbps} kbit/s</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>resolution unknown</source>
      <translation>Auflösung unbekannt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>fewer tags</source>
      <translation>weniger Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>cut short: {duration_ms} instead of {duration_ms_2}</source>
      <translation>abgeschnitten: {duration_ms} statt {duration_ms_2}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{resolution} instead of {resolution_2}</source>
      <translation>{resolution} statt {resolution_2}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{named} instead of {named_2}</source>
      <translation>{named} statt {named_2}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>lossless by name only: made of a lossy file</source>
      <translation>nur dem Namen nach verlustfrei: aus einer verlustbehafteten Datei gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>clipped peaks</source>
      <translation>übersteuerte Spitzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>loose, without its album</source>
      <translation>einzeln, ohne ihr Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>no cover</source>
      <translation>kein Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>used less</source>
      <translation>weniger benutzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>{space} instead of {space_2}</source>
      <translation>{space} statt {space_2}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>came later</source>
      <translation>kam später</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>not made of a lossy file</source>
      <translation>nicht aus einer verlustbehafteten Datei gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>no clipped peaks</source>
      <translation>keine übersteuerten Spitzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>more tags (the best has {missing})</source>
      <translation>mehr Tags (die beste hat {missing})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>in an album</source>
      <translation>in einem Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>a cover</source>
      <translation>ein Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>used more</source>
      <translation>öfter benutzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>came first</source>
      <translation>kam zuerst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>complete</source>
      <translation>vollständig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>lossless ({named})</source>
      <translation>verlustfrei ({named})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>the file that the lossless one was made of</source>
      <translation>die Datei, aus der die verlustfreie gemacht wurde</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>not clipped</source>
      <translation>nicht übersteuert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>the fullest tags</source>
      <translation>die vollsten Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>in its album {album}</source>
      <translation>in ihrem Album {album}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>with a cover</source>
      <translation>mit Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>used most</source>
      <translation>am meisten benutzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>the same in less space ({space})</source>
      <translation>dasselbe auf weniger Platz ({space})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/copies.py" />
      <source>first in the library</source>
      <translation>zuerst in der Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>“{label}” is turned off in the settings.</source>
      <translation>„{label}“ ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>The network that looks at covers is missing or damaged. Install MusicRec again.</source>
      <translation>Das Netz, das Cover ansieht, fehlt oder ist beschädigt. MusicRec neu installieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>Albums that look like this</source>
      <translation>Alben, die so aussehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>Reading the albums</source>
      <translation>Alben werden gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>comparing covers…</source>
      <translation>Cover werden verglichen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>Each cover is there in one size and file only</source>
      <translation>Jedes Cover gibt es nur in einer Größe und Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>The cover is damaged.</source>
      <translation>Das Cover ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>The cover has too many pixels to be looked at.</source>
      <translation>Das Cover hat zu viele Pixel, um angesehen zu werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>The cover takes too much memory.</source>
      <translation>Das Cover braucht zu viel Speicher.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>Looking at the cover takes too much time.</source>
      <translation>Das Cover anzusehen dauert zu lange.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Front cover</source>
      <translation>Vorderseite</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Back cover</source>
      <translation>Rückseite</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>Booklet</source>
      <translation>Booklet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Disc</source>
      <translation>Disc</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Lead artist</source>
      <translation>Hauptinterpret</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Band</source>
      <translation>Band</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Illustration</source>
      <translation>Illustration</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Logo of the band</source>
      <translation>Logo der Band</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>Logo of the publisher</source>
      <translation>Logo des Verlags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source> (the cover)</source>
      <translation> (das Cover)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>{get}, inside the file, {size}</source>
      <translation>{get}, in der Datei, {size}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>The cover cannot be looked at.</source>
      <translation>Das Cover kann nicht angesehen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>same picture</source>
      <translation>gleiches Bild</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/covers.py" />
      <source>{share} alike</source>
      <translation>{share} ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Install VLC’s library, then start the player again: “sudo apt install libvlc5 vlc-plugin-base” on Debian and Ubuntu, “sudo dnf install vlc-libs vlc-plugins-base” on Fedora, “sudo pacman -S vlc” on Arch.</source>
      <translation>VLCs Bibliothek installieren und den Player neu starten: „sudo apt install libvlc5 vlc-plugin-base“ unter Debian und Ubuntu, „sudo dnf install vlc-libs vlc-plugins-base“ unter Fedora, „sudo pacman -S vlc“ unter Arch.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no sound: VLC’s library is not installed.</source>
      <translation>Kein Ton: VLCs Bibliothek ist nicht installiert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no sound: VLC’s plugins are not installed.</source>
      <translation>Kein Ton: VLCs Plugins sind nicht installiert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no sound: no sound device was found.</source>
      <translation>Kein Ton: Es wurde kein Tongerät gefunden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Connect or switch on speakers or headphones, then press play again.</source>
      <translation>Lautsprecher oder Kopfhörer anschließen oder einschalten und noch einmal auf Wiedergabe drücken.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no sound: the sound device plays nothing.</source>
      <translation>Kein Ton: Das Tongerät spielt nichts.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The player tries again and goes on as soon as it plays. If it does not, choose another output device under “Sound”, or switch the device off and on.</source>
      <translation>Der Player versucht es weiter und spielt, sobald es geht. Sonst unter „Klang“ ein anderes Ausgabegerät wählen oder das Gerät aus- und einschalten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no sound: VLC’s library did not start.</source>
      <translation>Kein Ton: VLCs Bibliothek startet nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Update or install it again. </source>
      <translation>Aktualisieren oder neu installieren. </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A queue cannot start there: its files are not there any more.</source>
      <translation>Dort kann keine Warteschlange beginnen: Die Dateien sind nicht mehr da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Connect the drive that holds them, or scan again.</source>
      <translation>Das Laufwerk anschließen, auf dem sie liegen, oder neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The library has nothing of that name.</source>
      <translation>Die Bibliothek hat nichts mit diesem Namen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Check the spelling, or start from something else.</source>
      <translation>Die Schreibweise prüfen oder mit etwas anderem beginnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A queue cannot start there: it has no tracks.</source>
      <translation>Dort kann keine Warteschlange beginnen: Es gibt dort keine Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Start from something else.</source>
      <translation>Mit etwas anderem beginnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A queue cannot start there: all of it is banned.</source>
      <translation>Dort kann keine Warteschlange beginnen: Alles davon ist gesperrt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Allow a track or an artist again in ☰ → Tools → “Banned tracks and artists”.</source>
      <translation>Einen Titel oder Interpreten unter ☰ → Werkzeuge → „Gesperrte Titel und Interpreten“ wieder erlauben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Too little is known of your taste to start from it.</source>
      <translation>Über deinen Geschmack ist noch zu wenig bekannt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Play or like a few tracks, then try again.</source>
      <translation>Ein paar Titel spielen oder mit „Gefällt mir“ markieren und dann erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A playlist needs a name.</source>
      <translation>Eine Wiedergabeliste braucht einen Namen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>Type one.</source>
      <translation>Einen eingeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The name is too long.</source>
      <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A name has at most 200 characters.</source>
      <translation>Ein Name hat höchstens 200 Zeichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The name has characters that cannot be shown.</source>
      <translation>Der Name hat Zeichen, die sich nicht zeigen lassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Leave out line breaks and control characters.</source>
      <translation>Zeilenumbrüche und Steuerzeichen weglassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no playlist {name}.</source>
      <translation>Es gibt keine Wiedergabeliste {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Choose one that is there.</source>
      <translation>Eine wählen, die es gibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no folder {name}.</source>
      <translation>Es gibt keinen Ordner {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Several playlists are called {name}.</source>
      <translation>Mehrere Wiedergabelisten heißen {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Name one by its number: {choices}.</source>
      <translation>Eine mit ihrer Nummer nennen: {choices}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Several folders are called {name}.</source>
      <translation>Mehrere Ordner heißen {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The playlist was deleted meanwhile.</source>
      <translation>Die Wiedergabeliste wurde inzwischen gelöscht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Nothing was changed.</source>
      <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The folder was deleted meanwhile.</source>
      <translation>Der Ordner wurde inzwischen gelöscht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It was changed again meanwhile.</source>
      <translation>Inzwischen wurde noch einmal geändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It stays as it is now.</source>
      <translation>Es bleibt, wie es jetzt ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A folder cannot be inside itself.</source>
      <translation>Ein Ordner kann nicht in sich selbst liegen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The tracks of {name} are found by its rules.</source>
      <translation>Die Titel von {name} werden nach Regeln gefunden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Change its rules, or freeze it as a plain playlist.</source>
      <translation>Die Regeln ändern oder als einfache Wiedergabeliste einfrieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{name} has no rules.</source>
      <translation>{name} hat keine Regeln.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Its tracks are put into it one by one.</source>
      <translation>Die Titel kommen einzeln hinein.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{name} follows its file, whose next change would undo this.</source>
      <translation>{name} folgt einer Datei, deren nächste Änderung das aufheben würde.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Stop following the file first (“musicrec playlist unfollow”), or change the file.</source>
      <translation>Zuerst aufhören, der Datei zu folgen („musicrec playlist unfollow“), oder die Datei ändern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{name} has no track whose file is there.</source>
      <translation>{name} hat keinen Titel, dessen Datei da ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Add tracks, or connect the drive that holds them.</source>
      <translation>Titel hinzufügen oder das Laufwerk anschließen, auf dem sie liegen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{name} was not imported from a file.</source>
      <translation>{name} wurde nicht aus einer Datei importiert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Import a file, and let the playlist follow it.</source>
      <translation>Eine Datei importieren und die Wiedergabeliste ihr folgen lassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The playlist has no place {name}.</source>
      <translation>Die Wiedergabeliste hat keinen Platz {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Places count from 1.</source>
      <translation>Plätze zählen ab 1.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>With the name {name}, the smart playlist would be inside itself.</source>
      <translation>Mit dem Namen {name} läge die intelligente Wiedergabeliste in sich selbst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Its rules use “{choices}”, which leads back to it. Choose another name, or change its rules.</source>
      <translation>Ihre Regeln verwenden „{choices}“, was zu ihr zurückführt. Einen anderen Namen wählen oder die Regeln ändern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Check that the file is there and may be read.</source>
      <translation>Prüfen, ob die Datei da ist und gelesen werden darf.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Save it as comma-separated values in UTF-8, with a first line of column names.</source>
      <translation>Als kommagetrennte Werte in UTF-8 speichern, mit den Spaltennamen in der ersten Zeile.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It has no column {missing}. Add it, or name another one: --help lists the options.</source>
      <translation>Die Spalte {missing} fehlt. Hinzufügen oder eine andere nennen: --help zeigt die Optionen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>None of the labelled files is there. Check --audio and the column of file names.</source>
      <translation>Keine der bezeichneten Dateien ist da. --audio und die Spalte der Dateinamen prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It takes at least two albums of eight tracks each in the tier “album”.</source>
      <translation>Es braucht mindestens zwei Alben mit je acht Titeln in der Stufe „album“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It has no columns of numbers. Each row must be a track, each column a feature of sound.</source>
      <translation>Es gibt keine Spalten mit Zahlen. Jede Zeile muss ein Titel sein, jede Spalte ein Klangmerkmal.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It takes two genres of ten tracks each, by three artists where they are known.</source>
      <translation>Es braucht zwei Genres mit je zehn Titeln, von drei Interpreten, wo sie bekannt sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It takes two albums of eight tracks each; these could not be described: {missing}.</source>
      <translation>Es braucht zwei Alben mit je acht Titeln; diese ließen sich nicht beschreiben: {missing}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Try again; if that does not help, close the player and open it again.</source>
      <translation>Erneut versuchen; hilft das nicht, den Player schließen und wieder öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The player is not open.</source>
      <translation>Der Player ist nicht offen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Start it with “musicrec”.</source>
      <translation>Mit „musicrec“ starten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>This system has no local sockets, so the player cannot be controlled from here.</source>
      <translation>Dieses System hat keine lokalen Sockets, darum lässt sich der Player von hier nicht steuern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Use its window.</source>
      <translation>Das Fenster benutzen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The player is open but does not answer.</source>
      <translation>Der Player ist offen, antwortet aber nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The player is still starting.</source>
      <translation>Der Player startet noch.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Try again in a moment.</source>
      <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Nothing is playing.</source>
      <translation>Nichts läuft.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Start something with “musicrec remote play PATH”.</source>
      <translation>Mit „musicrec remote play PATH“ etwas spielen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>The queue is empty.</source>
      <translation>Die Warteschlange ist leer.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Fill it with “musicrec remote play PATH”.</source>
      <translation>Mit „musicrec remote play PATH“ füllen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The open player does not know this word.</source>
      <translation>Der offene Player kennt dieses Wort nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Close it and open it again.</source>
      <translation>Ihn schließen und wieder öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The open player does not take this.</source>
      <translation>Der offene Player nimmt das nicht an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>“musicrec remote --help” lists what it takes.</source>
      <translation>„musicrec remote --help“ zeigt, was er annimmt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The open player did not understand this.</source>
      <translation>Der offene Player hat das nicht verstanden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It cannot be played.</source>
      <translation>Das kann nicht gespielt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The player’s window says why.</source>
      <translation>Das Fenster des Players sagt, warum.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It could not be done.</source>
      <translation>Das war nicht möglich.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Something did not work.</source>
      <translation>Etwas hat nicht funktioniert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The log tells more: {error}</source>
      <translation>Mehr steht im Protokoll: {error}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>It could not be played ({replace}). Try another program.</source>
      <translation>Sie konnte nicht gespielt werden ({replace}). Ein anderes Programm versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There is no sound.</source>
      <translation>Kein Ton.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{count} tracks in a row could not be played, so the player stopped.</source>
      <translation>{count} Titel nacheinander ließen sich nicht spielen, darum hat der Player angehalten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Check that the drive with your music is connected, then press play.</source>
      <translation>Prüfen, ob das Laufwerk mit der Musik angeschlossen ist, dann auf Wiedergabe drücken.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{name} cannot be used.</source>
      <translation>{name} kann nicht verwendet werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{path} stays where it is.</source>
      <translation>{path} bleibt, wo es ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{what} is not a track of the library.</source>
      <translation>{what} ist kein Titel der Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Add the folder that it lies in, or scan again.</source>
      <translation>Den Ordner hinzufügen, in dem er liegt, oder neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{file_name} cannot be analysed.</source>
      <translation>{file_name} kann nicht analysiert werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A track</source>
      <translation>Ein Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{name} cannot be played.</source>
      <translation>{name} kann nicht gespielt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Another program is using the library’s database.</source>
      <translation>Ein anderes Programm benutzt die Datenbank der Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Close it, then try again. The file is {path}.</source>
      <translation>Es schließen und erneut versuchen. Die Datei ist {path}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The disk is full, so nothing can be saved.</source>
      <translation>Der Datenträger ist voll, nichts kann gespeichert werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Free some space on the drive of {path}, then try again. Your music is not touched.</source>
      <translation>Auf dem Laufwerk von {path} Platz schaffen und erneut versuchen. Die Musik bleibt unberührt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>{path} cannot be written, so nothing can be saved.</source>
      <translation>{path} kann nicht geschrieben werden, nichts kann gespeichert werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Give your user the right to write there, or choose another folder with --profile-dir.</source>
      <translation>Dem Benutzer dort das Schreibrecht geben oder mit --profile-dir einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The library’s database is damaged.</source>
      <translation>Die Datenbank der Bibliothek ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Close the player everywhere and start it again: it saves what can be read, and says what that is. The file is {path}.</source>
      <translation>Den Player überall schließen und neu starten: Er rettet, was lesbar ist, und sagt, was das ist. Die Datei ist {path}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The backup {path} is damaged or gone.</source>
      <translation>Die Sicherung {path} ist beschädigt oder weg.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Nothing was changed. Restore another one.</source>
      <translation>Nichts wurde geändert. Eine andere wiederherstellen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A newer version of this player wrote the library.</source>
      <translation>Eine neuere Version dieses Players hat die Bibliothek geschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Update the player; the library in {path} stays as it is.</source>
      <translation>Den Player aktualisieren; die Bibliothek in {path} bleibt, wie sie ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The library’s database cannot be used.</source>
      <translation>Die Datenbank der Bibliothek kann nicht verwendet werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Check the drive of {path} and try again; the log tells more.</source>
      <translation>Das Laufwerk von {path} prüfen und erneut versuchen; mehr steht im Protokoll.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Choose one of: {join}.</source>
      <translation>Eines davon wählen: {join}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Choose a number from {minimum} to {maximum}.</source>
      <translation>Eine Zahl von {minimum} bis {maximum} wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Choose another value in the settings.</source>
      <translation>In den Einstellungen einen anderen Wert wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>“{name}” cannot be set to {value!r}.</source>
      <translation>„{name}“ kann nicht auf {value!r} gesetzt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The regular expression /{pattern}/ takes too long.</source>
      <translation>Der reguläre Ausdruck /{pattern}/ braucht zu lange.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Make it simpler, or search for words.</source>
      <translation>Ihn vereinfachen oder nach Wörtern suchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>No album is called “{name}”.</source>
      <translation>Kein Album heißt „{name}“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Write it as the list of albums has it.</source>
      <translation>So schreiben, wie es in der Liste der Alben steht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Several albums answer to “{name}”.</source>
      <translation>Mehrere Alben passen zu „{name}“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Write one of {choices}.</source>
      <translation>Eines davon schreiben: {choices}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>A queue cannot start there.</source>
      <translation>Dort kann keine Warteschlange beginnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>The playlist cannot be used as asked.</source>
      <translation>Die Wiedergabeliste kann so nicht verwendet werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Look at it again.</source>
      <translation>Sie noch einmal ansehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source> and {more} more</source>
      <translation> und {more} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Check the labels and the folder of sound files.</source>
      <translation>Die Bezeichnungen und den Ordner der Klangdateien prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>“{path}” cannot be used for an evaluation.</source>
      <translation>„{path}“ kann nicht für eine Auswertung verwendet werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>There was not enough memory for this.</source>
      <translation>Dafür war nicht genug Speicher da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Close other programs, then try again.</source>
      <translation>Andere Programme schließen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>This ended before it was done.</source>
      <translation>Das endete, bevor es fertig war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>Try again; the log file says what happened.</source>
      <translation>Erneut versuchen; das Protokoll sagt, was geschehen ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>The profile was deleted meanwhile.</source>
      <translation>Das Profil wurde inzwischen gelöscht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/errors.py" />
      <source>What you did last is not kept.</source>
      <translation>Das zuletzt Getane ist nicht gespeichert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>The player may stay open: its database is copied before it is read.</source>
      <translation>Der Player kann offen bleiben: Seine Datenbank wird kopiert, bevor sie gelesen wird.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Spotify</source>
      <translation>Spotify</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>On the website of Spotify, open your account and its page about privacy.</source>
      <translation>Auf der Website von Spotify das Konto und seine Seite zum Datenschutz öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Ask for the extended streaming history: it has every play since the beginning.</source>
      <translation>Den erweiterten Streamingverlauf anfordern: Er hat jede Wiedergabe seit Beginn.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>It takes up to 30 days. Spotify sends a mail with a link; the link works for two weeks.</source>
      <translation>Das dauert bis zu 30 Tage. Spotify schickt eine E-Mail mit einem Link; er gilt zwei Wochen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose the downloaded archive here as it is.</source>
      <translation>Das geladene Archiv hier auswählen, wie es ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>The account data comes within days, but has only the plays of the last year.</source>
      <translation>Die Kontodaten kommen binnen Tagen, haben aber nur die Wiedergaben des letzten Jahres.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date and length. The account data has playlists and liked songs, too.</source>
      <translation>Wiedergaben mit Datum und Länge. Die Kontodaten haben auch Wiedergabelisten und Lieblingstitel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>YouTube Music</source>
      <translation>YouTube Music</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Open Google Takeout in a browser, deselect everything, then select YouTube and YouTube Music.</source>
      <translation>Google Takeout im Browser öffnen, alles abwählen, dann YouTube und YouTube Music auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Under its formats, choose JSON for the history: as a web page it cannot be read.</source>
      <translation>Bei den Formaten JSON für den Verlauf wählen: Als Webseite kann er nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Google sends a link, mostly within a day.</source>
      <translation>Google schickt einen Link, meist innerhalb eines Tages.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date, playlists, and songs of your library.</source>
      <translation>Wiedergaben mit Datum, Wiedergabelisten und Lieder der Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Apple Music</source>
      <translation>Apple Music</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>On Apple’s page about data and privacy, ask for a copy of your data.</source>
      <translation>Auf Apples Seite zu Daten und Datenschutz eine Kopie der eigenen Daten anfordern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Select the information of Apple Media Services. It takes up to a week.</source>
      <translation>Die Informationen zu Apple Media Services auswählen. Das dauert bis zu einer Woche.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Unpack the archives that lie in the download, and choose the folder here.</source>
      <translation>Die Archive im Download entpacken und den Ordner hier auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date and length.</source>
      <translation>Wiedergaben mit Datum und Länge.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Last.fm</source>
      <translation>Last.fm</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Last.fm has no download of its own. Several free tools save all your scrobbles as a file.</source>
      <translation>Last.fm hat keinen eigenen Download. Mehrere freie Werkzeuge speichern alle Scrobbles als Datei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>CSV, JSON and XML of the common tools are read; CSV has one line a play.</source>
      <translation>CSV, JSON und XML der üblichen Werkzeuge werden gelesen; CSV hat eine Zeile je Wiedergabe.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose the file here.</source>
      <translation>Die Datei hier auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date. Some tools save loved tracks, too.</source>
      <translation>Wiedergaben mit Datum. Manche Werkzeuge speichern auch Lieblingstitel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>On ListenBrainz, open the settings and choose to export your data.</source>
      <translation>Bei ListenBrainz die Einstellungen öffnen und den Export der Daten wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>The archive is ready after some minutes.</source>
      <translation>Das Archiv ist nach einigen Minuten fertig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose it here as it is.</source>
      <translation>Hier auswählen, wie es ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date, loved and hated recordings.</source>
      <translation>Wiedergaben mit Datum, geliebte und gehasste Aufnahmen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Deezer</source>
      <translation>Deezer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>In the settings of your account, open what Deezer says about personal data, and ask for yours.</source>
      <translation>In den Einstellungen des Kontos öffnen, was Deezer zu persönlichen Daten sagt, und die eigenen anfordern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>It comes as a workbook (.xlsx) within days.</source>
      <translation>Sie kommen binnen Tagen als Arbeitsmappe (.xlsx).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date, playlists and favourites.</source>
      <translation>Wiedergaben mit Datum, Wiedergabelisten und Favoriten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Playlists of any service</source>
      <translation>Wiedergabelisten beliebiger Dienste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Exportify, TuneMyMusic and Soundiiz save playlists of most services as CSV.</source>
      <translation>Exportify, TuneMyMusic und Soundiiz speichern Wiedergabelisten der meisten Dienste als CSV.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose the file here, or the folder that holds several of them.</source>
      <translation>Die Datei hier auswählen oder den Ordner, der mehrere davon enthält.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Playlists, some with the date when a track came into them.</source>
      <translation>Wiedergabelisten, manche mit dem Datum, an dem ein Titel hinzukam.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>iTunes and Music</source>
      <translation>iTunes und Musik</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>In the program, choose File › Library › Export Library.</source>
      <translation>Im Programm Ablage › Mediathek › Mediathek exportieren wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose the XML file here.</source>
      <translation>Die XML-Datei hier auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>If it comes from another computer, you are asked which folder holds the music now.</source>
      <translation>Kommt sie von einem anderen Computer, wird gefragt, in welchem Ordner die Musik jetzt liegt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Play counts, skips, ratings, loved tracks, dates and playlists.</source>
      <translation>Wiedergabezähler, Übersprungenes, Bewertungen, Lieblingstitel, Daten und Wiedergabelisten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>In the preferences under Library, let it save the library as an XML file of iTunes.</source>
      <translation>In den Einstellungen unter Bibliothek die Bibliothek als XML-Datei von iTunes speichern lassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Play counts, skips, ratings, dates and playlists.</source>
      <translation>Wiedergabezähler, Übersprungenes, Bewertungen, Daten und Wiedergabelisten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Rhythmbox, Strawberry, Clementine, Lollypop, Elisa, Banshee</source>
      <translation>Rhythmbox, Strawberry, Clementine, Lollypop, Elisa, Banshee</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Their libraries are found by themselves where they are in their usual places.</source>
      <translation>Ihre Bibliotheken werden von selbst gefunden, wo sie am üblichen Ort liegen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>From another computer, copy the file: rhythmdb.xml of Rhythmbox, the .db file of the others.</source>
      <translation>Von einem anderen Computer die Datei kopieren: rhythmdb.xml von Rhythmbox, die .db-Datei der anderen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Play counts, skips, ratings, loved tracks, dates and playlists, as far as each keeps them.</source>
      <translation>Wiedergabezähler, Übersprungenes, Bewertungen, Lieblingstitel, Daten und Wiedergabelisten, soweit sie jeder speichert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Quod Libet</source>
      <translation>Quod Libet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Its library is found by itself; it is a file that is called “songs”.</source>
      <translation>Seine Bibliothek wird von selbst gefunden; sie ist eine Datei namens „songs“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Or let its export plugin save tags and user data as JSON, and choose that folder.</source>
      <translation>Oder sein Export-Plugin Tags und Nutzerdaten als JSON speichern lassen und den Ordner auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Play counts, skips, ratings and dates.</source>
      <translation>Wiedergabezähler, Übersprungenes, Bewertungen und Daten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Navidrome, Plex, Kodi, beets, MPD</source>
      <translation>Navidrome, Plex, Kodi, beets, MPD</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Copy navidrome.db, com.plexapp.plugins.library.db, MyMusic….db, library.db or sticker.sql.</source>
      <translation>navidrome.db, com.plexapp.plugins.library.db, MyMusic….db, library.db oder sticker.sql kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose the file here. Where it holds several people, you are asked who you are.</source>
      <translation>Die Datei hier auswählen. Hat sie mehrere Personen, wird gefragt, welche du bist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Play counts, ratings, loved tracks, dates and playlists, as far as each keeps them.</source>
      <translation>Wiedergabezähler, Bewertungen, Lieblingstitel, Daten und Wiedergabelisten, soweit sie jeder speichert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Portable players</source>
      <translation>Tragbare Player</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Rockbox and others write a file called .scrobbler.log into the top folder of the device.</source>
      <translation>Rockbox und andere schreiben eine Datei .scrobbler.log in den obersten Ordner des Geräts.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose it here. Its clock has no zone, so you are asked for it.</source>
      <translation>Sie hier auswählen. Ihre Uhr hat keine Zeitzone, darum wird danach gefragt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date.</source>
      <translation>Wiedergaben mit Datum.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Maloja, Pano Scrobbler, Libre.fm</source>
      <translation>Maloja, Pano Scrobbler, Libre.fm</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Each has an export of its own in its settings.</source>
      <translation>Jeder hat in seinen Einstellungen einen eigenen Export.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Plays with date. Pano Scrobbler has loved tracks, too.</source>
      <translation>Wiedergaben mit Datum. Pano Scrobbler hat auch Lieblingstitel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Ratings in music files</source>
      <translation>Bewertungen in Musikdateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Many programs write ratings and counts into the files themselves.</source>
      <translation>Viele Programme schreiben Bewertungen und Zähler in die Dateien selbst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose the folder of the music here.</source>
      <translation>Den Ordner der Musik hier auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Ratings and play counts.</source>
      <translation>Bewertungen und Wiedergabezähler.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Exportify, TuneMyMusic and Soundiiz save a playlist of Spotify and other services as a file.</source>
      <translation>Exportify, TuneMyMusic und Soundiiz speichern eine Wiedergabeliste von Spotify und anderen Diensten als Datei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/exports.py" />
      <source>Choose that file here, or open it and paste what is in it.</source>
      <translation>Diese Datei hier auswählen oder sie öffnen und den Inhalt einfügen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>Nothing is known of these yet.</source>
      <translation>Darüber ist noch nichts bekannt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>Double-click or Enter plays it.</source>
      <translation>Doppelklick oder Enter spielt es.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>0 to 1</source>
      <translation>0 bis 1</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>0 is Monday</source>
      <translation>0 ist Montag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{low} to {high}: {least} to {most}</source>
      <translation>{low} bis {high}: {least} bis {most}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>as before</source>
      <translation>wie zuvor</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{arrow} {trimmed} times</source>
      <translation>{arrow} {trimmed}-mal</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{count} more {noun}</source>
      <translation>{count} weitere {noun}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{count} more</source>
      <translation>{count} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{what} in the table</source>
      <translation>{what} in der Tabelle</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>bn</source>
      <translation> Mrd.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>m</source>
      <translation> Mio.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>k</source>
      <translation> Tsd.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{sign}{minutes} min {seconds} s</source>
      <translation>{sign}{minutes} min {seconds} s</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{sign}{minutes} min</source>
      <translation>{sign}{minutes} min</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{sign}{hours} h {minutes} min</source>
      <translation>{sign}{hours} h {minutes} min</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{value} bytes</source>
      <translation>{value} Bytes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{plain} BPM</source>
      <translation>{plain} BPM</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>{signed} LUFS</source>
      <translation>{signed} LUFS</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/figures.py" />
      <source>{value} kbit/s</source>
      <translation>{value} kbit/s</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>the computer is busy</source>
      <translation>der Computer ist beschäftigt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Other programs keep the computer busy, and listening gives way to them. It is quicker when they rest.</source>
      <translation>Andere Programme beschäftigen den Computer, und das Anhören lässt ihnen den Vortritt. Ruhen sie, geht es schneller.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>a long track</source>
      <translation>ein langer Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>A track takes longer than others, because it is long or its drive is slow. The next ones follow.</source>
      <translation>Ein Titel braucht länger als andere, weil er lang oder sein Laufwerk langsam ist. Die nächsten folgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It is not there. Connect the drive that holds it, or remove the folder from the library.</source>
      <translation>Er ist nicht da. Das Laufwerk anschließen, auf dem er liegt, oder den Ordner aus der Bibliothek entfernen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It may not be read. Give your user the right to read it, then scan again.</source>
      <translation>Er darf nicht gelesen werden. Dem Benutzer das Leserecht geben und neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It is not a folder. Choose the folder that the music lies in.</source>
      <translation>Das ist kein Ordner. Den Ordner wählen, in dem die Musik liegt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It lies inside a folder of the library, so its music is there already.</source>
      <translation>Er liegt in einem Ordner der Bibliothek, seine Musik ist also schon da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It is in the library already.</source>
      <translation>Er ist schon in der Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It does not answer. Check the drive or network share, then scan again.</source>
      <translation>Er antwortet nicht. Laufwerk oder Netzwerkfreigabe prüfen und neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The scan was stopped before its end. Scan again to read the rest.</source>
      <translation>Das Einlesen wurde vor dem Ende angehalten. Neu einlesen, um den Rest zu lesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The file is not there. Check its name, or scan the folder again.</source>
      <translation>Die Datei ist nicht da. Ihren Namen prüfen oder den Ordner neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The file cannot be read. It may be damaged, or your user may not be allowed to read it.</source>
      <translation>Die Datei kann nicht gelesen werden. Sie kann beschädigt sein, oder dem Benutzer fehlt das Leserecht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>This is not a plain file, so it is left out.</source>
      <translation>Das ist keine einfache Datei, darum bleibt sie außen vor.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The file is empty. Get a new copy.</source>
      <translation>Die Datei ist leer. Eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The file has a few bytes only, so there is no sound in it. Get a new copy.</source>
      <translation>Die Datei hat nur ein paar Bytes, also keinen Ton. Eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>There are only zeros in this file, as after a crash or a broken copy. Get a new copy.</source>
      <translation>In dieser Datei sind nur Nullen, wie nach einem Absturz oder abgebrochenen Kopieren. Eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>There is no sound in this file. If there should be, get a new copy.</source>
      <translation>In dieser Datei ist kein Ton. Falls doch einer darin sein sollte, eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>This is not a sound file. Nothing to do: it is left out.</source>
      <translation>Das ist keine Klangdatei. Nichts zu tun: Sie bleibt außen vor.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The format is not known. Convert the file, or leave it out.</source>
      <translation>Das Format ist unbekannt. Die Datei umwandeln oder weglassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Its tags cannot be read; file and folder names are shown instead. Save the tags again.</source>
      <translation>Die Tags können nicht gelesen werden; stattdessen werden Datei- und Ordnernamen gezeigt. Die Tags neu speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>No track can be found in this cue sheet. Write it again, or delete it.</source>
      <translation>In diesem CUE-Sheet lässt sich kein Titel finden. Neu schreiben oder löschen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>This cue sheet is about a disc image or data, so there is nothing to play. Nothing to do: it is left out.</source>
      <translation>Dieses CUE-Sheet gehört zu einem Disc-Abbild oder zu Daten, es gibt nichts zu spielen. Nichts zu tun: Es bleibt außen vor.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>A track of this cue sheet begins before the one in front of it, so its sound is shown as one track. Correct the times after INDEX.</source>
      <translation>Ein Titel dieses CUE-Sheets beginnt vor dem vorigen, darum wird der Klang als ein Titel gezeigt. Die Zeiten nach INDEX berichtigen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>This cue sheet is larger than a megabyte, so it is left out.</source>
      <translation>Dieses CUE-Sheet ist größer als ein Megabyte, darum bleibt es außen vor.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The sound of this cue sheet is not there. Put the file that it names beside it.</source>
      <translation>Der Klang zu diesem CUE-Sheet ist nicht da. Die Datei, die es nennt, daneben legen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>A track of this cue sheet begins behind the end of the sound, so that is shown as one track. The sheet belongs to another file, or the file is not whole.</source>
      <translation>Ein Titel dieses CUE-Sheets beginnt hinter dem Ende des Klangs, darum wird der als ein Titel gezeigt. Das Sheet gehört zu einer anderen Datei, oder die Datei ist nicht vollständig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Reading this file took too long. It is left out until it changes; get a new copy.</source>
      <translation>Diese Datei zu lesen dauerte zu lange. Sie bleibt außen vor, bis sie sich ändert; eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Reading this file crashed. It is left out until it changes; get a new copy.</source>
      <translation>Das Lesen dieser Datei stürzte ab. Sie bleibt außen vor, bis sie sich ändert; eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Reading this file takes too much memory. It is left out until it changes.</source>
      <translation>Diese Datei zu lesen braucht zu viel Speicher. Sie bleibt außen vor, bis sie sich ändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Its drive did not answer in time. Check the drive or network share, then scan again.</source>
      <translation>Ihr Laufwerk antwortete nicht rechtzeitig. Laufwerk oder Netzwerkfreigabe prüfen und neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The process that reads files does not start. Start the player again, then scan again.</source>
      <translation>Der Prozess, der Dateien liest, startet nicht. Den Player neu starten und neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The file holds only silence. It plays, but nothing can be similar to it.</source>
      <translation>Die Datei enthält nur Stille. Sie wird gespielt, aber nichts kann ihr ähnlich sein.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The track is too short to be compared with others. It plays as usual.</source>
      <translation>Der Titel ist zu kurz, um mit anderen verglichen zu werden. Er wird wie üblich gespielt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The file is copy-protected. Use a copy without protection.</source>
      <translation>Die Datei ist kopiergeschützt. Eine Kopie ohne Schutz verwenden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The decoder crashed on this file. It is left alone until it changes; get a new copy.</source>
      <translation>Der Dekoder stürzte bei dieser Datei ab. Sie bleibt in Ruhe, bis sie sich ändert; eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Listening to this file took too much processor time. It is tried again at the next start.</source>
      <translation>Diese Datei anzuhören brauchte zu viel Rechenzeit. Beim nächsten Start wird es erneut versucht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The trained ear lost its file while it listened. Start the player again.</source>
      <translation>Dem trainierten Ohr kam beim Anhören seine Datei abhanden. Den Player neu starten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The computer or the drive was too busy to listen to this file. It is tried again later.</source>
      <translation>Computer oder Laufwerk waren zu beschäftigt, um diese Datei anzuhören. Später wird es erneut versucht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>This file needs too much memory. It is left alone until it changes.</source>
      <translation>Diese Datei braucht zu viel Speicher. Sie bleibt in Ruhe, bis sie sich ändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It cannot be decoded: damaged, or of a kind that is not known. Try another program.</source>
      <translation>Sie lässt sich nicht dekodieren: beschädigt oder von unbekannter Art. Ein anderes Programm versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It stopped right after the start. The file may be damaged; try another program.</source>
      <translation>Sie hörte gleich nach dem Anfang auf. Die Datei kann beschädigt sein; ein anderes Programm versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Its file is not there. Connect the drive that holds it, or scan the folder again.</source>
      <translation>Die Datei ist nicht da. Das Laufwerk anschließen, auf dem sie liegt, oder den Ordner neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It may not be read. Give your user the right to read the file.</source>
      <translation>Sie darf nicht gelesen werden. Dem Benutzer das Leserecht geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>This is not a plain file. Remove it from the folder.</source>
      <translation>Das ist keine einfache Datei. Aus dem Ordner entfernen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Its length is not known yet. Let the analysis finish, then play it again.</source>
      <translation>Die Länge ist noch nicht bekannt. Die Analyse abwarten und dann noch einmal spielen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The file is damaged. Get a new copy.</source>
      <translation>Die Datei ist beschädigt. Eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It could not be read to its end. Check the drive or network share that holds it.</source>
      <translation>Sie konnte nicht zu Ende gelesen werden. Das Laufwerk oder die Netzwerkfreigabe prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It gave no sound for 20 seconds. Check the drive or network share that holds it.</source>
      <translation>Sie gab 20 Sekunden lang keinen Ton. Das Laufwerk oder die Netzwerkfreigabe prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>{} of macOS (._…)</source>
      <translation>{} von macOS (._…)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>{} of the system or of other programs</source>
      <translation>{} des Systems oder anderer Programme</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>{} of programs in your home folder</source>
      <translation>{} von Programmen im persönlichen Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>{} with .nomedia or .notmusic</source>
      <translation>{} mit .nomedia oder .notmusic</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It could not be used ({replace}). Get a new copy.</source>
      <translation>Sie konnte nicht verwendet werden ({replace}). Eine neue Kopie besorgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>This file is not there at the moment</source>
      <translation>Diese Datei ist im Moment nicht da</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>A cue sheet makes several tracks of this file now</source>
      <translation>Ein CUE-Sheet macht aus dieser Datei jetzt mehrere Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>The cue sheet of this file has no such track any more</source>
      <translation>Das CUE-Sheet dieser Datei hat diesen Titel nicht mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>Left out: {join}.</source>
      <translation>Ausgelassen: {join}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/files.py" />
      <source>It could not be scanned ({replace}). Scan again.</source>
      <translation>Er konnte nicht eingelesen werden ({replace}). Neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>the end</source>
      <translation>Ende</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>From {start} to {end}</source>
      <translation>Von {start} bis {end}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>unknown length</source>
      <translation>Länge unbekannt</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{n} minutes {spoken}</source>
      <extracomment>One: {n} minute {spoken}</extracomment>
      <translation>
        <numerusform>{n} Minute {spoken}</numerusform>
        <numerusform>{n} Minuten {spoken}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{hours} h {minutes} min left</source>
      <translation>noch {hours} h {minutes} min</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{hours} h left</source>
      <translation>noch {hours} h</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{minutes} min left</source>
      <translation>noch {minutes} min</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>1 min left</source>
      <translation>noch 1 min</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{seconds} s left</source>
      <translation>noch {seconds} s</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{part} of {whole}</source>
      <translation>{part} von {whole}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>not rated</source>
      <translation>nicht bewertet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>1 star</source>
      <translation>1 Stern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{stars} stars</source>
      <translation>{stars} Sterne</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{done} so far</source>
      <translation>bisher {done}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>never</source>
      <translation>nie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>just now</source>
      <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{n} minutes ago</source>
      <extracomment>One: {n} minute ago</extracomment>
      <translation>
        <numerusform>vor {n} Minute</numerusform>
        <numerusform>vor {n} Minuten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{n} hours ago</source>
      <extracomment>One: {n} hour ago</extracomment>
      <translation>
        <numerusform>vor {n} Stunde</numerusform>
        <numerusform>vor {n} Stunden</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>Today</source>
      <translation>Heute</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>Yesterday</source>
      <translation>Gestern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>yesterday</source>
      <translation>gestern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>{days} days ago</source>
      <translation>vor {days} Tagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source> of </source>
      <translation> von </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <location filename="../../musicrec_desktop/ui/library/album_rows.py" />
      <source>Disc {disc}</source>
      <translation>Disc {disc}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/formats.py" />
      <source>Other tracks</source>
      <translation>Weitere Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>Lists, searches, suggestions and the automatic queue follow it; your files keep what they say. Several genres stand with “;” between them; an empty line hides a genre.</source>
      <translation>Listen, Suchen, Vorschläge und die automatische Warteschlange richten sich danach; die Dateien behalten, was sie sagen. Mehrere Genres stehen mit „;“ dazwischen; eine leere Zeile verbirgt ein Genre.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>Type over what is shown (double click or F2).</source>
      <translation>Überschreiben, was gezeigt wird (Doppelklick oder F2).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>Genre in the file</source>
      <translation>Genre in der Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>hidden</source>
      <translation>verborgen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>No genres yet</source>
      <translation>Noch keine Genres</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>The tags of your files have none, or no music folder is added.</source>
      <translation>Die Tags der Dateien haben keine, oder es ist noch kein Musikordner hinzugefügt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>No genre fits</source>
      <translation>Kein Genre passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>Nothing in your tags is spelt like this. Type less, or show all.</source>
      <translation>Nichts in den Tags schreibt sich so. Weniger eingeben oder alle zeigen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>{total} in your tags, all shown as they are written.</source>
      <translation>{total} in deinen Tags, alle gezeigt wie geschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>{total} in your tags, {differing} of them shown otherwise.</source>
      <translation>{total} in deinen Tags, davon {differing} anders gezeigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>{name} is hidden; files keep it</source>
      <translation>{name} ist verborgen; die Dateien behalten es</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>{name} is shown as {others}; files keep it</source>
      <translation>{name} wird als {others} gezeigt; die Dateien behalten es</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>{n} genres are shown otherwise; files keep them</source>
      <extracomment>One: {n} genre is shown otherwise; files keep it</extracomment>
      <translation>
        <numerusform>{n} Genre wird anders gezeigt; die Dateien behalten es</numerusform>
        <numerusform>{n} Genres werden anders gezeigt; die Dateien behalten sie</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>{n} genres are hidden; files keep them</source>
      <extracomment>One: {n} genre is hidden; files keep it</extracomment>
      <translation>
        <numerusform>{n} Genre ist verborgen; die Dateien behalten es</numerusform>
        <numerusform>{n} Genres sind verborgen; die Dateien behalten sie</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>Genres are split nowhere</source>
      <translation>Genres werden nirgends getrennt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genre_words.py" />
      <source>Genres are split at {join}</source>
      <translation>Genres werden getrennt bei {join}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>An accepted genre is shown and found (genre~:) as the genre of its track. The file stays as it is until you write it.</source>
      <translation>Ein angenommenes Genre wird als Genre seines Titels gezeigt und gefunden (genre~:). Die Datei bleibt, wie sie ist, bis es geschrieben wird.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>Every suggestion is answered.</source>
      <translation>Alle Vorschläge sind beantwortet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>Genres were not learnt yet. That happens by itself when all tracks are analysed.</source>
      <translation>Genres wurden noch nicht gelernt. Das geschieht von selbst, wenn alle Titel analysiert sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>No genres are suggested: it takes at least {least_classes} genres in the tags, each with {least_tracks} analysed tracks by {least_artists} artists. Tag some more tracks, or analyse them.</source>
      <translation>Es werden keine Genres vorgeschlagen: Es braucht mindestens {least_classes} Genres in den Tags, jedes mit {least_tracks} analysierten Titeln von {least_artists} Interpreten. Mehr Titel mit Tags versehen oder sie analysieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>No genres are suggested: on artists that it had not heard, guessing was not clearly better than always saying the most frequent genre. More tagged artists help.</source>
      <translation>Es werden keine Genres vorgeschlagen: Bei Interpreten, die es nicht gehört hatte, war Raten nicht klar besser, als immer das häufigste Genre zu sagen. Mehr Interpreten mit Tags helfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>No genres are suggested: on artists that it had not heard, it found little besides the most frequent genres. More tracks of the rare ones help.</source>
      <translation>Es werden keine Genres vorgeschlagen: Bei Interpreten, die es nicht gehört hatte, fand es kaum etwas außer den häufigsten Genres. Mehr Titel der seltenen helfen.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>Learnt {learnt} from {n} tagged tracks. </source>
      <extracomment>One: Learnt {learnt} from {n} tagged track. </extracomment>
      <translation>
        <numerusform>{learnt} aus {n} Titel mit Tags gelernt. </numerusform>
        <numerusform>{learnt} aus {n} Titeln mit Tags gelernt. </numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>on artists that it had not heard ({n} artists)</source>
      <extracomment>One: on artists that it had not heard ({n} artist)</extracomment>
      <translation>
        <numerusform>bei Interpreten, die es nicht gehört hatte ({n} Interpret)</numerusform>
        <numerusform>bei Interpreten, die es nicht gehört hatte ({n} Interpreten)</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>on tracks that it had not heard, in {folds} parts</source>
      <translation>bei Titeln, die es nicht gehört hatte, in {folds} Teilen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>The best guess was right for {percent} of {n} tracks {apart}; always saying the most frequent genre would be right for {baseline}.</source>
      <extracomment>One: The best guess was right for {percent} of {n} track {apart}; always saying the most frequent genre would be right for {baseline}.</extracomment>
      <translation>
        <numerusform>Am besten geraten war richtig bei {percent} von {n} Titel {apart}; immer das häufigste Genre zu sagen, träfe bei {baseline} zu.</numerusform>
        <numerusform>Am besten geraten war richtig bei {percent} von {n} Titeln {apart}; immer das häufigste Genre zu sagen, träfe bei {baseline} zu.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>No guess was sure enough to be suggested.</source>
      <translation>Nichts Geratenes war sicher genug für einen Vorschlag.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>{percent} of the tracks would get a suggestion (from {least} on), and {right} of these are right.</source>
      <translation>{percent} der Titel bekämen einen Vorschlag (ab {least}), und {right} davon sind richtig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>Confidence and truth lie {points} points apart on average: of guesses of 70 %, about 70 % should be right.</source>
      <translation>Zuversicht und Wahrheit liegen im Mittel {points} Punkte auseinander: Von Vermutungen mit 70 % sollten etwa 70 % stimmen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source> and {left_out} more</source>
      <translation> und {left_out} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>Left out, with fewer than {least_tracks} tracks or {least_artists} artists: {named}{more}.</source>
      <translation>Ausgelassen, mit weniger als {least_tracks} Titeln oder {least_artists} Interpreten: {named}{more}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>Accepted; not in the file yet.</source>
      <translation>Angenommen; noch nicht in der Datei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>The tags have no genre. By its sound, as your other tracks are tagged: {sure}.</source>
      <translation>Die Tags haben kein Genre. Nach dem Klang, so wie deine anderen Titel benannt sind: {sure}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source> and {n} more genres</source>
      <extracomment>One:  and {n} more genre</extracomment>
      <translation>
        <numerusform> und {n} weiteres Genre</numerusform>
        <numerusform> und {n} weitere Genres</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/genres.py" />
      <source>The genres that you accepted are written to the tags of {n} files: {named}{more}. Other tags and the sound stay as they are. You can take it back right afterwards.</source>
      <extracomment>One: The genres that you accepted are written to the tags of {n} file: {named}{more}. Other tags and the sound stay as they are. You can take it back right afterwards.</extracomment>
      <translation>
        <numerusform>Die angenommenen Genres werden in die Tags von {n} Datei geschrieben: {named}{more}. Andere Tags und der Klang bleiben, wie sie sind. Gleich danach lässt es sich zurücknehmen.</numerusform>
        <numerusform>Die angenommenen Genres werden in die Tags von {n} Dateien geschrieben: {named}{more}. Andere Tags und der Klang bleiben, wie sie sind. Gleich danach lässt es sich zurücknehmen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Database</source>
      <translation>Datenbank</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Search and figures</source>
      <translation>Suche und Zahlen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Sound index</source>
      <translation>Klangindex</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Music files</source>
      <translation>Musikdateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Folders of the profile</source>
      <translation>Ordner des Profils</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Reads the whole library, what follows from it, the sound index and the backups, and asks for the state of each music file. Nothing is changed unless you mend what was found.</source>
      <translation>Liest die ganze Bibliothek, was aus ihr folgt, den Klangindex und die Sicherungen und fragt nach dem Zustand jeder Musikdatei. Nichts wird geändert, außer du lässt reparieren, was gefunden wurde.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The next start repairs the database.</source>
      <translation>Der nächste Start repariert die Datenbank.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Mending…</source>
      <translation>Repariere…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The check could not be done.</source>
      <translation>Die Prüfung war nicht möglich.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Reading the database, search and figures…</source>
      <translation>Datenbank, Suche und Zahlen werden gelesen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Reading the sound index…</source>
      <translation>Klangindex wird gelesen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Asking for the music files…</source>
      <translation>Musikdateien werden abgefragt…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Reading the backups…</source>
      <translation>Sicherungen werden gelesen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Looking at the rights of the folders…</source>
      <translation>Rechte der Ordner werden angesehen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>There is no library yet.</source>
      <translation>Es gibt noch keine Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The database cannot be read.</source>
      <translation>Die Datenbank kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>A newer version of the player wrote the database.</source>
      <translation>Eine neuere Version des Players hat die Datenbank geschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The database is of an earlier version.</source>
      <translation>Die Datenbank ist von einer früheren Version.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The database is damaged.</source>
      <translation>Die Datenbank ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The database is not built as it should be.</source>
      <translation>Die Datenbank ist nicht so aufgebaut, wie sie sein sollte.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} rows of the database belong to nothing.</source>
      <extracomment>One: {n} row of the database belongs to nothing.</extracomment>
      <translation>
        <numerusform>{n} Zeile der Datenbank gehört zu nichts.</numerusform>
        <numerusform>{n} Zeilen der Datenbank gehören zu nichts.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The play counts of {n} tracks are wrong.</source>
      <extracomment>One: The play counts of {n} track are wrong.</extracomment>
      <translation>
        <numerusform>Die Wiedergabezähler von {n} Titel sind falsch.</numerusform>
        <numerusform>Die Wiedergabezähler von {n} Titeln sind falsch.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The figures of the sound of {n} tracks are wrong.</source>
      <extracomment>One: The figures of the sound of {n} track are wrong.</extracomment>
      <translation>
        <numerusform>Die Klangzahlen von {n} Titel sind falsch.</numerusform>
        <numerusform>Die Klangzahlen von {n} Titeln sind falsch.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} names would stand in the wrong place of lists.</source>
      <extracomment>One: {n} name would stand in the wrong place of lists.</extracomment>
      <translation>
        <numerusform>{n} Name stünde in Listen am falschen Platz.</numerusform>
        <numerusform>{n} Namen stünden in Listen am falschen Platz.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The search would not find {n} tracks rightly.</source>
      <extracomment>One: The search would not find {n} track rightly.</extracomment>
      <translation>
        <numerusform>Die Suche würde {n} Titel nicht richtig finden.</numerusform>
        <numerusform>Die Suche würde {n} Titel nicht richtig finden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} tracks would never be listened to or looked at.</source>
      <extracomment>One: {n} track would never be listened to or looked at.</extracomment>
      <translation>
        <numerusform>{n} Titel würde nie angehört oder angesehen.</numerusform>
        <numerusform>{n} Titel würden nie angehört oder angesehen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The index of similar tracks is damaged.</source>
      <translation>Der Index ähnlicher Titel ist beschädigt.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The folder of {n} music files is not there; its drive may not be connected.</source>
      <extracomment>One: The folder of {n} music file is not there; its drive may not be connected.</extracomment>
      <translation>
        <numerusform>Der Ordner von {n} Musikdatei ist nicht da; vielleicht ist sein Laufwerk nicht angeschlossen.</numerusform>
        <numerusform>Der Ordner von {n} Musikdateien ist nicht da; vielleicht ist sein Laufwerk nicht angeschlossen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} music files are gone.</source>
      <extracomment>One: {n} music file is gone.</extracomment>
      <translation>
        <numerusform>{n} Musikdatei ist weg.</numerusform>
        <numerusform>{n} Musikdateien sind weg.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} music files have changed since the last scan.</source>
      <extracomment>One: {n} music file has changed since the last scan.</extracomment>
      <translation>
        <numerusform>{n} Musikdatei hat sich seit dem letzten Einlesen geändert.</numerusform>
        <numerusform>{n} Musikdateien haben sich seit dem letzten Einlesen geändert.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} music files cannot be opened.</source>
      <extracomment>One: {n} music file cannot be opened.</extracomment>
      <translation>
        <numerusform>{n} Musikdatei kann nicht geöffnet werden.</numerusform>
        <numerusform>{n} Musikdateien können nicht geöffnet werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} music files could not be read by the last scan.</source>
      <extracomment>One: {n} music file could not be read by the last scan.</extracomment>
      <translation>
        <numerusform>{n} Musikdatei konnte beim letzten Einlesen nicht gelesen werden.</numerusform>
        <numerusform>{n} Musikdateien konnten beim letzten Einlesen nicht gelesen werden.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>There is no sound backup.</source>
      <translation>Es gibt keine heile Sicherung.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The newest sound backup is more than three days old.</source>
      <translation>Die neueste heile Sicherung ist älter als drei Tage.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} backups cannot be restored: damaged.</source>
      <extracomment>One: {n} backup cannot be restored: damaged.</extracomment>
      <translation>
        <numerusform>{n} Sicherung kann nicht wiederhergestellt werden: beschädigt.</numerusform>
        <numerusform>{n} Sicherungen können nicht wiederhergestellt werden: beschädigt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} backups were never finished.</source>
      <extracomment>One: {n} backup was never finished.</extracomment>
      <translation>
        <numerusform>{n} Sicherung wurde nie fertig.</numerusform>
        <numerusform>{n} Sicherungen wurden nie fertig.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Other users of this computer may read what is yours.</source>
      <translation>Andere Benutzer dieses Computers können lesen, was dir gehört.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Another user owns a part of the profile.</source>
      <translation>Ein Teil des Profils gehört einem anderen Benutzer.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Add a music folder, or run “musicrec scan FOLDER”.</source>
      <translation>Einen Musikordner hinzufügen oder „musicrec scan FOLDER“ aufrufen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Give your user the right to read it.</source>
      <translation>Dem Benutzer das Leserecht geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Use that version, or restore an older backup.</source>
      <translation>Diese Version benutzen oder eine ältere Sicherung wiederherstellen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>The tracks and their history stay in the library.</source>
      <translation>Die Titel und ihr Verlauf bleiben in der Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Give your user the right to read them.</source>
      <translation>Dem Benutzer das Leserecht geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>“Music folders…” and “musicrec stats” name them with the reason.</source>
      <translation>„Musikordner…“ und „musicrec stats“ nennen sie mit dem Grund.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Give it to your user with chown.</source>
      <translation>Sie mit chown dem eigenen Benutzer geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>saves what can be read, keeps the damaged file and says what is lost</source>
      <translation>rettet, was lesbar ist, behält die beschädigte Datei und sagt, was verloren ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>works it out again; nothing is lost</source>
      <translation>berechnet es neu; nichts geht verloren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>lets it be built again; nothing is lost</source>
      <translation>lässt ihn neu aufbauen; nichts geht verloren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>scans the music folders</source>
      <translation>liest die Musikordner ein</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>makes a backup now</source>
      <translation>macht jetzt eine Sicherung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>keeps it under another name, so that sound ones take its place</source>
      <translation>behält sie unter anderem Namen, damit heile ihren Platz einnehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>removes it</source>
      <translation>entfernt sie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>takes the rights of other users away</source>
      <translation>nimmt anderen Benutzern die Rechte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>brings it up to date, after a backup; so does the next start of the player</source>
      <translation>bringt sie auf den neuesten Stand, nach einer Sicherung; ebenso der nächste Start des Players</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Mending {of_older}.</source>
      <translation>Reparieren {of_older}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Mending {remedies}.</source>
      <translation>Reparieren {remedies}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>not checked</source>
      <translation>nicht geprüft</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} findings</source>
      <extracomment>One: {n} finding</extracomment>
      <translation>
        <numerusform>{n} Befund</numerusform>
        <numerusform>{n} Befunde</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Mended: {finding}</source>
      <translation>Repariert: {finding}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{place}{reason}. Check the drive and the rights of your user, then check again.</source>
      <translation>{place}{reason}. Das Laufwerk und die Rechte des Benutzers prüfen, dann noch einmal prüfen.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>{n} things are wrong.</source>
      <extracomment>One: {n} thing is wrong.</extracomment>
      <translation>
        <numerusform>{n} Fehler wurde gefunden.</numerusform>
        <numerusform>{n} Fehler wurden gefunden.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Everything that was wrong is mended.</source>
      <translation>Alles, was fehlerhaft war, ist repariert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/health.py" />
      <source>Nothing is wrong.</source>
      <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>in your library</source>
      <translation>in deiner Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>there in another version</source>
      <translation>dort in anderer Fassung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>unsure</source>
      <translation>unsicher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>not in your library</source>
      <translation>nicht in deiner Bibliothek</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} tracks: {parts}</source>
      <extracomment>One: {n} track: {parts}</extracomment>
      <translation>
        <numerusform>{n} Titel: {parts}</numerusform>
        <numerusform>{n} Titel: {parts}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} ratings of tracks that you have not rated here</source>
      <extracomment>One: {n} rating of tracks that you have not rated here</extracomment>
      <translation>
        <numerusform>{n} Bewertung eines Titels, den du hier nicht bewertet hast</numerusform>
        <numerusform>{n} Bewertungen von Titeln, die du hier nicht bewertet hast</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} ratings and likes differ</source>
      <extracomment>One: {n} rating or like differs</extracomment>
      <translation>
        <numerusform>{n} Bewertung oder „Gefällt mir“ weicht</numerusform>
        <numerusform>{n} Bewertungen und „Gefällt mir“ weichen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{what} from yours; yours stay unless you take theirs in the review</source>
      <translation>{what} von deinen ab; deine bleiben, außer du nimmst die anderen bei der Durchsicht</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} tracks that you had earlier than was known here</source>
      <extracomment>One: {n} track that you had earlier than was known here</extracomment>
      <translation>
        <numerusform>{n} Titel, den du früher hattest, als hier bekannt war</numerusform>
        <numerusform>{n} Titel, die du früher hattest, als hier bekannt war</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} playlists with {entries}</source>
      <extracomment>One: {n} playlist with {entries}</extracomment>
      <translation>
        <numerusform>{n} Wiedergabeliste mit {entries}</numerusform>
        <numerusform>{n} Wiedergabelisten mit {entries}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} plays with a date</source>
      <extracomment>One: {n} play with a date</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe mit Datum</numerusform>
        <numerusform>{n} Wiedergaben mit Datum</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} plays as counts without dates</source>
      <extracomment>One: {n} play as counts without dates</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe als Zähler ohne Datum</numerusform>
        <numerusform>{n} Wiedergaben als Zähler ohne Datum</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>of them waits until its track is</source>
      <translation>davon wartet, bis ihr Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>of them wait until their tracks are</source>
      <translation>davon warten, bis ihre Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{waiting_plays} in your library</source>
      <translation>{waiting_plays} in deiner Bibliothek sind</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} plays told twice; each counts once</source>
      <extracomment>One: {n} play told twice; each counts once</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe doppelt genannt; sie zählt einmal</numerusform>
        <numerusform>{n} Wiedergaben doppelt genannt; jede zählt einmal</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} plays are</source>
      <extracomment>One: {n} play is</extracomment>
      <translation>
        <numerusform>{n} Wiedergabe ist</numerusform>
        <numerusform>{n} Wiedergaben sind</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{known} here already, from an earlier import</source>
      <translation>{known} von einem früheren Import schon da</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/import_numbers.py" />
      <source>{n} skips</source>
      <extracomment>One: {n} skip</extracomment>
      <translation>
        <numerusform>{n} Mal übersprungen</numerusform>
        <numerusform>{n} Mal übersprungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Export it again there, or copy it again.</source>
      <translation>Dort noch einmal exportieren oder noch einmal kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Choose the library of a player or the export of a service; “Import from another player” in the window tells which are read, and how to get them.</source>
      <translation>Die Bibliothek eines Players oder den Export eines Dienstes wählen; „Aus anderem Player importieren“ im Fenster sagt, welche gelesen werden und wie man sie bekommt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is not there</source>
      <translation>ist nicht da</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Check its name and its folder, or connect the drive that holds it.</source>
      <translation>Namen und Ordner prüfen oder das Laufwerk anschließen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>cannot be read</source>
      <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Give your user the right to read it, or check the drive that holds it.</source>
      <translation>Dem Benutzer das Leserecht geben oder das Laufwerk prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a device or a pipe, not a file</source>
      <translation>ist ein Gerät oder eine Pipe, keine Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Choose a file, a folder or an archive.</source>
      <translation>Eine Datei, einen Ordner oder ein Archiv wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is empty</source>
      <translation>ist leer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>begins with nothing but zeros, as after a crash or a broken copy</source>
      <translation>beginnt mit lauter Nullen, wie nach einem Absturz oder abgebrochenen Kopieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is too big for an export</source>
      <translation>ist zu groß für einen Export</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Check that it is the right file.</source>
      <translation>Prüfen, ob es die richtige Datei ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>has too many files</source>
      <translation>hat zu viele Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Choose the folder of the export itself.</source>
      <translation>Den Ordner des Exports selbst wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is an archive that would fill the disk, so it is not unpacked</source>
      <translation>ist ein Archiv, das den Datenträger füllen würde, und wird nicht entpackt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Exports are much smaller. Download it again.</source>
      <translation>Exporte sind viel kleiner. Noch einmal herunterladen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is locked with a password</source>
      <translation>ist mit einem Passwort geschützt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Unpack it, and import the folder.</source>
      <translation>Entpacken und den Ordner importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is damaged, so nothing of it is used</source>
      <translation>ist beschädigt, darum wird nichts davon verwendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>has a document type, which can make a file grow without end, so it is not read</source>
      <translation>hat einen Dokumenttyp, der eine Datei endlos wachsen lassen kann, und wird nicht gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>asks to run a program, so it is not read</source>
      <translation>will ein Programm ausführen lassen und wird nicht gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>A library of Quod Libet never does. Check where the file comes from.</source>
      <translation>Eine Bibliothek von Quod Libet tut das nie. Prüfen, woher die Datei kommt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is a file of a Python program, which may hold programs, so it is not read</source>
      <translation>ist eine Datei eines Python-Programms, die Programme enthalten kann, und wird nicht gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Of such files, only the library of Quod Libet is read, which is called “songs”.</source>
      <translation>Von solchen Dateien wird nur die Bibliothek von Quod Libet gelesen, die „songs“ heißt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is being changed by its program</source>
      <translation>wird gerade von ihrem Programm geändert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Close that program, then try again.</source>
      <translation>Dieses Programm schließen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>cannot be copied: the disk is full</source>
      <translation>kann nicht kopiert werden: Der Datenträger ist voll</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Free some space, then try again.</source>
      <translation>Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is of no player or service that is known</source>
      <translation>gehört zu keinem bekannten Player oder Dienst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is a database of no player that is known</source>
      <translation>ist die Datenbank keines bekannten Players</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>has no file of a player or a service that is known</source>
      <translation>hat keine Datei eines bekannten Players oder Dienstes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>tells nothing alone</source>
      <translation>sagt allein nichts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Choose the folder that it lies in, so that the files beside it are read, too.</source>
      <translation>Den Ordner wählen, in dem sie liegt, damit die Dateien daneben mitgelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is a sound file</source>
      <translation>ist eine Klangdatei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Add the folder that it lies in to the library.</source>
      <translation>Den Ordner, in dem sie liegt, zur Bibliothek hinzufügen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is a playlist</source>
      <translation>ist eine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Import it as a playlist.</source>
      <translation>Als Wiedergabeliste importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>could not be read to its end, perhaps for want of memory</source>
      <translation>konnte nicht zu Ende gelesen werden, vielleicht aus Speichermangel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Close other programs, or import a part of it.</source>
      <translation>Andere Programme schließen oder nur einen Teil importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is a library of iTunes in its own binary format</source>
      <translation>ist eine Bibliothek von iTunes in dessen eigenem Binärformat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>There, choose File › Library › Export Library, and import the XML file.</source>
      <translation>Dort Ablage › Mediathek › Mediathek exportieren wählen und die XML-Datei importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is the history of YouTube as a web page</source>
      <translation>ist der Verlauf von YouTube als Webseite</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>In Google Takeout, choose JSON as the format of the history, and export again.</source>
      <translation>In Google Takeout JSON als Format des Verlaufs wählen und noch einmal exportieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>is a web page, not an export</source>
      <translation>ist eine Webseite, kein Export</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Download the export itself: the link behind the page.</source>
      <translation>Den Export selbst herunterladen: den Link hinter der Seite.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>only lists the files of an export of Quod Libet</source>
      <translation>führt nur die Dateien eines Exports von Quod Libet auf</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>Choose the folder that it lies in.</source>
      <translation>Den Ordner wählen, in dem sie liegt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out.</source>
      <translation>{} ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} of audiobooks left out.</source>
      <translation>{} von Hörbüchern ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out: not readable.</source>
      <translation>{} ausgelassen: nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out, as its player marked it as no play.</source>
      <translation>{} ausgelassen, vom Player selbst nicht als Wiedergabe gezählt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>The file ends in the middle of its last line; {} left out.</source>
      <translation>Die Datei endet mitten in ihrer letzten Zeile; {} ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that stand twice.</source>
      <translation>{} ausgelassen, weil doppelt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that cannot be read.</source>
      <translation>{} ausgelassen, weil nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that have no file.</source>
      <translation>{} ausgelassen, weil ohne Datei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that tell no title.</source>
      <translation>{} ausgelassen, weil kein Titel genannt ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that are no plays.</source>
      <translation>{} ausgelassen, weil keine Wiedergabe.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that are albums or artists.</source>
      <translation>{} ausgelassen, weil Album oder Interpret.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out of which nothing was heard.</source>
      <translation>{} ausgelassen, weil nichts gehört wurde.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that are no music.</source>
      <translation>{} ausgelassen, weil keine Musik.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that had only begun.</source>
      <translation>{} ausgelassen, weil gerade erst begonnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} of private sessions left out.</source>
      <translation>{} aus privaten Sitzungen ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that were removed.</source>
      <translation>{} ausgelassen, weil entfernt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out: their rules cannot be read.</source>
      <translation>{} ausgelassen: Ihre Regeln sind nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out whose title is only an address.</source>
      <translation>{} ausgelassen, deren Titel nur eine Adresse ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out: a playlist has 250,000 at most.</source>
      <translation>{} ausgelassen: Eine Wiedergabeliste hat höchstens 250.000.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that have no tags.</source>
      <translation>{} ausgelassen, weil ohne Tags.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that the program computed itself.</source>
      <translation>{} ausgelassen, weil vom Programm selbst berechnet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} rated differently by two programs; one of the ratings is taken.</source>
      <translation>{} von zwei Programmen verschieden bewertet; eine der Bewertungen gilt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} left out that were copied from Last.fm; import them from there.</source>
      <translation>{} ausgelassen, weil aus Last.fm übernommen; von dort importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} taken without a date, since their clock was wrong.</source>
      <translation>{} ohne Datum übernommen, weil die Uhr falsch ging.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} not read, since the library itself is there.</source>
      <translation>{} nicht gelesen, weil die Bibliothek selbst da ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{}: the columns were found by what is in them.</source>
      <translation>{}: Die Spalten wurden an ihrem Inhalt erkannt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} read as Western European text.</source>
      <translation>{} als westeuropäischer Text gelesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{}: ratings up to 10 are tenths, others reach to 255.</source>
      <translation>{}: Bewertungen bis 10 sind Zehntel, andere reichen bis 255.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} tell no artist, so they may find no track.</source>
      <translation>{} ohne Interpret, daher vielleicht ohne Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} of an earlier version not read.</source>
      <translation>{} einer früheren Version nicht gelesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} taken with its tracks of now, without its rules.</source>
      <translation>{} mit den jetzigen Titeln übernommen, ohne Regeln.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/imports.py" />
      <source>{} of playlists tell no title, so they find no track.</source>
      <translation>{} aus Wiedergabelisten ohne Titelangabe, daher ohne Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Overview</source>
      <translation>Übersicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Top</source>
      <translation>Spitze</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>When</source>
      <translation>Wann</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Choosing</source>
      <translation>Auswahl</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Taste</source>
      <translation>Geschmack</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Week</source>
      <translation>Woche</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Month</source>
      <translation>Monat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>All time</source>
      <translation>Gesamt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>From … to …</source>
      <translation>Von … bis …</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>{month} {year}</source>
      <translation>{month} {year}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>{day}–{end}</source>
      <comment>days of a month</comment>
      <translation>{day}.–{end}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Nothing to count yet</source>
      <translation>Noch nichts zu zählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>Nothing in {inside}</source>
      <translation>Nichts in: {inside}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>{note} {n} more charts wait for the same.</source>
      <extracomment>One: {note} {n} more chart waits for the same.</extracomment>
      <translation>
        <numerusform>{note} {n} weiteres Diagramm wartet auf dasselbe.</numerusform>
        <numerusform>{note} {n} weitere Diagramme warten auf dasselbe.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/insights.py" />
      <source>the week of {text}</source>
      <translation>Woche {text}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Played most, or for the first time, in this week.</source>
      <translation>Am meisten oder zum ersten Mal in dieser Woche gespielt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>TLS (usually port 465)</source>
      <translation>TLS (meist Port 465)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>STARTTLS (usually port 587)</source>
      <translation>STARTTLS (meist Port 587)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>None, for a server on this computer</source>
      <translation>Keine, für einen Server auf diesem Computer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>A test: this is how your weekly letter looks</source>
      <translation>Ein Test: So sieht dein Wochenbrief aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Mail is not set up.</source>
      <translation>E-Mail ist nicht eingerichtet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Set it up in the settings of the weekly letter.</source>
      <translation>In den Einstellungen des Wochenbriefs einrichten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This letter is being sent.</source>
      <translation>Dieser Brief wird gerade gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Wait a moment.</source>
      <translation>Einen Moment warten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The password of your mail account is not there any more.</source>
      <translation>Das Passwort des E-Mail-Kontos ist nicht mehr da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Type it again in the settings of the weekly letter.</source>
      <translation>In den Einstellungen des Wochenbriefs noch einmal eingeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The password cannot be kept.</source>
      <translation>Das Passwort kann nicht aufbewahrt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Unlock the keyring of your desktop, or make room on the disk, and try again.</source>
      <translation>Den Schlüsselbund entsperren oder Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This is no mail address.</source>
      <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>It looks like name@example.org, without spaces.</source>
      <translation>Sie sieht aus wie name@example.org, ohne Leerzeichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This is no name of a server.</source>
      <translation>Das ist kein Name eines Servers.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>It looks like smtp.example.org; the port stands beside it.</source>
      <translation>Er sieht aus wie smtp.example.org; der Port steht daneben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This is no port.</source>
      <translation>Das ist kein Port.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>It is a number from 1 to 65535, most often 465 or 587.</source>
      <translation>Er ist eine Zahl von 1 bis 65535, meist 465 oder 587.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The login cannot have line breaks.</source>
      <translation>Der Benutzername kann keine Zeilenumbrüche haben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Type it again.</source>
      <translation>Noch einmal eingeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The certificate cannot be read.</source>
      <translation>Das Zertifikat kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Choose a file in PEM format.</source>
      <translation>Eine Datei im PEM-Format wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server refuses the login or the password.</source>
      <translation>Der Mailserver lehnt Benutzername oder Passwort ab.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Many providers want an app password, which you make in the settings of your account there.</source>
      <translation>Viele Anbieter verlangen ein App-Passwort, das man dort in den Einstellungen des Kontos macht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server wants a login.</source>
      <translation>Der Mailserver verlangt eine Anmeldung.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Add login and password in the settings of the letter.</source>
      <translation>Benutzername und Passwort in den Einstellungen des Briefs angeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server takes no passwords.</source>
      <translation>Der Mailserver nimmt keine Passwörter an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Some providers allow only programs that they know. Use an address at another provider.</source>
      <translation>Manche Anbieter lassen nur Programme zu, die sie kennen. Eine Adresse bei einem anderen Anbieter benutzen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server does not let you send from this address.</source>
      <translation>Der Mailserver lässt dich von dieser Adresse nicht senden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Use an address that belongs to the login.</source>
      <translation>Eine Adresse benutzen, die zur Anmeldung gehört.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server does not take mail for this address.</source>
      <translation>Der Mailserver nimmt keine Post für diese Adresse an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Check the address.</source>
      <translation>Die Adresse prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server refuses the letter.</source>
      <translation>Der Mailserver lehnt den Brief ab.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>What it says may help.</source>
      <translation>Was er sagt, kann weiterhelfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The letter is too large for the mail server.</source>
      <translation>Der Brief ist für den Mailserver zu groß.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Save it as a file instead.</source>
      <translation>Stattdessen als Datei speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server takes only addresses of plain Latin letters.</source>
      <translation>Der Mailserver nimmt nur Adressen aus einfachen lateinischen Buchstaben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Use an address without accents before the @.</source>
      <translation>Eine Adresse ohne Akzente vor dem @ benutzen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server does not protect the connection with STARTTLS.</source>
      <translation>Der Mailserver schützt die Verbindung nicht mit STARTTLS.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Choose TLS and port 465, if your provider has it. Nothing was sent.</source>
      <translation>TLS und Port 465 wählen, falls der Anbieter das hat. Nichts wurde gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server does not speak TLS at this port.</source>
      <translation>Der Mailserver spricht an diesem Port kein TLS.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Choose STARTTLS and port 587, if your provider has it. Nothing was sent.</source>
      <translation>STARTTLS und Port 587 wählen, falls der Anbieter das hat. Nichts wurde gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Without TLS, only a server on this computer is used.</source>
      <translation>Ohne TLS wird nur ein Server auf diesem Computer benutzt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Choose TLS or STARTTLS, so that nobody reads your password.</source>
      <translation>TLS oder STARTTLS wählen, damit niemand das Passwort liest.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server does not prove that it is the one you mean.</source>
      <translation>Der Mailserver weist nicht nach, dass er der gemeinte ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Check its name. For a bridge or a server of your own, choose its certificate. Nothing was sent.</source>
      <translation>Seinen Namen prüfen. Für eine Bridge oder einen eigenen Server dessen Zertifikat wählen. Nichts wurde gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server asks to come back later.</source>
      <translation>Der Mailserver bittet, später wiederzukommen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The letter is sent again by itself.</source>
      <translation>Der Brief wird von selbst noch einmal gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server does not answer in time.</source>
      <translation>Der Mailserver antwortet nicht rechtzeitig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server ended the connection.</source>
      <translation>Der Mailserver hat die Verbindung beendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>There is no server of this name, or the network is down.</source>
      <translation>Es gibt keinen Server dieses Namens, oder das Netz ist weg.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Check the name; the letter is sent again by itself.</source>
      <translation>Den Namen prüfen; der Brief wird von selbst noch einmal gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server cannot be reached.</source>
      <translation>Der Mailserver ist nicht erreichbar.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Check name and port; the letter is sent again by itself.</source>
      <translation>Namen und Port prüfen; der Brief wird von selbst noch einmal gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>What answers there is no mail server.</source>
      <translation>Was dort antwortet, ist kein Mailserver.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Check name and port.</source>
      <translation>Namen und Port prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server does not want to talk.</source>
      <translation>Der Mailserver will nicht reden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The library cannot be written now.</source>
      <translation>Die Bibliothek kann gerade nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Make room on the disk; then the letter is sent.</source>
      <translation>Platz schaffen; dann wird der Brief gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Another player sends this letter.</source>
      <translation>Ein anderer Player sendet diesen Brief.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Nothing needs to be done.</source>
      <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The player was closed.</source>
      <translation>Der Player wurde geschlossen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The letter is sent at the next start.</source>
      <translation>Der Brief wird beim nächsten Start gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The mail server got the letter, but did not say that it took it.</source>
      <translation>Der Mailserver hat den Brief bekommen, aber nicht gesagt, dass er ihn annahm.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Look into your mailbox. If it is not there, send it again.</source>
      <translation>Im Postfach nachsehen. Ist er nicht da, noch einmal senden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This letter comes from a backup or from elsewhere, so it is not known whether it was sent.</source>
      <translation>Dieser Brief kommt aus einer Sicherung oder von anderswo, darum ist nicht bekannt, ob er gesendet wurde.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This letter is not there any more.</source>
      <translation>Dieser Brief ist nicht mehr da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>“{what}” is no week.</source>
      <translation>„{what}“ ist keine Woche.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Weeks are named like 2026-W48.</source>
      <translation>Wochen heißen wie 2026-W48.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The week {what} has not begun.</source>
      <translation>Die Woche {what} hat noch nicht begonnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Choose an earlier one.</source>
      <translation>Eine frühere wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Guests and locked profiles get no letters.</source>
      <translation>Gäste und gesperrte Profile bekommen keine Briefe.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Unlock the profile, or choose another one.</source>
      <translation>Das Profil entsperren oder ein anderes wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>A letter cannot be saved as “{what}”.</source>
      <translation>Ein Brief kann nicht als „{what}“ gespeichert werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Choose a name that ends in .html, .eml or .txt.</source>
      <translation>Einen Namen wählen, der auf .html, .eml oder .txt endet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>{what} cannot be written.</source>
      <translation>{what} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Choose another folder, or make room on the disk.</source>
      <translation>Einen anderen Ordner wählen oder Platz schaffen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This link does not come from a weekly letter.</source>
      <translation>Dieser Link stammt nicht aus einem Wochenbrief.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Nothing was done. Links of letters play or like a track, and nothing else.</source>
      <translation>Nichts wurde getan. Links aus Briefen spielen einen Titel oder setzen „Gefällt mir“, sonst nichts.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>This link is from another library or another profile, or its track is gone.</source>
      <translation>Dieser Link ist aus einer anderen Bibliothek oder einem anderen Profil, oder sein Titel ist weg.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Nothing was done.</source>
      <translation>Nichts wurde getan.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The file of this track is not there.</source>
      <translation>Die Datei dieses Titels ist nicht da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Connect the drive that holds it, and try again.</source>
      <translation>Das Laufwerk anschließen, auf dem sie liegt, und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The letter cannot be sent ({reason}).</source>
      <translation>Der Brief kann nicht gesendet werden ({reason}).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>{headline} It says: {detail}</source>
      <translation>{headline} Er sagt: {detail}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>The letter cannot be written ({reason}).</source>
      <translation>Der Brief kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>It was sent. Look into your mailbox.</source>
      <translation>Er wurde gesendet. Im Postfach nachsehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>{headline} Try it again later.</source>
      <translation>{headline} Später noch einmal versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Waits to be sent again</source>
      <translation>Wartet darauf, noch einmal gesendet zu werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Waits to be sent</source>
      <translation>Wartet darauf, gesendet zu werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Is being sent</source>
      <translation>Wird gesendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Sent</source>
      <translation>Gesendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Perhaps sent</source>
      <translation>Vielleicht gesendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/letters.py" />
      <source>Not sent</source>
      <translation>Nicht gesendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Same genre, other artist</source>
      <translation>Gleiches Genre, anderer Interpret</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Within reach</source>
      <translation>Erreichbar</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Tracks that are among the ten nearest of at least one other.</source>
      <translation>Titel, die unter den zehn nächsten von mindestens einem anderen sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Out of reach</source>
      <translation>Unerreichbar</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Tracks that similarity alone would never bring up.</source>
      <translation>Titel, die Ähnlichkeit allein nie hervorholen würde.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Hubs</source>
      <translation>Naben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>How unevenly tracks turn up: 0 is fair, above 1 a few are everywhere.</source>
      <translation>Wie ungleich Titel auftauchen: 0 ist gerecht, über 1 sind einige überall.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>{described} of {n} tracks are described by their sound</source>
      <extracomment>One: {described} of {n} track are described by their sound</extracomment>
      <translation>
        <numerusform>{described} von {n} Titel ist durch seinen Klang beschrieben</numerusform>
        <numerusform>{described} von {n} Titeln sind durch ihren Klang beschrieben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>the space was fitted on {fit_size}</source>
      <translation>der Raum wurde an {fit_size} angepasst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>these figures are from a random {judged}</source>
      <translation>diese Zahlen stammen von zufälligen {judged}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Too few tracks have both an artist and a genre in their tags to tell.</source>
      <translation>Zu wenige Titel haben Interpret und Genre in ihren Tags, um es zu sagen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/library_report.py" />
      <source>Of the five nearest by others; random tracks would reach {chance}.</source>
      <translation>Von den fünf nächsten anderer Interpreten; zufällige Titel kämen auf {chance}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>loudness is not evened out</source>
      <translation>Lautheit wird nicht angeglichen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>measured, whole album</source>
      <translation>gemessen, ganzes Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>from tags, whole album</source>
      <translation>aus Tags, ganzes Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>measured</source>
      <translation>gemessen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>from tags</source>
      <translation>aus Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>estimated by listening</source>
      <translation>beim Anhören geschätzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>its loudness is not known</source>
      <translation>die Lautheit ist nicht bekannt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>silent</source>
      <translation>still</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>{signed} dB</source>
      <translation>{signed} dB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>{signed} dBFS</source>
      <translation>{signed} dBFS</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>as recorded</source>
      <translation>wie aufgenommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>, limited by its peak</source>
      <translation>, durch die Spitze begrenzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>Loudness in tags</source>
      <translation>Lautheit in Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>Loudness measured</source>
      <translation>Gemessene Lautheit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>Loudness estimated</source>
      <translation>Geschätzte Lautheit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>Plays at</source>
      <translation>Spielt mit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>track</source>
      <translation>Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>album</source>
      <translation>Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>, peak {peak}</source>
      <translation>, Spitze {peak}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>{integrated_lufs}, true peak {true_peak}</source>
      <translation>{integrated_lufs}, wahre Spitze {true_peak}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>{track}, range {range_lu} LU</source>
      <translation>{track}, Umfang {range_lu} LU</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source>The measured loudness is written to the tags of {n} files, as ReplayGain (Opus: R128 gain). The sound is not touched, and other players can use it. You can take it back right afterwards.</source>
      <extracomment>One: The measured loudness is written to the tags of {n} file, as ReplayGain (Opus: R128 gain). The sound is not touched, and other players can use it. You can take it back right afterwards.</extracomment>
      <translation>
        <numerusform>Die gemessene Lautheit wird in die Tags von {n} Datei geschrieben, als ReplayGain (Opus: R128-Verstärkung). Der Klang bleibt unberührt, und andere Player können sie nutzen. Gleich danach lässt es sich zurücknehmen.</numerusform>
        <numerusform>Die gemessene Lautheit wird in die Tags von {n} Dateien geschrieben, als ReplayGain (Opus: R128-Verstärkung). Der Klang bleibt unberührt, und andere Player können sie nutzen. Gleich danach lässt es sich zurücknehmen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/loudness.py" />
      <source> {n} tracks of these albums are not measured and left alone.</source>
      <extracomment>One:  {n} track of these albums is not measured and left alone.</extracomment>
      <translation>
        <numerusform> {n} Titel dieser Alben ist nicht gemessen und bleibt in Ruhe.</numerusform>
        <numerusform> {n} Titel dieser Alben sind nicht gemessen und bleiben in Ruhe.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>No lyrics</source>
      <translation>Kein Liedtext</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Put a file called “{name}.lrc” (with times) or “{name}.txt” beside the music, or lyrics into its tags.</source>
      <translation>Eine Datei namens „{name}.lrc“ (mit Zeiten) oder „{name}.txt“ neben die Musik legen oder den Liedtext in die Tags schreiben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Looking for lyrics…</source>
      <translation>Suche nach Liedtext…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>She</source>
      <translation>Sie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>He</source>
      <translation>Er</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Both</source>
      <translation>Beide</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>English</source>
      <translation>Englisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>German</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>French</source>
      <translation>Französisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Spanish</source>
      <translation>Spanisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Italian</source>
      <translation>Italienisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Portuguese</source>
      <translation>Portugiesisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Japanese</source>
      <translation>Japanisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Korean</source>
      <translation>Koreanisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Chinese</source>
      <translation>Chinesisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Russian</source>
      <translation>Russisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Dutch</source>
      <translation>Niederländisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Swedish</source>
      <translation>Schwedisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>Polish</source>
      <translation>Polnisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Turkish</source>
      <translation>Türkisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>is larger than 1 MB, so it is not read</source>
      <translation>ist größer als 1 MB und wird nicht gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>has more lines than any song, so it is not shown</source>
      <translation>hat mehr Zeilen als jedes Lied und wird nicht gezeigt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>is not text</source>
      <translation>ist kein Text</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>is damaged</source>
      <translation>ist beschädigt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>cannot be read. Check its permissions</source>
      <translation>kann nicht gelesen werden. Die Rechte prüfen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>is gone</source>
      <translation>ist weg</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>is cut into tracks by a cue sheet. Lyrics are of the whole file, so they are not shown</source>
      <translation>wird von einem CUE-Sheet in Titel geteilt. Liedtexte gelten für die ganze Datei und werden nicht gezeigt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>takes too long to read</source>
      <translation>braucht zu lange zum Lesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>word by word</source>
      <translation>Wort für Wort</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>with times</source>
      <translation>mit Zeiten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>In the tags ({name})</source>
      <translation>In den Tags ({name})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>{seconds} s later</source>
      <translation>{seconds} s später</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/lyrics.py" />
      <source>{seconds} s earlier</source>
      <translation>{seconds} s früher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/looking_up.py" />
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>How it sounds</source>
      <translation>Wie es klingt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>Decade</source>
      <translation>Jahrzehnt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>Energy</source>
      <translation>Energie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>Tempo</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Key</source>
      <translation>Tonart</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Last played</source>
      <translation>Zuletzt gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Date added</source>
      <translation>Hinzugefügt am</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Playlist</source>
      <translation>Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>The map is made of how tracks sound. They are listened to in the background; the map grows meanwhile.</source>
      <translation>Die Karte entsteht daraus, wie Titel klingen. Sie werden im Hintergrund angehört; die Karte wächst dabei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Add a music folder first. Its tracks are listened to, and then each has a place here.</source>
      <translation>Zuerst einen Musikordner hinzufügen. Seine Titel werden angehört, und dann hat jeder hier seinen Platz.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>A first sketch; a map where near means alike is being made</source>
      <translation>Eine erste Skizze; eine Karte, auf der nah ähnlich heißt, entsteht gerade</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>A first sketch; a better map is made when nothing else is going on</source>
      <translation>Eine erste Skizze; eine bessere Karte entsteht, wenn sonst nichts zu tun ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Choose the start, then where it leads: click points, or press Enter on them.</source>
      <translation>Den Anfang wählen, dann das Ziel: Punkte anklicken oder Enter darauf drücken.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Points in view, the nearest first</source>
      <translation>Punkte in der Ansicht, die nächsten zuerst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>{hits} of {points}</source>
      <translation>{hits} von {points}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>{title} by {artist}</source>
      <translation>{title} von {artist}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Map: {cluster}, {points}</source>
      <translation>Karte: {cluster}, {points}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>Map: {points}</source>
      <translation>Karte: {points}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>New tracks find their places</source>
      <translation>Neue Titel finden ihren Platz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>A region needs a name.</source>
      <translation>Eine Region braucht einen Namen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>A name without quotation marks can be found in searches.</source>
      <translation>Ein Name ohne Anführungszeichen lässt sich in Suchen finden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>There is a region {name} already.</source>
      <translation>Es gibt schon eine Region {name}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/map_page.py" />
      <source>{n} tracks · {duration_ms}</source>
      <extracomment>One: {n} track · {duration_ms}</extracomment>
      <translation>
        <numerusform>{n} Titel · {duration_ms}</numerusform>
        <numerusform>{n} Titel · {duration_ms}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>you said so</source>
      <translation>du hast es gesagt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the MusicBrainz recording is the same</source>
      <translation>die MusicBrainz-Aufnahme ist dieselbe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the ISRC is the same</source>
      <translation>der ISRC ist derselbe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>it is the same file</source>
      <translation>es ist dieselbe Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>it is the same file in a folder of another computer</source>
      <translation>es ist dieselbe Datei in einem Ordner eines anderen Computers</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>artist and title are the same</source>
      <translation>Interpret und Titel sind gleich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>an article before the title is left out</source>
      <translation>ein Artikel vor dem Titel ist weggelassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the accents differ</source>
      <translation>die Akzente sind anders</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>it is written in letters of another script</source>
      <translation>es ist in einer anderen Schrift geschrieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>one letter differs</source>
      <translation>ein Buchstabe ist anders</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>letters of the name were lost</source>
      <translation>Buchstaben des Namens gingen verloren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the end of the title is missing</source>
      <translation>das Ende des Titels fehlt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the work is the same, told in other words</source>
      <translation>das Werk ist dasselbe, anders gesagt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>one title has more words</source>
      <translation>ein Titel hat mehr Wörter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>many albums have a track of this title</source>
      <translation>viele Alben haben ein Stück mit diesem Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>a number stands before the title</source>
      <translation>vor dem Titel steht eine Zahl</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the title begins with an artist</source>
      <translation>der Titel beginnt mit einem Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>artist and title are exchanged</source>
      <translation>Interpret und Titel sind vertauscht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>it is another version</source>
      <translation>es ist eine andere Fassung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>it is another one of several versions</source>
      <translation>es ist eine andere von mehreren Fassungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>it may be another version</source>
      <translation>es kann eine andere Fassung sein</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>only one of the two names guests</source>
      <translation>nur eines von beiden nennt Gäste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the guests are others</source>
      <translation>die Gäste sind andere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>one names more artists</source>
      <translation>eines nennt mehr Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>its artist is not known</source>
      <translation>der Interpret ist nicht bekannt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>its artist is told as various artists</source>
      <translation>als Interpret stehen verschiedene Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>its artist is the artist of the album</source>
      <translation>der Interpret ist der des Albums</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the lengths are too different</source>
      <translation>die Längen sind zu verschieden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>one of the two is a short preview</source>
      <translation>eines von beiden ist ein kurzer Ausschnitt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>album and length differ</source>
      <translation>Album und Länge sind anders</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the album has other versions</source>
      <translation>das Album hat andere Fassungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>the MusicBrainz recordings differ</source>
      <translation>die MusicBrainz-Aufnahmen sind verschieden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>they are equally like it</source>
      <translation>sie sind gleich ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>no track has this title</source>
      <translation>nichts hat diesen Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>no track of this title is by this artist</source>
      <translation>nichts mit diesem Titel ist von diesem Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>nothing tells its title</source>
      <translation>nichts nennt den Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/matching.py" />
      <source>Other version</source>
      <translation>Andere Fassung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>There is no map yet: fewer than two tracks were analysed.</source>
      <translation>Es gibt noch keine Karte: Weniger als zwei Titel wurden analysiert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>Let the analysis go on, or start it with “musicrec analyse”.</source>
      <translation>Die Analyse weiterlaufen lassen oder mit „musicrec analyse“ beginnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>The map could not be made anew: the process that computes it has ended. Try again; if it ends again, the log says why.</source>
      <translation>Die Karte konnte nicht neu gemacht werden: Der Prozess, der sie berechnet, ist zu Ende. Erneut versuchen; endet er wieder, sagt das Protokoll, warum.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>The map could not be made anew: there is too little memory. Close other programs, then try again.</source>
      <translation>Die Karte konnte nicht neu gemacht werden: Es ist zu wenig Speicher da. Andere Programme schließen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>The map could not be kept: the library cannot be written. Make room on the disk, then try again.</source>
      <translation>Die Karte konnte nicht gespeichert werden: Die Bibliothek lässt sich nicht schreiben. Platz schaffen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>{:.0f} BPM</source>
      <translation>{:.0f} BPM</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>{:,.0f} Hz</source>
      <translation>{:,.0f} Hz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>{:.1f} LUFS</source>
      <translation>{:.1f} LUFS</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>energy</source>
      <translation>Energie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>tempo</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>brightness</source>
      <translation>Helligkeit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>danceability</source>
      <translation>Tanzbarkeit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>acousticness</source>
      <translation>akustischer Anteil</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>vocals</source>
      <translation>Gesang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>loudness</source>
      <translation>Lautheit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>Its sound is like that of the library as a whole.</source>
      <translation>Der Klang ist wie der der ganzen Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>{direction} it gets {word}</source>
      <translation>{direction} kommt mehr {word}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>to the right</source>
      <translation>nach rechts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>upward</source>
      <translation>nach oben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/music_map.py" />
      <source>{word}: {facts} {value} ({score} σ)</source>
      <translation>{word}: {facts} {value} ({score} σ)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No genre</source>
      <translation>Ohne Genre</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No album artist</source>
      <translation>Ohne Albuminterpret</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/track_table/album_rows.py" />
      <source>No album</source>
      <translation>Ohne Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No conductor</source>
      <translation>Ohne Dirigent</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No performer</source>
      <translation>Ohne Mitwirkende</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No work</source>
      <translation>Ohne Werk</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No ensemble</source>
      <translation>Ohne Ensemble</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No grouping</source>
      <translation>Ohne Gruppierung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No mood</source>
      <translation>Ohne Stimmung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>No label</source>
      <translation>Ohne Label</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Not rated</source>
      <translation>Nicht bewertet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Codec</source>
      <translation>Codec</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>Unknown codec</source>
      <translation>Unbekannter Codec</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/controller.py" />
      <source>No folder</source>
      <translation>Ohne Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/panes.py" />
      <source>All {number}</source>
      <translation>Alle {number}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>While the profile is locked, the player neither shows nor uses its history, likes, playlists and taste, and sends nothing to its accounts. The tokens of its accounts are encrypted.</source>
      <translation>Solange das Profil gesperrt ist, zeigt und nutzt der Player weder Verlauf noch „Gefällt mir“, Wiedergabelisten und Geschmack und sendet nichts an die Konten. Die Token der Konten sind verschlüsselt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>The history itself is not encrypted: who can open the files of your account with another program can read it.</source>
      <translation>Der Verlauf selbst ist nicht verschlüsselt: Wer die Dateien deines Benutzerkontos mit einem anderen Programm öffnen kann, kann ihn lesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>A forgotten passphrase cannot be got back. It loses the access to this profile only; your music and other profiles are unharmed.</source>
      <translation>Eine vergessene Passphrase lässt sich nicht zurückholen. Damit geht nur der Zugang zu diesem Profil verloren; Musik und andere Profile nehmen keinen Schaden.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>Try again in {n} seconds.</source>
      <extracomment>One: Try again in {n} second.</extracomment>
      <translation>
        <numerusform>In {n} Sekunde erneut versuchen.</numerusform>
        <numerusform>In {n} Sekunden erneut versuchen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>Try again in {n} minutes.</source>
      <extracomment>One: Try again in {n} minute.</extracomment>
      <translation>
        <numerusform>In {n} Minute erneut versuchen.</numerusform>
        <numerusform>In {n} Minuten erneut versuchen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>The passphrase is not right.</source>
      <translation>Die Passphrase stimmt nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>Try again.</source>
      <translation>Erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>There were too many wrong tries.</source>
      <translation>Es gab zu viele falsche Versuche.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>{name} is locked.</source>
      <translation>{name} ist gesperrt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>A passphrase is needed.</source>
      <translation>Eine Passphrase ist nötig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>Run this on a terminal, or with --passphrase-file or MUSICREC_PASSPHRASE.</source>
      <translation>In einem Terminal ausführen oder mit --passphrase-file oder MUSICREC_PASSPHRASE.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>A passphrase has at least one character.</source>
      <translation>Eine Passphrase hat mindestens ein Zeichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>The passphrase is longer than {longest_passphrase} characters.</source>
      <translation>Die Passphrase ist länger als {longest_passphrase} Zeichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>Choose a shorter one.</source>
      <translation>Eine kürzere wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>The passphrase has line breaks or control characters.</source>
      <translation>Die Passphrase hat Zeilenumbrüche oder Steuerzeichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Leave them out.</source>
      <translation>Diese weglassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>The two passphrases differ.</source>
      <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>Type the same one twice.</source>
      <translation>Zweimal dieselbe eingeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>The file {name} cannot be read.</source>
      <translation>Die Datei {name} kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check its name and its rights.</source>
      <translation>Namen und Rechte prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>What is kept of the passphrase is damaged.</source>
      <translation>Was von der Passphrase aufbewahrt ist, ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/passphrases.py" />
      <source>Restore a backup of the library.</source>
      <translation>Eine Sicherung der Bibliothek wiederherstellen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>faster</source>
      <translation>schneller</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>a little faster</source>
      <translation>etwas schneller</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>same tempo</source>
      <translation>gleiches Tempo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>a little slower</source>
      <translation>etwas langsamer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>slower</source>
      <translation>langsamer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>same key</source>
      <translation>gleiche Tonart</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>a key close by</source>
      <translation>nahe Tonart</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>livelier</source>
      <translation>lebhafter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>calmer</source>
      <translation>ruhiger</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>sounds alike</source>
      <translation>klingt ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>on the way</source>
      <translation>auf dem Weg</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>Where the path begins</source>
      <translation>Wo der Klangweg beginnt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>A path needs two different tracks. Choose where it should lead.</source>
      <translation>Ein Klangweg braucht zwei verschiedene Titel. Wählen, wohin er führen soll.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>Fewer than two tracks were analysed, so only the stops are on the path. Analyse your library to hear what lies between.</source>
      <translation>Weniger als zwei Titel wurden analysiert, darum stehen nur die Stationen auf dem Klangweg. Die Bibliothek analysieren, um zu hören, was dazwischen liegt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>A stop was not analysed yet, so no way leads to it. Analyse it, then find the path again.</source>
      <translation>Eine Station wurde noch nicht analysiert, darum führt kein Weg zu ihr. Sie analysieren und den Klangweg neu suchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>The file of a stop is missing, so the path goes without it.</source>
      <translation>Die Datei einer Station fehlt, darum geht es ohne sie.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>The path is shorter than wished: no more tracks of your library may come.</source>
      <translation>Der Klangweg ist kürzer als gewünscht: Mehr Titel der Bibliothek dürfen nicht kommen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/paths.py" />
      <source>The stops alone are as long as you wish. Choose fewer stops or a longer path.</source>
      <translation>Die Stationen allein sind so lang wie gewünscht. Weniger Stationen oder einen längeren Klangweg wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Open it in the player that made it, export it as M3U8 or XSPF there, and import that file.</source>
      <translation>In dem Player öffnen, der sie gemacht hat, dort als M3U8 oder XSPF exportieren und diese Datei importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Export the playlist again in the player that made it.</source>
      <translation>Die Wiedergabeliste in dem Player, der sie gemacht hat, noch einmal exportieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Choose another name, or say that it may be replaced.</source>
      <translation>Einen anderen Namen wählen oder das Ersetzen erlauben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a folder</source>
      <translation>ist ein Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Choose a file.</source>
      <translation>Eine Datei wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Choose a playlist file.</source>
      <translation>Eine Wiedergabelisten-Datei wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is too big for a playlist</source>
      <translation>ist zu groß für eine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>A playlist file has 64 MB at most. Check that it is the right one.</source>
      <translation>Eine Wiedergabelisten-Datei hat höchstens 64 MB. Prüfen, ob es die richtige ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is too big for a file with smart playlists</source>
      <translation>ist zu groß für eine Datei mit intelligenten Wiedergabelisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>One megabyte is read at most. Check that it is the right one.</source>
      <translation>Höchstens ein Megabyte wird gelesen. Prüfen, ob es die richtige ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>has too many playlists</source>
      <translation>hat zu viele Wiedergabelisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>A thousand are read at most. Export the ones that you need.</source>
      <translation>Höchstens tausend werden gelesen. Nur die benötigten exportieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>has too many entries</source>
      <translation>hat zu viele Einträge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>250,000 are read at most. Divide it into several playlists.</source>
      <translation>Höchstens 250.000 werden gelesen. In mehrere Wiedergabelisten teilen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>has too many lines</source>
      <translation>hat zu viele Zeilen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Two million are read at most. Check that it is the right file.</source>
      <translation>Höchstens zwei Millionen werden gelesen. Prüfen, ob es die richtige Datei ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is not a playlist: it has no text</source>
      <translation>ist keine Wiedergabeliste: Sie hat keinen Text</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Check that it is the right file. </source>
      <translation>Prüfen, ob es die richtige Datei ist. </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is not a playlist</source>
      <translation>ist keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>M3U, PLS, XSPF, JSPF, WPL, ZPL and ASX can be read.</source>
      <translation>M3U, PLS, XSPF, JSPF, WPL, ZPL und ASX können gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Playlists need none. </source>
      <translation>Wiedergabelisten brauchen keine. </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is not a playlist: it holds the parts of one stream (HLS)</source>
      <translation>ist keine Wiedergabeliste: Sie enthält die Teile eines Streams (HLS)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Play its address in a player for streams.</source>
      <translation>Ihre Adresse in einem Player für Streams abspielen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a web page, not a playlist</source>
      <translation>ist eine Webseite, keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Download the playlist itself: the link behind the page.</source>
      <translation>Die Wiedergabeliste selbst herunterladen: den Link hinter der Seite.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a news or podcast feed, not a playlist</source>
      <translation>ist ein Nachrichten- oder Podcast-Feed, keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a cue sheet, not a playlist</source>
      <translation>ist ein CUE-Sheet, keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a sound file, not a playlist</source>
      <translation>ist eine Klangdatei, keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is an archive, not a playlist</source>
      <translation>ist ein Archiv, keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Unpack it, and import the playlists in it.</source>
      <translation>Entpacken und die Wiedergabelisten darin importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a database, not a playlist</source>
      <translation>ist eine Datenbank, keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a library of iTunes or Music, not a playlist</source>
      <translation>ist eine Bibliothek von iTunes oder Musik, keine Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>There, choose File › Library › Export Playlist with the format M3U8, and import that file.</source>
      <translation>Dort Ablage › Mediathek › Playlist exportieren mit dem Format M3U8 wählen und diese Datei importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a playlist of foobar2000 in its own binary format</source>
      <translation>ist eine Wiedergabeliste von foobar2000 in dessen eigenem Binärformat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>There, choose File › Save playlist with the type M3U8, and import that file.</source>
      <translation>Dort File › Save playlist mit dem Typ M3U8 wählen und diese Datei importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a playlist of MusicBee in its own binary format</source>
      <translation>ist eine Wiedergabeliste von MusicBee in dessen eigenem Binärformat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>There, right-click the playlist, export it as M3U, and import that file.</source>
      <translation>Dort die Wiedergabeliste mit der rechten Maustaste anklicken, als M3U exportieren und diese Datei importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>cannot be written in this format</source>
      <translation>kann in diesem Format nicht geschrieben werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Choose .m3u8, .pls, .xspf or .jspf.</source>
      <translation>.m3u8, .pls, .xspf oder .jspf wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is there already</source>
      <translation>ist schon da</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a device or a pipe, so it is not written over</source>
      <translation>ist ein Gerät oder eine Pipe und wird nicht überschrieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Choose another name.</source>
      <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is not written: the playlist has no rules</source>
      <translation>wird nicht geschrieben: Die Wiedergabeliste hat keine Regeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Export its tracks as M3U8.</source>
      <translation>Ihre Titel als M3U8 exportieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a file, not a folder</source>
      <translation>ist eine Datei, kein Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Choose a folder.</source>
      <translation>Einen Ordner wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>cannot be written</source>
      <translation>kann nicht geschrieben werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Give your user the right to write there, or choose another folder.</source>
      <translation>Dem Benutzer dort das Schreibrecht geben oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>cannot be written: the disk is full</source>
      <translation>kann nicht geschrieben werden: Der Datenträger ist voll</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Free some space, or choose another drive.</source>
      <translation>Platz schaffen oder ein anderes Laufwerk wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>cannot be written: the drive does not take this name</source>
      <translation>kann nicht geschrieben werden: Das Laufwerk nimmt diesen Namen nicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Choose a shorter or plainer name.</source>
      <translation>Einen kürzeren oder einfacheren Namen wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Navidrome</source>
      <translation>Navidrome</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Kodi</source>
      <translation>Kodi</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Rhythmbox</source>
      <translation>Rhythmbox</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Windows Media Player</source>
      <translation>Windows Media Player</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>This line is too long for a path, so it is left out.</source>
      <translation>Diese Zeile ist zu lang für einen Pfad und wird ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>This line has bytes that no path can have, so it is left out.</source>
      <translation>Diese Zeile hat Bytes, die kein Pfad haben kann, und wird ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Entry {detail} is not a track, so it is left out.</source>
      <translation>Eintrag {detail} ist kein Titel und wird ausgelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>The list “{detail}” inside it is not there.</source>
      <translation>Die Liste „{detail}“ darin ist nicht da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>The list “{detail}” inside it is on the network, and is not fetched.</source>
      <translation>Die Liste „{detail}“ darin liegt im Netz und wird nicht geholt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>The list “{detail}” includes itself; it is read once.</source>
      <translation>Die Liste „{detail}“ enthält sich selbst; sie wird einmal gelesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>The list “{detail}” lies too deep in other lists; five are followed.</source>
      <translation>Die Liste „{detail}“ liegt zu tief in anderen Listen; fünf Ebenen werden verfolgt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>The list “{detail}” is not read: too many lists lie in this one.</source>
      <translation>Die Liste „{detail}“ wird nicht gelesen: Zu viele Listen liegen in dieser.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>A list inside it cannot be read: {detail}.</source>
      <translation>Eine Liste darin kann nicht gelesen werden: {detail}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>It has no entries.</source>
      <translation>Sie hat keine Einträge.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>It does not tell its encoding; it was read as {detail}.</source>
      <translation>Sie nennt ihre Kodierung nicht; sie wurde als {detail} gelesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>an address of the network; only files are played</source>
      <translation>eine Netzadresse; nur Dateien werden gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>another player</source>
      <translation>einem anderen Player</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is a smart playlist of {maker}: rules, which cannot be read</source>
      <translation>ist eine intelligente Wiedergabeliste von {maker}: Regeln, die nicht gelesen werden können</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Save its tracks there as a plain playlist in M3U8, and import that file.</source>
      <translation>Dort ihre Titel als einfache Wiedergabeliste in M3U8 speichern und diese Datei importieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>has rules that cannot be said here: {detail}</source>
      <translation>hat Regeln, die sich hier nicht ausdrücken lassen: {detail}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Nothing of that list is used. Take these rules out of it, or save its tracks as M3U8 there.</source>
      <translation>Nichts aus dieser Liste wird verwendet. Diese Regeln herausnehmen oder dort die Titel als M3U8 speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is not written: its rules cannot be followed now, because of “{detail}”</source>
      <translation>wird nicht geschrieben: Die Regeln lassen sich jetzt nicht befolgen, wegen „{detail}“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>The page of the smart playlist tells what is wrong.</source>
      <translation>Die Seite der intelligenten Wiedergabeliste sagt, was falsch ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is there already, as a link to “{detail}”</source>
      <translation>ist schon da, als Verknüpfung zu „{detail}“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>is not written, because Navidrome has no rule for: {detail}</source>
      <translation>wird nicht geschrieben, weil Navidrome keine Regel hat für: {detail}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Take these parts out of the rules, or export its tracks as M3U8.</source>
      <translation>Diese Teile aus den Regeln nehmen oder die Titel als M3U8 exportieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>cannot be used</source>
      <translation>kann nicht verwendet werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>{what} (line {line})</source>
      <translation>{what} (Zeile {line})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Its file holds something else now; the playlist stays as it was.</source>
      <translation>Ihre Datei enthält jetzt etwas anderes; die Wiedergabeliste bleibt, wie sie war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>Its file {refused}; the playlist stays as it was.</source>
      <translation>Ihre Datei {refused}; die Wiedergabeliste bleibt, wie sie war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>may be one of {candidates} tracks: {match_reason}</source>
      <translation>kann einer von {candidates} Titeln sein: {match_reason}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlist_files.py" />
      <source>one track is like it: {match_reason}</source>
      <translation>ein Titel ist ihm ähnlich: {match_reason}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>The playlist has no tracks yet. With one track in it, others that fit are suggested.</source>
      <translation>Die Wiedergabeliste hat noch keine Titel. Mit einem darin werden andere vorgeschlagen, die passen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>Your music is being listened to now. Suggestions by how it sounds follow; until then there is only what is played or listed together.</source>
      <translation>Deine Musik wird gerade angehört. Vorschläge nach dem Klang folgen; bis dahin gibt es nur, was zusammen gespielt oder gelistet ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>It is not known yet how this playlist sounds, so only what is played or listed together with its tracks is suggested. Let the library be analysed.</source>
      <translation>Noch ist nicht bekannt, wie diese Wiedergabeliste klingt, darum wird nur vorgeschlagen, was mit ihren Titeln zusammen gespielt oder gelistet ist. Die Bibliothek analysieren lassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>Nothing fits so well. Ask for less.</source>
      <translation>Nichts passt so gut. Weniger verlangen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>Nothing else fits this playlist yet.</source>
      <translation>Sonst passt noch nichts zu dieser Wiedergabeliste.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>Looking for tracks that fit…</source>
      <translation>Suche nach passenden Titeln…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>{track} is not suggested for {playlist} any more</source>
      <translation>{track} wird für {playlist} nicht mehr vorgeschlagen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>Show {n} refused tracks again</source>
      <extracomment>One: Show {n} refused track again</extracomment>
      <translation>
        <numerusform>{n} abgelehnten Titel wieder zeigen</numerusform>
        <numerusform>{n} abgelehnte Titel wieder zeigen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>{n} tracks can be suggested for {playlist} again</source>
      <extracomment>One: {n} track can be suggested for {playlist} again</extracomment>
      <translation>
        <numerusform>{n} Titel kann für {playlist} wieder vorgeschlagen werden</numerusform>
        <numerusform>{n} Titel können für {playlist} wieder vorgeschlagen werden</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>fits {percent} percent</source>
      <translation>passt zu {percent} Prozent</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>What fits at least {percent} percent</source>
      <translation>Was zu mindestens {percent} Prozent passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/playlists.py" />
      <source>Whatever fits at all</source>
      <translation>Alles, was überhaupt passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>A guest is forgotten when you switch to somebody else, or close the player.</source>
      <translation>Ein Gast wird vergessen, sobald du zu jemand anderem wechselst oder den Player schließt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Deletes the history, likes, ratings, playlists, queue, settings and scrobbling accounts of it. Music files, and what was heard in them, stay. This cannot be undone.</source>
      <translation>Löscht Verlauf, „Gefällt mir“, Bewertungen, Wiedergabelisten, Warteschlange, Einstellungen und Scrobbling-Konten dieses Profils. Musikdateien, und was in ihnen gehört wurde, bleiben. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Each profile has its own history, likes, ratings, playlists, taste, queue and settings. Music files and what was heard in them are shared.</source>
      <translation>Jedes Profil hat eigenen Verlauf, „Gefällt mir“, Bewertungen, Wiedergabelisten, Geschmack, Warteschlange und Einstellungen. Musikdateien, und was in ihnen gehört wurde, sind gemeinsam.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Choose another one.</source>
      <translation>Ein anderes wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>The only profile cannot be deleted.</source>
      <translation>Das einzige Profil kann nicht gelöscht werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Make another one first.</source>
      <translation>Zuerst ein anderes machen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>A profile cannot be merged with itself.</source>
      <translation>Ein Profil kann nicht mit sich selbst zusammengeführt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Name two.</source>
      <translation>Zwei nennen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>A guest has no passphrase.</source>
      <translation>Ein Gast hat keine Passphrase.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>It is forgotten when you leave it.</source>
      <translation>Er wird vergessen, sobald du ihn verlässt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>A profile needs a name.</source>
      <translation>Ein Profil braucht einen Namen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Write a name that can be seen.</source>
      <translation>Einen Namen schreiben, den man sehen kann.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>The name is longer than {longest_name} characters.</source>
      <translation>Der Name ist länger als {longest_name} Zeichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>The name has line breaks or control characters.</source>
      <translation>Der Name hat Zeilenumbrüche oder Steuerzeichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>There is a profile {name} already.</source>
      <translation>Es gibt schon ein Profil {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Choose another name; large and small letters do not count.</source>
      <translation>Einen anderen Namen wählen; Groß- und Kleinschreibung zählt nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>There is no profile {name}.</source>
      <translation>Es gibt kein Profil {name}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>There is {listed}. “musicrec profile create NAME” makes one.</source>
      <translation>Es gibt {listed}. „musicrec profile create NAME“ macht eines.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>{name} listens already.</source>
      <translation>{name} hört schon.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Name somebody else.</source>
      <translation>Jemand anderen nennen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>{name} is no colour.</source>
      <translation>{name} ist keine Farbe.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Write it like #2f6fd0.</source>
      <translation>Sie sieht aus wie #2f6fd0.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>The profile is locked.</source>
      <translation>Das Profil ist gesperrt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Unlock it first.</source>
      <translation>Zuerst entsperren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>In use</source>
      <translation>In Benutzung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Guest, forgotten when you leave it</source>
      <translation>Gast, wird beim Verlassen vergessen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Locked</source>
      <translation>Gesperrt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Has a passphrase</source>
      <translation>Hat eine Passphrase</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>Since {day}</source>
      <translation>Seit {day}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>The profile {name} was deleted. You use {now} now.</source>
      <translation>Das Profil {name} wurde gelöscht. Jetzt ist {now} in Benutzung.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>You use {name} now. {guest_hint}</source>
      <translation>Jetzt ist {name} in Benutzung. {guest_hint}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source>You use {name} now.</source>
      <translation>Jetzt ist {name} in Benutzung.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/profiles.py" />
      <source> and {rest} more</source>
      <translation> und {rest} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a number</source>
      <translation>eine Zahl</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a percentage</source>
      <translation>ein Prozentsatz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a length</source>
      <translation>eine Länge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a size</source>
      <translation>eine Größe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a number of stars</source>
      <translation>eine Zahl von Sternen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a date or a time before now</source>
      <translation>ein Datum oder eine Zeit vor jetzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a date</source>
      <translation>ein Datum</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a key</source>
      <translation>eine Tonart</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>A bracket has no end.</source>
      <translation>Eine Klammer hat kein Ende.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Close it.</source>
      <translation>Sie schließen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{text}” closes no bracket.</source>
      <translation>„{text}“ schließt keine Klammer.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Take it away.</source>
      <translation>Es wegnehmen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Too many brackets are inside each other.</source>
      <translation>Zu viele Klammern stecken ineinander.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>At most {most_depth} can be.</source>
      <translation>Höchstens {most_depth} sind möglich.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Perhaps “{nearest}” is meant.</source>
      <translation>Vielleicht ist „{nearest}“ gemeint.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>There are {listed} and more.</source>
      <translation>Es gibt {listed} und mehr.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Perhaps “{nearest}:” is meant.</source>
      <translation>Vielleicht ist „{nearest}:“ gemeint.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>There is no field “{name}:”.</source>
      <translation>Es gibt kein Feld „{name}:“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{name}” cannot follow {field}:.</source>
      <translation>„{name}“ kann nicht auf {field}: folgen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>The regular expression cannot be read.</source>
      <translation>Der reguläre Ausdruck kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>It says: {detail}.</source>
      <translation>Er meldet: {detail}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>A quotation mark has no end.</source>
      <translation>Ein Anführungszeichen hat kein Ende.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Close it with another one.</source>
      <translation>Mit einem zweiten schließen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>The query is too long.</source>
      <translation>Die Abfrage ist zu lang.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>At most {most_terms} terms and {longest} characters count.</source>
      <translation>Höchstens {most_terms} Ausdrücke und {longest} Zeichen zählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{field}:” needs a value.</source>
      <translation>„{field}:“ braucht einen Wert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a value</source>
      <translation>ein Wert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>a year</source>
      <translation>ein Jahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{name}” is not {expected}.</source>
      <translation>„{name}“ ist nicht {expected}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>There is no playlist “{name}”.</source>
      <translation>Es gibt keine Wiedergabeliste „{name}“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Write the name as the sidebar has it.</source>
      <translation>Den Namen schreiben, wie er in der Seitenleiste steht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>There is no region “{name}” on the music map.</source>
      <translation>Es gibt keine Region „{name}“ auf der Musikkarte.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Draw one with the lasso there.</source>
      <translation>Dort mit dem Lasso eine zeichnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{name}” names no track, or several.</source>
      <translation>„{name}“ nennt keinen Titel oder mehrere.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Write it like “Artist - Title”.</source>
      <translation>Schreiben wie „Interpret - Titel“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{name}” names no album, or several.</source>
      <translation>„{name}“ nennt kein Album oder mehrere.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Write it like “Artist - Album”.</source>
      <translation>Schreiben wie „Interpret - Album“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>No cover of “{name}” is known yet.</source>
      <translation>Von „{name}“ ist noch kein Cover bekannt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Nothing with a known cover plays now.</source>
      <translation>Gerade läuft nichts mit einem bekannten Cover.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Covers are looked at when nothing else is to be done.</source>
      <translation>Cover werden angesehen, wenn sonst nichts zu tun ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Covers are not compared.</source>
      <translation>Cover werden nicht verglichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>No words are known yet for how tracks sound.</source>
      <translation>Noch sind keine Wörter dafür bekannt, wie Titel klingen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>The trained ear finds them (Settings).</source>
      <translation>Das trainierte Ohr findet sie (Einstellungen).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{name}” was not analysed yet.</source>
      <translation>„{name}“ wurde noch nicht analysiert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Nothing that was analysed plays now.</source>
      <translation>Gerade läuft nichts, was analysiert ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Its sound has to be known first.</source>
      <translation>Zuerst muss der Klang bekannt sein.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>“{name}” would be inside itself.</source>
      <translation>„{name}“ läge in sich selbst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Take it out of the query.</source>
      <translation>Es aus der Abfrage nehmen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queries.py" />
      <source>Write it like {example}.</source>
      <translation>Schreiben wie {example}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Everything that could come next is banned. Allow a track or an artist again in ☰ → Tools → “Banned tracks and artists”.</source>
      <translation>Alles, was als Nächstes kommen könnte, ist gesperrt. Einen Titel oder Interpreten unter ☰ → Werkzeuge → „Gesperrte Titel und Interpreten“ wieder erlauben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Music does not follow a podcast or a book. Play or queue what you like to hear after its last part.</source>
      <translation>Auf einen Podcast oder ein Buch folgt keine Musik. Spielen oder einreihen, was nach dem letzten Teil kommen soll.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Everything else is shorter than 20 seconds. Queue such sounds yourself, or change “Neither very short nor very long” in the rules.</source>
      <translation>Alles andere ist kürzer als 20 Sekunden. Solche Klänge selbst einreihen oder „Weder sehr kurz noch sehr lang“ in den Regeln ändern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>The playlist that ∞ is kept inside is gone. Bring it back, or press ✕ above.</source>
      <translation>Die Wiedergabeliste, in der ∞ gehalten wird, ist weg. Sie zurückholen oder oben auf ✕ drücken.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>The search that ∞ is kept inside cannot be read. Press ✕ above, and all tracks come.</source>
      <translation>Die Suche, in der ∞ gehalten wird, kann nicht gelesen werden. Mit ✕ oben kommen alle Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Nothing inside can be played now. Press ✕ above, and all tracks come.</source>
      <translation>Nichts darin kann jetzt gespielt werden. Mit ✕ oben kommen alle Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>There is only this track inside. Press ✕ above, and all tracks come.</source>
      <translation>Darin ist nur dieser Titel. Mit ✕ oben kommen alle Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>There is only this track. Add a music folder, and others follow.</source>
      <translation>Es gibt nur diesen Titel. Einen Musikordner hinzufügen, dann folgen andere.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>No track can be played now. Connect the drive that holds them, or add a music folder.</source>
      <translation>Kein Titel kann jetzt gespielt werden. Das Laufwerk anschließen, auf dem sie liegen, oder einen Musikordner hinzufügen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks fit, so very short or long ones come too.</source>
      <translation>Wenige Titel passen, darum kommen auch sehr kurze oder lange.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few albums fit, so they come back sooner.</source>
      <translation>Wenige Alben passen, darum kommen sie früher wieder.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few artists fit, so they come back sooner.</source>
      <translation>Wenige Interpreten passen, darum kommen sie früher wieder.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few albums fit, so they come back soon.</source>
      <translation>Wenige Alben passen, darum kommen sie bald wieder.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few artists fit, so they come back soon.</source>
      <translation>Wenige Interpreten passen, darum kommen sie bald wieder.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few albums fit, so their tracks follow each other.</source>
      <translation>Wenige Alben passen, darum folgen ihre Titel aufeinander.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few artists fit, so one may come twice in a row.</source>
      <translation>Wenige Interpreten passen, darum kann einer zweimal nacheinander kommen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so any tempo comes.</source>
      <translation>Wenige Titel sind übrig, darum kommt jedes Tempo.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so any year comes.</source>
      <translation>Wenige Titel sind übrig, darum kommt jedes Jahr.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so other genres come.</source>
      <translation>Wenige Titel sind übrig, darum kommen andere Genres.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so voices come too.</source>
      <translation>Wenige Titel sind übrig, darum kommt auch Gesang.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so other seasons come.</source>
      <translation>Wenige Titel sind übrig, darum kommen andere Jahreszeiten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so spoken word comes.</source>
      <translation>Wenige Titel sind übrig, darum kommt Gesprochenes.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so other versions come.</source>
      <translation>Wenige Titel sind übrig, darum kommen andere Fassungen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so they repeat.</source>
      <translation>Wenige Titel sind übrig, darum wiederholen sie sich.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Everything inside was played, so it starts over.</source>
      <translation>Alles darin wurde gespielt, darum beginnt es von vorn.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Few tracks are left, so disliked ones come too.</source>
      <translation>Wenige Titel sind übrig, darum kommen auch solche, die dir nicht gefallen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>{rule} is off for this queue.</source>
      <translation>{rule} ist für diese Warteschlange aus.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>{rules} are off for this queue.</source>
      <translation>{rules} sind für diese Warteschlange aus.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>Playing {name}; {n} queued tracks of yours follow</source>
      <extracomment>One: Playing {name}; {n} queued track of yours follows</extracomment>
      <translation>
        <numerusform>{name} wird gespielt; {n} eingereihter Titel von dir folgt</numerusform>
        <numerusform>{name} wird gespielt; {n} eingereihte Titel von dir folgen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>∞ from {name}: what sounds like it follows</source>
      <translation>∞ ab {name}: Es folgt, was so klingt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>∞ takes only tracks of {name}</source>
      <translation>∞ wählt nur Titel von {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>{text} as soon as something plays</source>
      <translation>{text}, sobald etwas läuft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>∞ inside {name}</source>
      <translation>∞ in {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/queue.py" />
      <source>∞ inside a playlist that is gone</source>
      <translation>∞ in einer Wiedergabeliste, die weg ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>Everything is shown and plays; likes, history and settings are not saved.</source>
      <translation>Alles wird gezeigt und gespielt; „Gefällt mir“, Verlauf und Einstellungen werden nicht gespeichert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source> The damaged file is kept as {aside}.</source>
      <translation> Die beschädigte Datei ist aufbewahrt als {aside}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The library’s index was damaged.</source>
      <translation>Der Index der Bibliothek war beschädigt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>It was made again; nothing is lost.</source>
      <translation>Er wurde neu gemacht; nichts ging verloren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The library’s database held nothing that can be read, and there is no backup.</source>
      <translation>Die Datenbank der Bibliothek enthielt nichts Lesbares, und es gibt keine Sicherung.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>A new library begins: add your folders again.{aside}</source>
      <translation>Eine neue Bibliothek beginnt: die Ordner noch einmal hinzufügen.{aside}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The library’s database held nothing that can be read.</source>
      <translation>Die Datenbank der Bibliothek enthielt nichts Lesbares.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The newest backup took its place, with {counts}.{aside}</source>
      <translation>Die neueste Sicherung nahm ihren Platz ein, mit {counts}.{aside}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source> A backup filled in what could not be read.</source>
      <translation> Eine Sicherung ergänzte, was nicht lesbar war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The library’s database was damaged and has been repaired.</source>
      <translation>Die Datenbank der Bibliothek war beschädigt und wurde repariert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>Saved: {counts}.{backup} {lost}{aside}</source>
      <translation>Gerettet: {counts}.{backup} {lost}{aside}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>covers and the index of similar tracks are made again at each start</source>
      <translation>Cover und der Index ähnlicher Titel werden bei jedem Start neu gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>there is no log</source>
      <translation>es gibt kein Protokoll</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>a second start opens a second window</source>
      <translation>ein zweiter Start öffnet ein zweites Fenster</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The folder {folder} cannot be written, so {uses}.</source>
      <translation>Der Ordner {folder} kann nicht geschrieben werden. Folge: {uses}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>Give your user the right to write there.</source>
      <translation>Dem Benutzer dort das Schreibrecht geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The library was restored from {basename}.</source>
      <translation>Die Bibliothek wurde aus {basename} wiederhergestellt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>What it replaced is in the list of backups, too.</source>
      <translation>Was ersetzt wurde, steht auch in der Liste der Sicherungen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The disk of {place} is full.</source>
      <translation>Der Datenträger von {place} ist voll.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>{not_saved} Free some space, then start the player again.</source>
      <translation>{not_saved} Platz schaffen und den Player neu starten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The folder {place} cannot be written.</source>
      <translation>Der Ordner {place} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>{not_saved} Give your user the right to write there, then start the player again.</source>
      <translation>{not_saved} Dem Benutzer dort das Schreibrecht geben und den Player neu starten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>Nothing is known to be lost.</source>
      <translation>Soweit bekannt, ging nichts verloren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>Lost: {counts}.</source>
      <translation>Verloren: {counts}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>The tags of {n} tracks are read again by the next scan.</source>
      <extracomment>One: The tags of {n} track are read again by the next scan.</extracomment>
      <translation>
        <numerusform>Die Tags von {n} Titel werden beim nächsten Einlesen neu gelesen.</numerusform>
        <numerusform>Die Tags von {n} Titeln werden beim nächsten Einlesen neu gelesen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>Of {n} listens it is not known any more how long it was.</source>
      <extracomment>One: Of {n} listen it is not known any more how long it was.</extracomment>
      <translation>
        <numerusform>Von {n} Wiedergabe ist nicht mehr bekannt, wie lang sie war.</numerusform>
        <numerusform>Von {n} Wiedergaben ist nicht mehr bekannt, wie lang sie waren.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/recovery.py" />
      <source>Some of the latest changes may be lost.</source>
      <translation>Einige der letzten Änderungen können verloren sein.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>The name of the region is too long.</source>
      <translation>Der Name der Region ist zu lang.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>Choose another name, or delete the other one first.</source>
      <translation>Einen anderen Namen wählen oder zuerst die andere löschen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>The region {name} was deleted.</source>
      <translation>Die Region {name} wurde gelöscht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>Draw it again on the map.</source>
      <translation>Auf der Karte neu zeichnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>This cannot be undone.</source>
      <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>The region {name} was changed since; change it by hand.</source>
      <translation>Die Region {name} wurde seitdem geändert; sie von Hand ändern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>This is no region.</source>
      <translation>Das ist keine Region.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>Draw around a part of the map with the lasso.</source>
      <translation>Mit dem Lasso einen Teil der Karte umfahren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/regions.py" />
      <source>you mean</source>
      <translation>die gemeinte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Your user token stands at listenbrainz.org/settings. Other servers that speak its protocol, such as maloja, call it an API key.</source>
      <translation>Das Nutzer-Token steht unter listenbrainz.org/settings. Andere Server, die das Protokoll sprechen, etwa maloja, nennen es API-Schlüssel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Last.fm wants a key and a secret for each application; make your own in a minute at last.fm/api/account/create. Other servers need none.</source>
      <translation>Last.fm verlangt Schlüssel und Geheimnis für jede Anwendung; in einer Minute eigene machen unter last.fm/api/account/create. Andere Server brauchen keine.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server does not accept the token or password.</source>
      <translation>Der Server nimmt Token oder Passwort nicht an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Get a new one from the server and add the account again; what waits is kept.</source>
      <translation>Vom Server ein neues holen und das Konto neu hinzufügen; was wartet, bleibt erhalten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server does not accept the API key.</source>
      <translation>Der Server nimmt den API-Schlüssel nicht an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check the key at last.fm/api/accounts and add the account again; what waits is kept.</source>
      <translation>Den Schlüssel unter last.fm/api/accounts prüfen und das Konto neu hinzufügen; was wartet, bleibt erhalten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server does not accept the shared secret.</source>
      <translation>Der Server nimmt das gemeinsame Geheimnis nicht an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check the secret at last.fm/api/accounts and add the account again; what waits is kept.</source>
      <translation>Das Geheimnis unter last.fm/api/accounts prüfen und das Konto neu hinzufügen; was wartet, bleibt erhalten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The token cannot be read.</source>
      <translation>Das Token kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Unlock your keyring, or add the account again; what waits is kept.</source>
      <translation>Den Schlüsselbund entsperren oder das Konto neu hinzufügen; was wartet, bleibt erhalten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The token cannot be stored.</source>
      <translation>Das Token kann nicht gespeichert werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check that the profile's folder can be written.</source>
      <translation>Prüfen, ob der Ordner des Profils beschrieben werden kann.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>A guest profile has no accounts.</source>
      <translation>Ein Gastprofil hat keine Konten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>It is forgotten when you leave it. Make a profile of your own to send what you listen to.</source>
      <translation>Es wird beim Verlassen vergessen. Ein eigenes Profil machen, um zu senden, was du hörst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>This is not the address of a server.</source>
      <translation>Das ist nicht die Adresse eines Servers.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Write it like https://api.listenbrainz.org or http://localhost:42010/apis/listenbrainz.</source>
      <translation>Sie sieht aus wie https://api.listenbrainz.org oder http://localhost:42010/apis/listenbrainz.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>There is no scrobbling API at this address.</source>
      <translation>Unter dieser Adresse gibt es keine Scrobbling-Schnittstelle.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check the address; many servers have a path such as /apis/listenbrainz in it.</source>
      <translation>Die Adresse prüfen; viele Server haben einen Pfad wie /apis/listenbrainz darin.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server sends us to another address, where your token does not go by itself.</source>
      <translation>Der Server schickt uns zu einer anderen Adresse, wohin das Token nicht von selbst geht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Write the address that it has now, beginning with https://.</source>
      <translation>Die jetzige Adresse angeben, beginnend mit https://.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server cannot prove who it is.</source>
      <translation>Der Server kann nicht nachweisen, wer er ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check the address and the clock of your computer. Nothing was sent.</source>
      <translation>Die Adresse und die Uhr des Computers prüfen. Nichts wurde gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server cannot be reached.</source>
      <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check its address and your network. Listens wait and are sent when it is back.</source>
      <translation>Seine Adresse und das Netz prüfen. Wiedergaben warten und werden gesendet, sobald er zurück ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server asks for a break.</source>
      <translation>Der Server bittet um eine Pause.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Listens wait and are sent later by themselves.</source>
      <translation>Wiedergaben warten und werden später von selbst gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server takes no more listens today.</source>
      <translation>Der Server nimmt heute keine Wiedergaben mehr an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The rest waits and is sent by itself.</source>
      <translation>Der Rest wartet und wird von selbst gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server has an error.</source>
      <translation>Der Server hat einen Fehler.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Listens wait and are sent again by themselves.</source>
      <translation>Wiedergaben warten und werden von selbst noch einmal gesendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server did not answer in time.</source>
      <translation>Der Server antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The connection broke off.</source>
      <translation>Die Verbindung brach ab.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server’s answer has no end.</source>
      <translation>Die Antwort des Servers hat kein Ende.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check the address. Listens wait.</source>
      <translation>Die Adresse prüfen. Wiedergaben warten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server’s answer cannot be understood.</source>
      <translation>Die Antwort des Servers ist nicht zu verstehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check the address if it stays so. Listens wait.</source>
      <translation>Bleibt es dabei, die Adresse prüfen. Wiedergaben warten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server does not accept it.</source>
      <translation>Der Server nimmt es nicht an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Check the track’s tags, then try it again.</source>
      <translation>Die Tags des Titels prüfen, dann erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>There is no such account.</source>
      <translation>Dieses Konto gibt es nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>“musicrec scrobble list” shows the numbers of your accounts.</source>
      <translation>„musicrec scrobble list“ zeigt die Nummern der Konten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The file with the token cannot be read.</source>
      <translation>Die Datei mit dem Token kann nicht gelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>A token or a password is missing.</source>
      <translation>Ein Token oder Passwort fehlt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Give one line for each thing that is asked for.</source>
      <translation>Eine Zeile für alles angeben, wonach gefragt wird.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server did not do what it should.</source>
      <translation>Der Server tat nicht, was er sollte.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Try again later; the log tells more.</source>
      <translation>Später erneut versuchen; mehr steht im Protokoll.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server does not accept it; check the track’s tags.</source>
      <translation>Der Server nimmt es nicht an; die Tags des Titels prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The track has no artist in its tags.</source>
      <translation>Der Titel hat keinen Interpreten in den Tags.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server ignores this artist name.</source>
      <translation>Der Server übergeht diesen Interpretennamen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server ignores this track name.</source>
      <translation>Der Server übergeht diesen Titelnamen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>It is too old for the server.</source>
      <translation>Es ist dem Server zu alt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>Its time lies in the future for the server; check your clock.</source>
      <translation>Für den Server liegt es in der Zukunft; die Uhr prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server took no more that day.</source>
      <translation>Der Server nahm an diesem Tag nichts mehr an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server breaks at it; it may have it already.</source>
      <translation>Der Server scheitert daran; vielleicht hat er es schon.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server does not know this recording, so it cannot be loved there.</source>
      <translation>Der Server kennt diese Aufnahme nicht, darum kann sie dort kein Lieblingstitel werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server does not know loved tracks.</source>
      <translation>Der Server kennt keine Lieblingstitel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The server did not take it.</source>
      <translation>Der Server nahm es nicht an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>{user} at {host}</source>
      <translation>{user} bei {host}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>{waiting} waiting</source>
      <translation>{waiting} warten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>{refused} set aside</source>
      <translation>{refused} beiseitegelegt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>last sent {last_sent}</source>
      <translation>zuletzt gesendet {last_sent}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>nothing sent yet</source>
      <translation>noch nichts gesendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>The token is in your system’s keyring.</source>
      <translation>Das Token liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/scrobbling.py" />
      <source>There is no keyring, so the token is in {file_path}, which only you can read.</source>
      <translation>Es gibt keinen Schlüsselbund, darum liegt das Token in {file_path}, was nur du lesen kannst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>Search the whole library</source>
      <translation>Ganze Bibliothek durchsuchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>Clear search</source>
      <translation>Suche leeren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>the tracks that you like were</source>
      <translation>in „Gefällt mir“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>podcasts and audiobooks were</source>
      <translation>in Podcasts und Hörbüchern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this album was</source>
      <translation>in diesem Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this artist was</source>
      <translation>bei diesem Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this genre was</source>
      <translation>in diesem Genre</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this folder was</source>
      <translation>in diesem Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this composer was</source>
      <translation>bei diesem Komponisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this work was</source>
      <translation>in diesem Werk</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this year was</source>
      <translation>in diesem Jahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>No results for “{text}”</source>
      <translation>Keine Treffer für „{text}“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>this folder without its sub-folders was</source>
      <translation>in diesem Ordner ohne Unterordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/searches.py" />
      <source>Only {part} searched. Press Enter to search the whole library.</source>
      <translation>Nur {part} gesucht. Enter durchsucht die ganze Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Exact</source>
      <translation>Exakt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Annoy</source>
      <translation>Annoy</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>your settings say so</source>
      <translation>so steht es in den Einstellungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>in a library of this size it takes well under a millisecond</source>
      <translation>in einer Bibliothek dieser Größe dauert es weit unter einer Millisekunde</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>it is the faster kind on this library and this machine</source>
      <translation>es ist die schnellere Art in dieser Bibliothek auf diesem Rechner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>the other kind is faster, but not by so much that a change pays</source>
      <translation>die andere Art ist schneller, aber nicht so sehr, dass sich ein Wechsel lohnt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>Annoy misses too many of the nearest tracks of this library</source>
      <translation>Annoy übersieht zu viele der nächsten Titel dieser Bibliothek</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>the files that Annoy needs could not be written</source>
      <translation>die Dateien, die Annoy braucht, konnten nicht geschrieben werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>it answers until the kinds have been compared</source>
      <translation>es antwortet, bis die Arten verglichen sind</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>Exact search</source>
      <translation>Exakte Suche</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>{ms} ms</source>
      <translation>{ms} ms</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>{bytes} MB</source>
      <translation>{bytes} MB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source> An Annoy query looks at {search_nodes} nodes.</source>
      <translation> Eine Annoy-Abfrage sieht {search_nodes} Knoten an.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/similarity_index.py" />
      <source>Measured with {n} tracks.{depth}</source>
      <extracomment>One: Measured with {n} track.{depth}</extracomment>
      <translation>
        <numerusform>Gemessen mit {n} Titel.{depth}</numerusform>
        <numerusform>Gemessen mit {n} Titeln.{depth}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>Albums that sound like this</source>
      <translation>Alben, die so klingen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>Artists that sound alike</source>
      <translation>Interpreten, die ähnlich klingen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>C</source>
      <comment>major key</comment>
      <translation>C</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>D♭</source>
      <comment>major key</comment>
      <translation>Des</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>D</source>
      <comment>major key</comment>
      <translation>D</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>E♭</source>
      <comment>major key</comment>
      <translation>Es</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>E</source>
      <comment>major key</comment>
      <translation>E</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>F</source>
      <comment>major key</comment>
      <translation>F</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>F♯</source>
      <comment>major key</comment>
      <translation>Fis</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>G</source>
      <comment>major key</comment>
      <translation>G</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>A♭</source>
      <comment>major key</comment>
      <translation>As</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>A</source>
      <comment>major key</comment>
      <translation>A</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>B♭</source>
      <comment>major key</comment>
      <translation>B</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>B</source>
      <comment>major key</comment>
      <translation>H</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>C</source>
      <comment>minor key</comment>
      <translation>c</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>C♯</source>
      <comment>minor key</comment>
      <translation>cis</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>D</source>
      <comment>minor key</comment>
      <translation>d</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>E♭</source>
      <comment>minor key</comment>
      <translation>es</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>E</source>
      <comment>minor key</comment>
      <translation>e</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>F</source>
      <comment>minor key</comment>
      <translation>f</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>F♯</source>
      <comment>minor key</comment>
      <translation>fis</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>G</source>
      <comment>minor key</comment>
      <translation>g</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>G♯</source>
      <comment>minor key</comment>
      <translation>gis</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>A</source>
      <comment>minor key</comment>
      <translation>a</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>B♭</source>
      <comment>minor key</comment>
      <translation>b</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>B</source>
      <comment>minor key</comment>
      <translation>h</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>major</source>
      <translation>Dur</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>minor</source>
      <translation>Moll</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>very calm</source>
      <translation>sehr ruhig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>calm</source>
      <translation>ruhig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>medium</source>
      <translation>mittel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>lively</source>
      <translation>lebhaft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>very lively</source>
      <translation>sehr lebhaft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>none or little</source>
      <translation>kein oder wenig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>some</source>
      <translation>etwas</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>much</source>
      <translation>viel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>spoken word</source>
      <translation>Gesprochenes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>Vocals</source>
      <translation>Gesang</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Loudness</source>
      <translation>Lautheit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>{loudness_lufs} LUFS</source>
      <translation>{loudness_lufs} LUFS</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <location filename="../../musicrec_desktop/ui/music_map/point_list.py" />
      <source>Sounds like</source>
      <translation>Klingt nach</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>{tempo} beats a minute{unsure}</source>
      <translation>{tempo} Schläge pro Minute{unsure}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/sound.py" />
      <source>, unsure</source>
      <translation>, unsicher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Try again in a while.</source>
      <translation>Nach einer Weile erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Spotify gives no list away without a client id.</source>
      <translation>Spotify gibt ohne Client-ID keine Liste heraus.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Enter yours, or save the playlist with Exportify and open that file.</source>
      <translation>Die eigene eingeben oder die Wiedergabeliste mit Exportify speichern und diese Datei öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>This is not a client id of Spotify.</source>
      <translation>Das ist keine Client-ID von Spotify.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>It has 32 digits and letters from a to f; copy it from the page of your app at Spotify.</source>
      <translation>Sie hat 32 Ziffern und Buchstaben von a bis f; sie steht auf der Seite deiner App bei Spotify.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>The answer of Spotify could not be waited for: another program uses the port.</source>
      <translation>Auf die Antwort von Spotify konnte nicht gewartet werden: Ein anderes Programm benutzt den Port.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Close other windows of MusicRec, then try again.</source>
      <translation>Andere Fenster von MusicRec schließen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>You did not allow MusicRec to read the list.</source>
      <translation>Du hast MusicRec nicht erlaubt, die Liste zu lesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Paste the link again to be asked again.</source>
      <translation>Den Link noch einmal einfügen, um erneut gefragt zu werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Nobody signed in at Spotify within five minutes.</source>
      <translation>Niemand hat sich binnen fünf Minuten bei Spotify angemeldet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Paste the link again; your browser shows the page of Spotify.</source>
      <translation>Den Link noch einmal einfügen; der Browser zeigt die Seite von Spotify.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Spotify takes the sign-in no more.</source>
      <translation>Spotify nimmt die Anmeldung nicht mehr an.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Check the address of your app at Spotify, then paste the link again.</source>
      <translation>Die Adresse der App bei Spotify prüfen und den Link noch einmal einfügen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Spotify does not let you read this list.</source>
      <translation>Spotify lässt dich diese Liste nicht lesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>A new app sees lists of those people alone who are named in its settings at Spotify.</source>
      <translation>Eine neue App sieht nur Listen der Personen, die in ihren Einstellungen bei Spotify genannt sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>There is no such list at Spotify.</source>
      <translation>Bei Spotify gibt es keine solche Liste.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>It may be private, or one that Spotify makes itself; copy its tracks into a playlist of your own.</source>
      <translation>Sie kann privat sein oder von Spotify selbst; ihre Titel in eine eigene Wiedergabeliste kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Spotify asks to be left alone for a while.</source>
      <translation>Spotify bittet darum, eine Weile in Ruhe gelassen zu werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Spotify cannot be reached.</source>
      <translation>Spotify ist nicht erreichbar.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Check the connection. {again}</source>
      <translation>Die Verbindung prüfen. {again}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Spotify did not answer in time.</source>
      <translation>Spotify antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>Spotify answered something that is not understood.</source>
      <translation>Spotify antwortete etwas Unverständliches.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>The list has no tracks.</source>
      <translation>Die Liste hat keine Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>At developer.spotify.com, create an app with this redirect address, and copy its client id here.</source>
      <translation>Auf developer.spotify.com eine App mit dieser Weiterleitungsadresse anlegen und ihre Client-ID hierher kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>The link of a playlist, an album or your liked songs at Spotify can be pasted, too.</source>
      <translation>Auch der Link einer Wiedergabeliste, eines Albums oder der Lieblingstitel bei Spotify kann eingefügt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/spotify.py" />
      <source>If your browser opens, sign in there. This window goes on by itself.</source>
      <translation>Öffnet sich der Browser, dort anmelden. Dieses Fenster macht von selbst weiter.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>There is no picture on the clipboard, or it is too large. Copy one first.</source>
      <translation>In der Zwischenablage ist kein Bild, oder es ist zu groß. Zuerst eines kopieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>The picture could not be saved there. Choose a folder that you may write to.</source>
      <translation>Das Bild konnte dort nicht gespeichert werden. Einen Ordner mit Schreibrecht wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>What you changed in {files} is not written.</source>
      <translation>Die Änderungen in {files} sind nicht geschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Drop a picture here, choose one, or paste one (Ctrl+V).</source>
      <translation>Ein Bild hier ablegen, auswählen oder einfügen (Strg+V).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>No picture in the files</source>
      <translation>Kein Bild in den Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Each Word Begins With a Capital</source>
      <translation>Jedes Wort Beginnt Groß</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Only the first word begins with a capital</source>
      <translation>Nur das erste Wort beginnt groß</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>ALL CAPITALS</source>
      <translation>ALLES GROSS</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>all small letters</source>
      <translation>alles klein</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>In the order in which the files stand in the list.</source>
      <translation>In der Reihenfolge, in der die Dateien in der Liste stehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Names such as “AC/DC” or “dEUS” may need your own hand afterwards: untick them below.</source>
      <translation>Namen wie „AC/DC“ oder „dEUS“ brauchen danach vielleicht deine Hand: unten das Häkchen entfernen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Nothing is written yet; the changes come into the editor.</source>
      <translation>Noch ist nichts geschrieben; die Änderungen kommen in den Editor.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>What stands in the path of a file is taken as its tags. Nothing is written yet.</source>
      <translation>Was im Pfad einer Datei steht, wird als ihre Tags genommen. Noch ist nichts geschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Files are renamed, and moved into folders where the pattern has “/”. Playlists, plays and likes stay with them.</source>
      <translation>Dateien werden umbenannt und in Ordner verschoben, wo das Muster „/“ hat. Wiedergabelisten, Wiedergaben und „Gefällt mir“ bleiben bei ihnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Nothing changes with this.</source>
      <translation>Damit ändert sich nichts.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Untick what is to stay as it is (Space). Each file is written beside itself, read back and then replaced; afterwards all of it can be undone.</source>
      <translation>Das Häkchen entfernen bei allem, was bleiben soll (Leertaste). Jede Datei wird neben sich geschrieben, zurückgelesen und dann ersetzt; danach lässt sich alles rückgängig machen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>No tags were changed yet</source>
      <translation>Noch wurden keine Tags geändert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>What you write with the tag editor or “musicrec tag” is listed here, and can be taken back.</source>
      <translation>Was mit dem Tag-Editor oder „musicrec tag“ geschrieben wird, steht hier und kann zurückgenommen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Undo puts the tags, pictures and names of files back as they were. A file that was changed since by something else stays as it is, and is named.</source>
      <translation>Rückgängig setzt Tags, Bilder und Namen der Dateien zurück, wie sie waren. Eine Datei, die seitdem anders geändert wurde, bleibt, wie sie ist, und wird genannt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Write your changes first, or take them back: names are made of what the files say.</source>
      <translation>Zuerst die Änderungen schreiben oder zurücknehmen: Namen entstehen aus dem, was die Dateien sagen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Several values ({count})</source>
      <translation>Mehrere Werte ({count})</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{values}   ({n} files)</source>
      <extracomment>One: {values}   ({n} file)</extracomment>
      <translation>
        <numerusform>{values}   ({n} Datei)</numerusform>
        <numerusform>{values}   ({n} Dateien)</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{max} kB</source>
      <translation>{max} kB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{count} different covers, or none in some files</source>
      <translation>{count} verschiedene Cover, oder in manchen Dateien keines</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>A picture is written into {n} folders; no music file is changed.</source>
      <extracomment>One: A picture is written into {n} folder; no music file is changed.</extracomment>
      <translation>
        <numerusform>Ein Bild wird in {n} Ordner geschrieben; keine Musikdatei wird geändert.</numerusform>
        <numerusform>Ein Bild wird in {n} Ordner geschrieben; keine Musikdatei wird geändert.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{name} is replaced</source>
      <translation>{name} wird ersetzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{name} comes in place of {basename}</source>
      <translation>{name} kommt an die Stelle von {basename}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{name} is new</source>
      <translation>{name} ist neu</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>; {n} other files there get it, too</source>
      <extracomment>One: ; {n} other file there get it, too</extracomment>
      <translation>
        <numerusform>; {n} andere Datei dort bekommt es auch</numerusform>
        <numerusform>; {n} andere Dateien dort bekommen es auch</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Cover written into {n} folders</source>
      <extracomment>One: Cover written into {n} folder</extracomment>
      <translation>
        <numerusform>Cover in {n} Ordner geschrieben</numerusform>
        <numerusform>Cover in {n} Ordner geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{told}; {folders} may not be written. Give your user the right to write there.</source>
      <translation>{told}; {folders} nicht beschreibbar. Dem Benutzer dort das Schreibrecht geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{files} files are too many for the editor: take {most} at most at once, or use “musicrec tag” for all of them.</source>
      <translation>{files} Dateien sind für den Editor zu viele: höchstens {most} auf einmal nehmen oder „musicrec tag“ für alle.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>The tags of these tracks are kept in their cue sheet, which has no place for pictures and for rarer fields. What it cannot hold is told before anything is written.</source>
      <translation>Die Tags dieser Titel stehen in ihrem CUE-Sheet, das für Bilder und seltenere Felder keinen Platz hat. Was es nicht aufnimmt, wird vor dem Schreiben gesagt.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{problems} of {n} files stay as they are: {why}</source>
      <extracomment>One: {problems} of {n} file stay as they are: {why}</extracomment>
      <translation>
        <numerusform>{problems} von {n} Datei bleibt, wie sie ist: {why}</numerusform>
        <numerusform>{problems} von {n} Dateien bleiben, wie sie sind: {why}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>Nothing is changed.</source>
      <translation>Nichts ist geändert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source> and {names} more</source>
      <translation> und {names} weitere</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{n} files to write: {shown}</source>
      <extracomment>One: {n} file to write: {shown}</extracomment>
      <translation>
        <numerusform>{n} Datei zu schreiben: {shown}</numerusform>
        <numerusform>{n} Dateien zu schreiben: {shown}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{changes} in {changed}.</source>
      <translation>{changes} in {changed}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{n} changes</source>
      <extracomment>One: {n} change</extracomment>
      <translation>
        <numerusform>{n} Änderung</numerusform>
        <numerusform>{n} Änderungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{told} {n} files cannot be changed.</source>
      <extracomment>One: {told} {n} file cannot be changed.</extracomment>
      <translation>
        <numerusform>{told} {n} Datei kann nicht geändert werden.</numerusform>
        <numerusform>{told} {n} Dateien können nicht geändert werden.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source> · undone</source>
      <translation> · rückgängig gemacht</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{when} · {n} files{undone}</source>
      <extracomment>One: {when} · {n} file{undone}</extracomment>
      <translation>
        <numerusform>{when} · {n} Datei{undone}</numerusform>
        <numerusform>{when} · {n} Dateien{undone}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_editor.py" />
      <source>{name} and {n} more files</source>
      <extracomment>One: {name} and {n} more file</extracomment>
      <translation>
        <numerusform>{name} und {n} weitere Datei</numerusform>
        <numerusform>{name} und {n} weitere Dateien</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>There is nothing to look for.</source>
      <translation>Es gibt nichts, wonach zu suchen wäre.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Type a text or a pattern.</source>
      <translation>Einen Text oder ein Muster eingeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>The pattern is too long.</source>
      <translation>Das Muster ist zu lang.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Use fewer fields, or a shorter text.</source>
      <translation>Weniger Felder oder einen kürzeren Text verwenden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>There is no field “{}”.</source>
      <translation>Es gibt kein Feld „{}“.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Fields are named as in %artist% and %title%.</source>
      <translation>Felder heißen wie in %artist% und %title%.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>A per cent sign stands alone.</source>
      <translation>Ein Prozentzeichen steht allein.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>A field stands between two: %title%.</source>
      <translation>Ein Feld steht zwischen zweien: %title%.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>A brace has no other one.</source>
      <translation>Eine geschweifte Klammer hat keine zweite.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Braces come in pairs, and not inside each other.</source>
      <translation>Geschweifte Klammern kommen paarweise und nicht ineinander.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>The pattern leads out of the folder.</source>
      <translation>Das Muster führt aus dem Ordner hinaus.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Begin it with a field or a name.</source>
      <translation>Mit einem Feld oder Namen beginnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>The pattern names no field at its end.</source>
      <translation>Das Muster nennt am Ende kein Feld.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>End it with one, such as %title%.</source>
      <translation>Mit einem enden, etwa %title%.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>“{}” stands in the pattern twice.</source>
      <translation>„{}“ steht zweimal im Muster.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Put %ignore% in one of the places.</source>
      <translation>An eine der Stellen %ignore% setzen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>The regular expression cannot be used: {}.</source>
      <translation>Der reguläre Ausdruck kann nicht verwendet werden: {}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Mend it, or look for plain text.</source>
      <translation>Ihn berichtigen oder nach einfachem Text suchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>The pattern takes too long.</source>
      <translation>Das Muster braucht zu lange.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_patterns.py" />
      <source>Make it simpler.</source>
      <translation>Es vereinfachen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The file is not there. Connect the drive that holds it, or scan again.</source>
      <translation>Die Datei ist nicht da. Das Laufwerk anschließen, auf dem sie liegt, oder neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>This is not a plain file, so it is left alone.</source>
      <translation>Das ist keine einfache Datei, sie bleibt in Ruhe.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The file cannot be read or written. Check the drive that holds it.</source>
      <translation>Die Datei kann nicht gelesen oder geschrieben werden. Das Laufwerk prüfen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The file has changed since it was measured. Scan again, measure it again, then write.</source>
      <translation>Die Datei hat sich seit der Messung geändert. Neu einlesen, neu messen, dann schreiben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The file or its folder may not be written. Give your user the right to write there.</source>
      <translation>Die Datei oder ihr Ordner darf nicht beschrieben werden. Dem Benutzer das Schreibrecht geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The file has other names (hard links), which would keep the old tags. Make it a file of its own first.</source>
      <translation>Die Datei hat weitere Namen (Hardlinks), welche die alten Tags behielten. Zuerst eine eigene Datei daraus machen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The disk is full. Free as much space as the file takes, then try again.</source>
      <translation>Der Datenträger ist voll. So viel Platz schaffen, wie die Datei braucht, und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>Another process is writing this file. Wait for it, then try again.</source>
      <translation>Ein anderer Prozess schreibt diese Datei. Abwarten und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>Tags of this format have no place for it. The player keeps and uses it all the same.</source>
      <translation>Tags dieses Formats haben keinen Platz dafür. Der Player behält und nutzt es trotzdem.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>Its tag is an old one (ID3v2.2) with parts that no later version has, and they would be lost. Save its tags as ID3v2.3 or 2.4 in the program that wrote them, then scan again.</source>
      <translation>Das Tag ist ein altes (ID3v2.2) mit Teilen, die keine spätere Version hat und die verloren gingen. In dem Programm, das sie schrieb, die Tags als ID3v2.3 oder 2.4 speichern, dann neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The new tags could not be read back as they should, so the file is as it was.</source>
      <translation>Die neuen Tags ließen sich nicht zurücklesen, wie sie sollten, darum ist die Datei, wie sie war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>It is not measured as it is now. Measure it first.</source>
      <translation>Sie ist in der jetzigen Form nicht gemessen. Zuerst messen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The track is silent, so there is nothing to even out.</source>
      <translation>Der Titel ist still, es gibt nichts anzugleichen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>This is not a sound file.</source>
      <translation>Das ist keine Klangdatei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>There is no sound in this file.</source>
      <translation>In dieser Datei ist kein Ton.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>Reading or writing its tags took too long. The file is as it was; save its tags again.</source>
      <translation>Die Tags zu lesen oder zu schreiben dauerte zu lange. Die Datei ist, wie sie war; die Tags neu speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>Reading or writing its tags crashed. The file is as it was; save its tags again.</source>
      <translation>Die Tags zu lesen oder zu schreiben stürzte ab. Die Datei ist, wie sie war; die Tags neu speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>Its tags take too much memory. The file is as it was; save its tags again.</source>
      <translation>Die Tags brauchen zu viel Speicher. Die Datei ist, wie sie war; die Tags neu speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>It is a track of a cue sheet, which has no place for it, and the file belongs to all of its tracks. The player keeps and uses it all the same.</source>
      <translation>Es ist ein Titel eines CUE-Sheets, das keinen Platz dafür hat, und die Datei gehört allen seinen Titeln. Der Player behält und nutzt es trotzdem.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>Its drive did not answer in time. Check the drive or network share, then try again.</source>
      <translation>Ihr Laufwerk antwortete nicht rechtzeitig. Laufwerk oder Netzwerkfreigabe prüfen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>The process that writes tags does not start. Start the player again, then try again.</source>
      <translation>Der Prozess, der Tags schreibt, startet nicht. Den Player neu starten und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>It could not be written ({replace}). The file is as it was.</source>
      <translation>Sie konnte nicht geschrieben werden ({replace}). Die Datei ist, wie sie war.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tag_writing.py" />
      <source>{told}, {files} left as before: {writing_failure}</source>
      <translation>{told}, {files} unverändert: {writing_failure}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Track</source>
      <translation>Titelnummer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Discs</source>
      <translation>Discs</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Compilation</source>
      <translation>Sampler</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Subtitle</source>
      <translation>Untertitel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Title of the disc</source>
      <translation>Titel der Disc</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Lyricist</source>
      <translation>Textdichter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Remixer</source>
      <translation>Remixer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Movement number</source>
      <translation>Satznummer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Movements in the work</source>
      <translation>Sätze im Werk</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Shown by its movement</source>
      <translation>Mit seinem Satz gezeigt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Barcode</source>
      <translation>Barcode</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Tempo (BPM)</source>
      <translation>Tempo (BPM)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Explicit</source>
      <translation>Explizit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Sort title</source>
      <translation>Sortiertitel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Sort artist</source>
      <translation>Sortiername des Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Sort album</source>
      <translation>Sortiername des Albums</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Sort album artist</source>
      <translation>Sortiername des Albuminterpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Sort composer</source>
      <translation>Sortiername des Komponisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Copyright</source>
      <translation>Urheberrecht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Album artist, or the artist where there is none</source>
      <translation>Albuminterpret, oder der Interpret, wo es keinen gibt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Track, with a leading zero in names</source>
      <translation>Titelnummer, in Namen mit führender Null</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Anything, which no field takes</source>
      <translation>Irgendetwas, was kein Feld nimmt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>A slash ends a folder. What stands in braces is left out where a field in it is empty: {%disc%-}%track% %title%.</source>
      <translation>Ein Schrägstrich beendet einen Ordner. Was in geschweiften Klammern steht, fällt weg, wenn ein Feld darin leer ist: {%disc%-}%track% %title%.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>Other</source>
      <translation>Anderes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Small icon</source>
      <translation>Kleines Symbol</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Icon</source>
      <translation>Symbol</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Leaflet</source>
      <translation>Faltblatt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Place of recording</source>
      <translation>Ort der Aufnahme</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>During the recording</source>
      <translation>Während der Aufnahme</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>During a performance</source>
      <translation>Während eines Auftritts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Screenshot</source>
      <translation>Bildschirmfoto</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Fish</source>
      <translation>Fisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Logo of the label</source>
      <translation>Logo des Labels</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>“{}” is no date, so it is left out. Write 2016, 2016-03 or 2016-03-18.</source>
      <translation>„{}“ ist kein Datum und wird weggelassen. 2016, 2016-03 oder 2016-03-18 schreiben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>ID3v2.3 has no place for “{}”; only the year is kept.</source>
      <translation>ID3v2.3 hat keinen Platz für „{}“; nur das Jahr bleibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>“{}” is no number that this format has a place for, so it is left out.</source>
      <translation>„{}“ ist keine Zahl, für die dieses Format Platz hat, und wird weggelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>MP4 has whole tempos only, so {} is rounded.</source>
      <translation>MP4 hat nur ganze Tempi, darum wird {} gerundet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>MP4 holds JPEG and PNG pictures. Save this {} picture as one of them first.</source>
      <translation>MP4 nimmt JPEG- und PNG-Bilder. Dieses {}-Bild zuerst als eines davon speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The picture is larger than the format allows. Make it smaller first.</source>
      <translation>Das Bild ist größer, als das Format erlaubt. Zuerst verkleinern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The name does not fit the pattern, so nothing is taken from it.</source>
      <translation>Der Name passt nicht zum Muster, darum wird nichts daraus genommen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The name fits in another way, too: “{}”. Look at the preview.</source>
      <translation>Der Name passt auch anders: „{}“. Die Vorschau ansehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>A cue sheet that names this file stays in the old folder: {}</source>
      <translation>Ein CUE-Sheet, das diese Datei nennt, bleibt im alten Ordner: {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>A cue sheet cannot hold the new name in its encoding, so it keeps the old one: {}</source>
      <translation>Ein CUE-Sheet kann den neuen Namen in seiner Kodierung nicht aufnehmen und behält den alten: {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>A cue sheet has no place for “{}”, so it is left out.</source>
      <translation>Ein CUE-Sheet hat keinen Platz für „{}“, es wird weggelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>A cue sheet numbers its tracks by their order, so “{}” stays as it is.</source>
      <translation>Ein CUE-Sheet zählt seine Titel der Reihe nach, darum bleibt „{}“, wie es ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>A cue sheet holds no pictures. Save the cover in the folder of the file instead.</source>
      <translation>Ein CUE-Sheet nimmt keine Bilder auf. Das Cover stattdessen im Ordner der Datei speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The file has one name for all of its tracks, so it is not named by one of them, and nothing is taken from it.</source>
      <translation>Die Datei hat einen Namen für alle ihre Titel, darum wird sie nicht nach einem davon benannt, und nichts wird daraus genommen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>A cue sheet cannot hold double quotes in “{}”, so they become single ones.</source>
      <translation>Ein CUE-Sheet kann in „{}“ keine doppelten Anführungszeichen aufnehmen, sie werden zu einfachen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The encoding of the cue sheet lacks signs for “{}”, so it is left out. Save the sheet as UTF-8 in a text editor first.</source>
      <translation>Der Kodierung des CUE-Sheets fehlen Zeichen für „{}“, es wird weggelassen. Zuerst das Sheet in einem Texteditor als UTF-8 speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The cue sheet has one “{}”, so it changes for all of its tracks.</source>
      <translation>Das CUE-Sheet hat ein einziges „{}“, darum ändert es sich für alle seine Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The cue sheet has one “{}” for all of its tracks, and they would get different ones, so it stays. Give all of them the same.</source>
      <translation>Das CUE-Sheet hat ein einziges „{}“ für alle seine Titel, und sie bekämen verschiedene, darum bleibt es. Allen dasselbe geben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The cue sheet says “{}” once for all of its tracks. Take it out of all of them.</source>
      <translation>Das CUE-Sheet sagt „{}“ einmal für alle seine Titel. Bei allen herausnehmen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>“{}” is no ISRC, so it is left out. It has twelve letters and digits: GBAYE0601498.</source>
      <translation>„{}“ ist kein ISRC und wird weggelassen. Er hat zwölf Buchstaben und Ziffern: GBAYE0601498.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>{} is empty, and the pattern needs it. Fill it in, or put it in braces.</source>
      <translation>{} ist leer, und das Muster braucht es. Ausfüllen oder in geschweifte Klammern setzen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Another file of these would get the same name: {}</source>
      <translation>Eine andere dieser Dateien bekäme denselben Namen: {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>There is a file of this name already: {}</source>
      <translation>Es gibt schon eine Datei mit diesem Namen: {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The path is too long for the system: {}</source>
      <translation>Der Pfad ist für das System zu lang: {}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>It is a link, which would lead nowhere from another folder.</source>
      <translation>Es ist eine Verknüpfung, die aus einem anderen Ordner ins Leere führte.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>What the edit wrote was changed again since, so the file is left as it is now.</source>
      <translation>Was die Bearbeitung schrieb, wurde seitdem wieder geändert, darum bleibt die Datei, wie sie jetzt ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The file has changed since its tags were read. Read it again, then repeat the edit.</source>
      <translation>Die Datei hat sich geändert, seit ihre Tags gelesen wurden. Neu lesen und die Bearbeitung wiederholen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>There is a file of this name already, and nothing is overwritten.</source>
      <translation>Es gibt schon eine Datei mit diesem Namen, und nichts wird überschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The library knows a missing track by this name. Scan the folder, then try again.</source>
      <translation>Die Bibliothek kennt einen fehlenden Titel mit diesem Namen. Den Ordner einlesen und erneut versuchen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The new folder is on another drive. Files are only renamed on their own drive.</source>
      <translation>Der neue Ordner ist auf einem anderen Laufwerk. Dateien werden nur auf dem eigenen Laufwerk umbenannt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The drive cannot keep a name like this. Use a shorter pattern.</source>
      <translation>Das Laufwerk kann so einen Namen nicht halten. Ein kürzeres Muster verwenden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Its tags cannot be read, so they are left alone. Another program may be able to mend them.</source>
      <translation>Die Tags können nicht gelesen werden und bleiben in Ruhe. Vielleicht kann ein anderes Programm sie reparieren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The encoding of the cue sheet lacks signs for the new words. Save the sheet as UTF-8 in a text editor, then repeat the edit.</source>
      <translation>Der Kodierung des CUE-Sheets fehlen Zeichen für die neuen Wörter. Das Sheet in einem Texteditor als UTF-8 speichern und die Bearbeitung wiederholen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The cue sheet has bytes that are in no known encoding, so it is left alone. Save it as UTF-8 in a text editor first.</source>
      <translation>Das CUE-Sheet hat Bytes in keiner bekannten Kodierung und bleibt in Ruhe. Zuerst in einem Texteditor als UTF-8 speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The cue sheet lies in a tag that does not belong to this kind of file, so it is left alone. Save it beside the file, then scan again.</source>
      <translation>Das CUE-Sheet liegt in einem Tag, das nicht zu dieser Art Datei gehört, und bleibt in Ruhe. Neben der Datei speichern und neu einlesen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Its cue sheet was changed since it was scanned. Scan the folder, then edit again.</source>
      <translation>Das CUE-Sheet wurde seit dem Einlesen geändert. Den Ordner einlesen und noch einmal bearbeiten.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Tags of this kind of file cannot be written.</source>
      <translation>Tags dieser Art Datei können nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>This is not a picture. JPEG, PNG, WebP and GIF can be used.</source>
      <translation>Das ist kein Bild. JPEG, PNG, WebP und GIF sind möglich.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The picture is broken. Open it in a picture program, and save it again.</source>
      <translation>Das Bild ist kaputt. In einem Bildprogramm öffnen und neu speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>The picture is larger than 20 MB. Save a smaller copy of it first.</source>
      <translation>Das Bild ist größer als 20 MB. Zuerst eine kleinere Kopie speichern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Track {part} · {name}</source>
      <translation>Titel {part} · {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>not a picture</source>
      <translation>kein Bild</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Put {files} back as before</source>
      <translation>{files} zurückgesetzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>Changed {files}</source>
      <translation>{files} geändert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>, then stopped</source>
      <translation>, dann angehalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tagging.py" />
      <source>{told}; {left} left alone. {tag_failure}</source>
      <translation>{told}; {left} unverändert. {tag_failure}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>1 or ←: A · 2 or →: B · 0 or ↓: no difference · A, B, S: hear or pause · Esc: end</source>
      <translation>1 oder ←: A · 2 oder →: B · 0 oder ↓: kein Unterschied · A, B, S: hören oder Pause · Esc: Ende</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>Nothing was preferred yet.</source>
      <translation>Noch wurde nichts vorgezogen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>That may be chance: a test that can be ended at any time has to show more.</source>
      <translation>Das kann Zufall sein: Ein Test, der jederzeit enden kann, muss mehr zeigen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>That is a hint, and no proof. More pairs would tell.</source>
      <translation>Das ist ein Hinweis und kein Beweis. Weitere Paare würden es sagen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>That is hardly chance.</source>
      <translation>Das ist kaum Zufall.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>You chose each of the two queues {times}: a draw.</source>
      <translation>Du hast jede der beiden Warteschlangen {times} gewählt: unentschieden.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>You chose the queue {phrase} {most} of {n} times; chance alone gives a result so clear in {chance}.</source>
      <extracomment>One: You chose the queue {phrase} {most} of {n} time; chance alone gives a result so clear in {chance}.</extracomment>
      <translation>
        <numerusform>Du hast die Warteschlange {phrase} {most} von {n} Mal gewählt; Zufall allein ergibt ein so klares Ergebnis in {chance} der Fälle.</numerusform>
        <numerusform>Du hast die Warteschlange {phrase} {most} von {n} Mal gewählt; Zufall allein ergibt ein so klares Ergebnis in {chance} der Fälle.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>Once you heard no difference, which does not count.</source>
      <translation>Einmal hast du keinen Unterschied gehört, was nicht zählt.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>{n} times you heard no difference, which does not count.</source>
      <extracomment>One: {n} time you heard no difference, which does not count.</extracomment>
      <translation>
        <numerusform>{n}-mal hast du keinen Unterschied gehört, was nicht zählt.</numerusform>
        <numerusform>{n}-mal hast du keinen Unterschied gehört, was nicht zählt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>This time you chose it {count} of {n} times.</source>
      <extracomment>One: This time you chose it {count} of {n} time.</extracomment>
      <translation>
        <numerusform>Diesmal hast du sie {count} von {n} Mal gewählt.</numerusform>
        <numerusform>Diesmal hast du sie {count} von {n} Mal gewählt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>In both queues, and left out: {shared} of {n} tracks.</source>
      <extracomment>One: In both queues, and left out: {shared} of {n} track.</extracomment>
      <translation>
        <numerusform>In beiden Warteschlangen, und weggelassen: {shared} von {n} Titel.</numerusform>
        <numerusform>In beiden Warteschlangen, und weggelassen: {shared} von {n} Titeln.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>less than 0.1 %</source>
      <translation>weniger als 0,1 %</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>So far: {n} pairs, and no difference was heard.</source>
      <extracomment>One: So far: {n} pair, and no difference was heard.</extracomment>
      <translation>
        <numerusform>Bisher: {n} Paar, und kein Unterschied wurde gehört.</numerusform>
        <numerusform>Bisher: {n} Paare, und kein Unterschied wurde gehört.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/taste_test.py" />
      <source>So far: {verdict_sentence}</source>
      <translation>Bisher: {verdict_sentence}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Lines such as “Artist – Title”, a table, a playlist file and the exports of services are understood.</source>
      <translation>Zeilen wie „Interpret – Titel“, eine Tabelle, eine Wiedergabelisten-Datei und die Exporte von Diensten werden verstanden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>There is no list in it.</source>
      <translation>Darin ist keine Liste.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>This is no text, so there is no list in it.</source>
      <translation>Das ist kein Text, also keine Liste darin.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>This is too long for a list.</source>
      <translation>Das ist für eine Liste zu lang.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>64 MB are read at most. Take a part of it.</source>
      <translation>Höchstens 64 MB werden gelesen. Einen Teil davon nehmen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>This is one line of several pages, so it names no track.</source>
      <translation>Das ist eine einzige Zeile von mehreren Seiten und nennt keinen Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>This list was written by a newer version of MusicRec.</source>
      <translation>Diese Liste wurde von einer neueren Version von MusicRec geschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Update this one, or share the list as text there.</source>
      <translation>Diese hier aktualisieren oder die Liste dort als Text teilen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>The list could not be read to its end, perhaps for want of memory.</source>
      <translation>Die Liste konnte nicht zu Ende gelesen werden, vielleicht aus Speichermangel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Close other programs, or take a part of it.</source>
      <translation>Andere Programme schließen oder einen Teil davon nehmen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Nearest</source>
      <translation>Am nächsten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Missing</source>
      <translation>Fehlt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Left out</source>
      <translation>Ausgelassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>a heading, not a track</source>
      <translation>eine Überschrift, kein Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>only an address; its names are not known here</source>
      <translation>nur eine Adresse; ihre Namen sind hier nicht bekannt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>a remark, not a track</source>
      <translation>eine Anmerkung, kein Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>too long to be a track</source>
      <translation>zu lang für einen Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>it tells no title</source>
      <translation>nennt keinen Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>an episode, an album or an artist, not a track</source>
      <translation>eine Folge, ein Album oder ein Interpret, kein Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>one name alone, which no track here has</source>
      <translation>ein Name allein, den hier kein Titel hat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Addresses of tracks hold no names. Export the playlist with Exportify, TuneMyMusic or Soundiiz, and open the file here.</source>
      <translation>Adressen von Titeln enthalten keine Namen. Die Wiedergabeliste mit Exportify, TuneMyMusic oder Soundiiz exportieren und die Datei hier öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Lines: “Artist – Title (1994)”, “1. Title by Artist”, tracklists with times, in any script</source>
      <translation>Zeilen: „Interpret – Titel (1994)“, „1. Titel by Interpret“, Titellisten mit Zeiten, in jeder Schrift</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Tables of web pages and spreadsheets, with or without names of columns</source>
      <translation>Tabellen aus Webseiten und Tabellenkalkulationen, mit oder ohne Spaltennamen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>Playlist files, exports of Exportify, TuneMyMusic, Soundiiz, Spotify and others</source>
      <translation>Wiedergabelisten-Dateien, Exporte von Exportify, TuneMyMusic, Soundiiz, Spotify und anderen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>The list that another MusicRec shares</source>
      <translation>Die Liste, die ein anderes MusicRec teilt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>you have several files of it, and the first is taken</source>
      <translation>du hast mehrere Dateien davon, und die erste wird genommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>another track of the artist</source>
      <translation>ein anderer Titel des Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>, the nearest to {like} in the list</source>
      <translation>, am nächsten an {like} in der Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>how it sounds is not known; near {like}, which the list has around it</source>
      <translation>wie es klingt, ist nicht bekannt; nahe {like}, was in der Liste daneben steht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>with a stand-in</source>
      <translation>mit Ersatz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>missing</source>
      <translation>fehlen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>{n} lines left out</source>
      <extracomment>One: {n} line left out</extracomment>
      <translation>
        <numerusform>{n} Zeile ausgelassen</numerusform>
        <numerusform>{n} Zeilen ausgelassen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/tracklists.py" />
      <source>{left_out} more not read</source>
      <translation>{left_out} weitere nicht gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>is missing</source>
      <translation>fehlt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>is not the one of this program</source>
      <translation>ist nicht die dieses Programms</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>has values that are no numbers</source>
      <translation>hat Werte, die keine Zahlen sind</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>The trained ear is off (Settings → Library): similar tracks are found without it.</source>
      <translation>Das trainierte Ohr ist aus (Einstellungen → Bibliothek): Ähnliche Titel werden ohne es gefunden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>The trained ear cannot listen: one of its files {problems}. Installing the program again brings it back. Until then, similar tracks are found without it.</source>
      <translation>Das trainierte Ohr kann nicht hören: Eine seiner Dateien {problems}. Das Programm neu zu installieren bringt es zurück. Bis dahin werden ähnliche Titel ohne es gefunden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>The trained ear listens; similar tracks are found by what it hears, too.</source>
      <translation>Das trainierte Ohr hört; ähnliche Titel werden auch nach dem gefunden, was es hört.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/trained_ear.py" />
      <source>The trained ear is listening; it counts once it has heard nine tenths of the tracks.</source>
      <translation>Das trainierte Ohr hört gerade an; es zählt, sobald es neun Zehntel der Titel gehört hat.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Bringing your library up to date…</source>
      <translation>Die Bibliothek wird auf den neuesten Stand gebracht…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>This happens once after an update. A large library takes a while.</source>
      <translation>Das geschieht einmal nach einem Update. Bei einer großen Bibliothek dauert es eine Weile.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Keeping a copy of it as it is</source>
      <translation>Kopie des jetzigen Stands aufheben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Noting files that could not be read</source>
      <translation>Unlesbare Dateien vermerken</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making names findable in every spelling</source>
      <translation>Namen in jeder Schreibweise auffindbar machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Noting when files changed</source>
      <translation>Vermerken, wann sich Dateien geändert haben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for composers, labels and lyrics</source>
      <translation>Platz machen für Komponisten, Labels und Liedtexte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for playlists and ratings</source>
      <translation>Platz machen für Wiedergabelisten und Bewertungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Counting plays and likes for searches</source>
      <translation>Wiedergaben und „Gefällt mir“ für Suchen zählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for playlists that follow files</source>
      <translation>Platz machen für Wiedergabelisten, die Dateien folgen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making searches quicker</source>
      <translation>Suchen schneller machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for refused suggestions</source>
      <translation>Platz machen für abgelehnte Vorschläge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for how covers look</source>
      <translation>Platz machen dafür, wie Cover aussehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for audio features</source>
      <translation>Platz machen für Klangmerkmale</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for taste tests</source>
      <translation>Platz machen für Hörtests</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for what other players know</source>
      <translation>Platz machen für das, was andere Player wissen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for profiles</source>
      <translation>Platz machen für Profile</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for the cards of each day</source>
      <translation>Platz machen für die Karten jedes Tages</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for weekly letters</source>
      <translation>Platz machen für Wochenbriefe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for the music map</source>
      <translation>Platz machen für die Musikkarte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for the reasons of what was played</source>
      <translation>Platz machen für die Gründe des Gespielten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for suggested genres</source>
      <translation>Platz machen für vorgeschlagene Genres</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Noting which tracks wait for analysis</source>
      <translation>Vermerken, welche Titel auf Analyse warten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Counting changes of genres</source>
      <translation>Änderungen an Genres zählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for what makes the library smaller</source>
      <translation>Platz machen für das, was die Bibliothek kleiner macht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for edits of tags that can be undone</source>
      <translation>Platz machen für Tag-Änderungen, die rückgängig gemacht werden können</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for words of genres</source>
      <translation>Platz machen für Wörter von Genres</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for lyrics beside the music</source>
      <translation>Platz machen für Liedtexte neben der Musik</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for the tracks of cue sheets</source>
      <translation>Platz machen für die Titel von CUE-Sheets</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for copies and versions</source>
      <translation>Platz machen für Kopien und Fassungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Finding podcasts and audiobooks</source>
      <translation>Podcasts und Hörbücher finden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for works and movements</source>
      <translation>Platz machen für Werke und Sätze</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Arranging the list of albums</source>
      <translation>Die Liste der Alben ordnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Checking that all of it is there</source>
      <translation>Prüfen, ob alles da ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Making room for what is new</source>
      <translation>Platz machen für Neues</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/kit/wording/updates.py" />
      <source>Step {number} of {count}: {words}</source>
      <translation>Schritt {number} von {count}: {words}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>Page for browsers (*.html);;Mail (*.eml);;Plain text (*.txt)</source>
      <translation>Seite für Browser (*.html);;E-Mail (*.eml);;Nur Text (*.txt)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>Save the letter</source>
      <translation>Brief speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>The letter is saved as {basename}</source>
      <translation>Der Brief ist als {basename} gespeichert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>There are no tracks of that week to share.</source>
      <translation>Aus dieser Woche gibt es keine Titel zum Teilen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>Delete a letter</source>
      <translation>Brief löschen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>Delete the letter of {week}?</source>
      <translation>Den Brief von {week} löschen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>A copy that was mailed or saved stays. It can be written again.</source>
      <translation>Eine Kopie, die gesendet oder gespeichert wurde, bleibt. Er kann neu geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>Your weekly letter is there</source>
      <translation>Dein Wochenbrief ist da</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>Read it</source>
      <translation>Lesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/controller.py" />
      <source>Your weekly letter was sent</source>
      <translation>Dein Wochenbrief wurde gesendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Write this week’s</source>
      <translation>Den dieser Woche schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Save…</source>
      <translation>Speichern…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Do not send</source>
      <translation>Nicht senden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Send</source>
      <translation>Senden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Writing…</source>
      <translation>Wird geschrieben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>No letter yet</source>
      <translation>Noch kein Brief</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Once a week: what you heard, and what to try next. {letters}</source>
      <translation>Einmal in der Woche: was du gehört hast und was du als Nächstes hören könntest. {letters}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Write the first one now</source>
      <translation>Jetzt den ersten schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>No letters here</source>
      <translation>Hier gibt es keine Briefe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Guests and locked profiles get no letters, so nobody else reads them.</source>
      <translation>Gäste und gesperrte Profile bekommen keine Briefe, damit sonst niemand sie liest.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/dialog.py" />
      <source>Send again</source>
      <translation>Erneut senden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/head_list.py" />
      <source>Letters</source>
      <translation>Briefe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/head_list.py" />
      <source>Week {number}</source>
      <translation>Woche {number}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/letter_view.py" />
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Letter</source>
      <translation>Brief</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Another provider</source>
      <translation>Ein anderer Anbieter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Settings of the weekly letter</source>
      <translation>Einstellungen des Wochenbriefs</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Send me a test letter</source>
      <translation>Mir einen Probebrief schicken</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <location filename="../../musicrec_desktop/ui/playlists/details_dialog.py" />
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Sending…</source>
      <translation>Wird gesendet…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Only for a bridge or a server of your own</source>
      <translation>Nur für eine Bridge oder einen eigenen Server</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Written on</source>
      <translation>Geschrieben am</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Mail</source>
      <translation>E-Mail</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Your address</source>
      <translation>Deine Adresse</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Provider</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Server</source>
      <translation>Server</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Protection</source>
      <translation>Absicherung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Port</source>
      <translation>Port</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Login</source>
      <translation>Benutzername</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Password</source>
      <translation>Passwort</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Certificate</source>
      <translation>Zertifikat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Day</source>
      <translation>Tag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <location filename="../../musicrec_desktop/ui/player/time_label.py" />
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Time</source>
      <translation>Zeit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Choose a certificate</source>
      <translation>Zertifikat wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/letters/settings_dialog.py" />
      <source>Certificates (*.pem *.crt *.cer)</source>
      <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/album_rows.py" />
      <source>Side {side}</source>
      <translation>Seite {side}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>This counts for tags that are read from now on</source>
      <translation>Das gilt für Tags, die ab jetzt gelesen werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <location filename="../../musicrec_desktop/ui/library/welcome.py" />
      <source>Add a music folder</source>
      <translation>Musikordner hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Folder:</source>
      <translation>Ordner:</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>{words} added to the library</source>
      <translation>{words} zur Bibliothek hinzugefügt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Add {words} to the library</source>
      <translation>{words} zur Bibliothek hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>{name} removed from the library</source>
      <translation>{name} aus der Bibliothek entfernt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Remove the folder {name}</source>
      <translation>Ordner {name} entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>There is no music folder yet.</source>
      <translation>Es gibt noch keinen Musikordner.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Add one</source>
      <translation>Einen hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Scanning folders</source>
      <translation>Ordner werden eingelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Listening to tracks</source>
      <translation>Titel werden angehört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>Looking at covers</source>
      <translation>Cover werden angesehen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <source>{n} new tracks found</source>
      <extracomment>One: {n} new track found</extracomment>
      <translation>
        <numerusform>{n} neuer Titel gefunden</numerusform>
        <numerusform>{n} neue Titel gefunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>{n} files could not be read</source>
      <extracomment>One: {n} file could not be read</extracomment>
      <translation>
        <numerusform>{n} Datei konnte nicht gelesen werden</numerusform>
        <numerusform>{n} Dateien konnten nicht gelesen werden</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <location filename="../../musicrec_desktop/ui/tagging/controller.py" />
      <source>Show why</source>
      <translation>Warum?</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/controller.py" />
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>{n} files could not be listened to</source>
      <extracomment>One: {n} file could not be listened to</extracomment>
      <translation>
        <numerusform>{n} Datei konnte nicht angehört werden</numerusform>
        <numerusform>{n} Dateien konnten nicht angehört werden</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>Duplicate covers</source>
      <translation>Doppelte Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>Comparing covers…</source>
      <translation>Cover werden verglichen…</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>{n} pictures</source>
      <extracomment>One: {n} picture</extracomment>
      <translation>
        <numerusform>{n} Bild</numerusform>
        <numerusform>{n} Bilder</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>{pictures} in {files}: the same in another size or quality. The files stay as they are.</source>
      <translation>{pictures} in {files}: dasselbe in anderer Größe oder Qualität. Die Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>Covers cannot be compared</source>
      <translation>Cover können nicht verglichen werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>No duplicate covers so far</source>
      <translation>Bisher keine doppelten Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>Covers are still being looked at.</source>
      <translation>Cover werden noch angesehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>No duplicate covers</source>
      <translation>Keine doppelten Cover</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>Show {n} more pictures</source>
      <extracomment>One: Show {n} more picture</extracomment>
      <translation>
        <numerusform>{n} weiteres Bild zeigen</numerusform>
        <numerusform>{n} weitere Bilder zeigen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <location filename="../../musicrec_desktop/ui/tagging/failures_dialog.py" />
      <source>and {n} more files</source>
      <extracomment>One: and {n} more file</extracomment>
      <translation>
        <numerusform>und {n} weitere Datei</numerusform>
        <numerusform>und {n} weitere Dateien</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>Open the album</source>
      <translation>Album öffnen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>{n} tracks without an album</source>
      <extracomment>One: {n} track without an album</extracomment>
      <translation>
        <numerusform>{n} Titel ohne Album</numerusform>
        <numerusform>{n} Titel ohne Album</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/duplicate_covers.py" />
      <source>Show the first one</source>
      <translation>Den ersten zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Check the spelling, use fewer words, or search one field: artist:name, genre:jazz, year:1990..1999.</source>
      <translation>Die Schreibweise prüfen, weniger Wörter verwenden oder in einem Feld suchen: artist:name, genre:jazz, year:1990..1999.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Nothing liked yet</source>
      <translation>Noch nichts mit „Gefällt mir“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Press L on a track, or the heart of what is playing. Liked tracks steer what plays next.</source>
      <translation>L auf einem Titel drücken oder das Herz dessen, was läuft. Titel mit „Gefällt mir“ lenken, was als Nächstes kommt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>No podcasts and no audiobooks</source>
      <translation>Keine Podcasts und keine Hörbücher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Choose the folders and genres that have them: they are kept out of the music and of ∞, and go on where you left them.</source>
      <translation>Die Ordner und Genres wählen, die welche enthalten: Sie bleiben aus der Musik und aus ∞ heraus und gehen da weiter, wo du aufgehört hast.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>No tracks yet</source>
      <translation>Noch keine Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Tracks appear here while music folders are scanned.</source>
      <translation>Titel erscheinen hier, während Musikordner eingelesen werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>No tracks here</source>
      <translation>Hier sind keine Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/empty_lists.py" />
      <source>Their files may be on a drive that is not connected.</source>
      <translation>Ihre Dateien liegen vielleicht auf einem Laufwerk, das nicht verbunden ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders/page.py" />
      <source>Also the tracks in sub-folders</source>
      <translation>Auch Titel in Unterordnern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders/tree.py" />
      <source>Its files are not there at the moment.</source>
      <translation>Ihre Dateien sind gerade nicht da.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/folders/tree.py" />
      <source>{name}, {n} tracks</source>
      <extracomment>One: {name}, {n} track</extracomment>
      <translation>
        <numerusform>{name}, {n} Titel</numerusform>
        <numerusform>{name}, {n} Titel</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders/tree.py" />
      <source>{missing} more whose files are not there</source>
      <translation>{missing} weitere, deren Dateien nicht da sind</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <location filename="../../musicrec_desktop/ui/window/sidebar.py" />
      <source>Music folders</source>
      <translation>Musikordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Scan all again</source>
      <translation>Alles neu einlesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Also of files that have not changed, by their size and date</source>
      <translation>Auch von Dateien, die sich nach Größe und Datum nicht geändert haben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>No folders yet.</source>
      <translation>Noch keine Ordner.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>{n} tracks are silent or too short to be compared with others, and can be played as usual.</source>
      <extracomment>One: {n} track is silent or too short to be compared with others, and can be played as usual.</extracomment>
      <translation>
        <numerusform>{n} Titel ist still oder zu kurz für einen Vergleich mit anderen und kann wie gewohnt abgespielt werden.</numerusform>
        <numerusform>{n} Titel sind still oder zu kurz für einen Vergleich mit anderen und können wie gewohnt abgespielt werden.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Try the files again that could not be listened to</source>
      <translation>Dateien erneut versuchen, die nicht angehört werden konnten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Scanned {when}</source>
      <translation>Eingelesen {when}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Not scanned yet</source>
      <translation>Noch nicht eingelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Scan {path} again</source>
      <translation>{path} neu einlesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/folders_dialog.py" />
      <source>Remove {path} from the library</source>
      <translation>{path} aus der Bibliothek entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Genres to review</source>
      <translation>Genres zum Durchsehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Write to files…</source>
      <translation>In Dateien schreiben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Learn again</source>
      <translation>Neu lernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>At least so sure, in per cent</source>
      <translation>Mindestens so sicher, in Prozent</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Genre and title</source>
      <translation>Genre und Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Sure</source>
      <translation>Sicher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Suggested genres</source>
      <translation>Vorgeschlagene Genres</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Accept</source>
      <translation>Annehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Accept what is selected (Enter)</source>
      <translation>Das Ausgewählte annehmen (Enter)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Reject</source>
      <translation>Ablehnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Show these suggestions no more (Del)</source>
      <translation>Diese Vorschläge nicht mehr zeigen (Entf)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>At least so &amp;sure</source>
      <translation>Mindestens so &amp;sicher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Learning… {percent}</source>
      <translation>Lernt… {percent}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Learn now</source>
      <translation>Jetzt lernen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Write {n} genres to files…</source>
      <extracomment>One: Write {n} genre to files…</extracomment>
      <translation>
        <numerusform>{n} Genre in Dateien schreiben…</numerusform>
        <numerusform>{n} Genres in Dateien schreiben…</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>No genres are suggested</source>
      <translation>Keine Genres werden vorgeschlagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Nothing to review</source>
      <translation>Nichts durchzusehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>Accept all {listed}</source>
      <translation>Alle {listed} annehmen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/genre_review.py" />
      <source>and {n} more tracks, less sure</source>
      <extracomment>One: and {n} more track, less sure</extracomment>
      <translation>
        <numerusform>und {n} weiterer Titel, weniger sicher</numerusform>
        <numerusform>und {n} weitere Titel, weniger sicher</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>In your tags</source>
      <translation>In den Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Shown as</source>
      <translation>Gezeigt als</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Hidden</source>
      <translation>Verborgen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Genres in your tags</source>
      <translation>Genres in den Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Filter</source>
      <translation>Filtern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Filter genres</source>
      <translation>Genres filtern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Only what is shown &amp;otherwise</source>
      <translation>Nur was &amp;anders gezeigt wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Split genres at {mark}</source>
      <translation>Genres teilen bei {mark}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Hide</source>
      <translation>Verbergen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Show these genres no more (Del)</source>
      <translation>Diese Genres nicht mehr zeigen (Entf)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Keep whole</source>
      <translation>Ganz lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Never split these genres</source>
      <translation>Diese Genres nie teilen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>As written</source>
      <translation>Wie geschrieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Forget what these genres are shown as</source>
      <translation>Vergessen, als was diese Genres gezeigt werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Take back what was done last (Ctrl+Z)</source>
      <translation>Zurücknehmen, was zuletzt getan wurde (Strg+Z)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/genre_words.py" />
      <source>Split genres at</source>
      <translation>Genres teilen bei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>No albums yet</source>
      <translation>Noch keine Alben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>No artists yet</source>
      <translation>Noch keine Interpreten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>Tracks with an album in their tags appear here, with their covers.</source>
      <translation>Titel mit einem Album in den Tags erscheinen hier mit ihren Covern.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>Tracks with an artist in their tags appear here.</source>
      <translation>Titel mit einem Interpreten in den Tags erscheinen hier.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>Tracks with a genre in their tags appear here.</source>
      <translation>Titel mit einem Genre in den Tags erscheinen hier.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>Show as a wall of covers</source>
      <translation>Als Coverwand zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>Check the spelling or use fewer words.</source>
      <translation>Die Schreibweise prüfen oder weniger Wörter verwenden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>No album matches “{text}”</source>
      <translation>Kein Album passt zu „{text}“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>No artist matches “{text}”</source>
      <translation>Kein Interpret passt zu „{text}“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/group_page.py" />
      <source>No genre matches “{text}”</source>
      <translation>Kein Genre passt zu „{text}“</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/history_page.py" />
      <source>Latest {figures}</source>
      <translation>Neueste {figures}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/history_page.py" />
      <source>Nothing heard yet</source>
      <translation>Noch nichts gehört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/history_page.py" />
      <source>Every track that you start is noted here, and steers what plays next.</source>
      <translation>Jeder Titel, den du startest, wird hier notiert und lenkt, was als Nächstes kommt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/list_options.py" />
      <source>Options of the list</source>
      <translation>Optionen der Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/list_options.py" />
      <source>Panes above the list</source>
      <translation>Spalten über der Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/list_options.py" />
      <source>Tracks under their albums</source>
      <translation>Titel unter ihren Alben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/list_options.py" />
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Columns and order…</source>
      <translation>Spalten und Reihenfolge…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/list_options.py" />
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Reset columns</source>
      <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/browser.py" />
      <source>Add a pane</source>
      <translation>Spalte hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/browser.py" />
      <source>Hide the panes</source>
      <translation>Spalten ausblenden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/browser.py" />
      <source>Move left	{move_left}</source>
      <translation>Nach links	{move_left}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/browser.py" />
      <source>Move right	{move_right}</source>
      <translation>Nach rechts	{move_right}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/browser.py" />
      <source>Usual panes</source>
      <translation>Übliche Spalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/browser.py" />
      <source>Remove this pane</source>
      <translation>Diese Spalte entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/head.py" />
      <source>{name}: choose what this pane lists, or move it</source>
      <translation>{name}: wählen, was diese Spalte zeigt, oder sie verschieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/panes/head.py" />
      <source>Choose what this pane lists; drag to move it</source>
      <translation>Wählen, was diese Spalte zeigt; zum Verschieben ziehen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/panes/pane.py" />
      <source>{value}, {n} tracks</source>
      <extracomment>One: {value}, {n} track</extracomment>
      <translation>
        <numerusform>{value}, {n} Titel</numerusform>
        <numerusform>{value}, {n} Titel</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/similar_page.py" />
      <source>Similar tracks</source>
      <translation>Ähnliche Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/similar_page.py" />
      <source>Similar to</source>
      <translation>Ähnlich wie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/similar_page.py" />
      <source>Not analysed yet</source>
      <translation>Noch nicht analysiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/similar_page.py" />
      <source>Similar tracks appear as soon as this track has been listened to in the background.</source>
      <translation>Ähnliche Titel erscheinen, sobald dieser Titel im Hintergrund angehört wurde.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>What is in these folders, or has one of these genres, is kept out of the lists of music and never comes in ∞. It stands under “Podcasts and books”, and goes on where you left it.</source>
      <translation>Was in diesen Ordnern liegt oder eines dieser Genres hat, bleibt aus den Musiklisten heraus und kommt nie in ∞. Es steht unter „Podcasts und Bücher“ und geht da weiter, wo du aufgehört hast.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>That folder is in none of your music folders. Add it to them first.</source>
      <translation>Dieser Ordner liegt in keinem deiner Musikordner. Ihn zuerst dort hinzufügen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Podcasts and audiobooks</source>
      <translation>Podcasts und Hörbücher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Add a genre, for example Lecture</source>
      <translation>Genre hinzufügen, zum Beispiel Vortrag</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Genre to keep out of the music</source>
      <translation>Genre, das aus der Musik herausgehalten wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Add genre</source>
      <translation>Genre hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>No genres.</source>
      <translation>Keine Genres.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Let {text} be music</source>
      <translation>{text} als Musik gelten lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Select tracks first: their folders are kept out of the music.</source>
      <translation>Zuerst Titel auswählen: Ihre Ordner bleiben aus der Musik heraus.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Choose a folder with podcasts or audiobooks</source>
      <translation>Ordner mit Podcasts oder Hörbüchern wählen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>{n} tracks changed sides</source>
      <extracomment>One: {n} track changed sides</extracomment>
      <translation>
        <numerusform>{n} Titel hat die Seite gewechselt</numerusform>
        <numerusform>{n} Titel haben die Seite gewechselt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>no track is affected</source>
      <translation>kein Titel ist betroffen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/spoken.py" />
      <source>Podcasts and audiobooks: {sides}</source>
      <translation>Podcasts und Hörbücher: {sides}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/track_head.py" />
      <source>Show most played first</source>
      <translation>Meistgespielte zuerst zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/track_head.py" />
      <source>Back to the usual order</source>
      <translation>Zurück zur üblichen Reihenfolge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/track_head.py" />
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>Play all in any order</source>
      <translation>Alles in beliebiger Reihenfolge abspielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/track_head.py" />
      <source>Change the order of the tracks</source>
      <translation>Reihenfolge der Titel ändern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/version_link.py" />
      <source>Go to another version of this album</source>
      <translation>Zu einer anderen Fassung dieses Albums</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/version_link.py" />
      <source>Also: {value}</source>
      <translation>Auch: {value}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/version_link.py" />
      <source>{n} other versions</source>
      <extracomment>One: {n} other version</extracomment>
      <translation>
        <numerusform>{n} andere Fassung</numerusform>
        <numerusform>{n} andere Fassungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/library/version_link.py" />
      <source>{name}{year} · {n} tracks</source>
      <extracomment>One: {name}{year} · {n} track</extracomment>
      <translation>
        <numerusform>{name}{year} · {n} Titel</numerusform>
        <numerusform>{name}{year} · {n} Titel</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <location filename="../../musicrec_desktop/ui/music_map/toolbar.py" />
      <source>Show as a list</source>
      <translation>Als Liste zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>Smaller covers</source>
      <translation>Kleinere Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>Larger covers</source>
      <translation>Größere Cover</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>Show the whole wall</source>
      <translation>Die ganze Wand zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/wall/page.py" />
      <source>{found} of {figures}</source>
      <translation>{found} von {figures}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/welcome.py" />
      <source>Your music, and what fits next</source>
      <translation>Deine Musik, und was als Nächstes passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/welcome.py" />
      <source>Play any track: when your own choice ends, the player goes on with tracks of your library that sound alike, and says why.</source>
      <translation>Einen beliebigen Titel abspielen: Wenn die eigene Auswahl endet, spielt der Player mit ähnlich klingenden Titeln der Bibliothek weiter und sagt, warum.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/welcome.py" />
      <source>You can also drop folders and files anywhere in this window.</source>
      <translation>Ordner und Dateien lassen sich auch irgendwo in dieses Fenster ziehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/welcome.py" />
      <source>Try it with the demo library</source>
      <translation>Mit der Demo-Bibliothek ausprobieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/welcome.py" />
      <source>Making the demo library</source>
      <translation>Demo-Bibliothek wird gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/library/welcome.py" />
      <source>Making the demo library … {amount}</source>
      <translation>Demo-Bibliothek wird gemacht … {amount}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>Playing {n} tracks of the map</source>
      <extracomment>One: Playing {n} track of the map</extracomment>
      <translation>
        <numerusform>{n} Titel der Karte wird gespielt</numerusform>
        <numerusform>{n} Titel der Karte werden gespielt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>All of the map is in view, so ∞ takes every track. Zoom in, or select some.</source>
      <translation>Die ganze Karte ist zu sehen, also nimmt ∞ alle Titel. Näher heranholen oder etwas auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>∞ plays tracks of {label}</source>
      <translation>∞ spielt Titel von {label}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>Draw around a part of the map with the lasso first (2).</source>
      <translation>Zuerst mit dem Lasso einen Teil der Karte umfahren (2).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>My region</source>
      <translation>Meine Region</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>Smart playlist of this region</source>
      <translation>Intelligente Wiedergabeliste dieser Region</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>Make playlist</source>
      <translation>Wiedergabeliste anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>Tracks that come to lie inside later join it by themselves.</source>
      <translation>Titel, die später darin liegen, kommen von selbst dazu.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>Smart playlist {free}</source>
      <translation>Intelligente Wiedergabeliste {free}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>{label} follows what lies inside of the region</source>
      <translation>{label} folgt dem, was in der Region liegt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/chosen.py" />
      <source>There is nothing in view. Press 0 for the whole map.</source>
      <translation>Es ist nichts zu sehen. 0 zeigt die ganze Karte.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/controller.py" />
      <source>There is no playlist yet. Make one, and the map can show where it lies.</source>
      <translation>Es gibt noch keine Wiedergabeliste. Eine anlegen, dann zeigt die Karte, wo sie liegt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/controller.py" />
      <source>Making the music map</source>
      <translation>Musikkarte wird gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/controller.py" />
      <source>Tracks are listened to in the background; the map grows meanwhile.</source>
      <translation>Titel werden im Hintergrund angehört; die Karte wächst dabei.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/journeys.py" />
      <source>Point at a track of the map first, then a path leads there.</source>
      <translation>Zuerst auf einen Titel der Karte zeigen, dann führt ein Klangweg dorthin.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/journeys.py" />
      <source>Nothing plays, so the path begins here. Choose where it leads.</source>
      <translation>Es läuft nichts, also beginnt der Klangweg hier. Wählen, wohin er führt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/journeys.py" />
      <source>This track plays already. Point at another one.</source>
      <translation>Dieser Titel läuft schon. Auf einen anderen zeigen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/journeys.py" />
      <source>Playing the path {name}</source>
      <translation>Der Klangweg {name} wird gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/journeys.py" />
      <location filename="../../musicrec_desktop/ui/music_map/names.py" />
      <source>A track that is gone</source>
      <translation>Ein Titel, den es nicht mehr gibt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/legend.py" />
      <source>Show all</source>
      <translation>Alle zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/legend.py" />
      <source>{words}, hidden</source>
      <translation>{words}, ausgeblendet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/legend.py" />
      <source>{label}
Click to show it; double-click for this one only</source>
      <translation>{label}
Klick zeigt es; Doppelklick zeigt nur dieses</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/legend.py" />
      <source>{label}
Click to hide it; double-click for this one only</source>
      <translation>{label}
Klick blendet es aus; Doppelklick zeigt nur dieses</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/legend.py" />
      <source>Legend</source>
      <translation>Legende</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/names.py" />
      <source>Unknown</source>
      <translation>Unbekannt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/names.py" />
      <source>{tempo} BPM</source>
      <translation>{tempo} BPM</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/names.py" />
      <source>never heard</source>
      <translation>nie gehört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/names.py" />
      <source>{plays} · liked</source>
      <translation>{plays} · gefällt mir</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>Show as a map</source>
      <translation>Als Karte zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>Nothing to map yet</source>
      <translation>Noch nichts für die Karte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>Drawing the map</source>
      <translation>Die Karte wird gezeichnet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>This takes a moment.</source>
      <translation>Das dauert einen Augenblick.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>No track was listened to yet</source>
      <translation>Noch kein Titel wurde angehört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>One track alone makes no map</source>
      <translation>Ein Titel allein ergibt keine Karte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/page.py" />
      <source>Listen to tracks now</source>
      <translation>Titel jetzt anhören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Leave the path</source>
      <translation>Klangweg verlassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Path</source>
      <translation>Klangweg</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Stops of the path</source>
      <translation>Stationen des Klangwegs</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Drag to change the order; Delete takes a stop out, Alt with arrows moves it</source>
      <translation>Ziehen ändert die Reihenfolge; Entf nimmt eine Station heraus, Alt mit Pfeilen verschiebt sie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Length in tracks or minutes</source>
      <translation>Länge in Titeln oder Minuten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Steps of the path</source>
      <translation>Schritte des Klangwegs</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Make a playlist of the path</source>
      <translation>Wiedergabeliste aus dem Klangweg anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>About {tell}</source>
      <translation>Etwa {tell}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/path_panel.py" />
      <source>Length of the path: {unit}</source>
      <translation>Länge des Klangwegs: {unit}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>∞ inside</source>
      <translation>∞ darin</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Smart playlist inside…</source>
      <translation>Intelligente Liste darin…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Play these tracks, from neighbour to neighbour</source>
      <translation>Diese Titel spielen, von Nachbar zu Nachbar</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Add these tracks to the queue</source>
      <translation>Diese Titel zur Warteschlange hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Make a playlist of these tracks</source>
      <translation>Wiedergabeliste aus diesen Titeln anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Let ∞ take only these tracks</source>
      <translation>∞ nur aus diesen Titeln wählen lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>A smart playlist of whatever lies inside of the outline, also tracks that come later</source>
      <translation>Eine intelligente Wiedergabeliste von allem, was im Umriss liegt, auch von Titeln, die später kommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/selection_panel.py" />
      <source>Let go of the selection</source>
      <translation>Auswahl aufheben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/status.py" />
      <source>Making the map</source>
      <translation>Karte wird gemacht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/status.py" />
      <source>Make it now</source>
      <translation>Jetzt machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/status.py" />
      <source>Make anew</source>
      <translation>Neu machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/toolbar.py" />
      <source>What the points are</source>
      <translation>Was die Punkte sind</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/toolbar.py" />
      <source>Colour by</source>
      <translation>Farbe nach</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/toolbar.py" />
      <source>What the colours tell</source>
      <translation>Was die Farben sagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/toolbar.py" />
      <source>More of the map</source>
      <translation>Mehr zur Karte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/music_map/toolbar.py" />
      <source>Playlist: {name}</source>
      <translation>Wiedergabeliste: {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/about.py" />
      <source>About this track</source>
      <translation>Über diesen Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/about.py" />
      <source>What is known of a track is shown here while it plays.</source>
      <translation>Was von einem Titel bekannt ist, steht hier, während er läuft.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/coming.py" />
      <source>Nothing comes after this track. Add tracks to the queue, or let it go on by itself (Ctrl+E).</source>
      <translation>Nach diesem Titel kommt nichts. Titel zur Warteschlange hinzufügen oder sie von selbst weitergehen lassen (Strg+E).</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/coming.py" />
      <source>What comes next</source>
      <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/controller.py" />
      <location filename="../../musicrec_desktop/ui/now_playing/window.py" />
      <source>Now playing · MusicRec</source>
      <translation>Läuft gerade · MusicRec</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/controller.py" />
      <source>{track} · Now playing · MusicRec</source>
      <translation>{track} · Läuft gerade · MusicRec</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <location filename="../../musicrec_desktop/ui/window/tray.py" />
      <source>Nothing is playing</source>
      <translation>Nichts läuft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <source>Choose a track in the other window, or press Space.</source>
      <translation>Im anderen Fenster einen Titel wählen oder die Leertaste drücken.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Show in its list</source>
      <translation>In seiner Liste zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <source>More for this track</source>
      <translation>Mehr zu diesem Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <location filename="../../musicrec_desktop/ui/player/mini_player.py" />
      <source>Previous</source>
      <translation>Voriger</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/head.py" />
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <location filename="../../musicrec_desktop/ui/player/mini_player.py" />
      <source>Next</source>
      <translation>Nächster</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/looking_up.py" />
      <source>Credits</source>
      <translation>Mitwirkende</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/looking_up.py" />
      <source>Track and file</source>
      <translation>Titel und Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_lines.py" />
      <source>Music</source>
      <translation>Musik</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_pane.py" />
      <source>Lyrics are shown here while music plays.</source>
      <translation>Hier steht der Liedtext, während Musik läuft.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_pane.py" />
      <source>Lyrics from {text}</source>
      <translation>Liedtext aus {text}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/lyrics_pane.py" />
      <source>Back to the song</source>
      <translation>Zurück zur Stelle im Lied</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/window.py" />
      <source>About</source>
      <translation>Infos</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/window.py" />
      <source>Now playing</source>
      <translation>Läuft gerade</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/window.py" />
      <source>Move to other screen</source>
      <translation>Auf den anderen Bildschirm</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/window.py" />
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/now_playing/window.py" />
      <source>Leave full screen</source>
      <translation>Vollbild verlassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Choose a track</source>
      <translation>Einen Titel wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>all tracks</source>
      <translation>alle Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>this track</source>
      <translation>diesen Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Player</source>
      <translation>Player</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Repeat: off</source>
      <translation>Wiederholen: aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Stops after this track: go on instead</source>
      <translation>Hält nach diesem Titel an: stattdessen weiterspielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>Sleep timer</source>
      <translation>Einschlaftimer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Shuffle is on</source>
      <translation>Zufällige Reihenfolge ist an</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Repeat: {repeat_words}</source>
      <translation>Wiederholen: {repeat_words}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/bar.py" />
      <source>Rating: {half_stars}</source>
      <translation>Bewertung: {half_stars}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/controller.py" />
      <source>{title}{by} · MusicRec</source>
      <translation>{title}{by} · MusicRec</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/mini_controller.py" />
      <source>Always on top</source>
      <translation>Immer im Vordergrund</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/mini_controller.py" />
      <source>This track</source>
      <translation>Dieser Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/mini_controller.py" />
      <location filename="../../musicrec_desktop/ui/player/mini_player.py" />
      <source>Whole window</source>
      <translation>Ganzes Fenster</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/mini_player.py" />
      <source>Next: {line}</source>
      <translation>Danach: {line}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/mini_player.py" />
      <location filename="../../musicrec_desktop/ui/player/volume_control.py" />
      <source>Volume {percent}</source>
      <translation>Lautstärke {percent}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/seek_bar.py" />
      <source>Position in the track</source>
      <translation>Stelle im Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/seek_bar.py" />
      <source>{value} of {of}</source>
      <translation>{value} von {of}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/time_label.py" />
      <source>Show the time left</source>
      <translation>Restzeit zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/time_label.py" />
      <source>Time left</source>
      <translation>Restzeit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/time_label.py" />
      <source>Show the time gone</source>
      <translation>Verstrichene Zeit zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/volume_control.py" />
      <source>Volume</source>
      <translation>Lautstärke</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/player/volume_control.py" />
      <source>Unmute</source>
      <translation>Ton an</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Queue of {day}</source>
      <translation>Warteschlange vom {day}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Show a list of tracks first, for example by a search in Tracks.</source>
      <translation>Zuerst eine Liste von Titeln zeigen, zum Beispiel mit einer Suche unter Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>{name} is a plain playlist already: it changes only when you change it.</source>
      <translation>{name} ist schon eine einfache Wiedergabeliste: Sie ändert sich nur, wenn du sie änderst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>{name} frozen as a plain playlist</source>
      <translation>{name} als einfache Wiedergabeliste eingefroren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Freeze {name}</source>
      <translation>{name} einfrieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Merge “{name}” with…</source>
      <translation>„{name}“ zusammenführen mit…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Select playlists in the sidebar first.</source>
      <translation>Zuerst Wiedergabelisten in der Seitenleiste auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>Start a queue from this playlist</source>
      <translation>Warteschlange aus dieser Wiedergabeliste beginnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Merge with…</source>
      <translation>Zusammenführen mit…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Stop following its file</source>
      <translation>Ihrer Datei nicht mehr folgen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>Open a playlist first, or select one in the sidebar.</source>
      <translation>Zuerst eine Wiedergabeliste öffnen oder in der Seitenleiste auswählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/controller.py" />
      <source>There is nothing to play in it; its files may be on a drive that is away.</source>
      <translation>Darin ist nichts abzuspielen; ihre Dateien liegen vielleicht auf einem Laufwerk, das nicht da ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/details_dialog.py" />
      <source>Name and description</source>
      <translation>Name und Beschreibung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/details_dialog.py" />
      <source>Description</source>
      <translation>Beschreibung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/details_dialog.py" />
      <source>What is it for?</source>
      <translation>Wofür ist sie?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Import playlists</source>
      <translation>Wiedergabelisten importieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Playlists ({read_names})</source>
      <translation>Wiedergabelisten ({read_names})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Importing playlists</source>
      <translation>Wiedergabelisten werden importiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Import cancelled; nothing was changed</source>
      <translation>Import abgebrochen; nichts wurde geändert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{matched} of {total} tracks found</source>
      <translation>{matched} von {total} Titeln gefunden</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>; {n} files left out</source>
      <extracomment>One: ; {n} file left out</extracomment>
      <translation>
        <numerusform>; {n} Datei ausgelassen</numerusform>
        <numerusform>; {n} Dateien ausgelassen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{what} is up to date already</source>
      <translation>{what} ist schon auf dem neuesten Stand</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>All are up to date already</source>
      <translation>Alle sind schon auf dem neuesten Stand</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{what} imported, {some}{rest}</source>
      <translation>{what} importiert, {some}{rest}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Import {what}</source>
      <translation>{what} importieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>There is no playlist yet.</source>
      <translation>Es gibt noch keine Wiedergabeliste.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Exporting playlists</source>
      <translation>Wiedergabelisten werden exportiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Export cancelled; the files that were written stay</source>
      <translation>Export abgebrochen; die geschriebenen Dateien bleiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Replace files?</source>
      <translation>Dateien ersetzen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{name} is there already.</source>
      <translation>{name} ist schon da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{there} of the files are there already.</source>
      <translation>{there} der Dateien sind schon da.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>What is in it is lost.</source>
      <translation>Ihr Inhalt geht verloren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>What is in them is lost.</source>
      <translation>Ihr Inhalt geht verloren.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>Replace</source>
      <translation>Ersetzen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>, without {n} tracks whose place is not known</source>
      <extracomment>One: , without {n} track whose place is not known</extracomment>
      <translation>
        <numerusform>, ohne {n} Titel, dessen Ort nicht bekannt ist</numerusform>
        <numerusform>, ohne {n} Titel, deren Ort nicht bekannt ist</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source> with {n} tracks</source>
      <extracomment>One:  with {n} track</extracomment>
      <translation>
        <numerusform> mit {n} Titel</numerusform>
        <numerusform> mit {n} Titeln</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{name} written to {path}{tracks}{lost}</source>
      <translation>{name} nach {path} geschrieben{tracks}{lost}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{n} playlists written to {folder}{lost}</source>
      <extracomment>One: {n} playlist written to {folder}{lost}</extracomment>
      <translation>
        <numerusform>{n} Wiedergabeliste nach {folder} geschrieben{lost}</numerusform>
        <numerusform>{n} Wiedergabelisten nach {folder} geschrieben{lost}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{failed} could not be written</source>
      <translation>{failed} konnten nicht geschrieben werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>one could not be written</source>
      <translation>eine konnte nicht geschrieben werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{name} follows its file now</source>
      <translation>{name} folgt jetzt ihrer Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{name} does not follow its file any more</source>
      <translation>{name} folgt ihrer Datei nicht mehr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/controller.py" />
      <source>{name} is as its file is</source>
      <translation>{name} ist so wie ihre Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>M3U8 – read by nearly every player</source>
      <translation>M3U8 – fast jeder Player liest es</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>XSPF – keeps artist, album and title</source>
      <translation>XSPF – behält Interpret, Album und Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>JSPF – as XSPF, in JSON</source>
      <translation>JSPF – wie XSPF, in JSON</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>NSP – the rules, for Navidrome</source>
      <translation>NSP – die Regeln, für Navidrome</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Relative beside the music, else absolute</source>
      <translation>Relativ bei der Musik, sonst absolut</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Relative – the files move together</source>
      <translation>Relativ – die Dateien ziehen gemeinsam um</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Absolute – the list can move alone</source>
      <translation>Absolut – die Liste kann allein umziehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Export playlists</source>
      <translation>Wiedergabelisten exportieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Export playlist</source>
      <translation>Wiedergabeliste exportieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Write {playlists}</source>
      <translation>Zu schreiben: {playlists}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Format</source>
      <translation>Format</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Paths in it</source>
      <translation>Pfade darin</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Other place…</source>
      <translation>Anderer Ort…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>Of smart playlists, the tracks that their rules find now are written.</source>
      <translation>Von intelligenten Wiedergabelisten werden die Titel geschrieben, die ihre Regeln jetzt finden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/export_dialog.py" />
      <source>What Navidrome cannot say is refused, never left out.</source>
      <translation>Was Navidrome nicht ausdrücken kann, wird abgelehnt, nie weggelassen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/follow_sign.py" />
      <source>Read again now</source>
      <translation>Jetzt neu lesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/follow_sign.py" />
      <source>Stop following the file</source>
      <translation>Der Datei nicht mehr folgen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/follow_sign.py" />
      <source>Follows {place}</source>
      <translation>Folgt {place}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Bring its playlist up to date</source>
      <translation>Ihre Wiedergabeliste auf den neuesten Stand bringen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Bring their playlists up to date</source>
      <translation>Ihre Wiedergabelisten auf den neuesten Stand bringen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Make a new playlist</source>
      <translation>Neue Wiedergabeliste anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Make new playlists</source>
      <translation>Neue Wiedergabelisten anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Leave it out</source>
      <translation>Auslassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Leave them out</source>
      <translation>Auslassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Follow these files: read them again within {check_s} seconds of a change</source>
      <translation>Diesen Dateien folgen: innerhalb von {check_s} Sekunden nach einer Änderung neu lesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>While the player is closed nothing is read; what changed then is read when it starts. A playlist that follows its file is edited there, not here, until you stop it.</source>
      <translation>Solange der Player geschlossen ist, wird nichts gelesen; was sich dann geändert hat, wird beim Start gelesen. Eine Wiedergabeliste, die ihrer Datei folgt, wird dort bearbeitet, nicht hier, bis du das beendest.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Not imported</source>
      <translation>Nicht importiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Line {line}: </source>
      <translation>Zeile {line}: </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Entry without a name</source>
      <translation>Eintrag ohne Namen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>… and {n} more entries</source>
      <extracomment>One: … and {n} more entry</extracomment>
      <translation>
        <numerusform>… und {n} weiterer Eintrag</numerusform>
        <numerusform>… und {n} weitere Einträge</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>What is imported</source>
      <translation>Was importiert wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Folders of another computer</source>
      <translation>Ordner eines anderen Computers</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>{n} files were imported before</source>
      <extracomment>One: {n} file was imported before</extracomment>
      <translation>
        <numerusform>{n} Datei wurde schon einmal importiert</numerusform>
        <numerusform>{n} Dateien wurden schon einmal importiert</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Nothing can be imported</source>
      <translation>Nichts kann importiert werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>This file cannot be imported</source>
      <translation>Diese Datei kann nicht importiert werden</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>{found} of {n} tracks</source>
      <extracomment>One: {found} of {n} track</extracomment>
      <translation>
        <numerusform>{found} von {n} Titel</numerusform>
        <numerusform>{found} von {n} Titeln</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>all {entries} tracks</source>
      <translation>alle {entries} Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>{what}: {some} found in your library</source>
      <translation>{what}: {some} in deiner Bibliothek gefunden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>{what} has no tracks</source>
      <translation>{what} hat keine Titel</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>{text}; {n} files cannot be imported</source>
      <extracomment>One: {text}; {n} file cannot be imported</extracomment>
      <translation>
        <numerusform>{text}; {n} Datei kann nicht importiert werden</numerusform>
        <numerusform>{text}; {n} Dateien können nicht importiert werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>Smart playlist, {n} tracks</source>
      <extracomment>One: Smart playlist, {n} track</extracomment>
      <translation>
        <numerusform>Intelligente Wiedergabeliste, {n} Titel</numerusform>
        <numerusform>Intelligente Wiedergabeliste, {n} Titel</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/playlists/files/import_dialog.py" />
      <source>{found} of {n} tracks found</source>
      <extracomment>One: {found} of {n} track found</extracomment>
      <translation>
        <numerusform>{found} von {n} Titel gefunden</numerusform>
        <numerusform>{found} von {n} Titeln gefunden</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/path_map_dialog.py" />
      <source>Imports take these folders, as playlist files name them, for folders here.</source>
      <translation>Importe nehmen diese Ordner, wie Wiedergabelisten sie nennen, für Ordner hier.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/path_map_dialog.py" />
      <source>There is none yet. When a playlist file names a folder of another computer, you are asked about it.</source>
      <translation>Noch gibt es keinen. Wenn eine Wiedergabeliste einen Ordner eines anderen Computers nennt, wird danach gefragt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/path_map_dialog.py" />
      <source>Folders of other computers</source>
      <translation>Ordner anderer Computer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/path_map_dialog.py" />
      <source>{foreign} is {local}</source>
      <translation>{foreign} ist {local}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/files/path_map_dialog.py" />
      <source>{foreign} is no folder here</source>
      <translation>{foreign} ist hier kein Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/entries.py" />
      <source>This track cannot be played: its file is not in your library now.</source>
      <translation>Dieser Titel kann nicht abgespielt werden: Seine Datei ist jetzt nicht in deiner Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/entries.py" />
      <source>Click on the head of a column first; this is the playlist’s own order.</source>
      <translation>Zuerst auf den Kopf einer Spalte klicken; dies ist die eigene Reihenfolge der Wiedergabeliste.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/entries.py" />
      <source>There are no tracks on the clipboard. Ctrl+C on a list puts them there.</source>
      <translation>In der Zwischenablage sind keine Titel. Strg+C auf einer Liste legt sie dorthin.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/entries.py" />
      <source>Open a playlist first.</source>
      <translation>Zuerst eine Wiedergabeliste öffnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/entries.py" />
      <source>Clear the search first: tracks are moved in the playlist’s own order.</source>
      <translation>Zuerst die Suche leeren: Titel werden in der eigenen Reihenfolge der Wiedergabeliste verschoben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/entries.py" />
      <source>Keep this order, or click on # first: tracks are moved in the playlist’s own order.</source>
      <translation>Zuerst diese Reihenfolge behalten oder auf # klicken: Titel werden in der eigenen Reihenfolge der Wiedergabeliste verschoben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>∞ is kept inside this playlist. Let it take all tracks</source>
      <translation>∞ bleibt in dieser Wiedergabeliste. Aus allen Titeln wählen lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>Smart playlist</source>
      <translation>Intelligente Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>Show the playlist’s own order</source>
      <translation>Eigene Reihenfolge der Wiedergabeliste zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>The playlist takes the order that is shown. Ctrl+Z brings the old one back.</source>
      <translation>Die Wiedergabeliste nimmt die gezeigte Reihenfolge an. Strg+Z bringt die alte zurück.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>Add a description…</source>
      <translation>Beschreibung hinzufügen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>{shown} of {count}</source>
      <translation>{shown} von {count}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/head.py" />
      <source>{missing} missing</source>
      <translation>{missing} fehlen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/model.py" />
      <source>This track is not in your library. It comes back when it is found there.</source>
      <translation>Dieser Titel ist nicht in deiner Bibliothek. Er kommt zurück, wenn er dort gefunden wird.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/model.py" />
      <location filename="../../musicrec_desktop/ui/queue/controller.py" />
      <source>Unknown track</source>
      <translation>Unbekannter Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/page.py" />
      <source>this playlist was</source>
      <translation>in dieser Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/page.py" />
      <source>Nothing fits its rules now</source>
      <translation>Jetzt passt nichts zu ihren Regeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/page.py" />
      <source>Tracks come by themselves as soon as some do.</source>
      <translation>Titel kommen von selbst, sobald welche passen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/page.py" />
      <source>Nothing in it yet</source>
      <translation>Noch nichts darin</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/page.py" />
      <source>Drag tracks, albums or files onto it, or press {key} on a track anywhere.</source>
      <translation>Titel, Alben oder Dateien darauf ziehen oder bei einem beliebigen Titel {key} drücken.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/page.py" />
      <source>This playlist was deleted</source>
      <translation>Diese Wiedergabeliste wurde gelöscht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/page.py" />
      <source>{undo} brings it back.</source>
      <translation>{undo} bringt sie zurück.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/page/view.py" />
      <source>Tracks of the playlist</source>
      <translation>Titel der Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/model.py" />
      <source>{name}, folder</source>
      <translation>{name}, Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/model.py" />
      <source>Smart playlist: its rules find its tracks</source>
      <translation>Intelligente Wiedergabeliste: Ihre Regeln finden ihre Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/model.py" />
      <source>smart playlist</source>
      <translation>intelligente Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/section.py" />
      <source>Drag tracks, albums or playlist files here, or press +, to make a playlist.</source>
      <translation>Titel, Alben oder Wiedergabelisten hierher ziehen oder + drücken, um eine Wiedergabeliste anzulegen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/section.py" />
      <source>New playlist, smart playlist or folder</source>
      <translation>Neue Wiedergabeliste, intelligente Wiedergabeliste oder neuer Ordner</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/section.py" />
      <source>New playlist	{key}</source>
      <translation>Neue Wiedergabeliste	{key}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/section.py" />
      <source>New smart playlist…	{key}</source>
      <translation>Neue intelligente Wiedergabeliste…	{key}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/sidebar/section.py" />
      <source>New folder	{key}</source>
      <translation>Neuer Ordner	{key}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/controller.py" />
      <source>Open a playlist first that you fill yourself; suggestions are for those</source>
      <translation>Zuerst eine Wiedergabeliste öffnen, die du selbst füllst; nur dafür gibt es Vorschläge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/controller.py" />
      <source>Those were all; it starts over</source>
      <translation>Das waren alle; es beginnt von vorn</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/delegate.py" />
      <source>Add it at the end of the playlist</source>
      <translation>Am Ende der Wiedergabeliste hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/delegate.py" />
      <source>Do not suggest it for this playlist</source>
      <translation>Für diese Wiedergabeliste nicht vorschlagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/drawer.py" />
      <source>Suggestions for this playlist</source>
      <translation>Vorschläge für diese Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/drawer.py" />
      <source>Tracks that fit this playlist</source>
      <translation>Titel, die zu dieser Wiedergabeliste passen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/drawer.py" />
      <source>How well suggestions must fit</source>
      <translation>Wie gut Vorschläge passen müssen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/playlists/suggest/drawer.py" />
      <source>Suggest others</source>
      <translation>Andere vorschlagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/avatar.py" />
      <source>Profile: {name}</source>
      <translation>Profil: {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/avatar.py" />
      <source>{whose} (a guest, who is forgotten)</source>
      <translation>{whose} (ein Gast, der vergessen wird)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/chooser.py" />
      <source>Switch profile</source>
      <translation>Profil wechseln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/chooser.py" />
      <location filename="../../musicrec_desktop/ui/profiles/dialog.py" />
      <source>Profiles</source>
      <translation>Profile</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/chooser.py" />
      <source>Do not ask again: open with who I choose now</source>
      <translation>Nicht mehr fragen: mit meiner jetzigen Wahl öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/chooser.py" />
      <source>Listen as a guest</source>
      <translation>Als Gast hören</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/chooser.py" />
      <source>Who is listening?</source>
      <translation>Wer hört?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>New profile</source>
      <translation>Neues Profil</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>Create</source>
      <translation>Anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>Edit profile</source>
      <translation>Profil bearbeiten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>Delete profile</source>
      <translation>Profil löschen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>Delete the profile {name}?</source>
      <translation>Das Profil {name} löschen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>Edit…</source>
      <translation>Bearbeiten…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>Delete…</source>
      <translation>Löschen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>New profile…</source>
      <translation>Neues Profil…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/controller.py" />
      <source>New guest</source>
      <translation>Neuer Gast</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/dialog.py" />
      <source>At the start</source>
      <translation>Beim Start</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/dialog.py" />
      <source>Ask who is listening</source>
      <translation>Fragen, wer hört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/dialog.py" />
      <source>Use</source>
      <translation>Benutzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/dialog.py" />
      <source>Use {name}</source>
      <translation>{name} benutzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/dialog.py" />
      <source>More for {name}</source>
      <translation>Mehr zu {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Blue</source>
      <translation>Blau</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Orange</source>
      <translation>Orange</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Green</source>
      <translation>Grün</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Violet</source>
      <translation>Violett</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Red</source>
      <translation>Rot</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Teal</source>
      <translation>Blaugrün</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Brown</source>
      <translation>Braun</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Grey</source>
      <translation>Grau</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Indigo</source>
      <translation>Indigo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Pink</source>
      <translation>Rosa</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/form.py" />
      <source>Colour</source>
      <translation>Farbe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/lock_page.py" />
      <location filename="../../musicrec_desktop/ui/profiles/passphrase_dialog.py" />
      <source>Passphrase</source>
      <translation>Passphrase</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/lock_page.py" />
      <source>Unlock</source>
      <translation>Entsperren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/lock_page.py" />
      <source>Unlocking…</source>
      <translation>Wird entsperrt…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/passphrase_dialog.py" />
      <source>Present passphrase</source>
      <translation>Jetzige Passphrase</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/passphrase_dialog.py" />
      <source>New passphrase</source>
      <translation>Neue Passphrase</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/passphrase_dialog.py" />
      <source>Once more</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Encrypted archive (*{encrypted_suffix})</source>
      <translation>Verschlüsseltes Archiv (*{encrypted_suffix})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Archive that anybody can read (*{plain_suffix})</source>
      <translation>Archiv, das jeder lesen kann (*{plain_suffix})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Passphrase…</source>
      <translation>Passphrase…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Remove passphrase…</source>
      <translation>Passphrase entfernen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Lock</source>
      <translation>Sperren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Merge into the one in use…</source>
      <translation>Mit dem benutzten zusammenführen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Passphrase of {name}</source>
      <translation>Passphrase von {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Set</source>
      <translation>Setzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Remove the passphrase of {name}</source>
      <translation>Passphrase von {name} entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Export {name}</source>
      <translation>{name} exportieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>{name} has all of {source}: {counted}.</source>
      <translation>{name} hat alles von {source}: {counted}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Import a profile</source>
      <translation>Profil importieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Archives of profiles (*{encrypted_suffix} *{plain_suffix})</source>
      <translation>Archive von Profilen (*{encrypted_suffix} *{plain_suffix})</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Merge profiles</source>
      <translation>Profile zusammenführen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Merge {name} into {target}?</source>
      <translation>{name} mit {target} zusammenführen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Merge</source>
      <translation>Zusammenführen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Who has this passphrase can read the archive. Without it nobody can, not even you.</source>
      <translation>Wer diese Passphrase hat, kann das Archiv lesen. Ohne sie kann es niemand, auch du nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Encrypt the archive</source>
      <translation>Archiv verschlüsseln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/profiles/vault_controller.py" />
      <source>Open {basename}</source>
      <translation>{basename} öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/delegate.py" />
      <source>File is missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/for_line.py" />
      <source>A track counts as much as for the one who likes it least, so nobody is bored.</source>
      <translation>Ein Titel zählt so viel wie für die Person, der er am wenigsten gefällt, so langweilt sich niemand.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/for_line.py" />
      <source>A track counts as much as all like it together, so favourites of one may come, too.</source>
      <translation>Ein Titel zählt so viel, wie er allen zusammen gefällt, so kommen auch Lieblinge von Einzelnen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/for_line.py" />
      <source>How tastes are mixed</source>
      <translation>Wie Geschmäcker gemischt werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/for_line.py" />
      <source>More…</source>
      <translation>Mehr…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/for_line.py" />
      <source>For you and</source>
      <translation>Für dich und</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/for_line.py" />
      <source>For {name}, too</source>
      <translation>Auch für {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/model.py" />
      <source>New to you</source>
      <translation>Neu für dich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/model.py" />
      <source>↻ chooses the automatic part anew (Ctrl+Shift+R)</source>
      <translation>↻ wählt den automatischen Teil neu (Strg+Umschalt+R)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/model.py" />
      <source>now playing</source>
      <translation>läuft gerade</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/model.py" />
      <source>file is missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Nothing is next yet</source>
      <translation>Noch nichts als Nächstes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Play a track, and tracks that sound like it follow by themselves. Press Q on a track to choose what comes first.</source>
      <translation>Einen Titel spielen, und Titel, die so klingen, folgen von selbst. Mit Q auf einem Titel wählst du, was zuerst kommt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Nothing in the queue matches</source>
      <translation>Nichts in der Warteschlange passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Use fewer words, or press Esc in the filter to see the whole queue.</source>
      <translation>Weniger Wörter benutzen oder im Filter Esc drücken, um die ganze Warteschlange zu sehen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Turn ∞ on, and similar tracks follow when your own choice ends.</source>
      <translation>Mit ∞ folgen ähnliche Titel, wenn deine eigene Auswahl endet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Let all tracks come</source>
      <translation>Alle Titel kommen lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Let it hold again</source>
      <translation>Wieder gelten lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Similar tracks appear here as soon as they are found.</source>
      <translation>Ähnliche Titel erscheinen hier, sobald sie gefunden sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Clear what is next</source>
      <translation>Leeren, was folgt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/panel.py" />
      <source>Show only…</source>
      <translation>Nur zeigen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/rows.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/rows.py" />
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/rules_dialog.py" />
      <source>Rules of the queue</source>
      <translation>Regeln der Warteschlange</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/rules_dialog.py" />
      <source>Reset to defaults</source>
      <translation>Auf Vorgaben zurücksetzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/rules_dialog.py" />
      <source>What the automatic queue keeps to. Where too few tracks are left, rules give way, and the queue says so.</source>
      <translation>Woran sich die automatische Warteschlange hält. Wo zu wenige Titel übrig sind, geben Regeln nach, und die Warteschlange sagt es.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Type a name.</source>
      <translation>Einen Namen eingeben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Use a shorter name.</source>
      <translation>Einen kürzeren Namen verwenden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>A ready-made preset has this name. Choose another one.</source>
      <translation>Eine fertige Voreinstellung heißt so. Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Another preset has this name. Choose another one.</source>
      <translation>Eine andere Voreinstellung heißt so. Einen anderen Namen wählen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Preset {name} saved</source>
      <translation>Voreinstellung {name} gespeichert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>It takes the place of the preset of that name.</source>
      <translation>Sie ersetzt die Voreinstellung dieses Namens.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Save preset</source>
      <translation>Voreinstellung speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Preset renamed to {name}</source>
      <translation>Voreinstellung umbenannt in {name}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Rename preset</source>
      <translation>Voreinstellung umbenennen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>Preset {label} deleted</source>
      <translation>Voreinstellung {label} gelöscht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>The queue is for {people}</source>
      <translation>Die Warteschlange ist für {people}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_controller.py" />
      <source>The queue follows {label}</source>
      <translation>Die Warteschlange folgt {label}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_drawer.py" />
      <source>Tune</source>
      <translation>Abstimmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>All tracks</source>
      <translation>Alle Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Long not heard</source>
      <translation>Lange nicht gehört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Never played</source>
      <translation>Nie gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Track by track</source>
      <translation>Titel für Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Whole albums</source>
      <translation>Ganze Alben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Calm or lively</source>
      <translation>Ruhig oder lebhaft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Rather calm</source>
      <translation>Eher ruhig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Rather lively</source>
      <translation>Eher lebhaft</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>As usual</source>
      <translation>Wie üblich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>Ignored</source>
      <translation>Unbeachtet</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>2.8 times</source>
      <translation>2,8-mal</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>30 min</source>
      <translation>30 min</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>1 hour</source>
      <translation>1 Stunde</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>2 hours</source>
      <translation>2 Stunden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>3 hours</source>
      <translation>3 Stunden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Preset</source>
      <translation>Voreinstellung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Save, rename or delete a preset</source>
      <translation>Eine Voreinstellung speichern, umbenennen oder löschen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>New or familiar</source>
      <translation>Neu oder vertraut</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Stay or wander</source>
      <translation>Bleiben oder wandern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>How much {name} counts</source>
      <translation>Wie viel {name} zählt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>How much covers count</source>
      <translation>Wie viel Cover zählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Which tracks</source>
      <translation>Welche Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Tracks or whole albums</source>
      <translation>Titel oder ganze Alben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>How long the automatic part is</source>
      <translation>Wie lang der automatische Teil ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Rules…</source>
      <translation>Regeln…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Again</source>
      <translation>Noch einmal</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>What the queue keeps to</source>
      <translation>Woran sich die Warteschlange hält</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Choose the automatic part anew</source>
      <translation>Den automatischen Teil neu wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>A combination of your own</source>
      <translation>Eine eigene Zusammenstellung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Save as…</source>
      <translation>Speichern unter…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Rename…</source>
      <translation>Umbenennen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Familiarity</source>
      <translation>Vertrautheit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Direction</source>
      <translation>Richtung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Wander</source>
      <translation>Wandern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>What counts</source>
      <translation>Was zählt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Not at all</source>
      <translation>Gar nicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_section.py" />
      <source>Most</source>
      <translation>Am meisten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Your own</source>
      <translation>Eigene</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>As it comes</source>
      <translation>Wie es kommt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{share} familiar</source>
      <translation>{share} vertraut</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{share} new</source>
      <translation>{share} neu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>Goes anywhere</source>
      <translation>Geht überallhin</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>Stays where it began</source>
      <translation>Bleibt, wo es begann</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>, as usual</source>
      <translation>, wie üblich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{value} times</source>
      <translation>{value}-mal</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>As new and as familiar as it comes</source>
      <translation>So neu und so vertraut, wie es kommt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{share} towards familiar tracks</source>
      <translation>Zu {share} hin zu vertrauten Titeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{share} towards new tracks</source>
      <translation>Zu {share} hin zu neuen Titeln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source> (as usual)</source>
      <translation> (wie üblich)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>Stay with what it began with</source>
      <translation>Bei dem bleiben, womit es begann</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>Wander {percent}{end}</source>
      <translation>{percent} wandern{end}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{aspect} counts as usual</source>
      <translation>{aspect} zählt wie üblich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{aspect} counts {value} times as much</source>
      <translation>{aspect} zählt {value}-mal so viel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{aspect} does not count</source>
      <translation>{aspect} zählt nicht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>Covers do not count (as usual)</source>
      <translation>Cover zählen nicht (wie üblich)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>Tracks come sooner whose covers look like those of welcome tracks: {cover}</source>
      <translation>Titel kommen früher, deren Cover denen willkommener Titel ähneln: {cover}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/tune_words.py" />
      <source>{value} of {greatest_weight}</source>
      <translation>{value} von {greatest_weight}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Let them come</source>
      <translation>Kommen lassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Why {title} is here</source>
      <translation>Warum {title} hier ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Never this track</source>
      <translation>Nie diesen Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Keep it in my queue</source>
      <translation>In meiner Warteschlange behalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Why this track</source>
      <translation>Warum dieser Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>What adds up</source>
      <translation>Was zusammenkommt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>It sounds like what you have been playing.</source>
      <translation>Es klingt wie das, was du gespielt hast.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>The rules give way for this queue only</source>
      <translation>Die Regeln geben nur für diese Warteschlange nach</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Not this artist</source>
      <translation>Nicht dieser Interpret</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_card.py" />
      <source>Never play {names}</source>
      <translation>{names} nie spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>Timbre</source>
      <translation>Klangfarbe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>Rhythm</source>
      <translation>Rhythmus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>Harmony</source>
      <translation>Harmonie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>Dynamics</source>
      <translation>Dynamik</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>{name}: {value} percent alike</source>
      <translation>{name}: zu {value} Prozent ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>Score</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/queue/why_reasons.py" />
      <source>Score {score}</source>
      <translation>Punkte {score}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Add a scrobbling account</source>
      <translation>Scrobbling-Konto hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Open the page</source>
      <translation>Seite öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Connect</source>
      <translation>Verbinden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Connecting…</source>
      <translation>Verbinde…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Token</source>
      <translation>Token</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Make a key at Last.fm</source>
      <translation>Schlüssel bei Last.fm machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/account_dialog.py" />
      <source>Get the token at ListenBrainz</source>
      <translation>Token bei ListenBrainz holen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <source>{account_name} gets what you listen to from now on</source>
      <translation>{account_name} bekommt von jetzt an, was du hörst</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <source> {n} listens that wait for it are dropped.</source>
      <extracomment>One:  {n} listen that wait for it are dropped.</extracomment>
      <translation>
        <numerusform> {n} Wiedergabe, die darauf wartet, wird verworfen.</numerusform>
        <numerusform> {n} Wiedergaben, die darauf warten, werden verworfen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <source>Remove an account</source>
      <translation>Konto entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <source>Remove {account_name}?</source>
      <translation>{account_name} entfernen?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <source>Its token is forgotten; what was sent stays there.{waits}</source>
      <translation>Das Token wird vergessen; was gesendet ist, bleibt dort.{waits}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/scrobbling/controller.py" />
      <source>{n} loved tracks will be sent</source>
      <extracomment>One: {n} loved track will be sent</extracomment>
      <translation>
        <numerusform>{n} Lieblingstitel wird gesendet</numerusform>
        <numerusform>{n} Lieblingstitel werden gesendet</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Tell ListenBrainz, Last.fm or a server of your own what you listen to. Artist, title, album, length and time are sent, and only after you add an account here.</source>
      <translation>ListenBrainz, Last.fm oder einem eigenen Server sagen, was du hörst. Gesendet werden Interpret, Titel, Album, Länge und Zeit, und erst, nachdem du hier ein Konto hinzufügst.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>No account yet</source>
      <translation>Noch kein Konto</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Add an account…</source>
      <translation>Konto hinzufügen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Send now</source>
      <translation>Jetzt senden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Send all likes</source>
      <translation>Alle „Gefällt mir“ senden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Tell the servers every track that you like now</source>
      <translation>Den Servern jeden Titel nennen, der dir jetzt gefällt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Try {refused} set aside again</source>
      <translation>{refused} Beiseitegelegte erneut versuchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Open page</source>
      <translation>Seite öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <source>Open the page of {name}</source>
      <translation>Seite von {name} öffnen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/scrobbling/dialog.py" />
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Remove {name}</source>
      <translation>{name} entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/controller.py" />
      <source>There are no tracks to share.</source>
      <translation>Es gibt keine Titel zum Teilen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/controller.py" />
      <source>Saved as {written}</source>
      <translation>Gespeichert als {written}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>JSON for MusicRec</source>
      <translation>JSON für MusicRec</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>A picture to send or to post. The music itself stays here.</source>
      <translation>Ein Bild zum Senden oder Posten. Die Musik selbst bleibt hier.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>A line for each track.</source>
      <translation>Eine Zeile für jeden Titel.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>A playlist file whose paths begin at your music folder. To play the list with another player on this computer, export it.</source>
      <translation>Eine Wiedergabelisten-Datei, deren Pfade bei deinem Musikordner beginnen. Um die Liste auf diesem Computer mit einem anderen Player zu spielen, exportiere sie.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Another MusicRec finds these tracks in its own library. Nothing tells where your files lie.</source>
      <translation>Ein anderes MusicRec findet diese Titel in seiner eigenen Bibliothek. Nichts verrät, wo deine Dateien liegen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Square</source>
      <translation>Quadrat</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Wide</source>
      <translation>Breit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Share {title}</source>
      <translation>{title} teilen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Share as</source>
      <translation>Teilen als</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Say that it is from {profile_name}</source>
      <translation>Sagen, dass es von {profile_name} ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>What is shared</source>
      <translation>Was geteilt wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <location filename="../../musicrec_desktop/ui/window/bug_details.py" />
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>{partition} copied</source>
      <translation>{partition} kopiert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>{text}
… {rest} more</source>
      <translation>{text}
… {rest} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sharing/dialog.py" />
      <source>Picture of {title}</source>
      <translation>Bild von {title}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/controller.py" />
      <source>Playback stops after this track</source>
      <translation>Die Wiedergabe hält nach diesem Titel an</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/controller.py" />
      <source>Speed: {percent}</source>
      <translation>Tempo: {percent}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/controller.py" />
      <source>Silence in {sleep}</source>
      <translation>Stille in {sleep}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/controller.py" />
      <source>Sleep timer: {sleep} to go</source>
      <translation>Einschlaftimer: noch {sleep}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>System default</source>
      <translation>Vorgabe des Systems</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Automatic: albums in order, else tracks</source>
      <translation>Automatisch: Alben in Reihenfolge, sonst Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Each track</source>
      <translation>Jeder Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Each album as a whole</source>
      <translation>Jedes Album als Ganzes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>As recorded</source>
      <translation>Wie aufgenommen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Reset</source>
      <translation>Zurücksetzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>{db} dB</source>
      <translation>{db} dB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Nothing is raised beyond its peak, and the equaliser makes room for what it adds.</source>
      <translation>Nichts wird über seine Spitze angehoben, und der Equalizer macht Platz für das, was er hinzufügt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Look for devices again</source>
      <translation>Noch einmal nach Geräten suchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Equaliser preset</source>
      <translation>Equalizer-Voreinstellung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>An album that plays in its order is not faded.</source>
      <translation>Ein Album, das in seiner Reihenfolge läuft, wird nicht überblendet.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Even out</source>
      <translation>Angleichen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Device</source>
      <translation>Gerät</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Playing</source>
      <translation>Wiedergabe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>Output</source>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/dialog.py" />
      <source>{wanted} (not connected)</source>
      <translation>{wanted} (nicht angeschlossen)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/equalizer_bands.py" />
      <source>{hz} hertz</source>
      <translation>{hz} Hertz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/equalizer_bands.py" />
      <source>{gain} dB</source>
      <translation>{gain} dB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/equalizer_bands.py" />
      <source>{hz} Hz: {gain} dB
A double click returns to 0.</source>
      <translation>{hz} Hz: {gain} dB
Ein Doppelklick kehrt zu 0 zurück.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>Let the track that plays then end</source>
      <translation>Den Titel, der dann läuft, zu Ende spielen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>Start</source>
      <translation>Start</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>Turn off</source>
      <translation>Ausschalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>Or in</source>
      <translation>Oder in</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>Music fades out and pauses when the time has come.</source>
      <translation>Die Musik wird leiser und pausiert, wenn die Zeit gekommen ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>; then the track that plays ends</source>
      <translation>; dann endet der laufende Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>{sleep} to go{end}.</source>
      <translation>Noch {sleep}{end}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>1 minute</source>
      <translation>1 Minute</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/sound/sleep_dialog.py" />
      <source>{minutes} minutes</source>
      <translation>{minutes} Minuten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/chips.py" />
      <source>Remove {value}</source>
      <translation>{value} entfernen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/chips.py" />
      <source>{count} of {files}</source>
      <translation>{count} von {files}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/chips.py" />
      <source>Give {value} to all {files} files</source>
      <translation>{value} allen {files} Dateien geben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/chips.py" />
      <source>{name}: {value} in {count} of {files} files; give it to all</source>
      <translation>{name}: {value} in {count} von {files} Dateien; allen geben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/chips.py" />
      <source>{value} {count} of {files}</source>
      <translation>{value} {count} von {files}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/chips.py" />
      <location filename="../../musicrec_desktop/ui/tagging/rows.py" />
      <source>and {more} more</source>
      <translation>und {more} weitere</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/chips.py" />
      <source>Add…</source>
      <translation>Hinzufügen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/controller.py" />
      <source>Writing to files</source>
      <translation>Dateien werden geschrieben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <source>Change cover</source>
      <translation>Cover ändern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Paste</source>
      <translation>Einfügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <source>Into the &amp;files</source>
      <translation>In die &amp;Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <source>As a picture &amp;beside the files</source>
      <translation>Als Bild &amp;neben die Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Write…</source>
      <translation>Schreiben…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <location filename="../../musicrec_desktop/ui/tagging/pictures.py" />
      <source>Choose a picture</source>
      <translation>Bild wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <source>The files have pictures inside, which are shown before it.</source>
      <translation>Die Dateien enthalten Bilder, die vor diesem gezeigt werden.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/tagging/cover_dialog.py" />
      <source>Into the &amp;files ({n} files)</source>
      <extracomment>One: Into the &amp;files ({n} file)</extracomment>
      <translation>
        <numerusform>In die &amp;Dateien ({n} Datei)</numerusform>
        <numerusform>In die &amp;Dateien ({n} Dateien)</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Choose another picture, or drop one here</source>
      <translation>Anderes Bild wählen oder eines hierher ziehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Front cover: {words}</source>
      <translation>Vorderes Cover: {words}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Take the picture on the clipboard (Ctrl+V on the cover)</source>
      <translation>Bild aus der Zwischenablage nehmen (Strg+V auf dem Cover)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Take the front cover out of the files (Del)</source>
      <translation>Vorderes Cover aus den Dateien nehmen (Entf)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Add another picture</source>
      <translation>Weiteres Bild hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Replace…</source>
      <translation>Ersetzen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source> · {count} of {files} files</source>
      <translation> · {count} von {files} Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/cover_panel.py" />
      <source>Save {name}</source>
      <translation>{name} speichern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Edit tags</source>
      <translation>Tags bearbeiten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Reading tags…</source>
      <translation>Tags werden gelesen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>File before</source>
      <translation>Vorige Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Next file</source>
      <translation>Nächste Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>All files</source>
      <translation>Alle Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Take the last step back</source>
      <translation>Letzten Schritt zurücknehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Do it again</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Throw them away</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Go on editing</source>
      <translation>Weiter bearbeiten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>{places} of {files} · </source>
      <translation>{places} von {files} · </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Write</source>
      <translation>Schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/editor.py" />
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/failures_dialog.py" />
      <source>Files that were not changed</source>
      <translation>Dateien, die nicht geändert wurden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/failures_dialog.py" />
      <source>Undo the others, too</source>
      <translation>Auch die anderen rückgängig machen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/form.py" />
      <source>All fields</source>
      <translation>Alle Felder</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/past_dialog.py" />
      <source>Past tag changes</source>
      <translation>Frühere Änderungen an Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/past_dialog.py" />
      <source>Looking for changes…</source>
      <translation>Änderungen werden gesucht…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/past_dialog.py" />
      <source>Undo the change of {name}, {when}</source>
      <translation>Änderung von {name} rückgängig machen, {when}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/pictures.py" />
      <source>Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp)</source>
      <translation>Bilder (*.jpg *.jpeg *.png *.webp *.gif *.bmp)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/pictures.py" />
      <source>Saved as {basename}</source>
      <translation>Gespeichert als {basename}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <source>Change</source>
      <translation>Änderung</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <source>To know</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>File name</source>
      <translation>Dateiname</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview.py" />
      <source>Changes</source>
      <translation>Änderungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview_dialog.py" />
      <source>Write to files</source>
      <translation>In Dateien schreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/preview_dialog.py" />
      <source>Write to files?</source>
      <translation>In Dateien schreiben?</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/tagging/preview_dialog.py" />
      <source>Write {n} files</source>
      <extracomment>One: Write {n} file</extracomment>
      <translation>
        <numerusform>{n} Datei schreiben</numerusform>
        <numerusform>{n} Dateien schreiben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/rows.py" />
      <source>YYYY or YYYY-MM-DD</source>
      <translation>JJJJ oder JJJJ-MM-TT</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/rows.py" />
      <source>{name}: as in the file</source>
      <translation>{name}: wie in der Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/rows.py" />
      <source>{name}: the values of the files</source>
      <translation>{name}: die Werte der Dateien</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Number tracks</source>
      <translation>Titel nummerieren</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Change capitals</source>
      <translation>Großschreibung ändern</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Find and replace</source>
      <translation>Suchen und ersetzen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Tags from file names</source>
      <translation>Tags aus Dateinamen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Name files by their tags</source>
      <translation>Dateien nach ihren Tags benennen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Each disc begins &amp;anew</source>
      <translation>Jede Disc beginnt &amp;neu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Write how many &amp;tracks there are</source>
      <translation>Anzahl der &amp;Titel mitschreiben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>&amp;First number</source>
      <translation>&amp;Erste Nummer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>&amp;Regular expression</source>
      <translation>&amp;Regulärer Ausdruck</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>&amp;Ignore capitals</source>
      <translation>&amp;Groß- und Kleinschreibung nicht beachten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Replace &amp;with</source>
      <translation>Ersetzen &amp;durch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Take the pattern {text}</source>
      <translation>Muster {text} nehmen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>In</source>
      <translation>In</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Rename {n} files</source>
      <extracomment>One: Rename {n} file</extracomment>
      <translation>
        <numerusform>{n} Datei umbenennen</numerusform>
        <numerusform>{n} Dateien umbenennen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/tagging/tools.py" />
      <source>Change {n} files</source>
      <extracomment>One: Change {n} file</extracomment>
      <translation>
        <numerusform>{n} Datei ändern</numerusform>
        <numerusform>{n} Dateien ändern</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Sort by</source>
      <translation>Sortieren nach</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>then by</source>
      <translation>dann nach</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Columns and order</source>
      <translation>Spalten und Reihenfolge</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Columns, from left to right</source>
      <translation>Spalten, von links nach rechts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Move left</source>
      <translation>Nach links</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Move right</source>
      <translation>Nach rechts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Order of the rows</source>
      <translation>Reihenfolge der Zeilen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Shift with a click on a head adds its column.</source>
      <translation>Umschalt und ein Klick auf einen Kopf nimmt dessen Spalte hinzu.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>{words}, column {place}</source>
      <translation>{words}, Spalte {place}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Direction of column {place}</source>
      <translation>Richtung von Spalte {place}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Ascending</source>
      <translation>Aufsteigend</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/column_dialog.py" />
      <source>Descending</source>
      <translation>Absteigend</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Finished</source>
      <translation>Zu Ende gehört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Skipped</source>
      <translation>Übersprungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Stopped</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Left early</source>
      <translation>Früh verlassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Player closed</source>
      <translation>Player geschlossen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Left for another track</source>
      <translation>Für einen anderen Titel verlassen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Could not be played</source>
      <translation>Konnte nicht gespielt werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>The player was closed</source>
      <translation>Der Player wurde geschlossen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>as a play</source>
      <translation>als Wiedergabe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>as a skip</source>
      <translation>als übersprungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>neither as a play nor as a skip</source>
      <translation>weder als Wiedergabe noch als übersprungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Imported from {source}; it counts {what}</source>
      <translation>Importiert aus {source}; zählt {what}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>{words}; it counts as a play</source>
      <translation>{words}; zählt als Wiedergabe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>{value} in {partition}</source>
      <translation>{value} in {partition}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Played</source>
      <translation>Gespielt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>{word}, counted</source>
      <translation>{word}, gezählt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Number in album</source>
      <translation>Nummer im Album</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Liked, disliked or banned</source>
      <translation>Gefällt mir, gefällt mir nicht oder gesperrt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Tempo (beats a minute)</source>
      <translation>Tempo (Schläge pro Minute)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>~C♯ minor</source>
      <translation>~cis Moll</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>~A♭ major</source>
      <translation>~As Dur</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Place in the playlist</source>
      <translation>Platz in der Wiedergabeliste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>How it ended</source>
      <translation>Wie es endete</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Listened</source>
      <translation>Gehört</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/columns.py" />
      <source>Similar</source>
      <translation>Ähnlich</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>{rate} kHz</source>
      <translation>{rate} kHz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Performers</source>
      <translation>Mitwirkende</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Ensemble</source>
      <translation>Ensemble</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Catalogue no.</source>
      <translation>Katalognr.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Original</source>
      <translation>Original</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Original year</source>
      <translation>Originaljahr</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Left at</source>
      <translation>Verlassen bei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Where you left a podcast or book</source>
      <translation>Wo du einen Podcast oder ein Buch verlassen hast</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>AAC LC</source>
      <translation>AAC LC</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Bit rate</source>
      <translation>Bitrate</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>1,411 kbit/s</source>
      <translation>1.411 kbit/s</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Sample rate</source>
      <translation>Abtastrate</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>176.4 kHz</source>
      <translation>176,4 kHz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Bit depth</source>
      <translation>Bittiefe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>24 bit</source>
      <translation>24 Bit</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>8.8 MB</source>
      <translation>8,8 MB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>88 of 888 MB</source>
      <translation>88 von 888 MB</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Changed</source>
      <translation>Geändert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>File changed</source>
      <translation>Datei geändert</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/track_table/detail_columns.py" />
      <source>Folder of the file</source>
      <translation>Ordner der Datei</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/controller.py" />
      <source>There is a text on the clipboard</source>
      <translation>In der Zwischenablage ist ein Text</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/controller.py" />
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Songs like this list</source>
      <translation>Lieder wie diese Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Songs like a list</source>
      <translation>Lieder wie eine Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>What I own of it</source>
      <translation>Was ich davon habe</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>With stand-ins</source>
      <translation>Mit Ersatz</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>With stand-ins, and more like it</source>
      <translation>Mit Ersatz und mehr in dieser Art</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Only more like it</source>
      <translation>Nur mehr in dieser Art</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Find songs</source>
      <translation>Lieder finden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Which tracks are used</source>
      <translation>Welche Titel verwendet werden</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Make a playlist</source>
      <translation>Wiedergabeliste anlegen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Reading the list at Spotify</source>
      <translation>Die Liste wird bei Spotify gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Reading the list</source>
      <translation>Die Liste wird gelesen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Back to the list</source>
      <translation>Zurück zur Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/dialog.py" />
      <source>Enter a client id</source>
      <translation>Client-ID eingeben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>Artist – Title (1994)
1. Title by Artist
Title      Artist      Album      3:45</source>
      <translation>Interpret – Titel (1994)
1. Titel by Interpret
Titel      Interpret      Album      3:45</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>The list</source>
      <translation>Die Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>Choose files…</source>
      <translation>Dateien wählen…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>Choose lists</source>
      <translation>Listen wählen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>or drop text and files into the field</source>
      <translation>oder Text und Dateien in das Feld ziehen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>Paste a list of tracks</source>
      <translation>Eine Liste von Titeln einfügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>What is understood</source>
      <translation>Was verstanden wird</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/input_page.py" />
      <source>From a service</source>
      <translation>Von einem Dienst</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/line_panel.py" />
      <source>Select a line to see what was understood, and to say which track it is. It is remembered.</source>
      <translation>Eine Zeile auswählen, um zu sehen, was verstanden wurde, und um zu sagen, welcher Titel es ist. Das wird gemerkt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/line_panel.py" />
      <source>No line selected</source>
      <translation>Keine Zeile ausgewählt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>Instead: {track}</source>
      <translation>Stattdessen: {track}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>One of {count}: {track}</source>
      <translation>Einer von {count}: {track}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>Nearest to</source>
      <translation>Am nächsten an</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>The part of the list that it is nearest to</source>
      <translation>Der Teil der Liste, dem er am nächsten ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>Why it fits</source>
      <translation>Warum er passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>Fit</source>
      <translation>Passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/models.py" />
      <source>How well it fits the list</source>
      <translation>Wie gut er zur Liste passt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>Enter: choose the track · Delete: not in my library · Ctrl+Z: undo</source>
      <translation>Enter: Titel wählen · Entf: nicht in meiner Bibliothek · Strg+Z: rückgängig</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>Nothing more fits</source>
      <translation>Sonst passt nichts</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>More like it</source>
      <translation>Mehr in dieser Art</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>Lines of the list</source>
      <translation>Zeilen der Liste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>Tracks that are like the list</source>
      <translation>Titel, die der Liste ähneln</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>Around {title}</source>
      <translation>Um {title}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>{members} around {title}</source>
      <translation>{members} um {title}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>It is of one kind: </source>
      <translation>Sie ist von einer Art: </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>It has {told} parts: </source>
      <translation>Sie hat {told} Teile: </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>More like it {entries}</source>
      <translation>Mehr in dieser Art {entries}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/result_page.py" />
      <source>No track of the list is in your library, nor near to one.</source>
      <translation>Kein Titel der Liste ist in deiner Bibliothek oder nah an einem darin.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/spotify_form.py" />
      <source>Client id</source>
      <translation>Client-ID</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/spotify_form.py" />
      <source>Your client id at Spotify</source>
      <translation>Deine Client-ID bei Spotify</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/spotify_form.py" />
      <source>Change the client id…</source>
      <translation>Client-ID ändern…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/tracklists/spotify_form.py" />
      <source>Use links of Spotify…</source>
      <translation>Links von Spotify verwenden…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/about_dialog.py" />
      <source>Version {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/about_dialog.py" />
      <source>A music player that listens to your own library and keeps playing what fits, and says why.</source>
      <translation>Ein Musikplayer, der deine eigene Bibliothek anhört und mit Passendem weiterspielt, und sagt, warum.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/about_dialog.py" />
      <source>Free software under the GNU General Public License, version 3 or later.</source>
      <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/bug_details.py" />
      <source>Copied.</source>
      <translation>Kopiert.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/bug_details.py" />
      <source>Details for a bug report</source>
      <translation>Angaben für einen Fehlerbericht</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/bug_details.py" />
      <source>Gathering versions and counts…</source>
      <translation>Versionen und Zahlen werden gesammelt…</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/command_palette.py" />
      <source>Command palette</source>
      <translation>Befehlspalette</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/command_palette.py" />
      <source>What do you want to do?</source>
      <translation>Was möchtest du tun?</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/command_palette.py" />
      <source>Actions</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>In place of the queue. Ctrl+Z brings it back.</source>
      <translation>Anstelle der Warteschlange. Strg+Z holt sie zurück.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Behind what you queued.</source>
      <translation>Hinter das, was du eingereiht hast.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Add folder to the library</source>
      <translation>Ordner zur Bibliothek hinzufügen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Its music is scanned, and noticed when it changes.</source>
      <translation>Seine Musik wird eingelesen, und Änderungen werden bemerkt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Only folders can be added to the library.</source>
      <translation>Nur Ordner können zur Bibliothek hinzugefügt werden.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Each becomes a playlist in the sidebar.</source>
      <translation>Jede wird eine Wiedergabeliste in der Seitenleiste.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Plays, ratings, likes and playlists. You see what it finds first.</source>
      <translation>Wiedergaben, Bewertungen, „Gefällt mir“ und Wiedergabelisten. Du siehst zuerst, was gefunden wird.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>What you own of it, and more like it.</source>
      <translation>Was du davon hast, und mehr in dieser Art.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drop_overlay.py" />
      <source>Drop files here: {titles}</source>
      <translation>Dateien hier ablegen: {titles}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/drops.py" />
      <source>Put the files of an export into a folder, and drop the folder.</source>
      <translation>Die Dateien eines Exports in einen Ordner legen und den Ordner ablegen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/opened_paths.py" />
      <source>Nothing in {name} is in your library or on this disk.</source>
      <translation>Nichts in {name} ist in deiner Bibliothek oder auf diesem Datenträger.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/opened_paths.py" />
      <source>There is no music in {name}.</source>
      <translation>In {name} ist keine Musik.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/opened_paths.py" />
      <source>Only files of this computer can be played. Download it first, then drop the file.</source>
      <translation>Nur Dateien dieses Computers können gespielt werden. Zuerst herunterladen, dann die Datei ablegen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/opened_paths.py" />
      <source>This list cannot be read. Drop the tracks themselves, or their folder.</source>
      <translation>Diese Liste kann nicht gelesen werden. Die Titel selbst oder ihren Ordner ablegen.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../musicrec_desktop/ui/window/opened_paths.py" />
      <source> and {n} other files</source>
      <extracomment>One:  and {n} other file</extracomment>
      <translation>
        <numerusform> und {n} weitere Datei</numerusform>
        <numerusform> und {n} weitere Dateien</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/opened_paths.py" />
      <source>{name}{rest} left out: {why}</source>
      <translation>{name}{rest} ausgelassen: {why}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/remote_paths.py" />
      <source>There is no music in “{name}”.</source>
      <translation>In „{name}“ ist keine Musik.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/remote_paths.py" />
      <source>It does not play.</source>
      <translation>Es spielt nicht.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/remote_paths.py" />
      <source>“{name}” cannot be played. {failure}</source>
      <translation>„{name}“ kann nicht gespielt werden. {failure}</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings.py" />
      <source>Compact rows are on</source>
      <translation>Enge Zeilen sind an</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings.py" />
      <source>Compact rows are off</source>
      <translation>Enge Zeilen sind aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings.py" />
      <source>The level meter is on</source>
      <translation>Die Pegelanzeige ist an</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings.py" />
      <source>The level meter is off</source>
      <translation>Die Pegelanzeige ist aus</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Counts from the next start. The desktop's own scaling counts beside it.</source>
      <translation>Gilt ab dem nächsten Start. Die Skalierung des Desktops kommt hinzu.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>They are read from the music's tags, from files beside it (also in a folder “lyrics”) and from ~/.lyrics and ~/.cache/rhythmbox/lyrics by artist and title. None is ever written.</source>
      <translation>Sie werden aus den Tags der Musik gelesen, aus Dateien daneben (auch in einem Ordner „lyrics“) und aus ~/.lyrics und ~/.cache/rhythmbox/lyrics nach Interpret und Titel. Nie wird etwas geschrieben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>For albums that look alike, the cover wall, “looks:” in searches, and how much covers count in “Tune”. It is done on this computer, when nothing else is to be done.</source>
      <translation>Für Alben, die ähnlich aussehen, die Coverwand, „looks:“ in Suchen und dafür, wie viel Cover in „Abstimmen“ zählen. Es geschieht auf diesem Computer, wenn sonst nichts zu tun ist.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>For tags that cannot say it themselves. Counts for what is read from now on; ☰ → Library → “Read all tags again” does it for all.</source>
      <translation>Für Tags, die es nicht selbst sagen können. Gilt für alles, was von jetzt an gelesen wird; ☰ → Bibliothek → „Alle Tags neu lesen“ tut es für alle.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>It hears styles, so that similar tracks come from more albums. Off, listening takes about half as long: for slow computers. What was heard is kept.</source>
      <translation>Es hört Stile, sodass ähnliche Titel aus mehr Alben kommen. Ausgeschaltet dauert das Anhören etwa halb so lange: für langsame Computer. Was gehört wurde, bleibt.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Signs or words, with spaces between them. Several fields of one name stay as they are.</source>
      <translation>Zeichen oder Wörter, mit Leerzeichen dazwischen. Mehrere Felder eines Namens bleiben, wie sie sind.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Each rating that you give from then on goes into the tags of its file, too (POPM and FMPS), for other players. The sound is copied bit by bit; ratings of other programs stay.</source>
      <translation>Jede Bewertung von jetzt an kommt auch in die Tags ihrer Datei (POPM und FMPS), für andere Player. Der Klang wird Bit für Bit kopiert; Bewertungen anderer Programme bleiben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Automatic times both kinds on your library and takes the faster one. ☰ → Tools → “Report on similarity…” shows the figures.</source>
      <translation>Automatisch misst beide Arten an deiner Bibliothek und nimmt die schnellere. ☰ → Werkzeuge → „Bericht zur Ähnlichkeit…“ zeigt die Zahlen.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>The first choice plays the list from there in searches, albums and other parts of the library; out of all tracks and the history it plays the track, then similar ones.</source>
      <translation>Die erste Wahl spielt die Liste ab dort in Suchen, Alben und anderen Teilen der Bibliothek; aus allen Titeln und dem Verlauf spielt sie den Titel, dann ähnliche.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>{size} %</source>
      <translation>{size} %</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Automatic (album in order, else track)</source>
      <translation>Automatisch (Album in Reihenfolge, sonst Titel)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>As they say</source>
      <translation>Wie sie sagen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Cyrillic (Windows)</source>
      <translation>Kyrillisch (Windows)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Cyrillic (KOI8)</source>
      <translation>Kyrillisch (KOI8)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Cyrillic (DOS)</source>
      <translation>Kyrillisch (DOS)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Central European (Windows)</source>
      <translation>Mitteleuropäisch (Windows)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Central European (ISO)</source>
      <translation>Mitteleuropäisch (ISO)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Greek</source>
      <translation>Griechisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Hebrew</source>
      <translation>Hebräisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Arabic</source>
      <translation>Arabisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Baltic</source>
      <translation>Baltisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Thai</source>
      <translation>Thailändisch</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Japanese (Shift JIS)</source>
      <translation>Japanisch (Shift JIS)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Japanese (EUC)</source>
      <translation>Japanisch (EUC)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Chinese, simplified (GBK)</source>
      <translation>Chinesisch, vereinfacht (GBK)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Chinese, traditional (Big5)</source>
      <translation>Chinesisch, traditionell (Big5)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Automatic (the faster kind)</source>
      <translation>Automatisch (die schnellere Art)</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Plays it, then what fits</source>
      <translation>Spielt ihn, dann Passendes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Plays it, then similar tracks</source>
      <translation>Spielt ihn, dann ähnliche Titel</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Plays the list from there</source>
      <translation>Spielt die Liste ab dort</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Plays it next</source>
      <translation>Spielt ihn als Nächstes</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Adds it to the queue</source>
      <translation>Fügt ihn zur Warteschlange hinzu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Shows those with times</source>
      <translation>Zeigt die mit Zeiten</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Shows those beside the music</source>
      <translation>Zeigt die neben der Musik</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Shows those in its tags</source>
      <translation>Zeigt die in seinen Tags</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Asks</source>
      <translation>Fragt</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Adds them again</source>
      <translation>Fügt sie noch einmal hinzu</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Leaves them out</source>
      <translation>Lässt sie weg</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>While another window is in front</source>
      <translation>Während ein anderes Fenster vorn ist</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Always</source>
      <translation>Immer</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Never</source>
      <translation>Nie</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/settings_dialog.py" />
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/sidebar.py" />
      <source>Sidebar</source>
      <translation>Seitenleiste</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/sidebar.py" />
      <source>Search the library</source>
      <translation>Bibliothek durchsuchen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/sidebar.py" />
      <source>Discover</source>
      <translation>Entdecken</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/targets.py" />
      <source>headings of albums</source>
      <translation>Überschriften von Alben</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/targets.py" />
      <source>albums to fold</source>
      <translation>Alben zum Einklappen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/targets.py" />
      <source>This page has no {what}. The list of all tracks can have them.</source>
      <translation>Diese Seite hat keine {what}. Die Liste aller Titel kann sie haben.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/targets.py" />
      <source>“{label}” is about tracks. Open the {kind} first.</source>
      <translation>Bei „{label}“ geht es um Titel. Zuerst öffnen: {kind}.</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/tray.py" />
      <source>Show window</source>
      <translation>Fenster zeigen</translation>
    </message>
    <message>
      <location filename="../../musicrec_desktop/ui/window/tray.py" />
      <source>Hide window</source>
      <translation>Fenster verbergen</translation>
    </message>
  </context>
</TS>
