actorgraph render --ver
