#!/bin/sh
# Makes the files of this folder anew from sources/: *.fodt and *.docx with LibreOffice Writer (made with 7.4), *.md with pandoc (3.9).
set -eu
cd "$(dirname "$0")"
profile=$(mktemp -d)
for source in sources/*.fodt sources/*.docx; do
    for format in docx odt rtf html; do
        soffice "-env:UserInstallation=file://$profile" --headless --convert-to "$format" --outdir . "$source" >/dev/null 2>&1
    done
done
rm -rf "$profile"
for source in sources/*.md; do
    for format in docx odt rtf; do
        pandoc --standalone --from markdown "$source" --output "$(basename "$source" .md).$format"
    done
done
rm -f ./*_html_*.gif ./*_html_*.png slovo.html
