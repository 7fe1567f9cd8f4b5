cd "$scratch"
# A file that cannot grow: one line, and the older one stays.
echo older >net.db
(trap '' XFSZ; ulimit -f 20; actorgraph convert -q "$TOP/graphs/central-asia.json" -o net.db)
printf '%d\n' $?
cat net.db
ls -A
actorgraph convert -q "$TOP/graphs/central-asia.json" --format sqlite >/dev/full
printf '%d\n' $?
actorgraph convert -q "$TOP/graphs/central-asia.json" -o none/net.db
printf '%d\n' $?
mkdir folder
actorgraph convert -q "$TOP/graphs/central-asia.json" --format sqlite -o folder
printf '%d\n' $?
