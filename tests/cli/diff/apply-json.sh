# needs: python3
echo '{"actorgraph": 1, "actors": [], "relations": []}' >"$scratch/none.json"
list() { actorgraph diff "$scratch/none.json" "net.json@$1" -q --format json; }
list 2016 >"$scratch/first.json"
list 2019 >"$scratch/last.json"
actorgraph diff 2016 2019 -g net.json -q --format json >"$scratch/change.json"
python3 - "$scratch" <<'END'
import json, sys
def ties(name):
    rows = json.load(open(f"{sys.argv[1]}/{name}.json"))["rows"]
    return {(r["actor"], r["other"], r["kind"], r["directed"]): (r["value_before"], r["value_after"])
            for r in rows if r["what"] == "tie"}
def apply(network, change, before, after):
    out = dict(network)
    for key, values in change.items():
        assert out.pop(key, 0) == values[before], key
        if values[after]: out[key] = values[after]
    return out
first, last = ({k: v[1] for k, v in ties(n).items()} for n in ("first", "last"))
change = ties("change")
print(len(first), len(change), len(last), apply(first, change, 0, 1) == last, apply(last, change, 1, 0) == first)
END
