# The end of a tie as the first day, month or year after it, with its doubt; ends that are open, in many words; years that
# went through a number; what is no date stays what it is.
cd "$scratch"
cat >x.csv <<'X'
from,to,begin,end,sign
A,B,1904,1907,1
A,B,1904-05,1904-07,1
A,B,1904-05-06,1904-07-01,1
A,B,1904,1907?,1
A,B,1904,1907~,1
A,B,1904,1907%,1
A,B,1904,1904,1
A,B,1890,190X,1
A,B,Inf,1907,1
A,B,-Inf,inf,1
A,B,-inf,1907,1
A,B,1904.0,1907.00,1
A,B,0904,907,1
X
actorgraph convert -g x.csv --map manynet -q | grep '"from"'
for end in 1907.5 07 0001 -0001 1907/1909 1907x ..; do
    printf 'from,to,begin,end,sign\nA,B,,%s,1\n' "$end" >y.csv
    actorgraph convert -g y.csv --map manynet -q | grep '"from"'
done
