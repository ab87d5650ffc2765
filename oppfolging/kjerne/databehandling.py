"""What the tables of forløp, planned contacts and contacts are for."""

from typing import Any

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, registrer

SAKENS: dict[str, Any] = {"om": v.KANDIDAT, "grunnlag": v.OPPFOLGING, "lagring": v.SAKEN}
BEGGE: dict[str, Any] = SAKENS | {"om": f"{v.KANDIDAT}, {v.ARBEIDSGIVERE} og {v.ANSATTE}"}
PAA_SIDEN = f"Kandidatsiden: {v.EGNE} Arbeidsgiversiden: datoen for alle Navs brukere, aldri om hvem."
INGENS: dict[str, Any] = {"om": v.INGEN_PERSONER, "grunnlag": v.INGEN, "hvem": v.NAVS, "lagring": v.STAAR}
registrer(
    Behandling(
        "kjerne.Forlop",
        "En kandidat hos en arbeidsgiver: hva slags, fra og til når, hvordan det endte.",
        hvem=f"{v.EGNE} Arbeidsgiveren der åpenheten slipper det fram.",
        felt={
            v.SAK: "kandidat arbeidsgiver type stilling timer_per_uke start registrert slutt avsluttet_dato "
            "avslutning_registrert sluttaarsak begynte_bekreftet trukket trukket_av",
            v.FRITEKST: "trukket_grunn",
            v.TEKNISK: "id",
        },
        unntak={"sluttaarsak": "Aldri arbeidsgiveren.", "timer_per_uke": "Aldri arbeidsgiveren i portalen."},
        **SAKENS,
    ),
    Behandling(
        "kjerne.Oppfolgingsplan",
        "Det partene er enige om: hvor ofte, i hvilken form.",
        hvem=v.EGNE,
        felt={v.SAK: "forlop versjon situasjon form_og_innhold gjelder_fra erstattet", v.TEKNISK: "id"},
        **SAKENS,
    ),
    Behandling(
        "kjerne.Oppfolging",
        "En planlagt kontakt med frist, på en av sidene: det som gjør at ingen glemmes.",
        hvem=PAA_SIDEN,
        felt={
            v.SAK: "side art kandidat forlop arbeidsgiver frist rytmefrist situasjon fysisk tidligst klokkeslett "
            "sted status "
            "opprettet lukket forsok forsokt_dato nytt_forsok antall_flyttinger kontakt skapt_av godskrevet "
            "avlyst_av bedt_av",
            v.FRITEKST: "grunn",
            v.TEKNISK: "id",
        },
        unntak={"sted": "Et nøytralt sted; går ikke ut i meldinger til arbeidsgivere."},
        **BEGGE,
    ),
    Behandling(
        "kjerne.Oppfolging_forsok",
        "Hvilke kontakter som var forsøk på en frist.",
        hvem=PAA_SIDEN,
        felt={v.SAK: "oppfolging kontakt", v.TEKNISK: "id"},
        **SAKENS,
    ),
    Behandling(
        "kjerne.Flytting",
        "At en frist er flyttet: fra, til, hvorfor og av hvem.",
        hvem=PAA_SIDEN,
        felt={
            v.SAK: "oppfolging fra til mote_kl mote_sted angrer",
            v.FRITEKST: "grunn",
            v.SPOR: "av tid",
            v.TEKNISK: "id",
        },
        **SAKENS,
    ),
    Behandling(
        "kjerne.Kontakt",
        "En kontakt som er logget: når, hvordan, av hvem og hos hvilken arbeidsgiver.",
        hvem=PAA_SIDEN,
        felt={
            v.SAK: "dag klokkeslett tid kanal utfall formaal initiativ med_arbeidsgiver arbeidsgiver arbeidsgivernavn "
            "beslutningstaker minutter reiseminutter svarer_paa angret rettet",
            v.SPOR: "av",
            v.TEKNISK: "id",
        },
        **BEGGE,
    ),
    Behandling(
        "kjerne.Deltaker",
        "Hvem kontakten gjaldt, og det som ble skrevet om hver av dem.",
        hvem="Notatet om en kandidat: den ansvarlige og vikaren. Notatet om arbeidsgiveren: den som svarer for begge.",
        felt={
            v.SAK: "kontakt part kandidat forlop arbeidsgiverkontakt deltok uteble dag reell med_arbeidsgiver",
            v.FRITEKST: "notat",
            v.SPOR: "bruker",
            v.TEKNISK: "id",
        },
        **BEGGE,
    ),
    Behandling(
        "kjerne.Avskrift",
        "At en tekst om kandidaten er kopiert til Navs arkiv eller aktivitetsplanen; ikke teksten selv.",
        om=f"{v.KANDIDAT} og {v.ANSATTE}",
        grunnlag=v.SIKKERHET,
        hvem=v.EGNE,
        lagring=v.LOGG,
        felt={v.SAK: "kontakt til", v.SPOR: "kandidat av tid", v.TEKNISK: "id"},
    ),
    Behandling(
        "kjerne.Rytmetrinn",
        "Hvor ofte i hver situasjon; kontorets egne fra en dag.",
        felt={v.OPPSLAG: "id kontor situasjon side gjelder_fra fra_dag til_dag frist_dag hver enhet fysisk"},
        **INGENS,
    ),
    Behandling("kjerne.Fridag", "Fridagene databasen regner arbeidsdager med.", felt={v.OPPSLAG: "dag"}, **INGENS),
)
