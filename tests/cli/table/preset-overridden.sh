printf 'abb1,abb2,start_year,end_year,value\nUSA,CAN,1942,1945,3\n' >"$scratch/x.csv"
actorgraph convert -g "$scratch/x.csv" --map atop,weight:1,kind:membership,note=value -q | grep from
