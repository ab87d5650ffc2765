#!/bin/sh
# Makes a fresh Debian or Ubuntu machine ready for `make demo` (klargjor.sh demo) or the tests (klargjor.sh test):
# system packages that are missing, a virtual environment, and the locked dependencies when the lock has changed.
set -eu
cd "$(dirname "$0")/../.."
maal=${1:-demo}
mangler=""

har_bibliotek() { { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q "$1"; }
krev() { "$@" >/dev/null 2>&1 || mangler="$mangler $pakke"; }

python=""
for forslag in python3 python3.13 python3.12 python3.11; do
    if "$forslag" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$forslag; break; fi
done
if [ -z "$python" ]; then
    command -v python3 >/dev/null && { echo "Python må være 3.11 eller nyere." >&2; exit 1; }
    python=python3
    mangler=" python3"
fi

pakke=python3-venv; krev "$python" -c 'import venv, ensurepip'
pakke=libpango-1.0-0; krev har_bibliotek libpango-1.0.so.0
pakke=libpangoft2-1.0-0; krev har_bibliotek libpangoft2-1.0.so.0
pakke=libharfbuzz-subset0; krev har_bibliotek libharfbuzz-subset.so.0
pakke=fontconfig; krev command -v fc-list
if [ "$maal" = test ]; then
    pakke=chromium-headless-shell; krev command -v chromium-headless-shell
    pakke=poppler-utils; krev command -v pdftotext
    pakke=gettext; krev command -v msgfmt
    pakke=libatomic1; krev har_bibliotek libatomic.so.1 # Playwright's driver
fi

if [ "$maal" = bar ]; then
    pakke=debootstrap; krev command -v debootstrap
fi

som=""
if [ -n "$mangler" ] && [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then
        som=sudo
    else
        echo "Disse systempakkene mangler. Kjør dette som root, og prøv igjen:" >&2
        echo "  apt-get update && apt-get install -y --no-install-recommends$mangler" >&2
        exit 1
    fi
fi
if [ -n "$mangler" ] && ! command -v apt-get >/dev/null; then
    echo "Installer disse pakkene, og prøv igjen:$mangler" >&2
    exit 1
fi

installer_systempakker() {
    echo "Installerer systempakker:$mangler"
    export DEBIAN_FRONTEND=noninteractive
    $som apt-get update -qq
    # shellcheck disable=SC2086 # one word per package
    $som apt-get install -y -qq --no-install-recommends $mangler >/dev/null
}

# The development lock holds everything the demo needs, so either will do for the demo.
merke() { sha256sum "requirements-$1.txt" | cut -d' ' -f1; }
installert() { [ "$(cat ".venv/laas-$1" 2>/dev/null)" = "$(merke "$1")" ]; }
case $maal in test) laas=dev ;; *) laas=lokalt ;; esac

klargjor_python() {
    .venv/bin/python -c '' 2>/dev/null || "$python" -m venv --clear .venv
    if installert dev || installert "$laas"; then return; fi
    echo "Installerer Python-pakker fra requirements-$laas.txt …"
    PIP_ROOT_USER_ACTION=ignore .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --no-deps --require-hashes -r "requirements-$laas.txt"
    rm -f .venv/laas-*
    merke "$laas" >".venv/laas-$laas"
}

case $mangler in
    "") klargjor_python ;;
    *python3*) installer_systempakker; klargjor_python ;;
    *) # Neither needs the other, and both mostly wait.
        klargjor_python & i_gang=$!
        installer_systempakker
        wait "$i_gang" ;;
esac
