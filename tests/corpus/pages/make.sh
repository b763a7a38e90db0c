#!/usr/bin/env bash
# Prints each page.html in these folders to page.pdf and exports its text in the three ways that people do.
# Needs chromium, poppler-utils, fonts-noto-cjk, and for some English pages fonts-liberation. Use: ./make.sh [FOLDER…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
[ $# -gt 0 ] || set -- */
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for folder in "$@"; do
  folder=${folder%/}
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync \
    --user-data-dir="$profile" --no-pdf-header-footer --print-to-pdf="$folder/page.pdf" "file://$PWD/$folder/page.html" 2>/dev/null
  pdftotext "$folder/page.pdf" "$folder/text.txt"
  pdftotext -raw "$folder/page.pdf" "$folder/raw.txt"
  pdftotext -layout "$folder/page.pdf" "$folder/layout.txt"
  echo "$folder: $(du -k "$folder/page.pdf" | cut -f1) KiB, $(wc -m <"$folder/text.txt") characters"
done
