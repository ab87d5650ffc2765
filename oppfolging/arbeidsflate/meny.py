"""The places in the menu of the pages of Nav's people."""

from django.utils.translation import gettext_lazy as _

from inkludering.brukere.menyregister import registrer, registrer_hjelp, registrer_soek
from inkludering.brukere.roller import SER_ARBEIDSGIVERE, Rolle
from oppfolging.arbeidsflate.hjelp.sider import SKJERMER
from oppfolging.arbeidsflate.nytt.nyheter import antall_uleste
from oppfolging.varsling.menytall import antall_aapne

MED_KANDIDATER = (Rolle.JOBBSPESIALIST, Rolle.LEDER)

registrer("oppfolging:i_dag", _("I dag"), roller=[Rolle.JOBBSPESIALIST], plass=10, forside_for=Rolle.JOBBSPESIALIST)
registrer("oppfolging:min_uke", _("Min uke"), roller=[Rolle.JOBBSPESIALIST], plass=20)
registrer("oppfolging:kandidater", _("Kandidater"), roller=MED_KANDIDATER, plass=30)
registrer(
    "oppfolging:arbeidsgivere",
    _("Arbeidsgivere"),
    roller=SER_ARBEIDSGIVERE,
    plass=40,
    forside_for=Rolle.MARKEDSKONTAKT,
)
registrer("oppfolging:paaminnelser", _("Påminnelser"), roller=MED_KANDIDATER, plass=50, antall=antall_aapne)
registrer("oppfolging:fravaer", _("Fravær"), roller=MED_KANDIDATER, plass=55)
registrer(
    "oppfolging:administrasjon",
    _("Administrasjon"),
    roller=[Rolle.ADMINISTRATOR],
    plass=60,
    forside_for=Rolle.ADMINISTRATOR,
)
registrer("oppfolging:utboks", _("Utboks"), roller=[Rolle.ADMINISTRATOR], plass=70)
registrer_soek("oppfolging:sok", roller=SER_ARBEIDSGIVERE)
registrer_hjelp("oppfolging:hjelpeside", SKJERMER, ellers="oppfolging:hjelp", uleste=antall_uleste)
