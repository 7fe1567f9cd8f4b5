actorgraph bloc T -g blocs.json --blocs X --poles A
