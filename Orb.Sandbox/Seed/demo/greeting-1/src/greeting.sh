# part_of_day HOUR prints which part of the day an hour from 0 to 23 is in.
part_of_day() {
    if [ "$1" -lt 5 ]; then
        echo "night"
    elif [ "$1" -lt 12 ]; then
        echo "morning"
    elif [ "$1" -lt 18 ]; then
        echo "afternoon"
    else
        echo "evening"
    fi
}

# greeting NAME prints one line that greets NAME. With GREET_HOUR set, it greets by the part of the day.
greeting() {
    if [ -n "${GREET_HOUR:-}" ]; then
        printf 'Good %s, %s!\n' "$(part_of_day "$GREET_HOUR")" "$1"
    else
        printf 'Hello, %s!\n' "$1"
    fi
}
