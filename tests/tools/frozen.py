"""frozen.py FIGURE.svg ...: every actor stands at the very same place in all figures.

Compares the centres of the shapes as the file has them. Exit 1 and a line for each actor that moved, and if hardly
any could be compared.
"""
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def centre_of(group):
    for shape in group.iter():
        if shape.tag == SVG + "ellipse":
            return float(shape.get("cx")), float(shape.get("cy"))
        if shape.tag == SVG + "polygon":
            pairs = [point.split(",") for point in shape.get("points").split()]
            xs, ys = [float(x) for x, _ in pairs], [float(y) for _, y in pairs]
            return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    raise ValueError("an actor without a shape")


def places(path):
    for group in ElementTree.parse(path).iter(SVG + "g"):
        if (group.get("class") or "").startswith("actor"):
            yield group.find(SVG + "title").text.split("\n")[0], centre_of(group)


first, compared, moved = {}, 0, 0
for path in sys.argv[1:]:
    for name, at in places(path):
        if name not in first:
            first[name] = at
            continue
        compared += 1
        if at != first[name]:
            print(f"{path}: {name} stands at {at}, not at {first[name]}")
            moved += 1
if compared < 2 * len(first):
    print(f"only {compared} places could be compared")
sys.exit(1 if moved or compared < 2 * len(first) else 0)
