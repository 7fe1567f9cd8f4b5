cd "$scratch" && actorgraph centrality -q --years 2002..2003 -m closeness -a AFG --plot u.svg
status=$?
ls
exit $status
