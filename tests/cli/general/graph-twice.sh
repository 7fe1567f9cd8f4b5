actorgraph info -g net.json net.json
