# Enemies all: as many best splits as there are halves of 30 actors.
cd "$scratch"
{
    echo '{"actorgraph": 1, "actors": [{"id": "T", "kind": "state"}'
    for i in {10..39}; do echo ",{\"id\": \"S$i\", \"kind\": \"state\"}"; done
    echo '], "relations": [{"from": "T", "to": "S10", "kind": "cooperation", "date": "2001"}'
    for i in {10..39}; do for ((k = i + 1; k < 40; k++)); do echo ",{\"from\": \"S$i\", \"to\": \"S$k\", \"kind\": \"rivalry\", \"date\": \"2001\"}"; done; done
    echo ']}'
} >g.json
actorgraph bloc T -g g.json --detect
