printf 'from,to,begin,end,sign\nUK,FR,1904,NA,1\nAT,RU,1872,1878,-1\n' >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" --map manynet -q | grep from
actorgraph convert -g "$scratch/x.csv" --map begin-end -q | grep -c 1878
