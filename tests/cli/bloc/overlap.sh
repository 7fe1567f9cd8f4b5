for overlap in shared exclusive full; do
    actorgraph bloc T -g blocs.json --year 2001 --blocs X,Q,Y --overlap $overlap --draws 0 | cut -f 3,5-7,18
done
