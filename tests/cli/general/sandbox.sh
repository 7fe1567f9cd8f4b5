actorgraph info --sandbox perhaps
