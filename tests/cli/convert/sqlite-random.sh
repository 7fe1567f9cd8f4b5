cd "$scratch"
# Random graphs, and the tables of a folder where there is one.
cat >make.py <<'END'
import json
import random
import sys

chance = random.Random(int(sys.argv[1]))
ids = ["A%d" % i for i in range(chance.randrange(2, 9))]


def some(items, most=3):
    return chance.sample(items, min(len(items), chance.randrange(0, most)))


def date():
    year = "%04d" % chance.choice([1, 1816, 1969, 1970, 1999, 2000, 2016, 2019, 9999])
    return year + chance.choice(["", "-02", "-12-31", "-21", "?", "~"])


def relation():
    one = {"kind": chance.choice(["cooperation", "rivalry", "membership", "threat"])}
    if chance.random() < 0.2:
        one["among"] = chance.sample(ids, chance.randrange(2, len(ids) + 1))
    else:
        one["from"], one["to"] = chance.choice(ids), chance.choice(ids)
    one["weight"] = chance.choice([1, 0.1, 3, 1e17, 2.5e-7, chance.random() + 0.01])
    when = chance.randrange(4)
    if when == 0:
        one["date"] = date()
    if when in (1, 2):
        one["since"] = "19" + chance.choice(["45", "70-01-01", "9X"])
    if when == 2:
        one["until"] = "20" + chance.choice(["01", "22-05-09", "XX"])
    if chance.random() < 0.3:
        one["status"] = chance.choice(["confirmed", "reported", "alleged", "planned"])
    if chance.random() < 0.3:
        one["confidence"] = chance.choice([0, 1, 0.5, chance.random()])
    if "from" in one and chance.random() < 0.3:
        one["directed"] = chance.random() < 0.5
    one["cite"] = some(["s1", "s2", "s3"], 4)
    for key in some(["x-a", "x-b", "x-c"]):
        one[key] = chance.choice([None, "t", [1, {"a": 2.50}], -1.0e10])
    return one


json.dump({"actorgraph": 1, "actors": [{"id": i, "kind": "state", "aliases": some(["x", "y", "z"])} for i in ids],
           "sources": [{"id": "s%d" % i} for i in (3, 1, 2)],
           "relations": [relation() for _ in range(chance.randrange(0, 60))]}, sys.stdout)
END
count=0
try() {
    actorgraph convert -q "$@" -o a.json && actorgraph convert -q "$@" -o a.db &&
        actorgraph convert -q a.db -o b.json && cmp a.json b.json && count=$((count + 1))
}
for seed in $(seq 60); do
    python3 make.py "$seed" >x.json && try x.json || printf 'seed %s\n' "$seed"
done
try "$TOP/tests/cli/data/ties.csv" --map "from=state1,to=state2,since=begin,until=end,weight=value,type=pact,kind:cooperation" \
    --actors "$TOP/tests/cli/data/states.csv" --actor-map "id=code,name=label,since=begin,until=end"
printf '%d graphs\n' "$count"
