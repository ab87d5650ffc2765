"""What the world of the access table has besides its people: decided for later, shared, asked, and not settled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from inkludering.brukere import fravaer, kontorinnstillinger, teamarbeid
from inkludering.felles.arbeidsdager import lokal_dato
from inkludering.utsending import utboks
from inkludering.utsending.models import Tilstand
from oppfolging.handlinger import habilitet, overlevering
from oppfolging.kjerne import rytmeversjoner
from oppfolging.kjerne.models import Rytmetrinn
from tests import fabrikker as lag
from tests.klokke import klokka


def rytmen_er_paa_vei(verden: Any) -> None:
    """The office has decided a rhythm of its own that has not begun."""
    hva = {"kontor": verden.brukere["leder"].kontoret, "situasjon": "soker_jobb", "side": "kandidat"}
    trinn, fra = [Rytmetrinn(hver=10)], lokal_dato(klokka()) + timedelta(days=90)
    rytmeversjoner.sett(**hva, trinn=trinn, fra=fra, av=verden.brukere["administrator"], naa=klokka())


def team(verden: Any) -> None:
    """A team with one's own, and a norm decided for later."""
    av = {"av": verden.brukere["administrator"], "naa": klokka()}
    i_dag = lokal_dato(klokka())
    team = teamarbeid.opprett(navn="Kanariteamet", **av)
    teamarbeid.ta_inn(team=team, bruker=verden.brukere["eier"], rolle="medlem", fra=i_dag, **av)
    kontor = verden.brukere["leder"].kontoret
    planlegg = kontorinnstillinger.planlegg_norm_og_tak
    planlegg(kontor=kontor, norm=18, tak=22, fra=i_dag + timedelta(days=90), **av)
    verden.adresser |= {
        "team": team.pk,
        "teammedlem": team.medlemmer.get().pk,
        "planlagt_norm": kontor.planlagte_normer.get().pk,
    }


def foreslaatt(verden: Any) -> None:
    """A candidate of `eier` that `kollega` is asked to take over."""
    eier, kollega = verden.brukere["eier"], verden.brukere["kollega"]
    kollegene = ("eier", "kontaktperson", "kollega", "leder", "betrodd_leder")
    den = lag.kandidat(eier, etternavn=verden.hemmelig("Kanariforeslått", *kollegene), fase="jobbutvikling")
    verden.navn["Kanariforeslått"] = den
    notat = verden.hemmelig("kanarioverlevering", "eier", "kollega")
    felt = {"til": kollega, "notat": notat, "gjelder_fra": None}
    forslaget = overlevering.foreslaa(kandidat=den, **felt, av=eier, naa=klokka())
    verden.adresser |= {"foreslaatt": den.pk, "overlevering": forslaget.pk}


def oppgitt_melding(verden: Any) -> None:
    """One that was refused for good, so that a person must decide."""
    tekst = {"kanal": "epost", "mal": "ringeonske", "data": {}, "adresse": "b@bedrift.example"}
    den = utboks.ny(nokkel="oppgitt", **tekst, naa=klokka())
    den.tilstand = Tilstand.DOED
    den.save()
    verden.adresser["oppgitt"] = den.pk


def meld_fravaer(verden: Any) -> None:
    """An absence of one's own, some weeks on, so that nobody stands in for anybody yet."""
    eier, fra = verden.brukere["eier"], lokal_dato(klokka()) + timedelta(days=40)
    dager = {"fra": fra, "til": fra + timedelta(days=10)}
    det = fravaer.registrer(bruker=eier, **dager, vikar=verden.brukere["kollega"], av=eier, naa=klokka())
    verden.adresser["fravaer"] = det.pk


def naer(verden: Any) -> None:
    """Somebody near to `eier` who is not followed up here."""
    eier = verden.brukere["eier"]
    habilitet.meld(bruker=eier, fodselsnummer=lag.fodselsnummer(), slektskap="soesken", naa=klokka())
    verden.adresser["naer"] = eier.naerstaaende.get().pk
