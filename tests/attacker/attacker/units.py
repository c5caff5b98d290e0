"""Tables of units with a printed index over their counts: which counts the printed index leaves possible.

index = sum(weight * count) / population / national, printed to a step (0: to the last bit). With weights in hundredths the sums
are whole numbers, so the set of sums that the other counts can give is found exactly, as the bits of a long integer."""
from fractions import Fraction


def whole_weights(weights):
    """Weights as whole numbers of a common unit, and that unit."""
    exact = {name: Fraction(str(weight)) for name, weight in weights.items()}
    unit = Fraction(1)
    for weight in exact.values():
        unit = min(unit, Fraction(1, weight.denominator))
    while any((w / unit).denominator != 1 for w in exact.values()):
        unit /= 10
    return {name: int(w / unit) for name, w in exact.items()}, unit


def reachable(weights, ceilings, most):
    """Bits: which sums up to `most` the counts 0..ceiling give, for each weight."""
    bits, mask = 1, (1 << (most + 1)) - 1
    for weight, ceiling in zip(weights, ceilings):
        have, left = 1, min(ceiling, most // weight if weight else 0)
        while have <= left:      # doubling: after it 0..2*have-1 times the weight
            bits |= (bits << (have * weight)) & mask
            left -= have
            have *= 2
        if left > 0:
            bits |= (bits << (left * weight)) & mask
    return bits


def window(index, step, population, national, unit):
    """Least and greatest sum of weights that prints this index, in units of the weights."""
    half = step / 2 + abs(index) * 1e-12 + 1e-15      # rounding to the step, or the last bits of the arithmetic
    scale = population * national / float(unit)
    slack = 1e-6
    return (index - half) * scale - slack, (index + half) * scale + slack


def possible(name, values, known, withheld, weights, index, step, population, national):
    """Which of `values` the count `name` can have. known: {count: number}; withheld: names; `name` is one of them."""
    whole, unit = whole_weights(weights)
    low, high = window(index, step, population, national, unit)
    fixed = sum(whole[n] * v for n, v in known.items() if n in whole)
    others = [n for n in withheld if n != name and n in whole]
    most = int(high) + 1
    bits = reachable([whole[n] for n in others], [int(population)] * len(others), max(most, 0))
    holds = set()
    for value in values:
        rest_low, rest_high = low - fixed - whole[name] * value, high - fixed - whole[name] * value
        first, last = max(0, -int(-rest_low // 1)), int(rest_high // 1)
        if last >= first and (bits >> first) & ((1 << (last - first + 1)) - 1):
            holds.add(value)
    return holds
