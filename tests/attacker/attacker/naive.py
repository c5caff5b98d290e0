"""Withholding by primary rules alone, cell by cell: what the attacker must be able to undo."""
from .cells import WITHHELD


def primary_only(truth, k, people=None):
    def withheld(key, value):
        return 0 < value < k or (people is not None and 0 < people[key] - value < k)
    return {key: WITHHELD if withheld(key, value) else value for key, value in truth.items()}
