# Spells that together are all time say nothing; what is written of them reads back.
cd "$scratch"
printf 'from,to,kind,date\nCHN,TJK,rivalry,2016\n' >ties.csv
printf 'id,kind,since,until\nCHN,state,,1995\nCHN,state,1990,\nTJK,state,1991,\n' >actors.csv
actorgraph convert --format json -g ties.csv --actors actors.csv >graph.json
grep '"id": "[CT]' graph.json
actorgraph validate graph.json
