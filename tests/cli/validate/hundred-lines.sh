awk "BEGIN {
    print \"{ \\\"actorgraph\\\": 1, \\\"actors\\\": [\"
    for (i = 0; i < 150; i++) printf \"%s{ \\\"id\\\": \\\"A%d\\\", \\\"kind\\\": \\\"state\\\", \\\"note \\\": \\\"\\\" }\", i ? \",\\n\" : \"\", i
    print \"], \\\"relations\\\": [{ \\\"from\\\": \\\"A1\\\", \\\"to\\\": \\\"B1\\\", \\\"kind\\\": \\\"rivalry\\\", \\\"date\\\": \\\"2019\\\" }] }\" }" >"$scratch/many.json"
cd "$scratch"; actorgraph validate many.json 2>&1 | sed -n "1p;99,\$p"
