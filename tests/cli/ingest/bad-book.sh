cd "$scratch" && cp "$TOP/tests/cli/data/events.tsv" .
try() { printf "$1" >book.tsv; actorgraph ingest --layout gdelt2 --codebook book.tsv events.tsv; }
try ''; try 'code\n01\n'; try 'code\tkind\n01\tfriendship\n'; try 'code\tkind\n01\t-\n01\trivalry\n'; try 'code\tkind\tweight\n01\trivalry\t-1\n'
try 'code\tkind\ttype\n01\trivalry\tx y\n'; try 'code\tkind\ttype\n01\trivalry\tx\n02\tthreat\tx\n'; try '\351\tkind\n'; try 'code\tkind\n01\0\trivalry\n'; try 'code\tkind\tname\n01\trivalry\ta\033b\n'
actorgraph ingest --layout gdelt2 --codebook none.tsv events.tsv
