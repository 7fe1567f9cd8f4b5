actorgraph $'\e[31mred\n'
