"""Real PostgreSQL, Valkey and a mail sink on this machine, for the demo and the tests."""
