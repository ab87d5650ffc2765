"""What the tables of the libraries are for: the house has no pages for them."""

from typing import Any

from django.conf import settings

from inkludering.papirer import vern as v
from inkludering.papirer.register import Behandling, Lagring, registrer

FORSOK = Lagring(
    "Forsøk",
    f"Teller i {settings.AXES_COOLOFF_TIME.seconds // 60} minutter; tømmes ved neste forsøk etter det. "
    "Ute av demoen lages ingen: passord virker bare der.",
    "inkludering/settings.py",
)
BRUKES_IKKE: dict[str, Any] = {"om": v.INGEN_PERSONER, "grunnlag": v.INGEN, "hvem": v.INGEN_SER, "lagring": v.STAAR}
FORSOKENE: dict[str, Any] = {"om": v.ANSATTE, "grunnlag": v.SIKKERHET, "hvem": v.INGEN_SER, "lagring": FORSOK}
HVEM_HVA = "user_agent ip_address username http_accept path_info attempt_time"
TOM = "Hører til biblioteket; står tom, for rollene er husets egne."
registrer(
    Behandling(
        "auth.Permission",
        "Hører til biblioteket; brukes ikke av huset.",
        felt={v.TEKNISK: "id name content_type codename"},
        **BRUKES_IKKE,
    ),
    Behandling("auth.Group", TOM, felt={v.TEKNISK: "id name permissions"}, **BRUKES_IKKE),
    Behandling("auth.Group_permissions", TOM, felt={v.TEKNISK: "id group permission"}, **BRUKES_IKKE),
    Behandling(
        "contenttypes.ContentType",
        "Bibliotekets navn på tabellene.",
        felt={v.TEKNISK: "id app_label model"},
        **BRUKES_IKKE,
    ),
    Behandling(
        "axes.AccessAttempt",
        "Sperrer den som gjetter passord, uten å stenge brukeren ute.",
        felt={v.SPOR: HVEM_HVA, v.TEKNISK: "id get_data post_data failures_since_start"},
        **FORSOKENE,
    ),
    Behandling(
        "axes.AccessAttemptExpiration",
        "Når en sperring er over.",
        felt={v.TEKNISK: "access_attempt expires_at"},
        **FORSOKENE,
    ),
    Behandling(
        "axes.AccessFailureLog",
        "Hører til biblioteket; slått av.",
        felt={v.SPOR: f"{HVEM_HVA} locked_out", v.TEKNISK: "id"},
        **FORSOKENE,
    ),
    Behandling(
        "axes.AccessLog",
        "Hører til biblioteket; slått av.",
        felt={v.SPOR: f"{HVEM_HVA} logout_time", v.HEMMELIG: "session_hash", v.TEKNISK: "id"},
        **FORSOKENE,
    ),
    Behandling(
        "pghistory.Context",
        "Hvem som stod bak en endring i historien, og ved hvilket kall.",
        om=v.ANSATTE,
        grunnlag=v.SIKKERHET,
        hvem="Den som ser raden historien hører til.",
        lagring=v.LOGG,
        felt={v.SPOR: "created_at updated_at metadata", v.TEKNISK: "id"},
    ),
)
