"""What the message with a code is made of: the digits are made from a stored id when it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from arbeidsgivere.portaltilgang import koder
from inkludering.utsending.maler import registrer


@registrer("portal_kode")
def _kode(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"siffer": koder.siffer(data["kode"]), "gjelder": koder.GJELDER}
