actorgraph info --year 2021 --half-life 18m -v net.json | grep relations
