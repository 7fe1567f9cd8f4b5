actorgraph convert -q -o net.xlsx
