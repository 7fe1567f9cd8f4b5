# Two hostile camps of 20, all tied to all, but for every eleventh pair: far more splits than could be gone through.
cd "$scratch"
{
    echo '{"actorgraph": 1, "actors": [{"id": "T", "kind": "state"}'
    for i in {10..49}; do echo ",{\"id\": \"S$i\", \"kind\": \"state\"}"; done
    echo '], "relations": [{"from": "T", "to": "S10", "kind": "cooperation", "date": "2001"}'
    n=0
    for i in {10..49}; do
        for ((k = i + 1; k < 50; k++)); do
            kinds=(cooperation rivalry)
            ((n += 1))
            echo ",{\"from\": \"S$i\", \"to\": \"S$k\", \"kind\": \"${kinds[((i + k) % 2) ^ (n % 11 == 0)]}\", \"date\": \"2001\"}"
        done
    done
    echo ']}'
} >g.json
actorgraph bloc T -g g.json --detect -q --draws 0 --format table | sed -n '/^camps/,/^votes/p'
# Thirty enemies: each may be on either side.
{
    echo '{"actorgraph": 1, "actors": [{"id": "T", "kind": "state"}'
    for i in {10..39}; do echo ",{\"id\": \"S$i\", \"kind\": \"state\"}"; done
    echo '], "relations": [{"from": "T", "to": "S10", "kind": "cooperation", "date": "2001"}'
    for i in {10..39}; do for ((k = i + 1; k < 40; k++)); do echo ",{\"from\": \"S$i\", \"to\": \"S$k\", \"kind\": \"rivalry\", \"date\": \"2001\"}"; done; done
    echo ']}'
} >h.json
actorgraph bloc T -g h.json --detect -q
