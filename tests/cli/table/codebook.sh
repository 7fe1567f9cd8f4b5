printf 'id,kind,weight,label,label.tr,note\npact,cooperation,3,Pact,Antlaşma,as signed\n' >"$scratch/types.csv"
printf 'from,to,date,type\nA,B,2001,pact\n' >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" --codebook "$scratch/types.csv" -q | grep -E 'pact'
