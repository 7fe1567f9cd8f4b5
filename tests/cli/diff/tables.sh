actorgraph diff ties.csv@2001 ties.csv@2002 | head -5
