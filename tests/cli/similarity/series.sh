actorgraph similarity tajikistan -q --years 2015..2017 -m s,kappa_squared --profile signed
