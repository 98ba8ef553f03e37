#!/bin/sh
# Makes dist/musicrec-desktop_VERSION_ARCH.deb: the player with its Python packages below /usr/lib/musicrec.
# Needs python3 of the system with venv and headers, a C++ compiler and dpkg-deb; docs/installing.md.
# The package fits the Debian or Ubuntu that it was made on (the same Python), and needs no network later.
set -eu

packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$packaging")
python=${PYTHON:-/usr/bin/python3}
home=/usr/lib/musicrec
version=$("$python" -c 'import re, sys; print(re.search(r"__version__.*\"(.*)\"", open(sys.argv[1]).read())[1])' \
    "$root/musicrec_desktop/__init__.py")
minor=$("$python" -c 'import sys; print(sys.version_info[1])')
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stage=$work/stage

say() {
    printf '%s\n' "$*" >&2
}

# --- the Python packages ------------------------------------------------------------------------------------

say "Installing the packages of the lock."
"$python" -m venv "$work/tools"
pip() {
    "$work/tools/bin/python" -m pip --quiet --disable-pip-version-check --no-input "$@"
}
pip install --require-hashes -r "$packaging/requirements-build.lock"
mkdir -p "$stage$home"
"$python" -m venv --without-pip "$stage$home"
site=$stage$home/lib/python3.$minor/site-packages
pip install --require-hashes --no-build-isolation --no-compile --target "$site" -r "$packaging/requirements.lock"
pip install --no-deps --no-build-isolation --no-compile --target "$site" "$root"
# what the wheel keeps for the system, and what only pip's users need
rm -rf "${site:?}/share" "${site:?}/bin" "${site:?}/pip" "$site"/pip-*.dist-info "$stage$home/bin"/[Aa]ctivate*
"$python" "$packaging/trim.py" "$stage$home" >&2
# the environment knows where it will be
printf 'home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.%s\n' "$minor" >"$stage$home/pyvenv.cfg"
rm -f "$stage$home/bin"/python*
ln -s "/usr/bin/python3.$minor" "$stage$home/bin/python3.$minor"
ln -s "python3.$minor" "$stage$home/bin/python3"
ln -s "python3.$minor" "$stage$home/bin/python"
rm -f "$stage$home/lib64" && ln -s lib "$stage$home/lib64"

# --- what the desktop finds ---------------------------------------------------------------------------------

mkdir -p "$stage/usr/bin" "$stage/DEBIAN"
# isolated, so that no folder that it is started in and no variable brings other packages
cat >"$stage/usr/bin/musicrec" <<END
#!$home/bin/python -I
import sys

from musicrec_desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
END
chmod 755 "$stage/usr/bin/musicrec"
share=$stage/usr/share
install -Dm644 "$root/resources/musicrec.desktop" "$share/applications/musicrec.desktop"
install -Dm644 "$root/resources/io.musicrec.desktop.metainfo.xml" "$share/metainfo/io.musicrec.desktop.metainfo.xml"
install -Dm644 "$root/musicrec_desktop/ui/kit/musicrec.svg" "$share/icons/hicolor/scalable/apps/musicrec.svg"
cp -r "$root/resources/hicolor" "$share/icons/"
install -Dm644 "$root/LICENSE" "$share/doc/musicrec-desktop/copyright"
install -Dm644 "$root/CHANGELOG.md" "$share/doc/musicrec-desktop/changelog"
gzip -9n "$share/doc/musicrec-desktop/changelog"
install -Dm644 "$root/resources/musicrec.1" "$share/man/man1/musicrec.1"
gzip -9n "$share/man/man1/musicrec.1"
for shell in bash zsh fish; do
    case $shell in
    bash) completion=$share/bash-completion/completions/musicrec ;;
    zsh) completion=$share/zsh/vendor-completions/_musicrec ;;
    fish) completion=$share/fish/vendor_completions.d/musicrec.fish ;;
    esac
    mkdir -p "$(dirname "$completion")"
    PYTHONPATH=$site "$python" -B -m musicrec_desktop completion $shell >"$completion"
done

# --- the package --------------------------------------------------------------------------------------------

needed=$(awk '$1 == "!run" { printf ", %s", $3 }' "$packaging/system-packages.txt")
wanted=$(awk '$1 == "run" && !seen[$3]++ { printf "%s%s", sep, $3; sep = ", " }' "$packaging/system-packages.txt")
cat >"$stage/DEBIAN/control" <<END
Package: musicrec-desktop
Version: $version
Architecture: $architecture
Maintainer: MusicRec Desktop <maintainers@musicrec.invalid>
Installed-Size: $(du -sk "$stage" | cut -f1)
Section: sound
Priority: optional
Depends: python3 (>= 3.$minor), python3 (<< 3.$((minor + 1)))$needed
Recommends: $wanted
Description: music player that listens to your own library
 It scans the music on this computer, listens to every track, plays what
 sounds alike without a gap, and says why. No server, no account, no cloud.
END
# compiled once, so that no user waits for it, but only what is loaded (trim.py)
cat >"$stage/DEBIAN/postinst" <<END
#!/bin/sh
set -e
if [ "\$1" = configure ]; then
    cd $home/lib/python3.$minor/site-packages
    if [ -s ../loaded-modules.txt ]; then set -- -i ../loaded-modules.txt; else set -- .; fi
    $home/bin/python -I -m compileall -q -j 0 "\$@" >/dev/null 2>&1 || :
fi
END
cat >"$stage/DEBIAN/prerm" <<END
#!/bin/sh
set -e
find $home -name __pycache__ -type d -prune -exec rm -rf {} +
END
chmod 755 "$stage/DEBIAN/postinst" "$stage/DEBIAN/prerm"
mkdir -p "$root/dist"
package=$root/dist/musicrec-desktop_${version}_$architecture.deb
say "Packing."
dpkg-deb --root-owner-group -Zxz --build "$stage" "$package" >&2
echo "$package"
