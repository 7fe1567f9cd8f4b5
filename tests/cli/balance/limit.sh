# Too large to be proved in a second anywhere: the best that was found comes with its bound, and the word.
python3 - >"$scratch/x.csv" <<'END'
import random
chance = random.Random(3)
pairs = set()
while len(pairs) < 3000:
    pairs.add(tuple(sorted(chance.sample(range(300), 2))))
print("from,to,kind,date")
for a, b in sorted(pairs):
    print(f"A{a:03},A{b:03},{chance.choice(['cooperation', 'rivalry'])},2019")
END
actorgraph balance -g "$scratch/x.csv" --year 2019 --limit 1s --format csv 2>"$scratch/err" >"$scratch/out"
echo "status $?"
python3 - "$scratch/out" <<'END'
import csv
import sys
row = next(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
low, found = float(row["frustration_low"]), float(row["frustration"])
print(row["ties"], row["proved"], 0 < low < found <= 1500, repr(row["best_splits"]))
END
sed 's/^actorgraph: warning: //' "$scratch/err"
actorgraph balance -q -g "$scratch/x.csv" --year 2019 --limit 1s --format table | grep -oE 'at most [0-9]+ of 3000 ties, not proved' | sed 's/[0-9]* of/N of/'
