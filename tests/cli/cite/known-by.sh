# What could we have cited in 2018?
actorgraph cite -q --known-by 2018
