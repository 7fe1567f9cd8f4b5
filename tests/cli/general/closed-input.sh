actorgraph info - <&-
