echo "{\"actorgraph\": 1, \"actors\": [], \"relations\": []}" | actorgraph info - | grep -v "	0$"
