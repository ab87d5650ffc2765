"""Names for synthetic people: Norwegian, Sami and from the countries people in Norway come from. Put together at random."""

from __future__ import annotations

from inkludering.felles.froregister import Saaing

FORNAVN = (
    "Anne Kari Ingrid Marit Liv Berit Astrid Solveig Ida Nora Åse Øyunn Sigrid Tone Hilde Turid Ragnhild Gro Silje Maren "
    "Ola Per Lars Kjell Arne Odd Øystein Åge Magnus Jonas Henrik Trond Svein Geir Morten Tor Eirik Håkon Ærlend Sindre "
    "Máret Biret Ánne Elle Sárá Risten Ánte Áilu Nils-Mihkkal Jovnna Mihkkal Issát Sunná Láilá Kjersti-Áile "
    "Amina Fatima Hodan Zahra Layla Yasmin Selam Mariam Nadia Thuy Linh Aisha Olga Katarzyna Agnieszka Daria "
    "Yusuf Mohammed Abdi Omar Tesfay Ahmad Hassan Ali Minh Piotr Tomasz Andrzej Ivan Dawit Khalid Arjun"
).split()
ETTERNAVN = (
    "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Haugen Bakken Moen Berg Dahl Lie "
    "Ødegård Åsen Ås Aasen Ånestad Østby Øverli Sæther Ærøy Bråten Myhre Strand Solberg Brekke Hagen Lund Viken Fossum "
    "Sara Gaup Somby Utsi Hætta Buljo Eira Oskal Turi Nango Skum Kappfjell Joma Valkeapää Näkkäläjärvi "
    "Mohamud Hussein Warsame Abdullahi Tesfamariam Gebre Nguyễn Trần Khan Ahmadi Rahimi Haddad Kowalski Wiśniewska "
    "Nowak Petrenko Shevchenko Yılmaz Demir Singh Kumar Osman Farah Berhane"
).split()


def navn(saaing: Saaing) -> tuple[str, str]:
    """A given name and a surname; now and then a double surname."""
    etternavn = saaing.en(ETTERNAVN)
    if saaing.sjanse(0.08):
        etternavn = f"{saaing.en(ETTERNAVN)} {etternavn}"
    return saaing.en(FORNAVN), etternavn


def mobil(saaing: Saaing) -> str:
    """A number in a series that is not in use for people (+47 590)."""
    return f"+47590{saaing.tilfeldig.randrange(100_000):05d}"
