"""For migrations: a function of the database says something else from now on."""

from __future__ import annotations


def bytt(funksjon: str, fra: str, til: str) -> str:
    """SQL that lets `funksjon` say `til` where it says `fra`; it fails, and so the migration, without it."""
    return f"""
    DO $bytt$
    DECLARE
        staar text := pg_get_functiondef('{funksjon}'::regproc);
    BEGIN
        IF position($fra${fra}$fra$ IN staar) = 0 THEN
            RAISE EXCEPTION '{funksjon} sier ikke det som skulle byttes';
        END IF;
        EXECUTE replace(staar, $fra${fra}$fra$, $til${til}$til$);
    END $bytt$;
    """
