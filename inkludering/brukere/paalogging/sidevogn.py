"""The addresses of the sidecar on Nav's platform (Wonderwall), which logs staff in before a request reaches us.

It answers them itself, on our own host, and the provider's front-channel log-out too.
"""

from urllib.parse import urlencode

UTLOGGING = "/oauth2/logout"


def innlogging(maal: str) -> str:
    return "/oauth2/login?" + urlencode({"redirect": maal})
