cd "$scratch"
# The same graph gives the same bytes: whatever its file, whatever memory had in it, to a file or a pipe.
graph=$TOP/graphs/central-asia.json
actorgraph convert -q "$graph" -o a.db
actorgraph convert -q "$graph" -o a.json
actorgraph convert -q a.json -o b.sqlite && cmp a.db b.sqlite
MALLOC_PERTURB_=85 actorgraph convert -q "$graph" -o c.sqlite3 && cmp a.db c.sqlite3
MALLOC_PERTURB_=170 actorgraph convert -q "$graph" --format sqlite >d.db && cmp a.db d.db
actorgraph convert -q "$graph" --format sqlite -o e.xyz && cmp a.db e.xyz
# The mode of a new file is that of any other.
(umask 027; actorgraph convert -q "$graph" -o f.db; stat -c %a f.db)
ls
