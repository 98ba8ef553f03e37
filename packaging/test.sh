#!/bin/sh
# Runs all checks and tests on a machine that has python3 and little else; installs first what is missing.
# With arguments only pytest runs, and gets them. PYTHON names another interpreter.
set -eu

packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source-path=SCRIPTDIR source=setup.sh
. "$packaging/setup.sh"

set_up test
cd "$root"
export QT_QPA_PLATFORM=offscreen
# The tests start hundreds of processes; each would compile the player anew where bytecode is not written.
unset PYTHONDONTWRITEBYTECODE

if [ $# -gt 0 ]; then exec "$venv/bin/pytest" "$@"; fi

notes=$(mktemp -d)
trap 'rm -rf "$notes"' EXIT
trap 'exit 1' HUP INT TERM

# What a tool finds is shown at once, in the midst of the tests, and its name again at the end.
check() {
    tool=$1
    shift
    if nice -n 10 "$venv/bin/$tool" "$@" >"$notes/found" 2>&1; then
        echo "$tool" >>"$notes/passed"
    else
        echo "$tool" >>"$notes/failed"
        printf '\n== %s FAILED\n' "$tool"
        cat "$notes/found"
    fi
}

# Beside the tests, which leave parts of the cores free while they start, wait for sound, and come to their end.
{
    check ruff check
    check ruff format --check
    check mypy
    check lint-imports
    check vulture
    check deptry .
} &
checks=$!
# Compiled in the tests, it takes one of them up to its time limit.
"$venv/bin/python" -m tests.support.compiled
# The fixtures of a file are made once, and the slow files come first: contracts and journeys. One process more
# than cores: one of them waits for sound most of the time (tests/conftest.py).
cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
status=0
"$venv/bin/pytest" -n "$((cores + 1))" --dist loadfile --no-loadscope-reorder || status=$?
wait "$checks"
# shellcheck disable=SC2046  # words
[ ! -e "$notes/passed" ] || echo "== passed:" $(cat "$notes/passed")
if [ -e "$notes/failed" ]; then
    # shellcheck disable=SC2046
    echo "== FAILED:" $(cat "$notes/failed")
    [ "$status" != 0 ] || status=1
fi
exit "$status"
