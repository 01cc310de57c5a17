#!/bin/sh
# Looks into the folder 'store' of destination-jsonl: dump or durable STREAM [NAMESPACE], clean PREFIX, places.
name() { # as its files are named: what is not plain is %XX for each byte, and a long name ends in a digest
  text=$(printf '%s' "$1" | od -An -v -tx1 | LC_ALL=C awk -v dots="$2" '
    BEGIN { for (i = 0; i < 256; i++) byte[sprintf("%02x", i)] = sprintf("%c", i) }
    { for (i = 1; i <= NF; i++) { c = byte[$i]
        plain = c ~ /^[A-Za-z0-9_-]$/ || (c == "." && dots && out != "")
        out = out (plain ? c : "%" toupper($i)) } }
    END { printf "%s", out == "" ? "%" : out }')
  if [ "${#text}" -gt 200 ]; then
    digest=$(printf '%s' "$text" | md5sum | sed -E 's/(.{8})(.{4}).(.{3})(.)(.{3})(.{12}).*/\1-\2-3\3-~\4\5-\6/
      s/~[048c]/8/; s/~[159d]/9/; s/~[26ae]/a/; s/~[37bf]/b/') # a UUID of version 3
    text="$(printf '%s' "$text" | cut -c 1-150)@@$digest"
  fi
  printf '%s' "$text"
}
whole() { # all lines of files that are whole
  for each in "$@"; do
    [ -f "$each" ] || continue
    if [ "$(tail -c 1 "$each" | wc -l)" -eq 1 ]; then cat "$each"; else sed '$d' "$each"; fi
  done
}
command=$1
shift
[ -d store ] || exit 0
case $command in
  dump | durable)
    file=store/$([ $# -lt 2 ] || printf '%s/' "$(name "$2" '')")$(name "$1" 1)
    whole "$file"~[0-9]*.jsonl "$file.jsonl"
    [ "$command" = dump ] || whole "$file".jsonl.log* "$file".jsonl.staging* ;;
  clean) rm -rf "store/$1"* store/*/"$1"* ;;
  places) (cd store && find . -type f) ;;
esac
