python3 - >"$scratch/x.json" <<'END'
import json
ties = []
for part in "ab":  # two hostile triangles, each of which strains one tie
    for x, y in ((0, 1), (1, 2), (0, 2)):
        ties.append({"from": f"{part}{x}", "to": f"{part}{y}", "kind": "rivalry", "date": "2019"})
actors = [{"id": f"{part}{i}", "kind": "state"} for part in "ab" for i in range(3)]
print(json.dumps({"actorgraph": 1, "actors": actors, "relations": ties}))
END
actorgraph balance "$scratch/x.json" --format table
actorgraph balance "$scratch/x.json" --format table --camps 3
actorgraph balance "$scratch/x.json" --all
