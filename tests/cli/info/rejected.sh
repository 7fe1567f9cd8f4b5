actorgraph info broken.json
