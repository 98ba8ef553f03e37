#!/bin/sh
# Makes dist/musicrec-desktop-VERSION-ARCH.tar.gz: a folder that runs where it is unpacked, without a Python.
# It is the Debian package (make_deb.sh, which runs first) with the Python that the package depends on.
# Needs what make_deb.sh needs, and patchelf; docs/installing.md says what the other machine needs.
set -eu

packaging=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$packaging")
package=${1:-$(sh "$packaging/make_deb.sh")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dpkg-deb -x "$package" "$work"
name=$(dpkg-deb -f "$package" Package Version Architecture | sed 's/.*: //' | paste -sd- -)
folder=$work/$name
mv "$work/usr/lib/musicrec" "$folder"
python=$(readlink "$(find "$folder/bin" -name 'python3.*')") # the interpreter that the package was made with
minor=${python##*/}                                          # python3.11
library=$folder/lib/$minor

# --- the Python ---------------------------------------------------------------------------------------------

rm -rf "${folder:?}/bin" "$folder/pyvenv.cfg" "${folder:?}/lib64"
mkdir "$folder/bin"
cp "$python" "$folder/bin/$minor"
standard=$("$python" -I -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
mv "$library/site-packages" "$work/packages"
mv "$library/loaded-modules.txt" "$work" 2>/dev/null || :
cp -RL "$standard/." "$library"
for unused in test idlelib tkinter turtledemo ensurepip lib2to3 pydoc_data dist-packages site-packages \
    __pycache__ "config-*" "lib-dynload/_tkinter*" "lib-dynload/_test*"; do
    # shellcheck disable=SC2086 # a pattern
    rm -rf "${library:?}"/$unused
done
find "$library" -name __pycache__ -type d -prune -exec rm -rf {} +
mv "$work/packages" "$library/site-packages"
ln -s site-packages "$library/dist-packages" # where the Python of Debian looks

# --- the libraries that this Python is linked with, but for those of the C library ------------------------------

for object in "$folder/bin/$minor" "$library"/lib-dynload/*.so; do
    ldd "$object" | awk '$3 ~ /^\// { print $3 }'
done | sort -u | grep -Ev '/(libc|libm|libdl|libpthread|librt|libutil|libresolv|libnsl|ld-linux[^/]*)\.so' |
    while read -r needed; do
        cp -L "$needed" "$folder/lib/"
    done
patchelf --set-rpath "\$ORIGIN/../lib" "$folder/bin/$minor"
for object in "$library"/lib-dynload/*.so; do
    patchelf --set-rpath "\$ORIGIN/../.." "$object"
done
for object in "$folder"/lib/*.so*; do
    patchelf --set-rpath "\$ORIGIN" "$object"
done

# --- what starts it -------------------------------------------------------------------------------------------

tail -n +2 "$work/usr/bin/musicrec" >"$folder/lib/musicrec.py"
cat >"$folder/musicrec" <<END
#!/bin/sh
folder=\$(dirname -- "\$(readlink -f -- "\$0")")
# OpenSSL was told where Debian keeps certificates
for bundle in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem; do
    if [ -z "\${SSL_CERT_FILE:-}" ] && [ -r "\$bundle" ]; then
        export SSL_CERT_FILE="\$bundle"
    fi
done
exec "\$folder/bin/$minor" -I "\$folder/lib/musicrec.py" "\$@"
END
chmod 755 "$folder/musicrec"
mv "$work/usr/share" "$folder/share"
# the standard library, and of the packages what is loaded (trim.py); templates are no modules
if [ -s "$work/loaded-modules.txt" ]; then
    "$folder/bin/$minor" -I -m compileall -q -j 0 -x "/(site|dist)-packages/" "$library" >/dev/null 2>&1 || :
    (cd "$library/site-packages" && "$folder/bin/$minor" -I -m compileall -q -j 0 -i "$work/loaded-modules.txt") \
        >/dev/null 2>&1 || :
else
    "$folder/bin/$minor" -I -m compileall -q -j 0 "$library" >/dev/null 2>&1 || :
fi
mkdir -p "$root/dist"
tar -C "$work" --owner 0 --group 0 -czf "$root/dist/$name.tar.gz" "$name"
echo "$root/dist/$name.tar.gz"
