actorgraph help info
