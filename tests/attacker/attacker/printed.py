"""Which (x, n) a printed proportion and its Wilson limits leave possible."""
from math import sqrt

Z95 = 1.959963984540054


def wilson(x, n, z=Z95):
    p, z2 = x / n, z * z
    middle, half = p + z2 / (2 * n), z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)


def shown(number, decimals):
    return f"{100 * number:.{decimals}f}"


def consistent(value, lower, upper, decimals, most, n=None):
    """{(x, n)}: those with n <= most whose share in per cent and limits print as these texts. A limit that is None is unknown."""
    found = set()
    for size in [n] if n else range(1, most + 1):
        guess = round(float(value) / 100 * size)
        for x in range(max(0, guess - 2), min(size, guess + 2) + 1):
            limits = wilson(x, size)
            if shown(x / size, decimals) == value and (lower is None or shown(limits[0], decimals) == lower) \
                    and (upper is None or shown(limits[1], decimals) == upper):
                found.add((x, size))
    return found
