"""The first Monday: from a clone to a specialist who registers a candidate, by docs/drift.md alone."""
