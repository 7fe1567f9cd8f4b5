"""Prints the graph on standard input with only the actors that are named, and the relations among them."""
import json
import sys

graph, few = json.load(sys.stdin), set(sys.argv[1:])
graph["actors"] = [actor for actor in graph["actors"] if actor["id"] in few]
graph["relations"] = [tie for tie in graph["relations"] if few.issuperset(tie.get("among") or (tie["from"], tie["to"]))]
json.dump(graph, sys.stdout)
