"""The parts that sentences are put together from: plain Swedish of our own, about schools at large.

Any part of one kind can take the place of another, and the sentence stays right.
"""

from typing import Final

WHO: Final = (
    *("lärarna", "eleverna", "rektorerna", "arbetslagen", "skolbibliotekarierna", "fritidsledarna"),
    *("de yngsta eleverna", "de nya lärarna", "skolledarna", "specialpedagogerna"),
    *("lärarna i matematik", "arbetslagen i förskolan", "alla som arbetar på skolan"),
)

# Verb and what follows it, apart, because the subject may stand between them.
DOES: Final = (
    ("provar", "nya sätt att läsa tillsammans"),
    ("delar", "med sig av det som har fungerat"),
    ("skriver", "ner vad som ska prövas härnäst"),
    ("går", "igenom vad som tog för lång tid"),
    ("väljer", "ut två verktyg och lägger undan resten"),
    ("planerar", "veckan ihop"),
    ("filmar", "korta genomgångar"),
    ("läser", "varandras texter"),
    ("hjälper", "dem som är nya på skolan"),
    ("besöker", "en annan skola och ser på när den arbetar"),
    ("lyssnar", "på texten i stället för att läsa den"),
    ("spelar", "in sina svar och hör dem efteråt"),
    ("jämför", "resultaten med dem från i fjol"),
    ("bygger", "små maskiner av papper och trä"),
    ("samlar", "frågor till nästa möte"),
    ("visar", "sina arbeten för varandra"),
    ("ritar", "kartor över vägen till skolan"),
    ("mäter", "regn och vind med egna instrument"),
    ("räknar", "hur många böcker som har lånats"),
    ("pratar", "om hur en källa kan granskas"),
    ("byter", "klassrum med varandra"),
    ("följer", "en plan som ryms på en sida"),
    ("lär", "sig att programmera en enkel robot"),
    ("ser", "över handlingsplanen"),
    ("avsätter", "tid för kompetensutveckling"),
    ("söker", "efter det som gör undervisningen likvärdig"),
    ("frågar", "eleverna vad de har haft nytta av"),
    ("stänger", "av det som stör"),
)

WHEN: Final = (
    *("på måndagarna", "varje höst", "under våren", "efter ett halvår", "två gånger i månaden"),
    *("i slutet av terminen", "varje vecka", "före lunch", "när terminen börjar", "numera"),
    *("en eftermiddag i månaden", "under läsåret", "i början av varje arbetsområde"),
)

WHERE: Final = (
    *("på alla skolor", "i klassrummet", "på biblioteket", "i de lägre årskurserna"),
    *("på tre av skolorna", "i arbetslaget", "på fritidshemmet", "i den nya byggnaden", "på nätet"),
)

WHY: Final = (
    *("eftersom tiden annars rinner iväg", "för att ingen ska bli ensam med sina frågor"),
    *("så att alla kan följa med", "fast det kostar en timme i veckan"),
    *("även när mycket annat måste hinnas med", "innan något köps in"),
    *("utan att det kräver fler datorer", "så länge det gör nytta i undervisningen"),
    *("trots att lokalerna är trånga", "eftersom forskningen pekar åt det hållet"),
)

WHOLE: Final = (
    "Det tog längre tid än någon hade trott.",
    "Till en början var det få som ville.",
    "Pengarna räckte till det viktigaste.",
    "Ingenting av detta är dyrt.",
    "Ett fel blir en fråga till nästa möte.",
    "Böckerna står kvar på sina hyllor.",
    "Nätet byggdes ut först.",
    "Alla har inte samma behov.",
    "Då märks det vad som saknas.",
    "Det är inte svårt att komma igång.",
    "Den som vill kan låna hem en dator över helgen.",
    "Den som hellre skriver för hand får göra det.",
    "Likvärdighet är ordet som kommer tillbaka i alla planer.",
    "En plan som ingen läser är ingen plan.",
    "Först kom vanan, sedan verktygen.",
    "Arbetet började i liten skala och fick växa i sin egen takt.",
    "Skillnaderna mellan skolorna har blivit mindre.",
    "Frågan om vad som ger resultat finns med från början.",
    "Det som inte fungerar läggs ner, och det sägs öppet.",
    "Varje termin slutar med en enkel utvärdering.",
    "Samma blankett används för alla ämnen, vilket spar tid.",
    "Skolbiblioteket har blivit en plats där det händer saker.",
    "Undervisningen planeras så att den går att följa i efterhand.",
    "Till hjälp finns en lista med tolv frågor, som alla ryms på ett papper.",
    "Resten får vänta.",
    "Det räcker långt.",
    "Vägen dit är ändå lång.",
)

# With numbers; the second is never larger than the first.
COUNTED: Final = (
    "Av {0} klasser har {1} hunnit längst.",
    "I dag är {0} lärare med, mot {1} från början.",
    "På {0} skolor finns det en ansvarig, och på {1} är de två.",
    "Det första året kom {1} förslag, och året därpå kom {0}.",
)

HEADINGS: Final = (
    *("Så började det", "Tid att tänka", "En dag i veckan", "Alla ska med", "Det som blev kvar"),
    *("Mer än datorer", "Böckerna får vara kvar", "Små steg åt samma håll", "Vem gör vad?"),
    *("Lärare lär av lärare", "Det lönade sig att vänta", "Vad som inte gick", "Nästa läsår"),
    "En plan som ryms på en sida, och som alla på skolan har varit med om att skriva",
    *("Från försök till vana", "Kompetensutveckling i vardagen", "Hur det mäts", "Robotar"),
)

ITEMS: Final = (
    *("tid för samtal", "en ansvarig på varje skola", "böcker i alla rum", "ett nät som håller"),
    *("samma plan för alla ämnen", "besök hos varandra", "en lista med frågor", "enkla verktyg"),
    *("hjälp samma dag", "utvärdering varje termin", "tydliga mål", "lika villkor för alla elever"),
    "möten där den som har prövat något nytt berättar hur det gick",
    "en genomgång av allt som har köpts in, så att inget blir stående oanvänt",
    "kurser för dem som vill fördjupa sig i programmering, bildbehandling eller källkritik",
    "stöd till elever som behöver mer tid, fler pauser eller en annan väg fram till samma mål, "
    "och till de lärare som ska ordna det",
)

LEADS: Final = (
    *(
        "Det här är på plats:",
        "Det här återkommer på alla skolor:",
        "Skolan har kommit överens om detta:",
    ),
    "Så här går det till:",
)
LEADS_OF_STEPS: Final = ("Arbetet har sin ordning:", "Det går till i steg:")

TITLES: Final = (
    *("Ett steg i taget", "Tid", "Först vanan, sedan verktygen", "Lika för alla"),
    "När hela skolan lär sig något nytt om hur barn lär sig läsa",
    "Likvärdighet i vardagen: en plan som alla hade råd att följa",
    *("Tillsammans går det fortare", "Böcker, robotar och regnmätare", "Ingen ska bli ensam"),
)

SCOPES: Final = (
    *("Grundskola", "Förskola", "Grundskola F–9", "Gymnasieskola och vuxenutbildning"),
    "Förskola, förskoleklass, fritidshem, grundskola, anpassad grundskola, gymnasieskola och "
    "kommunal vuxenutbildning",
)

ROLES: Final = (
    *("skolchef", "rektor", "lärare", "lärare i matematik och teknik", "skolbibliotekarie"),
    "utvecklingsledare för digitalisering och likvärdighet på barn- och utbildningsförvaltningen",
    "förstelärare i svenska och svenska som andraspråk",
)

# Key figures: the value, and what it tells.
FIGURES: Final = (
    ("15", "skolor"),
    ("3 av 4", "lärare har provat"),
    ("28 000", "fler lån"),
    (
        "6 procent",
        "av tiden läggs på sådant som ingen har nytta av, och den andelen har minskat i tre år",
    ),
    ("1 dator", "i varje klass från årskurs 4"),
    ("45 språk", "i datorernas talsyntes, där kravet från början var minst 60"),
    ("12 skolor", "har varit med sedan starten"),
    ("Först ut", "med en plan på en sida"),
    ("20 000 lästimmar", "på ett läsår"),
    ("11 av 12 klasser", "läser högt varje dag"),
    (
        "+8 enheter",
        "i det mått på nytta som skolorna själva har kommit överens om, på en skala till 100",
    ),
)

# In the order in which they happen.
WHATS: Final = (
    "Arbetet börjar",
    "En utredning om skolornas datorer blir grund för en handlingsplan",
    "De första tre skolorna provar, och resten får vänta till året därpå",
    "Planen antas",
    "Nätet byggs ut",
    "Förvaltningen bildas, tar över ansvaret för nät, datorer och support från skolorna själva och "
    "ger varje skola en egen person att vända sig till med frågor",
    "Alla skolor är med",
    "Utvärderingen är klar",
    "En ny rektor tar vid",
    "Grannkommunerna kommer på besök, och två av dem börjar arbeta på samma sätt",
    "Planen skrivs om efter tre år, med elevernas egna förslag",
    "Priset delas ut",
)

LISTS: Final = (
    *("Så sprids kunskapen", "Framgångsfaktorer", "Frågor att ställa innan något köps in"),
    "Det som skolorna själva har lyft fram som viktigast när de har sett tillbaka på arbetet",
)

ALTERNATIVES: Final = (
    "En rund figur på en äng, med kullar bakom sig.",
    "En figur med runt huvud står framför kullar under en ljus himmel.",
)

CAPTIONS: Final = (
    "På väg till skolan.",
    "Huvudet ska synas helt, och ramen runt bilden visar hur mycket som är bortskuret.",
    "En provbild med en figur i den punkt som ska synas, ritad för att det ska gå att se vad som "
    "skärs bort när sidan görs, i alla tänkbara format.",
)

CREDITS: Final = ("Förnamn Efternamn", "Teckning: Provbyrån", "Foto: Provbyrån i samarbete")
