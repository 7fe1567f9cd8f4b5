printf '@article{a, journal = jpr, author = {, and ,}, year = {2000}}' >"$scratch/x.bib"; cd "$scratch"
printf '{"actorgraph":1,"actors":[],"relations":[]}' | actorgraph convert - --bibliography x.bib | grep type
