"""Where an employer comes first."""

from inkludering.brukere.menyregister import registrer_forside
from inkludering.brukere.roller import ARBEIDSGIVER

registrer_forside("portal:hjem", for_rolle=ARBEIDSGIVER)
