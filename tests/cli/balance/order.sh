# The order of actors and relations in the file does not show.
python3 - "$TOP/graphs/central-asia.json" "$scratch/x.json" <<'END'
import json
import sys
with open(sys.argv[1], encoding="utf-8") as file:
    graph = json.load(file)
graph["actors"].reverse()
graph["relations"].reverse()
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(graph, file)
END
for show in network ties actors splits; do
    cmp <(actorgraph balance "$scratch/x.json" --year 2018 --show $show --all) \
        <(actorgraph balance "$TOP/graphs/central-asia.json" --year 2018 --show $show --all) && echo "same $show"
done
