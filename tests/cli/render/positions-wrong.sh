# The first row that is wrong is named.
cd "$scratch"
for row in 'Rusia\t1\t2' 'RUS\t1\t2\nRussia\t3\t4' 'CHN\t\t4' 'CHN\t4\tnan' 'CHN\t4\t1001' '\t1\t2'; do
    printf "actor\tx\ty\n$row\n" >p.tsv
    actorgraph render -g "$TOP/graphs/tajikistan-china.json" --positions p.tsv -o p.svg || echo $?
done
ls
