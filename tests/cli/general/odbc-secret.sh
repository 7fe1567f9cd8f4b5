actorgraph info -g 'odbc:DSN=graph;UID=me;PWD=hush'
