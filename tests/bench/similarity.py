"""The similarity series as a user of numpy and pandas would write it: S, pi, kappa, tau-b of all dyads, 1816 to 2018.
Usage: similarity.py FOLDER    with atop-alliances.csv, cow-states.csv, cow-cinc.csv; CSV on standard output."""
import sys

import numpy
import pandas

folder = sys.argv[1]
atop = pandas.read_csv(f"{folder}/atop-alliances.csv")
states = pandas.read_csv(f"{folder}/cow-states.csv")
cinc = pandas.read_csv(f"{folder}/cow-cinc.csv").set_index(["year", "ccode"])["cinc"]
first, last = states["start"].str[:4].astype(int), states["end"].str[:4].astype(int)
last[last == 2016] = 9999
out = sys.stdout
out.write("period,actor1,actor2,s,s_squared,s_weighted,kappa_squared,pi_squared,tau_b\n")
for year in range(1816, 2019):
    codes = numpy.unique(states["ccode"][(first <= year) & (last >= year)])
    n, place = len(codes), {code: i for i, code in enumerate(codes)}
    x = numpy.zeros((n, n))
    active = atop[(atop["start_year"] <= year) & (atop["end_year"] >= year)]
    for a, b, value in zip(active["ccode1"], active["ccode2"], active["value"]):
        if a in place and b in place:
            x[place[a], place[b]] = max(x[place[a], place[b]], value)
    numpy.fill_diagonal(x, 3)
    weights = numpy.array([cinc.get((year, code), numpy.nan) for code in codes])
    known = ~numpy.isnan(weights)
    sums, squares = x.sum(1), (x * x).sum(1)
    concordance = numpy.sign(x[:, :, None] - x[:, None, :]).reshape(n, n * n)
    norms = numpy.sqrt((concordance * concordance).sum(1))
    with numpy.errstate(divide="ignore", invalid="ignore"):
        tau = concordance @ concordance.T / numpy.outer(norms, norms)
        for i in range(n - 1):
            d = numpy.abs(x[i] - x[i + 1:])
            ssd = (d * d).sum(1)
            kappa = 1 - ssd / (squares[i] + squares[i + 1:] - 2 / n * sums[i] * sums[i + 1:])
            pi = 1 - ssd / (squares[i] + squares[i + 1:] - (sums[i] + sums[i + 1:]) ** 2 / (2 * n))
            s, s_squared = 1 - 2 * d.sum(1) / (3 * n), 1 - 2 * ssd / (9 * n)
            s_weighted = 1 - 2 * (d[:, known] @ weights[known]) / (3 * weights[known].sum())
            for k, row in enumerate(zip(s, s_squared, s_weighted, kappa, pi, tau[i, i + 1:])):
                out.write(f"{year},{codes[i]},{codes[i + 1 + k]}," + ",".join("%.9g" % v for v in row) + "\n")
