# greeting NAME prints one line that greets NAME.
greeting() {
    printf 'Hello, %s!\n' "$1"
}
