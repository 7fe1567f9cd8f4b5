# The two consultations of one day are one; an id twice is one anyway; and regions may stay.
actorgraph ingest -q --layout csv events.tsv --map from=who,to=whom,date=day,code=code,score=score,weight=mentions,id=id --actors state --weight count --period day --once-a-day --generic keep | grep '"from"'
