"""Bloc closeness with resampling, as a user of networkx and numpy would write it: the peer of `actorgraph bloc`.
Usage: bloc.py GRAPH.json ACTOR BLOC,BLOC... YEAR DRAWS; CSV on standard output. Dates are read
as far as the graphs of the benchmarks need it."""
import json
import sys
from collections import defaultdict

import networkx
import numpy
from scipy.stats import rankdata

path, actor, names, year, draws = sys.argv[1:6]
blocs, year, draws = names.split(","), int(year), int(draws)
with open(path, encoding="utf-8") as file:
    graph = json.load(file)
types = graph.get("types", {})
kind_of = {node["id"]: node["kind"] for node in graph["actors"]}
BY_STATUS = {"confirmed": 1.0, "reported": 0.8, "alleged": 0.5, "planned": 0.5}


def first_year(text, otherwise):
    return int(text[:4]) if text and text[0] != "." else otherwise


def claims_of_year():
    for claim in graph["relations"]:
        begin, _, end = claim.get("date", "").partition("/")
        since = first_year(begin or claim.get("since", ""), 0)
        until = first_year(end or begin or claim.get("until", ""), 9999)
        if not since <= year <= until:
            continue
        entry = types.get(claim.get("type"), {})
        kind = claim.get("kind", entry.get("kind"))
        weight = float(claim.get("weight", entry.get("weight", 1)))
        confidence = claim.get("confidence", BY_STATUS[claim.get("status", "confirmed")])
        group = claim.get("among") or [claim["from"], claim["to"]]
        pairs = [(a, b) for i, a in enumerate(group) for b in group[i + 1:]]
        yield pairs, kind, claim.get("type"), weight, confidence


CLAIMS = list(claims_of_year())
NODES = sorted({a for a, kind in kind_of.items() if kind != "organization"}
               | {end for pairs, kind, *_ in CLAIMS if kind != "membership" for pair in pairs for end in pair})
AT = {node: i for i, node in enumerate(NODES)}


def measure(weights):
    n = len(NODES)
    layers, seats = defaultdict(float), defaultdict(lambda: defaultdict(float))
    for (pairs, kind, type_, _, _), weight in zip(CLAIMS, weights):
        if weight <= 0:
            continue
        for a, b in pairs:
            if kind == "membership":
                seats[b][a] = max(seats[b][a], weight)
            else:
                key = (min(a, b), max(a, b), kind, type_)
                layers[key] = max(layers[key], weight)
    good, bad = numpy.zeros((n, n)), numpy.zeros((n, n))
    for (a, b, kind, _), weight in layers.items():
        matrix = good if kind == "cooperation" else bad
        matrix[AT[a], AT[b]] += weight
        matrix[AT[b], AT[a]] += weight
    members = {bloc: [m for m in seats[bloc] if m != actor] for bloc in blocs}
    plus, organizations = good.copy(), []
    for organization, roles in seats.items():
        here = [m for m in roles if not (organization in blocs and m == actor)]
        if len(here) < 2:
            continue
        index = [AT[m] for m in here]
        role = numpy.array([roles[m] for m in here])
        shared = numpy.minimum.outer(role, role) / (len(here) - 1)
        numpy.fill_diagonal(shared, 0)
        plus[numpy.ix_(index, index)] += shared
        if organization not in blocs:
            organizations.append((set(here), 1 / (len(here) - 1)))
    walk = networkx.pagerank(networkx.from_numpy_array(plus), alpha=0.85, personalization={AT[actor]: 1},
                             weight="weight", tol=1e-12, max_iter=1000)
    strength = plus.sum(1)
    signs = numpy.sign(good - bad)
    numpy.fill_diagonal(signs, 1)
    count = defaultdict(int)
    for bloc in blocs:
        for member in members[bloc]:
            count[member] += 1
    i, rows = AT[actor], []
    for bloc in blocs:
        js = [AT[m] for m in members[bloc]]
        if not js:
            rows.append([numpy.nan] * 5)
            continue
        v = numpy.array([1 / count[m] for m in members[bloc]])
        kappas, jaccards = [], []
        for m, j in zip(members[bloc], js):
            x, y = signs[i], signs[j]
            kappas.append(1 - ((x - y) ** 2).sum() / ((x * x).sum() + (y * y).sum() - 2 / n * x.sum() * y.sum()))
            both = sum(w for o, w in organizations if actor in o and m in o)
            either = sum(w for o, w in organizations if actor in o or m in o)
            jaccards.append(both / either if either else 0)
        p = numpy.array([walk[j] for j in js])
        lift = (v @ p) / (v @ strength[js]) * strength.sum() if v @ strength[js] > 0 else 0
        rows.append([v @ good[i, js] / v.sum(), lift, v @ numpy.array(kappas) / v.sum(),
                     v @ numpy.array(jaccards) / v.sum(), -(v @ bad[i, js]) / v.sum()])
    return numpy.array(rows)


def mean_ranks(values):
    ranks = [rankdata(-numpy.round(column, 10)) for column in values.T
             if not numpy.isnan(column).any() and numpy.ptp(column) > 1e-11]
    return numpy.mean(ranks, axis=0) if ranks else numpy.full(len(blocs), numpy.nan)


chance = numpy.random.default_rng(1)
full = numpy.array([claim[3] for claim in CLAIMS])
confidence = numpy.array([claim[4] for claim in CLAIMS])
values, ranks = measure(full), mean_ranks(measure(full))
first = numpy.zeros(len(blocs))
for _ in range(draws):
    kept = chance.random(len(full)) < confidence
    drawn = mean_ranks(measure(full * kept * numpy.exp(0.25 * chance.standard_normal(len(full)))))
    if not numpy.isnan(drawn).all():
        best = drawn == numpy.nanmin(drawn)
        first += best / best.sum()
print("bloc,direct,walk,profile,institutions,hostility,mean_rank,first")
for k, bloc in enumerate(blocs):
    row = [*values[k][:4], -values[k][4], ranks[k], first[k] / max(draws, 1)]
    print(bloc + "," + ",".join("%.9g" % (value + 0.0) for value in row))
