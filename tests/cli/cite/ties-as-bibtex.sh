actorgraph cite -q --ties single --format bibtex
