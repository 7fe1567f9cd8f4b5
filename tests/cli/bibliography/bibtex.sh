# Accents, names, macros, months, cross-references, and what CSL has no place for.
actorgraph convert cites.json --bibliography refs.bib | grep '"type"'
