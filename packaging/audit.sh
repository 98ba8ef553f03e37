#!/bin/sh
# Looks up known holes of all locked packages, those of tests and builds among them. Needs the network.
# A package that could not be looked up is a failure. Arguments go to pip-audit, as: --vulnerability-service osv
set -eu

packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
trap 'exit 1' HUP INT TERM
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/python" -m pip --disable-pip-version-check --quiet install pip-audit==2.10.1

status=0
for lock in requirements requirements-test requirements-build; do
    echo "$lock.lock"
    "$tools/bin/pip-audit" --require-hashes --disable-pip --strict --progress-spinner off \
        -r "$packaging/$lock.lock" "$@" || status=1
done
exit $status
