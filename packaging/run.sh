#!/bin/sh
# Opens the player on a machine that has python3 and little else; installs first what is missing.
# Arguments go to the player. PYTHON names another interpreter.
set -eu

packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source-path=SCRIPTDIR source=setup.sh
. "$packaging/setup.sh"

set_up run
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    case ${1:-} in
    [a-z]* | --help | -h | --version) ;; # the command line, which opens no window
    *)
        say "There is no display to open a window on, so this runs the demonstration: musicrec demo"
        set -- demo
        ;;
    esac
fi
exec "$venv/bin/musicrec" "$@"
