"""What looks on the leaders' pages are called: they show rows of lists alone."""

from inkludering.hendelser.lesninger import registrer_lister

registrer_lister(
    "flytting",
    "jobbspesialistens_kandidater",
    "lederens_koe",
    "radene_bak_tallet",
    "sluttoverlevering",
    "tildeling",
)
