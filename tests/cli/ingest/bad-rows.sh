{ cat events.tsv; printf '11\t2020-02-30\tTJK\tCHN\t040\t1.0\t4\n12\t2020-03-30\tTJK\tCHN\t040\tmuch\t4\n13\t2020-03-30\tTJK\n14\tx\ty\t040\t1.0\t4\t8\t9\n15\t2020-03-30\tTJK\tCHN\t040\t2.55\t4\n16\t2020-03-\0000\tTJK\tCHN\t040\t2.5\t4\n'; } >"$scratch/e.tsv"
cd "$scratch" && actorgraph ingest --layout csv e.tsv --map from=who,to=whom,date=day,code=code,score=score >/dev/null
