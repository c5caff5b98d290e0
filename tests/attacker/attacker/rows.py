"""Relations taken one by one, for systems too large to be solved at once: which whole numbers each leaves possible.

All solutions of a relation are enumerated in plain arithmetic, with room for its last bits only. Shares of a grid have fifteen
digits, so that one printed sum of a few small counts has often one solution; a solver with its tolerances does not see that.
What is found holds in the whole system as well; what is not may still fall to several relations together."""

TOLERANCE = 1e-8


def solutions(terms, rest, domains, most):
    """{name: values in any solution of sum(factor * value) = rest}, factors positive; None after `most` steps.

    domains: {name: sorted list of allowed values}"""
    names = sorted(terms, key=lambda n: -terms[n])
    least = [0.0] * (len(names) + 1)
    for i in reversed(range(len(names))):
        least[i] = least[i + 1] + terms[names[i]] * domains[names[i]][0]
    greatest = [0.0] * (len(names) + 1)
    for i in reversed(range(len(names))):
        greatest[i] = greatest[i + 1] + terms[names[i]] * domains[names[i]][-1]
    seen = {name: set() for name in names}
    steps, chosen = 0, []

    def walk(i, left):
        nonlocal steps
        if i == len(names):
            for name, value in zip(names, chosen):
                seen[name].add(value)
            return True
        name, factor = names[i], terms[names[i]]
        if i == len(names) - 1:
            value = round(left / factor)
            if abs(factor * value - left) <= TOLERANCE and value in allowed[name]:
                chosen.append(value)
                walk(i + 1, 0.0)
                chosen.pop()
            return True
        for value in domains[name]:
            after = left - factor * value
            if after < least[i + 1] - TOLERANCE:
                break
            if after > greatest[i + 1] + TOLERANCE:
                continue
            steps += 1
            if steps > most:
                return False
            chosen.append(value)
            whole = walk(i + 1, after)
            chosen.pop()
            if not whole:
                return False
        return True
    allowed = {name: set(domains[name]) for name in names}
    return seen if walk(0, rest) else None


def of_equals(terms, rest, domains):
    """The same where all factors are equal and no domain has a gap, which needs no search; None elsewhere."""
    factor = next(iter(terms.values()))
    if any(f != factor for f in terms.values()) or any(domains[n][-1] - domains[n][0] >= len(domains[n]) for n in terms):
        return None
    total = round(rest / factor)
    least, greatest = (sum(domains[n][end] for n in terms) for end in (0, -1))
    if abs(total * factor - rest) > TOLERANCE or not least <= total <= greatest:
        return {n: set() for n in terms}
    return {n: {v for v in domains[n] if total - greatest + domains[n][-1] <= v <= total - least + domains[n][0]} for n in terms}


def tighten(system, most=20000, unknowns=12):
    """{name: values left} for the whole unknowns that single relations narrow, over and over until nothing changes."""
    rows, by_name = [], {}
    for terms, rest, _ in system.reduced():
        if min(terms.values()) < 0:
            terms, rest = {n: -f for n, f in terms.items()}, -rest
        if min(terms.values()) > 0 and all(system.unknown[n][2] for n in terms):
            for name in terms:
                by_name.setdefault(name, []).append(len(rows))
            rows.append((terms, rest))
    domains = {n: list(range(int(system.unknown[n][0]), int(system.unknown[n][1] + 1e-9) + 1)) for n in by_name}
    narrowed, queue = set(), list(range(len(rows)))
    waiting = set(queue)
    while queue:
        r = queue.pop(0)
        waiting.discard(r)
        terms, rest = rows[r]
        for name in terms:      # what the others leave at least and at most
            least = sum(f * domains[n][0] for n, f in terms.items() if n != name)
            most_left = (rest - least + TOLERANCE) / terms[name]
            if domains[name][-1] > most_left:
                domains[name] = [v for v in domains[name] if v <= most_left]
        open_ = [n for n in terms if len(domains[n]) > 1]
        if not open_ or len(open_) > unknowns:
            continue
        fixed = sum(f * domains[n][0] for n, f in terms.items() if n not in open_)
        left = {n: terms[n] for n in open_}
        found = of_equals(left, rest - fixed, domains)
        if found is None:
            found = solutions(left, rest - fixed, domains, most)
        for name in found or ():
            if len(found[name]) < len(domains[name]):
                domains[name] = sorted(found[name])
                narrowed.add(name)
                for other in by_name[name]:
                    if other not in waiting:
                        waiting.add(other)
                        queue.append(other)
    return {name: set(values) for name, values in domains.items()}
