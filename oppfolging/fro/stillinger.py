"""Which jobs there are at a workplace, by the code of its industry (SN2007; SN2025 has the same divisions for these).

The longest code that fits decides. Where none does, the jobs that most workplaces have.
"""

from __future__ import annotations

from functools import cache

STILLINGER: dict[str, tuple[str, ...]] = {
    "01": ("Gårdsarbeider", "Fjøsavløser"),
    "01.1": ("Gårdsarbeider", "Gartneriarbeider"),
    "01.6": ("Gårdsarbeider", "Hestepasser"),
    "02": ("Skogsarbeider", "Planteskolemedarbeider"),
    "03": ("Røkter", "Produksjonsmedarbeider", "Driftsassistent"),
    "06": ("Kantinemedarbeider", "Lagermedarbeider"),
    "08": ("Anleggsarbeider", "Vaktmester"),
    "10": ("Produksjonsmedarbeider", "Pakkemedarbeider", "Renholdsmedarbeider"),
    "10.1": ("Produksjonsmedarbeider", "Pakkemedarbeider"),
    "10.7": ("Bakeriassistent", "Butikkmedarbeider", "Pakkemedarbeider"),
    "11": ("Produksjonsmedarbeider", "Lagermedarbeider"),
    "14": ("Syer", "Pakkemedarbeider", "Lagermedarbeider"),
    "20": ("Produksjonsmedarbeider", "Lagermedarbeider"),
    "26": ("Montør", "Lagermedarbeider"),
    "41": ("Hjelpearbeider i bygg", "Lagermedarbeider", "Renholder i brakkerigg"),
    "42": ("Anleggsarbeider", "Hjelpearbeider i anlegg"),
    "43": ("Hjelpearbeider i bygg", "Lagermedarbeider"),
    "45": ("Bilpleier", "Delelagermedarbeider"),
    "46": ("Lagermedarbeider", "Ordremedarbeider"),
    "47": ("Butikkmedarbeider", "Lagermedarbeider"),
    "49": ("Terminalarbeider", "Bilpleier", "Hjelpemann på bil"),
    "49.3": ("Bilpleier", "Resepsjonsmedarbeider"),
    "52": ("Terminalarbeider", "Lagermedarbeider"),
    "55": ("Kjøkkenassistent", "Værelsesrenholder", "Resepsjonsmedarbeider"),
    "56": ("Kjøkkenassistent", "Servitør"),
    "58": ("Kontormedarbeider", "Kundebehandler"),
    "62": ("Kontormedarbeider", "IT-medarbeider", "Resepsjonsmedarbeider", "Kantinemedarbeider"),
    "68": ("Vaktmesterassistent", "Renholder"),
    "71": ("Kontormedarbeider", "Arkivmedarbeider"),
    "74": ("Kontormedarbeider", "Fotoassistent"),
    "75": ("Assistent i dyreklinikk", "Resepsjonsmedarbeider"),
    "81": ("Renholder", "Vaktmesterassistent", "Anleggsgartnerassistent"),
    "84": ("Kontormedarbeider", "Arkivmedarbeider", "Kantinemedarbeider"),
    "85": ("Skoleassistent", "Vaktmesterassistent", "Kantinemedarbeider"),
    "86": ("Renholder", "Portør", "Kjøkkenassistent", "Kontormedarbeider"),
    "86.2": ("Helsesekretærassistent", "Renholder"),
    "87": ("Pleieassistent", "Kjøkkenassistent", "Renholder", "Aktivitør"),
    "88": ("Miljøarbeiderassistent", "Kjøkkenassistent", "Renholder"),
    "88.91": ("Barnehageassistent", "Barnehageassistent", "Kjøkkenassistent i barnehage", "Renholder i barnehage"),
    "91": ("Museumsvert", "Vaktmesterassistent"),
    "93": ("Idrettsanleggsarbeider", "Kioskmedarbeider"),
    "94": ("Kontormedarbeider", "Kantinemedarbeider"),
    "96": ("Resepsjonsmedarbeider", "Renholder"),
}
ALLE_STEDER = ("Kontormedarbeider", "Renholder", "Kantinemedarbeider")


@cache
def stillinger_i(naeringskode: str) -> tuple[str, ...]:
    """The jobs somebody may have there."""
    deler = (naeringskode[:lengde] for lengde in range(len(naeringskode), 0, -1))
    return next((STILLINGER[del_] for del_ in deler if del_ in STILLINGER), ALLE_STEDER)
