#!/usr/bin/env bash
# Installs what the tests need (Debian, as root or with sudo) and runs them all. The last line counts them.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

packages=()
want() { command -v "$1" >/dev/null 2>&1 || packages+=("$2"); }
want espeak-ng espeak-ng
want ffmpeg ffmpeg
want mid3v2 python3-mutagen
want kid3-cli kid3-cli
want mp3val mp3val
want mediainfo mediainfo
want mpv mpv
want mpd mpd
want mpc mpc
want chromium chromium
want node nodejs
want npm npm
want pdftoppm poppler-utils
want tesseract tesseract-ocr
want gpo gpodder
want newsboat newsboat
want xmllint libxml2-utils
want gssdp-discover gupnp-tools
want mpd mpd
want mpc mpc
want gmediarender gmediarender
want ip iproute2
want curl curl
[ -n "$(find /usr/lib -name libgstlibav.so -print -quit 2>/dev/null)" ] || packages+=(gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-libav)
[ -d /usr/lib/postgresql ] || packages+=(postgresql)
[ -e /usr/share/java/epubcheck.jar ] || packages+=(epubcheck)
[ -e /usr/share/xml/w3c-sgml-lib/schema/dtd/catalog.xml ] || packages+=(w3c-sgml-lib)
/usr/bin/python3 -c 'import podcastparser' >/dev/null 2>&1 || packages+=(python3-podcastparser)
for language in eng chi-sim chi-tra; do
  tesseract --list-langs 2>/dev/null | grep -qx "${language/-/_}" || packages+=("tesseract-ocr-$language")
done
if [ -z "$(find /usr/share/fonts -name 'NotoSansCJK*' -print -quit 2>/dev/null)" ]; then packages+=(fonts-noto-cjk); fi
if [ ${#packages[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need: ${packages[*]}. Install them (Debian names) and run this again." >&2
    exit 1
  fi
  echo "Installing ${packages[*]}…" >&2
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  { $as_root apt-get -qq update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${packages[@]}"; } >/tmp/audiopaper-test-install.$$ 2>&1 </dev/null ||
    { tail -n 20 /tmp/audiopaper-test-install.$$ >&2; exit 1; }
  rm -f /tmp/audiopaper-test-install.$$
fi

# Clients of others that prove the tests' fakes right; tests that need them are skipped where they cannot be had.
if [ ! tests/tools/node_modules/.package-lock.json -nt tests/tools/package-lock.json ]; then
  (cd tests/tools && npm ci --silent --ignore-scripts >/dev/null 2>&1 </dev/null) || echo "The node tools of the tests could not be installed; tests that need them are skipped." >&2
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
dotnet build -c Release -v quiet || exit 1
dotnet test -c Release --no-build "$@" 2>&1 | tee "$results/output"
status=${PIPESTATUS[0]}

count() { awk -v key="$1:" '$1 == key { n = $2 } END { print n + 0 }' "$results/output"; }
failed=$(count failed)
# A test program that crashed counts as a failure although it names no test.
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
# The names stand far above what the tests wrote; where only the end of a log is kept, they must be there.
if [ "$status" -ne 0 ]; then
  echo
  awk '
    function begin() { shown++; lines = 0; open = shown <= 20; if (open) print before }
    /^  from / && before ~ /^failed / { begin(); before = ""; next }
    /^  (Standard|Error) output$/ || /^[^ ]/ { open = 0 }
    open && lines < 15 { print; lines++ }
    /^[^ ].*\.dll .* failed with / || /^Exit code: / { programs = programs $0 "\n" }
    { before = $0 }
    END { if (shown > 20) print "… and " shown - 20 " more"; if (!shown) printf "No test is named. %s", programs }' "$results/output"
  echo
fi
echo "$(count succeeded) passed, $failed failed, $(count skipped) skipped"
exit "$status"
