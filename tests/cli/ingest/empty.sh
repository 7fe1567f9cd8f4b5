cd "$scratch" && : >none.tsv && mkdir folder
actorgraph ingest --layout gdelt2 none.tsv -o out.json; echo $?; actorgraph ingest --layout gdelt2 folder; echo $?; actorgraph ingest --layout gdelt2 missing.tsv; echo $?
