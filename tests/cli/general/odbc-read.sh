actorgraph info -g odbc:DSN=graph --read json
