cd "$scratch" && actorgraph centrality -q -m degree --plot-as heat --plot h.svg
status=$?
ls
exit $status
