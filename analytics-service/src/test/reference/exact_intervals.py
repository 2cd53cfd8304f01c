"""Reference results for the exact intervals, by scipy (see "scipy" in the output for its version).

    pip install scipy && python exact_intervals.py > exact_intervals.json
"""
import json
import scipy
from scipy.stats import beta, binom, chi2

LEVELS = [0.5, 0.9, 0.95, 0.99]


def garwood(k, exposure, level):
    tail = (1 - level) / 2
    low = 0.0 if k == 0 else chi2.ppf(tail, 2 * k) / 2
    return low / exposure, chi2.isf(tail, 2 * (k + 1)) / 2 / exposure


def clopper_pearson(k, n, level):
    tail = (1 - level) / 2
    low = 0.0 if k == 0 else beta.ppf(tail, k, n - k + 1)
    return low, 1.0 if k == n else beta.isf(tail, k + 1, n - k)


def odds(share, scale):
    return None if share == 1 else share / (1 - share) * scale


def ratio(k1, t1, k2, t2, level):
    low, high = clopper_pearson(k1, k1 + k2, level)
    p0 = t1 / (t1 + t2)
    tails = binom.cdf(k1, k1 + k2, p0), binom.sf(k1 - 1, k1 + k2, p0)
    return odds(low, t2 / t1), odds(high, t2 / t1), min(1.0, 2 * min(tails))


rates = [(k, t) for k in (0, 1, 2, 7, 40, 1000) for t in (1, 30, 365)]
shares = [(k, n) for n in (1, 5, 42, 1000) for k in sorted({0, 1, n // 3, n})]
ratios = [(14, 28, 21, 84), (12, 90, 4, 90), (12, 90, 3, 90), (0, 28, 5, 84), (5, 28, 0, 84), (300, 28, 800, 84)]
print(json.dumps({
    "scipy": scipy.__version__,
    "poissonRate": [
        {"count": k, "exposure": t, "level": level, "low": low, "high": high}
        for k, t in rates for level in LEVELS for low, high in [garwood(k, t, level)]],
    "proportion": [
        {"successes": k, "trials": n, "level": level, "low": low, "high": high}
        for k, n in shares for level in LEVELS for low, high in [clopper_pearson(k, n, level)]],
    "rateRatio": [
        {"k1": k1, "t1": t1, "k2": k2, "t2": t2, "level": level, "low": low, "high": high, "p": p}
        for k1, t1, k2, t2 in ratios for level in LEVELS for low, high, p in [ratio(k1, t1, k2, t2, level)]],
}, indent=1))
