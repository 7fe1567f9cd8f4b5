# Codes with blanks make ids without.
cd "$scratch"
printf 'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,fatalities,notes\nA1,13 August 2021,Explosions/Remote violence,Shelling,Army,Rebels,3,x\n' >events.csv
actorgraph ingest --layout acled --types code events.csv | grep -E '^ .*Explosions'
