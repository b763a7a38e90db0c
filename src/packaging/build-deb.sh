#!/usr/bin/env bash
# Builds a Debian package: build-deb.sh FOLDER [--self-contained] [--quick]
# The package is written into FOLDER and its path printed. It needs the .NET SDK and dpkg-deb.
#   --self-contained  brings the .NET runtime with it; without, the package depends on it
#   --quick           is built sooner and starts more slowly: nothing is compiled ahead of time
set -euo pipefail

usage() { echo "usage: build-deb.sh FOLDER [--self-contained] [--quick]" >&2; exit 2; }
[ $# -ge 1 ] && [ "${1#-}" = "$1" ] || usage
out=$1
shift
contained=false
ahead=true
runtime='aspnetcore-runtime-10.0 | dotnet-sdk-10.0'
for option in "$@"; do
  case $option in
  --self-contained) contained=true runtime='libc6, libgcc-s1, libssl3t64 | libssl3, libstdc++6, zlib1g' ;;
  --quick) ahead=false ;;
  *) usage ;;
  esac
done
for tool in dotnet dpkg-deb dpkg; do
  command -v "$tool" >/dev/null 2>&1 || { echo "$tool is missing." >&2; exit 1; }
done

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
architecture=$(dpkg --print-architecture)
case $architecture in
amd64) system=linux-x64 ;;
arm64) system=linux-arm64 ;;
armhf) system=linux-arm ;;
*) echo "There is no .NET for $architecture." >&2; exit 1 ;;
esac
# The same sources give the same package.
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH=$epoch

mkdir -p "$out"
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
install -d "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib/audiopaper" "$tree/usr/lib/systemd/system" "$tree/usr/share/doc/audiopaper" "$tree/etc/audiopaper"

# Compiled ahead of time where the compiler can be had, but not together with one build of the runtime: that one is updated by itself.
publish() {
  rm -rf "$tree/usr/lib/audiopaper"
  dotnet publish "$root/src/AudioPaper.Host" -c Release -p:AudioPaperRuntime="$system" -p:AudioPaperBubble=false -p:SelfContained="$contained" "$@" -o "$tree/usr/lib/audiopaper" >"$work/publish.log" 2>&1
}
if ! publish -p:PublishReadyToRun=$ahead && ! publish -p:PublishReadyToRun=false; then
  grep -E 'error' "$work/publish.log" | sort -u | head -n 5 >&2
  exit 1
fi
find "$tree/usr/lib/audiopaper" \( -name '*.pdb' -o -name '*.xml' \) -delete
find "$tree/usr/lib/audiopaper" -type d -exec chmod 755 {} +
find "$tree/usr/lib/audiopaper" -type f -exec chmod 644 {} +
for program in "$tree/usr/lib/audiopaper/AudioPaper.Host" "$tree/usr/lib/audiopaper/AudioPaper.EspeakWorker" "$tree/usr/lib/audiopaper/createdump"; do
  [ ! -f "$program" ] || chmod 755 "$program"
done

install -m 755 "$here/debian/audiopaper" "$tree/usr/bin/audiopaper"
install -m 644 "$here/audiopaper.service" "$tree/usr/lib/systemd/system/audiopaper.service"
install -m 644 "$here/debian/settings.json" "$tree/etc/audiopaper/settings.json"
echo /etc/audiopaper/settings.json >"$tree/DEBIAN/conffiles"
for script in postinst prerm postrm; do install -m 755 "$here/debian/$script" "$tree/DEBIAN/$script"; done
install -m 644 "$root/LICENSE" "$tree/usr/share/doc/audiopaper/copyright"
gzip -9n <"$root/CHANGELOG.md" >"$tree/usr/share/doc/audiopaper/changelog.gz"
chmod 644 "$tree/usr/share/doc/audiopaper/changelog.gz"

cat >"$tree/DEBIAN/control" <<CONTROL
Package: audiopaper
Version: $version
Architecture: $architecture
Maintainer: AudioPaper maintainers <audiopaper@localhost>
Section: sound
Priority: optional
Installed-Size: $(du -sk --exclude=DEBIAN "$tree" | cut -f1)
Depends: $runtime, adduser, espeak-ng, ffmpeg, fonts-noto-cjk, libmp3lame0, tzdata
Recommends: poppler-utils, tesseract-ocr, tesseract-ocr-chi-sim, tesseract-ocr-eng
Suggests: nginx, postgresql
Description: newspaper pages in, a newspaper to listen to out
 Turns the pages of a newspaper (Chinese or English; text, HTML, PDF, scans)
 into episodes with chapters and transcripts, and serves them as podcasts.
CONTROL
chmod 644 "$tree/DEBIAN/control" "$tree/DEBIAN/conffiles"
(cd "$tree" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
find "$tree" -exec touch -h -d "@$epoch" {} +

package=$out/audiopaper_${version}_$architecture.deb
if [ "$ahead" = true ]; then compression=xz; else compression=gzip; fi
dpkg-deb --root-owner-group -Z"$compression" --build "$tree" "$package" >/dev/null
echo "$package"
