"""Withholding by primary rules alone, cell by cell: what the attacker must be able to undo."""
from .cells import WITHHELD


def primary_only(truth, k):
    return {key: WITHHELD if 0 < value < k else value for key, value in truth.items()}
