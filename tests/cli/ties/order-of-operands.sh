# Either way round, the ties of a dyad are the same.
diff <(actorgraph ties CHN TJK -q) <(actorgraph ties TJK CHN -q)
