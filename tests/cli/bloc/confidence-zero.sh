# Nobody believes any of it: it counts in the answer, and in no draw.
cd "$scratch"
sed 's/"kind": "\(c\|r\|t\|m\)/"confidence": 0, "kind": "\1/' "$OLDPWD/blocs.json" >g.json
actorgraph bloc T -g g.json --year 2001 --blocs X,Y --draws 100 --format table
