#!/bin/sh
# Makes the files of this folder anew from sources/*.fodt with LibreOffice Writer (made with 7.4).
set -eu
cd "$(dirname "$0")"
profile=$(mktemp -d)
for source in sources/*.fodt; do
    for format in docx odt rtf html; do
        soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$format" --outdir . "$source" >/dev/null 2>&1
    done
done
rm -rf "$profile"
rm -f ./*_html_*.gif ./*_html_*.png
