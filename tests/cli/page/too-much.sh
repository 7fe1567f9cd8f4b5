# needs: actorgraph:page
# What has no room is left out, and said.
python3 - >"$scratch/many.csv" <<'P'
print("from,to,since,until,kind")
for i in range(300):
    print(f"A{i},A{(i + 1) % 300},{1850 + i % 100},{1900 + i % 100},cooperation")
P
actorgraph page "$scratch/many.csv" --time-limit 0 -o "$scratch/p.html"
actorgraph page "$scratch/many.csv" --time-limit 0 --plain -o "$scratch/p.html"
