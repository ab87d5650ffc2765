"""The ways in that ask for no password. A session names the one it came by, and ends when that is taken away."""

from django.contrib.auth.backends import BaseBackend


class Lenke(BaseBackend):
    """A one-time link, and a code."""


class Oidc(BaseBackend):
    """A provider that vouches for the user."""


LENKE, OIDC = (f"{inngang.__module__}.{inngang.__qualname__}" for inngang in (Lenke, Oidc))
