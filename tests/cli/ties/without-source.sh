actorgraph ties CHN TJK -q --without-source kizilay2022,wilson2020 --year 2015
