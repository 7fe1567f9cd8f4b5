# Direct ties three times as heavy: X overtakes Y.
actorgraph bloc T -g blocs.json --year 2001 --blocs X,Y --weights-of-measures direct=3,P=2 --draws 0 | cut -f 3,18,22
