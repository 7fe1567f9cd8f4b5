cat >"$scratch/actors.csv" <<'T'
id,name,name.tr,short.en,kind,aliases,code.iso3,spells,note,x-capital
TUR,Turkey,Türkiye,TR,state,Turkiye; Ottoman\; late,TUR,,"two
lines",Ankara
FRA,,Fransa,,state,,FRA,1816/1942;1944/..,,
T
printf 'from,to,date\nTUR,FRA,2001\n' >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" --actors "$scratch/actors.csv" -q | grep kind.*code
