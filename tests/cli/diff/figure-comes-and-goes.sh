# A figure of two files whose actors differ: some come, some go, ties of one dyad in both directions and of two kinds.
cd "$scratch"
graph() { # ACTORS RELATIONS
    printf '{"actorgraph": 1, "actors": ['
    for id in $1; do printf '%s{"id": "%s", "kind": "state"}' "${comma-}" "$id"; comma=,; done
    printf '], "relations": [%s]}\n' "$2"
    unset comma
}
tie() { printf '%s{"from": "%s", "to": "%s", "kind": "%s", "directed": %s, "weight": %s, "date": "2001"}' "${comma-}" "$@"; comma=,; }
before=$(tie D A cooperation false 1; tie B C rivalry false 2; tie C B threat true 1; tie A GONE cooperation false 1; tie C A cooperation true 3)
after=$(tie A D cooperation false 1; tie C B rivalry false 3; tie A C cooperation true 3; tie NEW A cooperation false 1; tie B C threat true 1)
graph "A B C D GONE LONE" "$before" >before.json
graph "D C B A NEW" "$after" >after.json
actorgraph diff -q before.json after.json --year 2001 --figure net.svg
xmllint --noout net.svg
grep -o '<g id="[^"]*" class="[^"]*">' net.svg | sed 's/id="[^"]*" //' | sort | uniq -c
grep -A 1 'class="actor' net.svg | grep -o '<title>[^<]*' | head -n 20
actorgraph diff -q before.json after.json --year 2001 --figure net.svg --check && echo fine
