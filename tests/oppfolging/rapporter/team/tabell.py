"""The team's board: whoever may be in a team, each their own."""

from tests.tilgang.rad import les
from tests.tilgang.verden import JOBBSPESIALISTER, LEDERE

TABELL = [les("rapporter:tavle", {200: (*JOBBSPESIALISTER, *LEDERE)})]
