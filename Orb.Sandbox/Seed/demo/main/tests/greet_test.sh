expect "greets the world when nobody is named" "Hello, World!" "$(sh src/greet.sh)"
expect "greets the one who is named" "Hello, Ada!" "$(sh src/greet.sh Ada)"
expect "greets everyone in order" "Hello, Ada!
Hello, Grace!" "$(sh src/greet.sh Ada Grace)"
