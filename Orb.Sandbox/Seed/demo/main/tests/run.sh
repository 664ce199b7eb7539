#!/bin/sh
# Runs every tests/*_test.sh; ends with 1 when one of them fails.
set -u
cd "$(dirname "$0")/.."

failed=0
expect() { # expect NAME WANTED GOT
    if [ "$2" = "$3" ]; then
        echo "ok    $1"
    else
        echo "FAIL  $1: wanted '$2', got '$3'"
        failed=1
    fi
}

for file in tests/*_test.sh; do
    . "./$file"
done
exit "$failed"
