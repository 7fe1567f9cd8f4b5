printf '[{"id": "nye2004", "type": "book", "title": "Soft Power",\n "issued": {"date-parts": [[2004]]}}]' | gzip -c >"$scratch/refs.json.gz"
actorgraph cite -q -g cites.json --bibliography "$scratch/refs.json.gz"
