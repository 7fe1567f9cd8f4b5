# Without --blocs every organization that has members; the empty E is none.
actorgraph bloc T -g blocs.json --year 2001 --draws 0 | cut -f 1-7,18
