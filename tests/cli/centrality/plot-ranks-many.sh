# needs: gnuplot
# Ranks of many actors over many years, and values below zero in cells: what stands beside the chart, and where lines end.
cd "$scratch"
python3 - <<'P' >g.json
import json, random
random.seed(5)
names = [f"A{i}" for i in range(24)]
ties = [{"from": a, "to": b, "kind": random.choice(["cooperation", "rivalry"]), "date": str(year)}
        for year in range(1960, 2020, 2) for a, b in (random.sample(names, 2) for _ in range(30))]
json.dump({"actorgraph": 1, "actors": [{"id": name, "kind": "state"} for name in names], "relations": ties}, __import__("sys").stdout)
P
words() { xmllint --noout "$1" && grep -o '<text>[^<]*</text>' "$1" | sed 's/<[^>]*>//g' | tr '\n' ' '; echo; }
actorgraph centrality -q g.json --years 1960..2019 -m strength -a A1,A2,A3,A4,A5,A6,A7,A8 --rank --plot ranks.svg >/dev/null && words ranks.svg
actorgraph centrality -q g.json --years 1960..1964 -m strength_net,degree -a A1,A2,A3 --plot-as heat --plot heat.svg >/dev/null && words heat.svg
actorgraph centrality -q g.json --years 1960,1970 -m pn_in -a A1,A2,A3 --plot-as heat --style bw --plot grey.svg >/dev/null && words grey.svg
actorgraph centrality -q g.json --years 1960..1979 --window 2y -m degree --plot two.svg -a A1,A2 >/dev/null && words two.svg
