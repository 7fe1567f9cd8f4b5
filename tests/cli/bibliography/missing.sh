actorgraph info cites.json --bibliography none.bib
