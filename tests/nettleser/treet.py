"""What a screen reader is given of the main pages: roles, names, states and their order, typed by hand.

As much as a reader goes by, and no more: what stands between may come and go. `{navn}` is the candidate whose page is
opened, `{hos}` the employer of their forløp.
"""

HODE = """
- link "Hopp til innholdet"
- banner:
  - link "Inkludering"
  - navigation "Hovedmeny":
    - link "{meny[0]}"
    - link "{meny[1]}"
    - link "{meny[2]}"
    - link "{meny[3]}"
    - link /^Påminnelser/
  - search:
    - searchbox "Søk etter navn eller nummer"
    - button "Søk"
  - link /Profilen min$/
  - link /^Hjelp/
  - button "Logg ut"
"""
BUNN = """
- contentinfo:
  - paragraph:
    - link "Språk / Language"
"""
I_DAG = """
- main:
  - heading /dag \\d+\\. ./ [level=1]
  - link "Ny kandidat"
  - list "Vis etter status":
    - listitem:
      - link /^\\d+ Alle$/
    - listitem:
      - link /^\\d+ Over fristen$/
  - table "Kandidatene og arbeidsgiverne dine, den som haster mest øverst":
    - rowgroup:
      - row:
        - columnheader "Hvem"
        - columnheader "Neste med kandidaten"
        - columnheader "Neste med arbeidsgiveren"
        - columnheader "Handling"
    - rowgroup:
      - row:
        - rowheader:
          - link "{navn}"
        - cell
        - cell
        - cell:
          - link "Ring {navn}"
          - link "SMS til {navn}"
          - link "Logg kontakt med {navn}"
"""
PANEL = """
- form "Logg kontakt, {navn}":
  - radiogroup "Hvem gjelder det?":
    - radio "Kandidat"
    - radio "Begge"
  - radiogroup "Hvordan?":
    - radio "Telefon" [checked]
    - radio "Fysisk møte"
    - radio "Videomøte"
    - radio "SMS"
    - radio "E-post"
  - radiogroup "Fikk du kontakt?":
    - radio "Ja" [checked]
    - radio "Ikke svar"
    - radio "Møtte ikke"
    - radio "Avlyst"
  - radiogroup "Når?":
    - radio "I dag" [checked]
    - radio "I går"
    - radio "Annen dag"
  - textbox /^Notat/
  - textbox /^Neste kontakt med/
  - button "Lagre"
  - link "Avbryt"
  - link "Flytt fristen i stedet"
"""
PANEL_MED_FEIL = """
- form "Logg kontakt, {navn}":
  - group "Dette må du rette:":
    - heading "Dette må du rette:" [level=2]
    - list:
      - listitem:
        - link /^Neste kontakt med/
  - textbox /^Neste kontakt med/ [invalid]
  - button "Lagre"
"""
KANDIDAT = """
- main:
  - navigation "Du er her":
    - list:
      - listitem:
        - link "Kandidater"
      - listitem: "{navn}"
  - heading "{navn}" [level=1]
  - link /^Ring/
  - link /^SMS/
  - link "Logg kontakt"
  - link "Nytt forløp"
  - paragraph: /^Arbeidsgivere/
  - region "Neste kontakt":
    - heading "Neste kontakt" [level=2]
    - region "Kandidat":
      - heading "Kandidat" [level=3]
      - list:
        - listitem:
          - paragraph
          - paragraph
          - group
          - paragraph:
            - link /^Logg kontakt med kandidaten \\(.+, .+\\)$/
            - link /^Avtal møte med kandidaten \\(.+, .+\\)$/
            - link /^Flytt .+ med kandidaten \\(.+\\)$/
  - region "Forløp":
    - heading "Forløp" [level=2]
  - region "Om kandidaten":
    - heading "Om kandidaten" [level=2]
    - term: Fase
    - term: Fødselsnummer
    - definition:
      - button "Vis fødselsnummeret"
    - term: Målform
  - region "Historikk":
    - heading "Historikk" [level=2]
"""
ARBEIDSGIVER = """
- main:
  - navigation "Du er her":
    - list:
      - listitem:
        - link "Arbeidsgivere"
      - listitem: "{hos}"
  - heading "{hos}" [level=1]
  - link "Logg kontakt"
  - region "Kontakter hos arbeidsgiveren":
    - heading "Kontakter hos arbeidsgiveren" [level=2]
    - link "Ny kontakt"
    - heading [level=3]
    - link /^Endre ./
    - link /^Registrer at personen har sluttet . ./
  - region "Fast kontaktperson i Nav":
    - heading "Fast kontaktperson i Nav" [level=2]
    - link "Bytt kontaktperson"
  - region "Neste kontakt":
    - heading "Neste kontakt" [level=2]
    - list:
      - listitem:
        - link "{navn}"
        - link /^Logg kontakt med {hos} \\(.+, .+\\) om {navn}$/
        - link /^Flytt .+ med {hos} \\(.+\\) om {navn}$/
  - region "Forløp som pågår":
    - heading "Forløp som pågår" [level=2]
  - region "Om arbeidsgiveren":
    - heading "Om arbeidsgiveren" [level=2]
    - link "Registrer kartlegging"
  - region "Historikk":
    - heading "Historikk" [level=2]
"""
PAAMINNELSER = """
- main:
  - heading "Påminnelser" [level=1]
  - table "Åpne påminnelser, nyeste først":
    - rowgroup:
      - row:
        - columnheader "Gjelder"
        - columnheader "Hvorfor"
        - columnheader "Frist"
        - columnheader "Handling"
    - rowgroup:
      - row:
        - rowheader:
          - link
        - cell
        - cell
        - cell:
          - link /^Logg kontakt med ./
          - link /^Flytt fristen for ./
  - region "Sendt til deg på e-post":
    - heading "Sendt til deg på e-post" [level=2]
"""
KANDIDATER = """
- main:
  - heading "Kandidater" [level=1]
  - link "Ny kandidat"
  - navigation "Hvilke kandidater":
    - link "Mine kandidater"
    - link "Kollegers kandidater"
  - list "Filtrer på fase":
    - listitem:
      - link /^\\d+ Alle$/
  - table "Kandidater i alfabetisk rekkefølge":
    - rowgroup:
      - row:
        - columnheader "Navn"
        - columnheader "Fase"
        - columnheader "Neste med kandidaten"
        - columnheader "Neste med arbeidsgiveren"
        - columnheader "Siste kontakt"
    - rowgroup:
      - row:
        - rowheader "{navn}":
          - link "{navn}"
"""
KONTORET = """
- main:
  - heading "Kontoret" [level=1]
  - link "Tallene"
  - link "Rapporter"
  - term
  - definition
  - region "Jobbspesialistene":
    - heading "Jobbspesialistene" [level=2]
    - table:
      - rowgroup:
        - row:
          - columnheader "Navn"
          - columnheader "Åpne kandidater"
      - rowgroup:
        - row:
          - rowheader:
            - link
"""
PORTALEN = """
- link "Hopp til innholdet"
- banner:
  - link "Nav for arbeidsgivere"
  - button "Logg ut"
- main:
  - heading "Kontakten med Nav" [level=1]
  - article:
    - heading [level=2]
    - region "Kontaktpersonen deres i Nav":
      - heading "Kontaktpersonen deres i Nav" [level=3]
      - list:
        - listitem:
          - link
    - region "Neste kontakt":
      - heading "Neste kontakt" [level=3]
- contentinfo:
  - form "Språk / Language":
    - button "Bokmål"
    - button "Nynorsk"
    - button "English"
"""
MENYENE = {
    "jobbspesialist1": ("I dag", "Min uke", "Kandidater", "Arbeidsgivere"),
    "leder": ("Kontoret", "Rapporter", "Kandidater", "Arbeidsgivere"),
}
# Who opens which page, what they are given, and where in the menu they are told to be.
SIDENE = (
    ("jobbspesialist1", "/", I_DAG, "I dag"),
    ("jobbspesialist1", "/kandidater/{kandidat}/", KANDIDAT, ""),
    ("jobbspesialist1", "/arbeidsgivere/{hos}/", ARBEIDSGIVER, ""),
    ("jobbspesialist1", "/paaminnelser/", PAAMINNELSER, "Påminnelser"),
    ("jobbspesialist1", "/kandidater/", KANDIDATER, "Kandidater"),
    ("leder", "/kontor/", KONTORET, "Kontoret"),
    ("arbeidsgiver1", "/portal/", PORTALEN, ""),
)
