"""Theil-Sen by scipy (see "scipy" in the output for its version).

    pip install scipy && python robust.py > robust.json
"""
import json
import math
import random

import scipy
from scipy.stats import theilslopes

random.seed(1)
samples = [
    ([0, 1, 2, 3, 4], [math.log2(y) for y in (100, 50, 30, 12, 6.25)]),
    ([0, .5, 1, 1.5, 2], [math.log2(y) for y in (4000, 6000, 9000, 20000, 30000)]),
    ([1, 2, 2, 3, 5, 8], [2, 1, 4, 3, 3, 9]),
    ([1, 1, 1, 2, 2, 3], [5, 5, 6, 5, 7, 7]),
    ([i / 7 for i in range(60)], [random.gauss(0, 1) for _ in range(60)]),
]


def row(x, y, level):
    slope, _, low, high = theilslopes(y, x, alpha=level)
    return {"x": x, "y": y, "level": level, "slope": slope, "low": low, "high": high}


print(json.dumps({
    "scipy": scipy.__version__,
    "theilSen": [row(x, y, level) for x, y in samples for level in (0.8, 0.95)],
}, indent=1))
