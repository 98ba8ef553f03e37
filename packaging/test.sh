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

failed=
check() {
    echo "== $*"
    tool=$1
    shift
    "$venv/bin/$tool" "$@" || failed="$failed $tool"
}

if [ $# = 0 ]; then
    check ruff check
    check ruff format --check
    check mypy
    check lint-imports
    if [ -n "$failed" ]; then echo "== FAILED before the tests:$failed"; fi
    echo "== pytest"
fi
# Last, so that its summary closes the output.
"$venv/bin/pytest" "$@" || exit
[ -z "$failed" ]
