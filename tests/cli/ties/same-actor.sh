actorgraph ties China CHN
