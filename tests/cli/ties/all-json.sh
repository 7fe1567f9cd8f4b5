actorgraph ties -q --kind rivalry,threat --format json
