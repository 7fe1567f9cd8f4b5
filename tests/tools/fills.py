"""Lists the actors of an SVG figure: name, fill, and the rings around it as colour and dash; then what of the legend is
about them. Usage: fills.py FILE"""
import html
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
number = r"(-?[\d.]+)"
rings = []
for body in re.findall(r'<g id="[^"]*" class="bloc">(.*?)</g>', text, re.S):
    points = [tuple(map(float, p)) for p in re.findall(rf"{number},{number}", re.search(' d="([^"]*)"', body).group(1))]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    dash = "dashed" if "dasharray" in body else "solid"
    rings.append((min(xs), max(xs), min(ys), max(ys), re.search('stroke="([^"]*)"', body).group(1) + " " + dash))
for title, body in re.findall(r'<g id="[^"]*" class="actor \w+">\n<title>(.*?)</title>\n(.*?)</g>', text, re.S):
    shape = re.search(rf'<ellipse cx="{number}" cy="{number}"', body)
    if shape:
        x, y = map(float, shape.groups())
    else:
        points = [tuple(map(float, p)) for p in re.findall(rf"{number},{number}", re.search('points="([^"]*)"', body).group(1))]
        x, y = (sum(p[k] for p in points[:-1]) / (len(points) - 1) for k in (0, 1))
    around = [r[4] for r in rings if abs((r[0] + r[1]) / 2 - x) < 0.1 and abs((r[2] + r[3]) / 2 - y) < 0.1]
    print(html.unescape(title).split(" (")[0], re.search('fill="([^"]*)"', body).group(1), *around)
for line in re.findall("<text[^>]*>([^<]*)</text>", text):
    if re.match(r"member of|camp|in no|in other|size|\w+ \+ \w+$|SCO$|CSTO$", line):
        print("legend:", html.unescape(line))
