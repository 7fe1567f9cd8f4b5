# Ids, accents, names and dates come back from BibTeX as they were; what does not is listed.
cat >"$scratch/refs.json" <<'J'
[{"id":"kızılay:2022","type":"article-newspaper","title":"Über {braces}, 100 % & \"quotes\" – $5 #1 _ ~ ^ \\","container-title":"Naïve Ångström","author":[{"family":"Kızılay","given":"Şeyma"},{"family":"Berg","given":"Jan","non-dropping-particle":"van der"},{"literal":"World Bank, and Others"},{"family":"King","given":"Martin L.","suffix":"Jr"},{"family":"da Silva","given":"Luiz"}],"issued":{"date-parts":[[2016,9,12]]}},
{"id":"book","type":"book","title":"ß ø ł","editor":[{"family":"Łach","given":"Łukasz"}],"issued":{"date-parts":[[2016]]},"publisher":"P","publisher-place":"Wien"},
{"id":"web","type":"webpage","title":"W","URL":"https://example.org/a_b?x=%20&y=~z","issued":{"date-parts":[[2016,2]]},"DOI":"10.1/a_b<c>","abstract":"long","note":"n"},
{"id":"map","type":"map","title":"Карта 地图","author":[{"family":"Иванов","given":"И."}],"volume":"2","issue":"3","page":"1-9","container-title":"T"}]
J
cd "$scratch"
cp "$TOP/tests/cli/data/nobody.json" .
actorgraph convert nobody.json -q --bibliography refs.json -o a.json
actorgraph convert a.json --bibliography-to refs.bib -o b.json
cat refs.bib
back() { actorgraph convert "$1" -q "${@:2}" | grep '"type"' | sed 's/},*$//;s/\(,"[a-zA-Z-]*":\)/\n\1/g' | sort; }
diff <(back a.json) <(back nobody.json --bibliography refs.bib)
