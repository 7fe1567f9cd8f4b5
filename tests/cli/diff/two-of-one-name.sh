sed "s/\"name\": { *\"en\": \"Uzbekistan\" *}/\"name\": \"Tajikistan\"/; s/\"UZB\"/\"UZ\"/g" renamed.json > "$scratch/two.json"
actorgraph diff net.json "$scratch/two.json" --match name
