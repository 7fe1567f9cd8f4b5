actorgraph validate --color=always broken.json
