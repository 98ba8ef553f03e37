# What run.sh and test.sh share; sourced by them with $packaging set.  POSIX sh: a fresh system has no more.
#
# set_up run|test brings the system's packages and .venv in line with the files of this folder.
# Where nothing has changed it needs neither network nor root and takes a fraction of a second.
# shellcheck shell=sh

# shellcheck disable=SC2154  # set by the script that sources this file
root=$(dirname -- "$packaging")
venv=$root/.venv
# What .venv was made for and holds, and a mark while it is worked on, which only a killed set-up leaves behind.
stamp=$venv/.setup-done
unfinished=$venv/.setup-unfinished

say() {
    # stderr, so that the output of the player's commands stays clean
    printf '%s\n' "$*" >&2
}

die() {
    say "$@"
    exit 1
}

# --- what is there ------------------------------------------------------------------------------------------

# Sets $python to the first that will do of the interpreters given (PYTHON overrides), and $identity.
choose_python() {
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; fi
    for python in "$@"; do
        identity=$("$python" -I -c '
import sys
if sys.version_info < (3, 11):
    raise SystemExit(1)
print("%d.%d" % sys.version_info[:2], sys.base_prefix)' 2>/dev/null) && [ -n "$identity" ] && return 0
    done
    die "The player needs Python 3.11 or newer, and ${PYTHON:-python3} is none:" \
        "install it, or name another with PYTHON=/path/to/python3."
}

lock_of() {
    case $1 in run) echo requirements.lock ;; test) echo requirements-test.lock ;; esac
}

# What .venv must hold for run or test, as a line of the stamp.
wanted() {
    printf '%s ' "$1"
    cat "$packaging/requirements-build.lock" "$packaging/$(lock_of "$1")" "$root/pyproject.toml" | cksum
}

# Sets $python, $usable (.venv can be kept) and $fresh (.venv holds what it should).
look_at_venv() {
    usable=no
    fresh=no
    if [ -x "$venv/bin/python" ] && [ ! -e "$unfinished" ]; then
        # it keeps the interpreter that it was made with, whatever python3 is today
        choose_python "$venv/bin/python" python3
        if grep -qxF "for $identity at $root" "$stamp" 2>/dev/null; then
            usable=yes
            if grep -qxF "$(wanted "$kind")" "$stamp"; then fresh=yes; fi
        elif [ ! -e "$stamp" ] && [ "$python" = "$venv/bin/python" ] && "$python" -m pip --version >/dev/null 2>&1; then
            usable=yes # made by hand: completed, not thrown away
        fi
    fi
    if [ "$usable" = no ]; then
        choose_python python3 python3.14 python3.13 python3.12 python3.11
    fi
}

# Sets $manager and $missing: lines of must or may, package and what was looked for.
look_at_system() {
    needs=run
    if [ "$kind" = test ]; then needs="run test"; fi
    if [ "$usable" = no ]; then needs="venv $needs"; fi
    if [ "$usable" = no ] || { [ "$fresh" = no ] && ! "$venv/bin/python" -c 'import annoy' 2>/dev/null; }; then
        needs="build $needs"
    fi
    manager=none
    for candidate in apt-get dnf pacman; do
        if command -v $candidate >/dev/null; then
            manager=${candidate%-get}
            break
        fi
    done
    # shellcheck disable=SC2086  # words
    missing=$("$python" -I "$packaging/system_needs.py" $manager $needs)
}

# --- the system's packages ----------------------------------------------------------------------------------

can_be_root() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null || return 1
    # without a terminal nobody can answer when sudo asks for a password
    sudo -n true 2>/dev/null || [ -t 0 ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_get() {
    # another apt may be at work, as on a machine that has just been started: wait for it
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

install_packages() {
    case $manager in
    apt) apt_get --no-install-recommends install "$@" ;;
    dnf) as_root dnf -y --setopt=install_weak_deps=False install "$@" ;;
    pacman) as_root pacman -S --noconfirm --needed "$@" ;;
    esac
}

install_what_can_be() {
    online=yes
    if [ "$manager" = apt ]; then apt_get -o APT::Update::Error-Mode=any update || online=no; fi
    install_packages "$@" && return 0
    if [ "$manager" = apt ]; then
        # an apt that was killed leaves packages half configured, and refuses all others until they are whole
        as_root env DEBIAN_FRONTEND=noninteractive dpkg --configure -a
        apt_get --fix-broken --no-install-recommends install && install_packages "$@" && return 0
    fi
    # one package that this system does not know or want must not keep the others away
    if [ "$online" = yes ]; then
        for package in "$@"; do install_packages "$package"; done
    fi
}

packages() {
    printf '%s\n' "$missing" | while read -r level package _; do
        case $1 in "$level" | all) printf '%s ' "$package" ;; esac
    done
}

complete_system() {
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2046  # words, in all of this function
    set -- $(packages all)
    if [ "$manager" != none ] && can_be_root; then
        say "Installing from the system's packages: $*"
        install_what_can_be "$@" >&2 || :
        look_at_system
        [ -n "$missing" ] || return 0
        # shellcheck disable=SC2046
        set -- $(packages all)
    fi
    case $manager in
    apt) by_hand="as root: apt-get install $*" ;;
    dnf) by_hand="as root: dnf install $*" ;;
    pacman) by_hand="as root: pacman -S $*" ;;
    none) by_hand="with your system's tool what provides: $*" ;;
    esac
    say "Missing in the system; install $by_hand"
    # shellcheck disable=SC2046
    set -- $(packages must)
    if [ $# -gt 0 ]; then die "Nothing works without $*."; fi
    say "Going on without."
}

# --- the virtual environment --------------------------------------------------------------------------------

pip_install() {
    # pip's progress is for those who watch; a log gets its errors alone
    if [ ! -t 2 ]; then set -- --quiet "$@"; fi
    code=0
    "$venv/bin/python" -m pip --disable-pip-version-check --no-input --retries 8 \
        --timeout "${PIP_DEFAULT_TIMEOUT:-60}" install "$@" >&2 || code=$?
    [ "$code" = 0 ] && return 0
    # pip takes back what it could not complete, unless it was killed
    if [ "$code" -lt 128 ]; then rm -f "$unfinished"; fi
    die "pip could not install the Python packages. The same command tries again."
}

complete_venv() {
    if [ "$usable" = no ] && [ -e "$venv" ]; then
        say "Making .venv anew: it was left unfinished, was moved or is for another Python."
        rm -rf "$venv"
    fi
    mkdir -p "$venv"
    : >"$unfinished"
    rm -f "$stamp"
    if [ "$usable" = no ]; then
        "$python" -m venv "$venv" || die "$python could not make the virtual environment $venv."
    fi
    say "Installing the Python packages of packaging/$(lock_of "$kind") into .venv (the first time takes minutes)."
    # Annoy and the player are built with tools of a lock, too, not with those that pip finds today.
    pip_install --require-hashes -r "$packaging/requirements-build.lock"
    pip_install --require-hashes --no-build-isolation -r "$packaging/$(lock_of "$kind")"
    # setuptools warns at length of what "editable" means; nobody who runs this wants to know
    (export PYTHONWARNINGS=ignore && pip_install --no-deps --no-build-isolation --editable "$root") || exit 1
    # librosa compiles parts of itself when they are first loaded, which takes 95 MB: now, not in each worker
    "$venv/bin/python" -c 'from librosa.util import localmax' || :
    # a third of what the wheels bring is for other programs
    "$venv/bin/python" "$packaging/trim.py" "$venv" >&2 || say "Going on without making .venv smaller."
    conflicts=$("$venv/bin/python" -m pip --disable-pip-version-check check) ||
        say "The lock no longer fits pyproject.toml; run packaging/lock.sh." "$conflicts"
    {
        echo "for $identity at $root"
        wanted run
        # the lock of the tests holds all of the other
        if [ "$kind" = test ]; then wanted test; fi
    } >"$stamp"
    rm -f "$unfinished"
}

set_up() {
    kind=$1
    look_at_venv
    look_at_system
    if [ "$fresh" = yes ] && [ -z "$missing" ]; then return 0; fi
    # Two set-ups at once would spoil each other's .venv: the second waits, then looks again.
    exec 9<"$packaging/setup.sh"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "Another set-up is at work; waiting for it."
        flock 9
    fi
    look_at_venv
    look_at_system
    complete_system
    if [ "$fresh" = no ]; then complete_venv; fi
    exec 9<&-
}
