"""Whatever an action refuses is told by whoever called it, as an answer to the form or the row: never a fault (500)."""

from tests import avslag

# What the caller has made sure of itself, so that the action never says it: the door, the refusal, why.
UNDERFORSTAATT = {
    ("arbeidsgiver.henvendelser.si_fra", "HarKontaktperson"): "only of a wish to become one",
    ("kandidater.views.kandidat_ny", "StartForTidlig"): "no forløp goes along",
    ("kandidater.views.kandidat_ny", "ManglerKontaktperson"): "no forløp goes along",
    ("kontoradministrasjon.flyttesider.flytt", "HarRollen"): "a role is only made shorter where it stands",
    ("rytmesider.rytme", "HarBegynt"): "the form asks for a day to come, of the same moment",
    ("rytmesider.ta_bort", "HarBegynt"): "asked of the same moment",
    ("importering.gang.ta_inn", "HarEndretSeg"): "told by the command, and by the worker, which looks over anew",
    ("paalogging.views.hjem", ""): "caught as a whole, by the table avslag.HVORFOR",
    ("inngang.views.fra_id_porten", ""): "caught as a whole, by the table avslag.HVORFOR",
}
# Of a day somebody has typed alone, which those who take one catch; the house's own are within the rhythm.
AV_TASTET_DAG = {"GrunnMangler"}


def _underforstaatt(dor: str, avslaget: str) -> bool:
    return any(dor.endswith(slutt) and hva in ("", avslaget) for slutt, hva in UNDERFORSTAATT)


def test_hvert_avslag_fra_en_handling_blir_fortalt_der_det_ble_trykket():
    ufortalt = {
        (dor, avslaget)
        for dor in avslag.dorer()
        for avslaget in avslag.slipper(dor) - AV_TASTET_DAG
        if not _underforstaatt(dor, avslaget)
    }
    assert ufortalt == set()


def test_regelen_ser_et_avslag_som_ingen_tar_imot():
    assert {"ErInhabil", "TaketErNaadd"} <= avslag.slipper("oppfolging.handlinger.overlevering.ta_imot")
    assert "ErInhabil" not in avslag.slipper("oppfolging.arbeidsflate.overlevering.views.overlevering")
