"""The figures: one object each, one file per family. The order of the families is the order they are shown in."""

from oppfolging.rapporter.tall import portefolje, overgang, frister, brudd, kontakt, forlop, mangler, rettelser  # noqa: F401, I001
