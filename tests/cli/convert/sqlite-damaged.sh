cd "$scratch"
# Files that are cut off, or that are none.
actorgraph convert -q "$TOP/graphs/central-asia.json" -o net.db
head -c 50000 net.db >cut.db
head -c 8192 net.db >cut-page.db
head -c 40 net.db >cut-head.db
: >empty.db
printf 'hello' >text.db
(head -c 100 net.db; tr '\0-\377' 'x' <net.db | tail -c +101) >noise.db
mkdir folder.db
for file in cut cut-page cut-head empty text noise folder missing; do
    actorgraph info $file.db
    printf '%d\n' $?
done
head -c 50000 net.db | actorgraph info -
# Bytes that flip lead to a remark or to a graph, never further.
cat >flip.py <<'END'
import random

with open("net.db", "rb") as file:
    whole = file.read()
for seed in range(40):
    chance, bytes_ = random.Random(seed), bytearray(whole)
    for _ in range(chance.choice([1, 3, 30])): # behind the page that has the schema
        bytes_[chance.randrange(8192, len(bytes_))] = chance.randrange(256)
    with open("flip%d.db" % seed, "wb") as file:
        file.write(bytes_)
END
python3 flip.py
for file in flip*.db; do
    for verb in validate "info --year 2016" "convert"; do
        # shellcheck disable=SC2086
        actorgraph $verb $file >out 2>err
        status=$?
        [ $status -le 1 ] || printf '%s %s: status %d\n' "$verb" "$file" $status
    done
done
ls | grep -v flip
