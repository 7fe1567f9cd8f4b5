# Twice the same is no contradiction.
actorgraph convert net.json -q --bibliography net.json | diff - <(actorgraph convert net.json -q) && echo the same
