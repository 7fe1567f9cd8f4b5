actorgraph ingest --layout csv events.tsv --map from=who,to=whom,date=day,code=code,score=score,weight=mentions,id=id --actors state
