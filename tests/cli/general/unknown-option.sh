actorgraph render --yaer 2019
