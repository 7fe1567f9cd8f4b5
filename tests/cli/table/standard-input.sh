actorgraph info -q -g - --map from=state1,to=state2,since=begin,until=end,weight=value,type=pact,status=status,kind:cooperation,directed:no <ties.csv | grep '^ties	all'
