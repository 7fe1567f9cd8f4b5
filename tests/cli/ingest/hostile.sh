# Names are text: no markup, no control, no id that is another's.
printf 'a\tb\tday\n<script>alert(1)</script>\tTJK\t2020-01-01\nx\033[31my\tcaf\351\t2020-01-01\n%0300d\tb"\\\t2020-01-01\n' 7 >"$scratch/e.tsv"
cd "$scratch" && actorgraph ingest -q --layout csv --no-quotes e.tsv --map from=a,to=b,date=day,kind:threat -o a.json && grep '"id"' a.json && actorgraph validate a.json
