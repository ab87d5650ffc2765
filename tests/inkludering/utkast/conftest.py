from tests.oppfolging.conftest import ane, kari

__all__ = ["ane", "kari"]
