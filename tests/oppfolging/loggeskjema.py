"""How tests read the front page and the log form, and fill the form in as a browser would."""

import re
from datetime import date

from bs4 import BeautifulSoup

from inkludering.felles.datoord import i_setning, naar
from oppfolging.kjerne.models import Oppfolging
from tests.klokke import I_DAG

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}


def no(dag: date) -> str:
    """As in a field."""
    return f"{dag:%d.%m.%Y}"


def kort(dag: date) -> str:
    """As a list says it today."""
    return naar(dag, I_DAG)


def langt(dag: date) -> str:
    """As a sentence says it today."""
    return i_setning(dag, I_DAG)


def suppe(svar) -> BeautifulSoup:
    """The answer as htmx reads it, with what goes to other places on the page taken out of its template element."""
    return BeautifulSoup(re.sub(r"</?template[^>]*>", "", svar.content.decode()), "html.parser")


def logg(kandidat) -> str:
    return f"/kandidater/{kandidat.pk}/logg/"


def utfylt(svar) -> dict[str, str]:
    """What the browser would send from the form in this answer, untouched."""
    skjema = suppe(svar).select_one("form.loggskjema")
    felt = {ett["name"]: ett.get("value", "") for ett in skjema.select("input[type=text], input[type=hidden]")}
    valgt = {ett["name"]: ett["value"] for ett in skjema.select("input[type=radio][checked]")}
    avkrysset = {ett["name"]: "on" for ett in skjema.select("input[type=checkbox][checked]")}
    return felt | valgt | avkrysset | {skjema.textarea["name"]: skjema.textarea.text.strip("\n")}


def neste(**hvor) -> date:
    return Oppfolging.objects.aapne().rytme().get(**hvor).frist


def rad(svar, kandidat) -> str:
    return str(suppe(svar).select_one(f'tbody:has(a[href="/kandidater/{kandidat.pk}/"])'))
