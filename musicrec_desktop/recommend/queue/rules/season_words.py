"""Words for the music of a season, by language.

Phrases of ``ANYWHERE`` count in titles, albums and genres. Those of ``NAMES`` do so, too, unless the artist
has that name. Those of ``ALBUMS`` count in albums and genres only, those of ``GENRES`` in genres only.
Ordinary words (snow, winter, bells, holiday in a title) are in none of the tables.
"""

from __future__ import annotations

from typing import Final

CHRISTMAS_ANYWHERE: Final = """
    en: christmas*, xmas*, x mas, jingle bell, jingle bells, silent night, santa claus
    en: santa baby, dear santa, hey santa, santa tell me, here comes santa, santa's coming, secret santa
    en: winter wonderland, let it snow, o holy night, oh holy night, drummer boy, frosty the snowman
    en: rudolph the, run rudolph, =rudolph, red nosed reindeer, deck the hall, deck the halls, sleigh ride
    en: hark the herald, away in a manger, o come all ye faithful, oh come all ye faithful, carols
    en: o come o come emmanuel, o little town of bethlehem, oh little town of bethlehem, we three kings
    en: god rest ye merry, god rest you merry, good king wenceslas, holly and the ivy, i saw three ships
    en: it came upon a midnight clear, it came upon the midnight clear, what child is this, carol of the bells
    en: do you hear what i hear, have yourself a merry little, beginning to look a lot like
    en: most wonderful time of the year, chestnuts roasting, baby it's cold outside, up on the housetop
    en: jolly old saint nicholas, jolly old st nicholas, holly jolly, marshmallow world, fairytale of new york
    en: angels we have heard on high, once in royal david's city, in the bleak midwinter, coventry carol
    en: sussex carol, wexford carol, ding dong merrily on high, mary's boy child, good christian men rejoice
    en: yuletide, first nowell, =mistletoe, under the mistletoe, mistletoe and wine, mistletoe and holly
    la: adeste fideles, in dulci jubilo, puer natus in bethlehem, veni veni emmanuel, =gaudete
    fr: premier noel, papa noel, père noël, joyeux noël, vive le vent, minuit chrétiens
    fr: minuit chrétien, mon beau sapin, douce nuit sainte nuit, =douce nuit, il est né le divin enfant
    fr: les anges dans nos campagnes, de noël, à noël, noëls
    de: *weihnacht*, stille nacht, o heilige nacht, christkind*, o tannenbaum, =tannenbaum, adventslied*
    de: leise rieselt der schnee, kling glöckchen, schneeflöckchen weißröckchen, ihr kinderlein kommet
    de: alle jahre wieder, o du fröhliche, es ist ein ros entsprungen, vom himmel hoch, adventskalender
    nl: kerst, kerstmis, kerstfeest, kerstlied*, kerstnacht, kerstman, kersttijd, kerstboom, kerstmuziek
    nl: kerstavond, kersthits, kerstsfeer, de herdertjes lagen bij nachte
    af: kersfees*, kerslied*
    es: navidad*, navideñ*, nochebuena, villancico*, noche de paz, campana sobre campana, burrito sabanero
    es: los peces en el río, campanas de belén, jesús en el pesebre
    ca: bon nadal, de nadal, nadales, fum fum fum
    pt: feliz natal, de natal, o natal, no natal, é natal, natal branco, =natal, noite feliz
    pt: músicas natalinas, canções natalinas
    it: buon natale, babbo natale, tu scendi dalle stelle
    sv: god jul, glad jul, julsång*, julafton*, julnatt*, jultid*, julmusik*, julotta*, julklapp*
    sv: jul igen, jul jul, luciatåg*, sankta lucia, stilla natt, juleljus
    da: glædelig jul, julesang*, julesalme*, juleaften*, juletid*, julemand*, julenisse*, julestemning*
    da: glade jul, et barn er født i betlehem, julemusik*, julehits, juletræ*, dejlig er den himmel blå
    no: gledelig jul, gledeleg jul, julekveld*, julenatt*, julekalender*, deilig er jorden
    is: gleðileg jól, jólin, jólalag*, jólasvein*, heims um ból
    fi: joulu*, maa on niin kaunis
    cs: vánoc*, narodil se kristus pán, tichá noc, vianoc*
    pl: boże narodzenie, bożego narodzenia, kolęda, kolędy, kolęd, cicha noc, lulajże jezuniu
    pl: wśród nocnej ciszy, bóg się rodzi, przybieżeli do betlejem, dzisiaj w betlejem, gdy się chrystus rodzi
    hu: karácson*, mennyből az angyal, pásztorok pásztorok, csendes éj
    ro: crăciun*, colind, colinde, colindul, colindătorii, o ce veste minunată
    hr: sretan božić, božićn*, tiha noć
    lt: kalėdos, kalėdų, kalėdin*
    lv: ziemassvētk*
    el: *χριστούγενν*, άγια νύχτα
    sq: krishtlindj*
    cy: nadolig*
    eu: eguberri*, gabon kantak, hator hator
    haw: mele kalikimaka
    id: lagu natal, selamat natal, hari natal, malam natal, malam kudus
    tl: maligayang pasko, ang pasko, ngayong pasko, pasko na
    vi: giáng sinh, đêm thánh vô cùng
    ja: *クリスマス*, きよしこの夜
    ko: *크리스마스*, *성탄*, 고요한 밤 거룩한 밤
    zh: *圣诞*, *聖誕*, 平安夜
    he: חג המולד
"""
CHRISTMAS_NAMES: Final = """
    en: noel, yule
    sv: julen
    ga: nollaig
    it: natale
    hr: božić
    da: jul i
"""
CHRISTMAS_ALBUMS: Final = """
    sv: jul
    da: jule
    is: jól
    bg: коледа
"""
CHRISTMAS_GENRES: Final = """
    en: holiday*, seasonal, carol, nativity
    it: natalizia, natalizio
    ca: nadal
    pt: natal
"""
BUT_NOT: Final = """
    en: merry christmas mr lawrence, christmas steps, noel gallagher, noel coward
    en: noel redding, noel harrison, noel pointer, noel fielding, noel edmonds
    fr: île de pâques, ville natale, terre natale, maison natale
    it: città natale, terra natale, paese natale, casa natale, suolo natale, giorno natale
    ru: роберта рождественского, роберт рождественский
"""
EASTERN_CHRISTMAS_ANYWHERE: Final = """
    ru: рождество, рождества, рождеству, рождественская, рождественские, рождественский, рождественское
    ru: с новым годом, новогодн*, в лесу родилась ёлочка, колядки, колядка, святки
    uk: різдво, різдва, різдвян*, щедрик, коляда, щедрівк*, добрий вечір тобі
    sr: божићн*, срећан божић, христос се роди
    ka: *შობა*
"""
NEW_YEAR_ANYWHERE: Final = """
    en: auld lang syne, happy new year, doing new year's eve
    de: guten rutsch, prosit neujahr, frohes neues jahr
    fr: bonne année
    es: feliz año nuevo, próspero año
    pt: feliz ano novo
    it: buon anno, felice anno nuovo
    sv: gott nytt år
    nl: gelukkig nieuwjaar
"""
HANUKKAH_ANYWHERE: Final = """
    en: hanukka*, hanuka*, chanukka*, chanuka*, maoz tzur, maoz tsur, dreidel
    he: חנוכה
"""
SAINT_NICHOLAS_ANYWHERE: Final = """
    nl: sinterklaas*, zie ginds komt de stoomboot, zwarte piet
    de: nikolausabend, nikolauslied*, lasst uns froh und munter sein
"""
HALLOWEEN_ANYWHERE: Final = """
    en: halloween*, hallowe'en, all hallows eve, monster mash, spooky scary skeletons
    ja: *ハロウィン*
    ko: *할로윈*
"""
EASTER_ANYWHERE: Final = """
    en: happy easter, easter bunny, easter hymn, easter hymns, easter song, easter songs, easter carol
    en: easter carols, easter sunday, easter morning, for easter, at easter, easter music, easter oratorio
    en: easter hits, peter cottontail, jesus christ is risen today
    de: ostern, osterlied*, osteroratorium, oster oratorium, osterhase*, ostermusik, christ ist erstanden
    fr: joyeuses pâques, de pâques, à pâques, =pâques
    es: semana santa, domingo de resurrección, domingo de pascua
    it: buona pasqua, di pasqua
    nl: =pasen, vrolijk pasen, paaslied*
    sv: glad påsk
    pl: wielkanoc*
    cs: velikonoc*, veľkonoc*
    fi: pääsiäis*
    hu: húsvét*
"""
EASTER_GENRES: Final = """
    en: easter
    sv: påsk
"""
EASTERN_EASTER_ANYWHERE: Final = """
    ru: пасха, пасху, пасхальн*, христос воскресе, христос воскрес
    uk: великдень
    el: χριστός ανέστη
    bg: великден
    ro: hristos a înviat
"""
