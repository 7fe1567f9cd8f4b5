actorgraph info -g odbc:DSN=graph --timeout 0
