mkfifo "$scratch/graph"
for signal in TERM HUP; do
    actorgraph render -o "$scratch/net.svg" "$scratch/graph" &
    exec 3>"$scratch/graph"
    sleep 0.1
    kill -$signal $!
    wait $! 2>/dev/null
    echo "status $?"
    exec 3>&-
done
ls -A "$scratch"
