#!/bin/sh
# Install the Debian packages that are missing, or print the one command that does.
set -eu
here=$(dirname "$0")

missing=""
need() {
    # need LIBRARY-FILE PACKAGE: ask the linker, so that other systems than Debian pass, too.
    ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
    "$ldconfig" -p 2>/dev/null | grep -q "$1" || missing="$missing $2"
}
need libpango-1.0.so.0 libpango-1.0-0
need libpangoft2-1.0.so.0 libpangoft2-1.0-0
need libharfbuzz-subset.so.0 libharfbuzz-subset0
# Tests that look at the plates of a press are left out without Ghostscript, but not where all is tested.
[ -z "${CI:-}" ] || command -v gs >/dev/null || missing="$missing ghostscript"
# Likewise those that read the words of a file with a second reader.
[ -z "${CI:-}" ] || command -v pdftotext >/dev/null || missing="$missing poppler-utils"
# Likewise those that look at the preview in a browser.
[ -z "${CI:-}" ] || command -v chromium >/dev/null || missing="$missing chromium"
sh "$here/python.sh" >/dev/null || missing="$missing python3 python3-venv"
[ -n "$missing" ] || exit 0

install="apt-get install --yes --no-install-recommends$missing"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "This machine lacks:$missing (Debian's names). Install them, then run make again." >&2
    exit 3
fi
if [ "$(id -u)" -eq 0 ]; then
    sudo=""
elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    sudo="sudo"
else
    echo "This machine lacks packages. An administrator must run:" >&2
    echo "    apt-get update && $install" >&2
    exit 3
fi
echo "installing$missing …"
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
$sudo $install -qq >/dev/null
sh "$here/python.sh" >/dev/null || {
    echo "Python 3.11 or newer is needed; this system's own is older." >&2
    echo "An administrator must run: apt-get install --yes python3.11 python3.11-venv" >&2
    exit 3
}
