"""Lists how the ties of an SVG figure are drawn: the first line of each tooltip, then each of its lines as colour and
dash, the inner one last. Usage: strokes.py FILE"""
import html
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
for kind, body in re.findall(r'<g id="[^"]+" class="((?:tie|before|after)[^"]*)">(.*?)</g>', text, re.S):
    title = re.search(r"<title>(.*?)(?:&#10;|\n|</title>)", body)
    stroke = re.search(r'stroke="(#\w+)" stroke-width="([\d.]+)"( stroke-dasharray)?', body)
    if title:
        print(html.unescape(title.group(1)))
    print("   ", stroke.group(1), stroke.group(2), "dotted" if stroke.group(3) else "solid", kind)
