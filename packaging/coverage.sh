#!/bin/sh
# How much of the code the tests run; apart from test.sh, as it takes longer. Without arguments the unit,
# contract and window tests run, against the floor in pyproject.toml; arguments go to pytest. PYTHON names another interpreter.
set -eu

packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source-path=SCRIPTDIR source=setup.sh
. "$packaging/setup.sh"

set_up test
cd "$root"
export QT_QPA_PLATFORM=offscreen
unset PYTHONDONTWRITEBYTECODE
# From Python 3.12 on the interpreter counts, which is much faster.
if "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 12))'; then export COVERAGE_CORE=sysmon; fi

if [ $# = 0 ]; then
    cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)
    set -- -n "$cores" --dist loadfile tests/unit tests/contracts tests/ui
else
    # The floor is that of the whole.
    set -- --cov-fail-under=0 "$@"
fi
exec "$venv/bin/pytest" --cov=musicrec_desktop --cov-report=term:skip-covered "$@"
