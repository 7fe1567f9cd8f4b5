# needs: python3
python3 - >"$scratch/g.json" <<'P'
import json
blocs = [{"id": f"O{i}", "kind": "organization"} for i in range(7)]
print(json.dumps({"actorgraph": 1, "actors": [{"id": "A", "kind": "state"}, *blocs],
                  "relations": [{"from": "A", "to": b["id"], "kind": "membership", "since": "2001"} for b in blocs]}))
P
actorgraph render -g "$scratch/g.json" --year 2010 --bloc-marks
