actorgraph render --year 2019 --weigh share --combine sum --verbose net.json >/dev/null
