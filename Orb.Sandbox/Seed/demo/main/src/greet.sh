#!/bin/sh
# Greets whoever is named: greet.sh [name...]
set -eu

. "$(dirname "$0")/greeting.sh"

if [ "$#" -eq 0 ]; then
    greeting "World"
fi

for name in "$@"; do
    greeting "$name"
done
