"""How much is coded, and when did it begin? Out of the table of ties; drawn with matplotlib."""
import csv
from collections import Counter

import matplotlib.pyplot as plt

KINDS = {"cooperation": "#0072b2", "rivalry": "#d55e00", "membership": "#999999", "threat": "#000000"}

with open("ties.csv", encoding="utf-8", newline="") as file:
    relations = list(csv.DictReader(file))
count = Counter(row["kind"] for row in relations)
for kind in KINDS:
    print(f"relation_kind,{kind},{count[kind]}")

figure, axes = plt.subplots(figsize=(6.85, 3))
begun = Counter((row["kind"], int((row["date"] or row["since"])[:4])) for row in relations)
years = range(min(year for _, year in begun), max(year for _, year in begun) + 1)
below = [0] * len(years)
for kind, color in KINDS.items():
    heights = [begun[kind, year] for year in years]
    axes.bar(years, heights, bottom=below, color=color, label=kind, edgecolor="white")
    below = [b + h for b, h in zip(below, heights)]
axes.set(xlabel="Year", ylabel="Relations that begin")
axes.legend(frameon=False)
figure.tight_layout()
figure.savefig("from_csv.pdf")
