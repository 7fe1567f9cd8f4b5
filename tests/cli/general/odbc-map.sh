actorgraph info -g odbc:DSN=graph.csv --actors states.csv
