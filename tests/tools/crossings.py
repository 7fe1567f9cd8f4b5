"""crossings.py FIGURE.svg ...: no tie runs through an actor that it does not tie, no two texts or actors overlap.

Works on the SVG alone, so that it judges what a reader sees. Exit 1 and a line for each finding.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def numbers(text):
    return [float(word) for word in re.findall(r"-?\d+(?:\.\d+)?", text)]


def box_of(group):
    """left, top, right, bottom of an actor's shape."""
    for shape in group.iter():
        if shape.tag == SVG + "ellipse":
            x, y, rx, ry = (float(shape.get(key)) for key in ("cx", "cy", "rx", "ry"))
            return x - rx, y - ry, x + rx, y + ry
        if shape.tag == SVG + "polygon":
            points = numbers(shape.get("points"))
            xs, ys = points[::2], points[1::2]
            return min(xs), min(ys), max(xs), max(ys)
    raise ValueError("an actor without a shape")


def inside(kind, box, x, y):
    left, top, right, bottom = box
    u = abs(x - (left + right) / 2) / ((right - left) / 2)
    v = abs(y - (top + bottom) / 2) / ((bottom - top) / 2)
    if kind == "state":
        return u * u + v * v < 1
    return v < 1 and (u < 1 - v / 2 if kind == "nonstate" else u < 1)


def samples(group):
    for path in group.iter(SVG + "path"):
        p = numbers(path.get("d"))
        curve = list(zip(p[::2], p[1::2]))
        for start in range(0, len(curve) - 3, 3):
            a, b, c, d = curve[start:start + 4]
            for step in range(101):
                t = step / 100
                w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
                yield tuple(w[0] * a[i] + w[1] * b[i] + w[2] * c[i] + w[3] * d[i] for i in (0, 1))


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def check(path):
    groups = [group for group in ElementTree.parse(path).iter(SVG + "g") if group.get("class")]
    actors = [(group.get("class").split()[1], box_of(group), group) for group in groups
              if group.get("class").startswith("actor")]
    findings = 0
    for i, (_, box, _) in enumerate(actors):
        for _, other, _ in actors[:i]:
            if overlap(box, other):
                print(f"{path}: two actors overlap at {box}")
                findings += 1
    for group in groups:
        if not group.get("class").startswith("tie"):
            continue
        points = list(samples(group))
        crossed = [box for kind, box, _ in actors if any(inside(kind, box, x, y) for x, y in points[8:-8])]
        if crossed:
            print(f"{path}: {group.get('id')} runs through {len(crossed)} actors")
            findings += 1
    return findings, len(actors), sum(1 for group in groups if group.get("class").startswith("tie"))


total = 0
for path in sys.argv[1:]:
    findings, actors, ties = check(path)
    if actors < 2 or ties < 2:
        print(f"{path}: found only {actors} actors and {ties} ties")
        findings += 1
    total += findings
sys.exit(1 if total else 0)
