expect "greets the early by morning" "Good morning, Ada!" "$(GREET_HOUR=5 sh src/greet.sh Ada)"
expect "greets at noon by afternoon" "Good afternoon, Ada!" "$(GREET_HOUR=12 sh src/greet.sh Ada)"
expect "greets the late by evening" "Good evening, Ada!" "$(GREET_HOUR=18 sh src/greet.sh Ada)"
expect "greets the sleepless by night" "Good night, Ada!" "$(GREET_HOUR=0 sh src/greet.sh Ada)"
