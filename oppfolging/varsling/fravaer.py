"""What somebody did for a colleague who was away is not what another did: they are told of it when they are back."""


def som_vikar(for_bruker: str, vikar: str, tid: str) -> str:
    """SQL: one of these stood in for the other at that moment."""
    return f"""EXISTS (
            SELECT 1 FROM brukere_stedfortreder s
            WHERE s.for_bruker_id = {for_bruker} AND s.vikar_id = {vikar} AND s.periode @> {tid}
        )"""  # noqa: S608 - columns of ours
