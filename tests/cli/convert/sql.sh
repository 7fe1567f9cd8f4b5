actorgraph convert net.json -o "$scratch/net.sql" && cat "$scratch/net.sql"
