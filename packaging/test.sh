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

failed=
check() {
    echo "== $*"
    tool=$1
    shift
    "$venv/bin/$tool" "$@" || failed="$failed $tool"
}

if [ $# = 0 ]; then
    # The checks leave a core free. Compiled in the tests, it takes one of them up to its time limit.
    "$venv/bin/python" -m tests.support.compiled &
    check ruff check
    check ruff format --check
    check mypy
    check lint-imports
    check vulture
    check deptry .
    if [ -n "$failed" ]; then echo "== FAILED before the tests:$failed"; fi
    wait
    echo "== pytest"
    # The fixtures of a file are made once, and the slow files come first: contracts and journeys. One process
    # more than cores: one of them waits for sound most of the time (tests/conftest.py).
    cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
    set -- -n "$((cores + 1))" --dist loadfile --no-loadscope-reorder
fi
# Last, so that its summary closes the output.
"$venv/bin/pytest" "$@" || exit
[ -z "$failed" ]
