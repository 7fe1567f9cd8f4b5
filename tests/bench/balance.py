#!/usr/bin/env python3
"""The peer of tests/bench/balance: signed balance with numpy and scipy, in the way that signnet does it in R.

Usage: balance.py triads|walks|frustration|plain FILE     lines "from to sign"
Frustration is the 0/1 program of Aref, Mason and Wilson (2020) with triangle cuts, solved by HiGHS; plain is without the
cuts, as signnet's frustration_exact has it.
"""
import itertools
import sys

import numpy
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp


def read(path):
    with open(path, encoding="utf-8") as file:
        ties = [tuple(map(int, line.split())) for line in file]
    return 1 + max(max(a, b) for a, b, _ in ties), ties


def matrices(n, ties, kind):
    positive, negative = kind((n, n)), kind((n, n))
    for a, b, sign in ties:
        matrix = positive if sign > 0 else negative
        matrix[a, b] = matrix[b, a] = 1
    return positive, negative


def triads(n, ties):
    p, m = (matrix.tocsr() for matrix in matrices(n, ties, sparse.lil_matrix))
    pp, mm = p @ p, m @ m
    return [round(x) for x in (pp.multiply(p).sum() / 6, pp.multiply(m).sum() / 2, mm.multiply(p).sum() / 2,
                               mm.multiply(m).sum() / 6)]


def walks(n, ties):
    p, m = matrices(n, ties, numpy.zeros)
    signed, plain = numpy.linalg.eigvalsh(p - m), numpy.linalg.eigvalsh(p + m)
    laplacian = numpy.linalg.eigvalsh(numpy.diag((p + m).sum(axis=0)) - (p - m))
    k = numpy.exp(signed - plain[-1]).sum() / numpy.exp(plain - plain[-1]).sum()
    return [k, (1 - k) / (1 + k), laplacian[0]]


def frustration(n, ties, cuts=True):
    number = {frozenset((a, b)): n + i for i, (a, b, _) in enumerate(ties)}
    sign = {frozenset((a, b)): s for a, b, s in ties}
    rows, low = [], []
    for a, b, s in ties:
        f = number[frozenset((a, b))]
        if s > 0:
            rows += [{f: 1, a: -1, b: 1}, {f: 1, a: 1, b: -1}]
            low += [0, 0]
        else:
            rows += [{f: 1, a: -1, b: -1}, {f: 1, a: 1, b: 1}]
            low += [-1, 1]
    near = [set() for _ in range(n)]
    for a, b, _ in ties:
        near[a].add(b)
        near[b].add(a)
    for a, b, _ in ties if cuts else []:
        for c in near[a] & near[b]:
            sides = [frozenset(pair) for pair in itertools.combinations((a, b, c), 2)]
            if c > max(a, b) and numpy.prod([sign[side] for side in sides]) < 0:
                rows.append({number[side]: 1 for side in sides})
                low.append(1)
    matrix = sparse.lil_matrix((len(rows), n + len(ties)))
    for i, row in enumerate(rows):
        for column, entry in row.items():
            matrix[i, column] = entry
    cost = numpy.r_[numpy.zeros(n), numpy.ones(len(ties))]
    most = numpy.ones(n + len(ties))
    most[max(range(n), key=lambda v: len(near[v]))] = 0
    found = milp(cost, constraints=LinearConstraint(matrix.tocsr(), low, numpy.inf), integrality=1,
                 bounds=Bounds(0, most))
    return [round(found.fun)]


def plain(n, ties):
    return frustration(n, ties, cuts=False)


measures = {"triads": triads, "walks": walks, "frustration": frustration, "plain": plain}
print(*[f"{x:.9g}" for x in measures[sys.argv[1]](*read(sys.argv[2]))])
