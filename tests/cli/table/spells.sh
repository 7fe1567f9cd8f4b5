# A table as networkDynamic writes it: the end is the first year in which there is no tie, Inf is open, and a tie whose
# end lies beyond the time of observation still holds.
cat >"$scratch/spells.csv" <<'T'
onset,terminus,tail,head,onset.censored,terminus.censored,duration,edge.id
1990,1995,A,B,FALSE,FALSE,5,1
1992,Inf,B,C,FALSE,FALSE,Inf,2
1993,2000,A,C,FALSE,TRUE,7,3
1994,1994,A,D,FALSE,FALSE,0,4
1995.0,1996.0,D,B,FALSE,FALSE,1,5
T
actorgraph convert -g "$scratch/spells.csv" --map spells -q | grep from
