actorgraph validate --quiet broken.json
