actorgraph ties Tajikstan
