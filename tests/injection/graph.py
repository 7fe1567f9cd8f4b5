"""Graphs with a hostile string in every field of text that takes it."""
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
KINDS = ["cooperation", "rivalry", "threat", "cooperation"]
ACTORS = ["state", "organization", "nonstate"]


def families():
    """Name of a family: its strings."""
    found = {}
    with open(os.path.join(HERE, "strings.txt"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("["):
                found[line.strip()[1:-1]] = strings = []
            elif line.startswith('"'):
                strings.append(json.loads(line))
    return found


def as_id(text, number):
    """What an id may be: no blanks, no controls, unique also without case and marks."""
    clean = CONTROL.sub("", re.sub(r"\s", "", text))
    return "%s%s%d" % (clean[:100], "" if clean[-1:] == "\\" else "!", number)


def as_name(text, number):
    """What a name may be: the text, if it has no controls; of those only some word."""
    return "name %d" % number if CONTROL.search(text) or not text.strip() else text


def source(text, number):
    return {"id": as_id(text, number), "type": text, "title": text, "author": [{"family": text, "given": text}],
            "editor": [{"literal": text}], "container-title": text, "publisher": text, "publisher-place": text,
            "volume": text, "page": text, "URL": text if number % 2 else "https://example.org/" + text,
            "DOI": text if number % 3 else "10.1/" + text, "note": text, "abstract": text, "language": text,
            "accessed": {"raw": text}, text: text, "issued": {"date-parts": [[2000 + number]], "literal": text}}


def actor(text, number):
    name = as_name(text, number)
    return {"id": as_id(text, number), "kind": ACTORS[number % 3], "name": {"en": name, "tr": name + "!", "x": name},
            "short": name, "aliases": [name + " alias %d" % number], "codes": {"c" + as_name(text, number): name},
            "note": text, "x-" + text: text, "x-list": [text, {text: text}]}


def relations(strings, ids):
    """Each text on an event, on a standing tie to an organization, and on a claim among three."""
    n = len(strings)
    organizations = [i for i in range(n) if i % 3 == 1]
    for i, text in enumerate(strings):
        more = {"note": text, "cite": [ids[i], ids[(i + 1) % n]], "x-" + text: {text: [text]}}
        yield {"from": ids[i], "to": ids[(i + 1) % n], "type": as_name(text, i), "date": "2019", **more}
        organization = organizations[(i // 3) % len(organizations)]
        if i != organization:
            yield {"id": as_id(text, i), "from": ids[i], "to": ids[organization], "kind": "membership",
                   "since": "2018-06", "status": "reported", **more}
        if i % 3 == 0 and i + 3 < n:
            yield {"from": ids[i], "to": ids[i + 3], "kind": KINDS[i % 4], "date": "2018/2019", **more}
        if i % 4 == 0 and n > 5:
            yield {"among": [ids[i], ids[(i + 2) % n], ids[(i + 4) % n]], "kind": KINDS[i % 3], "date": "2018", **more}


def types(strings):
    return {as_name(text, i): {"kind": KINDS[i % 4], "label": {"en": as_name(text, i), "tr": as_name(text, i)},
                               "note": text, "x-" + text: text} for i, text in enumerate(strings)}


PLAIN = "plain"  # a last actor without guile, to be named in commands


def graph(hostile):
    strings = hostile + [PLAIN]
    names = [as_name(text, i) for i, text in enumerate(strings)]
    ids = [as_id(text, i) for i, text in enumerate(strings)]
    return {"actorgraph": 1, "title": {"en": " ".join(names), "tr": names[0], "ru": names[-1]},
            "license": " ".join(strings), "x-" + strings[0]: strings, "types": types(strings),
            "sources": [source(text, i) for i, text in enumerate(strings)],
            "actors": [actor(text, i) for i, text in enumerate(strings)],
            "relations": list(relations(strings, ids))}
