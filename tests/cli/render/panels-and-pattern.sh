actorgraph render --years 2006,2016 --panels 2x1 -g net.json -o "$scratch/net-%Y.svg"
