# More than a browser bears is refused before anything is drawn.
python3 - >"$scratch/many.csv" <<'P'
print("from,to,date,kind")
for i in range(300001):
    print(f"A,B,{1000 + i % 1000},cooperation")
P
actorgraph page -q "$scratch/many.csv" -o "$scratch/p.html"
