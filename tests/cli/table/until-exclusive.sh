# The end is the first year, month or day that is no longer included.
printf 'from,to,since,until\nA,B,1990,1995\nA,B,1990-05,1991-01\nA,B,1990-05-02,1990-06-01\nA,B,476,1000~\n' >"$scratch/x.csv"
for until in inclusive exclusive; do
    actorgraph convert -g "$scratch/x.csv" --until $until -q | grep -o '"since.*until": "[^"]*"'
done
