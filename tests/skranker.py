"""The constraints that no two presses at once are tried on here, and who hears of them instead."""

AV_ANDRE = {
    "rytmetrinn_en_gang": "made by migrations alone",
    "paaminnelse_en_gang": "varsling/generering.py holds the turn: tests/oppfolging/varsling",
    "brukere.Bruker.epost": "get_or_create, which looks again",
    "identitet_er_en_brukers": "paalogging/identiteter.py lets the first in: tests/inkludering/brukere/paalogging",
    "tidligerekontor_ett_om_gangen": "oppfolging/handlinger/kontorbytte.py holds the candidate",
    "tilknytning_en_om_gangen": "inkludering/brukere/tilknytninger.py hears it of the constraint, says so at the field",
    "aapning_en_om_dagen": "get_or_create, which looks again",
    "naerstaaende_en_gang": "get_or_create, which looks again",
    "planlagtnorm_en_per_dag": "update_or_create, which looks again",
    "team_ett_av_navnet": "inkludering/brukere/teamarbeid.py hears it of the constraint, and says so at the field",
    "team_en_metodeveileder": "as team_ett_av_navnet",
    "teammedlem_ett_team_om_gangen": "as team_ett_av_navnet",
    "vekt_en_per_kode": "kandidater/vekting.py holds the office",
    "utkast_ett_per_skjema": "update_or_create, which looks again",
    "sendt_en_gang": "inkludering/utkast/engang.py holds the turn: tests/inkludering/utkast/test_en_gang.py",
    "utsending.Utsending.nokkel": "ignore_conflicts",
}
