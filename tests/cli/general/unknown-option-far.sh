actorgraph render --xyzzy=3
