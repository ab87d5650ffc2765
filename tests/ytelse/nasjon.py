"""A nation of offices, multiplied by SQL from whatever stands in a database: every row copied so many times.

Keys are made anew so that each copy hangs together as the original does, at an office of its own. Whatever columns and
tables come later are copied too. Runs as superuser without triggers and foreign keys, in a database of the test's own.
"""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.db import models

from arbeidsgivere.models import Registerenhet
from inkludering.brukere.models import Kontor, Kontorgeografi

VAARE = {"kandidater", "arbeidsgivere", "kjerne", "varsling", "rapporter", "brukere", "utsending", "portal"}
# The reference tables, and what has a place of its own in every copy.
ETT_LAND = {Registerenhet, Kontor, Kontorgeografi}
PLASS = 100_000_000
UNIKE = {
    "orgnr": "(100000000 + n * 100000 + id)::text",
    "fodselsnummer_indeks": "decode(md5(encode(fodselsnummer_indeks, 'hex') || n), 'hex')",
    "epost": "n || '-' || epost",
    "emne": "n || '-' || emne",
    "nokkel": "n || '-' || nokkel",
}


def mangfoldiggjor(sql: Callable[..., object], base: str, antall: int) -> None:
    """So many copies of everything in `base` that belongs to an office, each at the next office without any."""
    kontorer = (
        "SELECT enhetsnummer AS kontor, row_number() OVER (ORDER BY enhetsnummer) AS n FROM brukere_kontor"
        " WHERE enhetsnummer NOT IN (SELECT kontor_id FROM brukere_tilknytning)"
    )
    sql(f"CREATE TABLE kopier AS SELECT * FROM ({kontorer}) k WHERE n <= {antall}", base)
    for modell in _modeller():
        felt = [f for f in modell._meta.concrete_fields if not f.generated]
        kolonner = ", ".join(f.column for f in felt)
        nye = ", ".join(_uttrykk(f) for f in felt)
        tabell = modell._meta.db_table
        sql(
            f"SET session_replication_role = replica; INSERT INTO {tabell} ({kolonner})"
            f" SELECT {nye} FROM {tabell}, kopier",
            base,
        )
    sql("DROP TABLE kopier", base)
    sql("VACUUM ANALYZE", base)


def _modeller() -> list[type[models.Model]]:
    alle = (modell for app in VAARE & set(apps.app_configs) for modell in apps.get_app_config(app).get_models())
    return [
        modell
        for modell in alle
        if modell._meta.managed
        and not isinstance(modell._meta.pk, models.CharField)
        and not hasattr(modell, "pgh_tracked_model")
        and _til_kontor(modell, frozenset())
    ]


def _til_kontor(modell: type[models.Model], sett: frozenset[type[models.Model]]) -> bool:
    """Whether the rows hang at an office, or at somebody who does; defaults of the whole country do not."""
    if modell in ETT_LAND or modell in sett:
        return False
    peker = [felt for felt in modell._meta.concrete_fields if felt.is_relation]
    return (
        modell._meta.label == "brukere.Bruker"
        or any(felt.related_model is Kontor and not felt.null for felt in peker)
        or any(_til_kontor(felt.related_model, sett | {modell}) for felt in peker)
    )


def _uttrykk(felt: models.Field) -> str:
    """The column of a copy: keys are those of the copy, the rest is the same."""
    if felt.related_model is Kontor:
        return "kopier.kontor"
    maal = felt
    while maal.is_relation:
        maal = maal.target_field
    if felt.column in UNIKE:
        return UNIKE[felt.column]
    if isinstance(maal, models.UUIDField):
        return f"md5({felt.column}::text || '-' || n)::uuid"
    if isinstance(maal, models.AutoField | models.BigAutoField):
        return f"{felt.column} + n * {PLASS}"
    return felt.column
