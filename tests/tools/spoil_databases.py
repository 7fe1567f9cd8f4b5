#!/usr/bin/env python3
"""Databases for the fuzz target: graphs as they are, and with bytes changed.

spoil_databases.py PROGRAM FOLDER GRAPH...    the same files each time
"""
import os
import random
import subprocess
import sys

program, folder = sys.argv[1:3]
for number, graph in enumerate(sys.argv[3:]):
    path = os.path.join(folder, f"{number}.db")
    subprocess.run([program, "convert", "-q", graph, "-o", path], check=True)
    with open(path, "rb") as file:
        whole = file.read()
    for seed in range(40):
        chance, spoilt = random.Random(seed), bytearray(whole)
        for _ in range(chance.choice([1, 4, 40])):
            place = chance.randrange(0 if seed % 4 == 0 else 8192, len(spoilt))
            spoilt[place] = chance.choice([0, 1, 127, 128, 255, chance.randrange(256)])
        if seed % 10 == 9:
            del spoilt[chance.randrange(len(spoilt)):]
        with open(os.path.join(folder, f"{number}-{seed}.db"), "wb") as file:
            file.write(spoilt)
