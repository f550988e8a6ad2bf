#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Lets a double click on a .lsdb file open this KH48, and puts KH48 into the menu, for the person
# who runs it; no administrator is needed. Run it again after the folder has moved.
#
#   ./register-file-type.sh            register
#   ./register-file-type.sh --remove   take it back
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
data=${XDG_DATA_HOME:-"$HOME/.local/share"}
type=application/x-kh48-lsdb
entry=$data/applications/kh48.desktop
package=$data/mime/packages/kh48.xml

# Inside the quotes of Exec= these four are escaped once for the command and once for the file, and
# a percent sign is doubled.
in_quotes() {
  printf '%s' "$1" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g'
}

refresh() {
  if command -v update-mime-database >/dev/null 2>&1; then
    update-mime-database "$data/mime"
  fi
  if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database "$data/applications"
  fi
}

case ${1-} in
'') ;;
--remove)
  rm -f -- "$entry" "$package"
  if [ -d "$data/mime/packages" ]; then refresh; fi
  exit 0
  ;;
*)
  printf 'usage: %s [--remove]\n' "$0" >&2
  exit 2
  ;;
esac

mkdir -p -- "$data/applications" "$data/mime/packages"
cat >"$package" <<END
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="$type">
    <comment>KH48 database</comment>
    <comment xml:lang="vi">Tệp dữ liệu KH48</comment>
    <sub-class-of type="application/vnd.sqlite3"/>
    <magic priority="60">
      <match type="string" value="SQLite format 3" offset="0">
        <match type="string" value="KH48" offset="68"/>
      </match>
    </magic>
    <glob pattern="*.lsdb"/>
  </mime-type>
</mime-info>
END
cat >"$entry" <<END
[Desktop Entry]
Type=Application
Name=KH48
Comment=Chương trình hành động, kết quả và bản nộp
Exec="$(in_quotes "$here/KH48")" %f
Icon=$(printf '%s' "$here/_internal/resources/icons/kh48.svg" | sed -e 's/\\/\\\\/g')
Terminal=false
Categories=Office;
MimeType=$type;
StartupWMClass=kh48
END
refresh
# The person's own choice, so that another program for SQLite files is not asked first. Where a desktop
# refuses, the program is still offered under "open with".
if command -v xdg-mime >/dev/null 2>&1; then
  xdg-mime default kh48.desktop "$type" || :
elif command -v gio >/dev/null 2>&1; then
  gio mime "$type" kh48.desktop >/dev/null || :
fi
