actorgraph bloc T -g blocs.json --detect --poles A
