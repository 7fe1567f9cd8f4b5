# What is wrong is said with its place.
cd "$scratch"
try() { printf "$1" >x.bib; printf '{"actorgraph":1,"actors":[],"relations":[]}' | actorgraph info -q - --bibliography x.bib 2>&1 | grep x.bib; }
try '@article{a, title = {never closed\n}'
try '@article{a,\n title = "never closed }'
try '@article{a,\n title {no sign}}'
try '@article{a\n title = {no comma}}'
try '@article{title = {no key}}'
try '@article{a, title = {x}}\n@book{a, title = {y}}'
try '@article{a, title = }'
try '@article{a, title = {x} year = 2000}'
try '@article{a b, title = {x}}'
try '@string{x = {y}'
try '@article{a, title = {K\xf6ln}}'
try '@article{a, year = {2000}, title = {x'
