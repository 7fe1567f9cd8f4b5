#!/bin/sh
# A table of ties and a library of sources, as a figure that names them: the table cites by key.
# Usage: from-tables.sh [FOLDER]    keeps the table, the figure and the references there
set -eu
folder=${1:-$(mktemp -d)}
[ $# -gt 0 ] || trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder"
cat >"$folder/ties.csv" <<'TABLE'
from,to,from-name,to-name,kind,type,since,until,cite,note
CHN,TJK,China,Tajikistan,cooperation,border posts,2016-10,,putz2016; kizilay2022,Eleven posts on the Afghan border
CHN,TJK,China,Tajikistan,cooperation,exercise,2016,2016,putz2016,The first bilateral one
RUS,TJK,Russia,Tajikistan,cooperation,base,2004,,kizilay2022,
TJK,UZB,Tajikistan,Uzbekistan,rivalry,border,1999,2018,,No source yet
TABLE
cat >"$folder/refs.bib" <<'BIBTEX'
@article{kizilay2022,
  author = {K{\i}z{\i}lay, {\c S}eyma}, title = {Tajikistan--China Military Cooperation},
  journal = {ANKASAM}, year = 2022, month = nov
}
@article{putz2016,
  author = {Catherine Putz}, title = {{China} in {Central Asia}: Building Border Posts in {Tajikistan}},
  journal = {The Diplomat}, entrysubtype = {magazine}, year = 2016, month = sep, url = {https://thediplomat.com/}
}
BIBTEX
ties="-g $folder/ties.csv --bibliography $folder/refs.bib"
actorgraph render $ties --year 2017 --sources full --title "Tajikistan" -o "$folder/net.svg"
grep -o 'Kızılay, Şeyma (2022)[^<]*' "$folder/net.svg" | head -n 1
echo "What the figure rests on:"
actorgraph cite $ties --year 2017
echo "Ties without a source:"
actorgraph cite $ties --ties none --format csv -q
echo "The same as one file:"
actorgraph convert $ties -q -o "$folder/net.json"
actorgraph info "$folder/net.json" -q --format tsv | head -n 6
