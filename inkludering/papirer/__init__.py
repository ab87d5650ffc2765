"""The papers an owner of the house needs, made from what the apps say of their own tables (`databehandling.py`)."""
