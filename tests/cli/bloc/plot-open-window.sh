cd "$scratch" && actorgraph bloc Tajikistan -q --plot lead.svg; ls
