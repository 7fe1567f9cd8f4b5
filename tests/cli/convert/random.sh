cd "$scratch"
# Random graphs with all that the format has go through GraphML and GEXF and return the same.
python3 - <<'END'
import json
import random

for seed in range(40):
    chance = random.Random(seed)
    words = ["", "a;b", "x\\y", "<b>&\"'", "çığ", "two  blanks", "]]>", "line\nbreak", "\ttab", "-->", "?>", "null", "12"]
    word = lambda: chance.choice(words[1:])
    name = lambda: chance.choice(["Ann", "a;b", "x\\y", "<b>&\"'", "çığ", "]]>", "?>", "12", "-"])
    names = lambda: name() if chance.random() < .5 else {tag: name() for tag in chance.sample(["tr", "en", "zh-Hant"], 2)}
    date = lambda year: chance.choice(["%d", "%d-05", "%d-05-06", "%d~", "%d?"]) % year
    value = lambda: chance.choice([1, 2.50, True, None, "t", "t<", [1, {"a": "b"}], "1", {}])
    ids = ["A%d%s" % (i, chance.choice(["", "\"", "<", ";", "é", "&"])) for i in range(6)]
    actors = []
    for i in ids:
        actor = {"id": i, "kind": chance.choice(["state", "organization", "nonstate"])}
        if chance.random() < .7: actor["name"] = names()
        if chance.random() < .3: actor["short"] = names()
        if chance.random() < .3: actor["aliases"] = [name() for _ in range(2)]
        if chance.random() < .3: actor["codes"] = {"cow": "2", "iso3": word()}
        if chance.random() < .3: actor["note"] = word()
        if chance.random() < .3: actor["x-size"] = value()
        if chance.random() < .1: actor["colour"] = value()
        if chance.random() < .2: actor["spells"] = ["1816/1942-06-25", "1944/.."]
        elif chance.random() < .3: actor["since"] = date(1990)
        actors.append(actor)
    relations = []
    for n in range(40):
        r = {"kind": chance.choice(["cooperation", "rivalry", "membership", "threat"])}
        if chance.random() < .4: r = {"type": chance.choice(["t;1", "u"])}
        if chance.random() < .2: r["among"] = chance.sample(ids, chance.choice([2, 3, 5]))
        else: r["from"], r["to"] = chance.choice(ids), chance.choice(ids)
        if chance.random() < .5: r["weight"] = chance.choice([1, 0.1, 2.5, 1e-7, 3])
        when = chance.random()
        if when < .3: r["date"] = date(chance.choice([2001, 2002, 2005]))
        elif when < .8:
            r["since"] = date(2003)
            if chance.random() < .5: r["until"] = date(2006)
        elif when < .9: r["until"] = ".." if chance.random() < .2 else "2007"
        if chance.random() < .3: r["cite"] = chance.sample(["s1", "s;2"], chance.choice([1, 2]))
        if chance.random() < .3: r["note"] = word()
        if chance.random() < .2: r["status"] = "alleged"
        if chance.random() < .2: r["confidence"] = .25
        if chance.random() < .2 and "among" not in r: r["directed"] = chance.random() < .5
        if chance.random() < .1: r["id"] = "r%d" % n
        if chance.random() < .1: r["recorded"] = "2020-01-02"
        if chance.random() < .2: r["x-e"] = value()
        relations.append(r)
    graph = {"actorgraph": 1, "x-top": value(), "title": names(), "license": "CC0-1.0", "actors": actors,
             "types": {"t;1": {"kind": "rivalry", "weight": 2, "label": names(), "x-t": value()}, "u": {"kind": "membership"}},
             "sources": [{"id": "s1", "title": "a > b ?> c"}, {"id": "s;2"}], "relations": relations}
    with open("r%d.json" % seed, "w", encoding="utf-8") as file:
        json.dump(graph, file, ensure_ascii=False)
END
for file in r*.json; do
    actorgraph convert -q "$file" -o a.out.json
    for format in graphml gexf; do
        actorgraph convert -q "$file" -o "b.$format" && actorgraph convert -q "b.$format" -o b.out.json &&
            cmp a.out.json b.out.json && echo same
    done
done | sort | uniq -c | tr -s ' '
