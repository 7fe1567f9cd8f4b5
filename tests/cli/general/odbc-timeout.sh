actorgraph info -g odbc:DSN=graph --timeout 1.5
