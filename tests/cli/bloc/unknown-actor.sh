actorgraph bloc Tajikstan -q
