actorgraph bloc T -g blocs.json --blocs X,Y,X
