# A copy of the code book in which one line says something else.
sed 's/^190\t[^\t]*\t/190\tthreat\t/' "$TOP/data/codebooks/cameo.tsv" >"$scratch/book.tsv"
actorgraph ingest -q --layout csv events.tsv --map from=who,to=whom,date=day,code=code,score=score,weight=mentions,id=id --actors state --codebook "$scratch/book.tsv" | grep '"RUS"'
