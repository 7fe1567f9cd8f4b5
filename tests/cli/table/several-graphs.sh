actorgraph info -g net.json -g warned.json
