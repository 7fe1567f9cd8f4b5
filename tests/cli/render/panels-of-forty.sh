# needs: python3
python3 - >"$scratch/forty.csv" <<'END'
print("from,to,kind,since,until")
kinds, n = ["cooperation", "rivalry", "threat"], 7
for i in range(110):
    n = n * 1103515245 % 2147483647
    a, b = n % 40, n // 64 % 40
    if a != b:
        print(f"Actor{a:02},Actor{b:02},{kinds[i % 3]},{2000 + i % 9},{2003 + i % 9 + i % 4}")
END
actorgraph render -q -g "$scratch/forty.csv" --years 2001,2004,2007,2010 --panels 2x2 -o "$scratch/p.svg" &&
    python3 "$TOP/tests/tools/panels.py" "$scratch/p.svg"
