# Too few dots, and a width at which labels are too small.
actorgraph render --check -g "$TOP/graphs/central-asia.json" --year 2016 --width 60mm --format png --dpi 150
