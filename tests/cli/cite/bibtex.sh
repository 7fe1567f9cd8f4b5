actorgraph cite Tajikistan China -q --to 2016 --format bibtex
