"""What `manage.py` itself says, to whoever reads over the shoulder or keeps the output."""

import runpy
import sys

import pytest
from django.db import IntegrityError, transaction

from inkludering.lokalt.miljo import PROSJEKT
from tests import fabrikker as lag


@pytest.mark.django_db
def test_en_feil_ingen_tok_imot_skrives_uten_verdiene_i_raden(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["manage.py", "help"])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    runpy.run_path(str(PROSJEKT / "manage.py"), run_name="__main__")
    lag.bruker(epost="kari.hemmelig@nav.example")
    with pytest.raises(IntegrityError) as feil, transaction.atomic():
        lag.bruker(epost="kari.hemmelig@nav.example")
    assert "DETAIL" in str(feil.value)
    sys.excepthook(feil.type, feil.value, feil.tb)
    sagt = capsys.readouterr().err
    assert "IntegrityError: duplicate key" in sagt
    assert "kari" not in sagt
