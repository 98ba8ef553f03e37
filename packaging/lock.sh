#!/bin/sh
# Writes the lock files anew from pyproject.toml and requirements-build.in.
# Keeps the versions that they hold unless told otherwise, as with --upgrade or --upgrade-package NAME.
set -eu

packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
cd "$packaging/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
trap 'exit 1' HUP INT TERM
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/python" -m pip --disable-pip-version-check --quiet install uv

# The hashes must be those of the public index, whatever index this machine is set to.
for name in $(env | sed -n 's/^\(UV_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done

# One version of a package for all Pythons: what was tested here is what runs there.
compile() {
    "$tools/bin/uv" --no-config --quiet pip compile --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "sh packaging/lock.sh" "$@"
}

compile "$@" pyproject.toml -o packaging/requirements.lock
compile "$@" --extra test -c packaging/requirements.lock pyproject.toml -o packaging/requirements-test.lock
compile "$@" -c packaging/requirements.lock packaging/requirements-build.in -o packaging/requirements-build.lock

if grep -nE '^ *--|://|(^|[ =])/' packaging/requirements*.lock | grep -v -- '--hash=sha256:'; then
    echo "A lock names an index or a path of this machine." >&2
    exit 1
fi
