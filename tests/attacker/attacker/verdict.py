"""Success: a withheld 1..k-1 (or complement) recovered, or narrowed to a proper subset of 1..k-1."""


def small(count, k):
    return 1e-9 < count < k - 1e-9


def given_away(truth, feasible, k, people=None):
    """Whether the values that remain possible are fewer than 1..k-1, for a withheld small count `truth`. Where it is open that
    there are only `people` in all, no more than that were possible before anything was published."""
    range_ = set(range(1, k if people is None else min(k, int(people) + 1)))
    if small(truth, k) and round(truth) == truth and round(truth) not in feasible:
        raise AssertionError(f"the attacker excludes the true value {truth}: {sorted(feasible)}")
    return bool(range_ - feasible)
