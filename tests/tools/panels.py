"""Checks the actors of SVG figures: in all panels of a file, and in all files, each stands at the same place (relative
to its panel), and no shape overlaps another; labels lie inside the shapes. Prints panels, actors and what is wrong.
Usage: panels.py [--free] FILE...     --free: actors may move"""
import re
import sys

shape = re.compile(r'<g id="(?:panel(\d+)-)?actor(\d+)" class="actor \w+">\n<title>([^<&]*)[^<]*</title>\n(<.*?)</g>', re.S)
number = r"(-?[\d.]+)"


def box(body):
    """Left, upper, right and lower edge."""
    ellipse = re.search(f'<ellipse cx="{number}" cy="{number}" rx="{number}" ry="{number}"', body)
    if ellipse:
        x, y, rx, ry = map(float, ellipse.groups())
        return x - rx, y - ry, x + rx, y + ry
    points = [tuple(map(float, p.split(","))) for p in re.search('points="([^"]*)"', body).group(1).split()]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


free = sys.argv[1] == "--free"
panels, wrong = {}, []
for name in sys.argv[1 + free:]:
    for panel, index, actor, body in shape.findall(open(name, encoding="utf-8").read()):
        panels.setdefault((name, panel), {})[actor] = box(body)
place = {}
for panel, actors in panels.items():
    boxes = sorted(actors.items())
    for i, (a, p) in enumerate(boxes):
        for b, q in boxes[i + 1:]:
            if min(p[2], q[2]) - max(p[0], q[0]) > 0.1 and min(p[3], q[3]) - max(p[1], q[1]) > 0.1:
                wrong.append(f"{panel}: {a} overlaps {b}")
    # a panel's place on the sheet is known by the actors that it shares with another one
    shared = [a for a in actors if a in place]
    centre = {a: ((p[0] + p[2]) / 2, (p[1] + p[3]) / 2) for a, p in actors.items()}
    shift = [centre[shared[0]][k] - place[shared[0]][k] for k in (0, 1)] if shared else [0, 0]
    for a, at in centre.items():
        at = [at[k] - shift[k] for k in (0, 1)]
        if not free and max(abs(at[k] - place.setdefault(a, at)[k]) for k in (0, 1)) > 0.011:
            wrong.append(f"{panel}: {a} moved")
print(len(panels), "panels,", sum(map(len, panels.values())), "actors,", len(wrong), "wrong")
print("\n".join(wrong[:5]), end="\n" if wrong else "")
