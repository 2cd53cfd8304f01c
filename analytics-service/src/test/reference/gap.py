"""The frontier gap by its four definitions, written down slowly: day by day, level by level.

    python gap.py eci_scores_2025-12-19.csv > gap.json

The file is Epoch AI's Capabilities Index (CC BY 4.0, https://epoch.ai/benchmarks/eci). Only date, score and side go into
the output. "resampled" is the 90 % interval of the same definitions over models drawn with replacement, by another
generator than ours: to be met roughly.
"""
import csv
import datetime
import json
import random
import sys

MONTH = 30.4375
SIDES = {"leads": "United States of America", "follows": "China"}


def read(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["eci"] and row["date"]:
                countries = row["Country (of organization)"].split(",")
                yield {"day": (datetime.date.fromisoformat(row["date"]) - datetime.date(1970, 1, 1)).days,
                       "score": float(row["eci"]), **{side: SIDES[side] in countries for side in SIDES}}


def first(models, score):
    return min((m["day"] for m in models if m["score"] >= score), default=None)


def best(models, day):
    return max((m["score"] for m in models if m["day"] <= day), default=None)


def records(models):
    days = sorted({m["day"] for m in models})
    return [d for d in days if best(models, d - 1) is None or best(models, d) > best(models, d - 1)]


def summary(lags):
    return {"mean": sum(lags) / len(lags), "least": min(lags), "greatest": max(lags), "last": lags[-1], "n": len(lags)}


def daily_mean(leader, follower, since, as_of):
    days = [d for d in range(since, as_of + 1) if best(follower, d) is not None]
    at = {}
    for d in days:
        score = best(follower, d)
        at.setdefault(score, first(leader, score))
    return [d - at[best(follower, d)] for d in days]


def at_release(leader, follower, since):
    beating = [m for m in sorted(follower, key=lambda m: (m["day"], m["score"]))
               if m["day"] >= since and m["score"] > (best(follower, m["day"] - 1) or float("-inf"))]
    return [m["day"] - first(leader, m["score"]) for m in beating]


def score_levels(leader, follower):
    low = max(min(m["score"] for m in side) for side in (leader, follower))
    high = min(max(m["score"] for m in side) for side in (leader, follower))
    levels = [low + (high - low) * i / 99 for i in range(99)] + [high]
    return [first(follower, level) - first(leader, level) for level in levels]


def catch_up(leader, follower, since):
    return [[d, best(leader, d), first(follower, best(leader, d))] for d in records(leader) if d >= since]


def sides(models):
    return [m for m in models if m["leads"]], [m for m in models if m["follows"]]


models = list(read(sys.argv[1]))
as_of = max(m["day"] for m in models)
since = (datetime.date(2023, 1, 1) - datetime.date(1970, 1, 1)).days
leader, follower = sides(models)


def resampled(definition, draws=2000):
    random.seed(1)
    means = []
    while len(means) < draws:
        drawn = sides([random.choice(models) for _ in models])
        try:
            lags = definition(*drawn)
            means.append(sum(lags) / len(lags))
        except (TypeError, ValueError, ZeroDivisionError):
            pass
    means.sort()
    return [means[int(0.05 * draws)], means[int(0.95 * draws)]]


print(json.dumps({
    "since": since, "asOf": as_of,
    "models": [[m["day"], m["score"], m["leads"], m["follows"]] for m in models if m["leads"] or m["follows"]],
    "dailyMean": summary(daily_mean(leader, follower, since, as_of)),
    "atRelease": summary(at_release(leader, follower, since)),
    "scoreLevels": summary(score_levels(leader, follower)),
    "catchUp": catch_up(leader, follower, since),
    "resampled": {"scoreLevels": resampled(score_levels, 300), "atRelease": resampled(lambda l, f: at_release(l, f, since), 300)},
}))
