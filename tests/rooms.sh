#!/usr/bin/env bash
# Checks every #include under SRC (default: src) against the table in src/README.md.
# Usage: tests/rooms.sh [SRC]      exit 1 and a line for each crossing
set -u
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
src=${1:-$top/src}
declare -A may only
while IFS='|' read -r _ room _ rooms lib _; do
    room=${room//[\` ]/}
    may[$room]=" $room $rooms "
    for word in ${lib//,/ }; do only[$word]=$room; done
done < <(grep '^| `' "$top/src/README.md")

crossings=0
report() {
    printf '%s: %s\n' "$1" "$2"
    crossings=$((crossings + 1))
}
# The header by which a library is known.
library_of() {
    case $1 in
    igraph.h | igraph/*) echo igraph ;;
    glpk.h) echo glpk ;;
    cjson/*) echo cJSON ;;
    gvc.h | gvplugin*.h | gvcjob.h | gvcext.h) echo gvc ;;
    cgraph.h | graphviz/*) echo cgraph ;;
    nettle/*) echo nettle ;;
    expat.h) echo expat ;;
    sqlite3.h) echo SQLite ;;
    utf8proc.h) echo utf8proc ;;
    zlib.h) echo zlib ;;
    zstd.h | zstd_errors.h) echo zstd ;;
    getopt.h) echo getopt ;;
    esac
}
while IFS=: read -r file _ line; do
    room=${file#"$src"/}
    room=${room%%/*}
    name=$(sed -E 's/.*#include ["<]([^">]+)[">].*/\1/' <<<"$line")
    if [[ $line == *\"* ]]; then
        other=${name%%/*}
        [ "$other" = actorgraph ] && continue
        [[ ${may[$room]:-} == *" $other "* ]] || report "$file" "$room may not include $name"
    else
        lib=$(library_of "$name")
        [ -z "$lib" ] || [ "${only[$lib]:-}" = "$room" ] || report "$file" "$lib belongs to ${only[$lib]:-no room}"
    fi
done < <(grep -rn '#include' "$src" --include='*.[ch]')
[ "$crossings" -eq 0 ]
