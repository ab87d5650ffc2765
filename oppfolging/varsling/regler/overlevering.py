"""A colleague proposes that somebody takes a candidate over: told until it is answered.

Who it is, who asks and why stand on the page where it is answered. It waits while the one who was asked is away: nobody
else can answer, and whoever asks has the candidate meanwhile, and may take it back.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from oppfolging.varsling.regelregister import Mottaker, Regel, Trinn, registrer

EMNER = """
    SELECT v.id::text AS emne_id, (v.tid AT TIME ZONE 'Europe/Oslo')::date AS forfall, k.kontor_id,
        v.til_id AS ansvarlig_id, NULL::uuid AS oppfolging_id, v.kandidat_id, NULL::bigint AS arbeidsgiver_id
    FROM kandidater_overlevering v JOIN kandidater_kandidat k ON k.id = v.kandidat_id
    WHERE v.status = 'foreslaatt'
"""

OVERLEVERING = registrer(
    Regel(
        navn="overlevering",
        emner=EMNER,
        stige=(Trinn("foreslaatt", Mottaker.ANSVARLIG, _("En kollega foreslår at du tar over en kandidat")),),
        har_frist=False,
    )
)
