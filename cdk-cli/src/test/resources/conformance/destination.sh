#!/bin/sh
# A destination in plain sh: each record goes, as it came, to the end of the file 'records' in the folder 'path'.
# FAULT in its environment makes it break a rule: 'early' repeats a state before the records are in the file.
say() { printf '%s\n' "$1"; }
fail() { # a sentence for the user, who has to act
  say '{"type":"TRACE","trace":{"type":"ERROR","emitted_at":'"$(date +%s)"'000,"error":{"message":"'"$1"'","internal_message":"refused by destination.sh","stack_trace":"destination.sh","failure_type":"config_error"}}}'
  printf '%s\nusage: destination.sh spec | check | write\n' "$1" >&2
  exit 1
}
content() { # of a file, on one line
  [ -r "$2" ] || fail "The file of $1 cannot be read. Check its name."
  text=$(tr -d '\n' <"$2")
  case $text in '{'*'}') say "$text" ;; *) fail "The file of $1 is no JSON object. Mend it." ;; esac
}

command=$1
[ $# -gt 0 ] && shift
while [ $# -gt 1 ]; do
  case $1 in --config) config=$2 ;; --catalog) catalog=$2 ;; esac
  shift 2
done
if [ "$command" = spec ]; then
  say '{"type":"SPEC","spec":{"protocol_version":"0.18.0","documentationUrl":"https://example.com/records","supported_destination_sync_modes":["append"],"connectionSpecification":{"$schema":"http://json-schema.org/draft-07/schema#","title":"Records","type":"object","required":["path"],"additionalProperties":true,"properties":{"path":{"type":"string","title":"Folder","description":"Where the records go","order":0}}}}}'
  exit 0
fi
case $command in check | write) ;; *) fail "There is no such command. Use one of the usage." ;; esac
[ -n "$config" ] || fail "The flag --config is missing. Add it."
options=$(content --config "$config") || { say "$options"; exit 1; }
other=$(printf '%s' "$options" | sed -n 's/.*"\(path[^"]\{1,\}\)" *:.*/\1/p')
[ -z "$other" ] || say '{"type":"LOG","log":{"level":"WARN","message":"The option '"'$other'"' is unknown. Did you mean '"'path'"'?"}}'
path=$(printf '%s' "$options" | sed -n 's/.*"path" *: *"\([^"]*\)".*/\1/p')
case $path in */*) above=${path%/*}/ ;; *) above=. ;; esac
if [ -z "$path" ] || ! [ -d "$above" ]; then
  wrong="The option 'path' has to be a folder, or a new one in a folder that is there. Correct it."
  [ "$command" = check ] || fail "$wrong"
  say '{"type":"CONNECTION_STATUS","connectionStatus":{"status":"FAILED","message":"'"$wrong"'"}}'
  exit 0
fi
[ "$command" = write ] || { say '{"type":"CONNECTION_STATUS","connectionStatus":{"status":"SUCCEEDED"}}'; exit 0; }

[ -n "$catalog" ] || fail "The flag --catalog is missing. Add it."
wanted=$(content --catalog "$catalog") || { say "$wanted"; exit 1; }
modes=$(printf '%s' "$wanted" | grep -o '"destination_sync_mode" *: *"[a-z_]*"' | grep -cv '"append"$')
[ "$modes" -eq 0 ] || fail "A stream has another destination sync mode than append. Choose append."
mkdir -p "$path" && exec 3>>"$path/records" || fail "The folder of 'path' cannot be written. Choose another."
trap 'exit 143' TERM
while IFS= read -r line; do
  case $line in
    '{'*'}' | '{'*'}'?)
      case $line in
        *'"type":"RECORD"'*) if [ "$FAULT" = early ]; then late="$late$line
"; else say "$line" >&3; fi ;;
        '{"type":"STATE"'*) [ "$FAULT" = early ] || sync "$path/records"; say "$line" ;;
      esac ;;
    '{'*) fail "A line of the input is damaged. Sync again." ;;
  esac
done
[ -z "$line" ] || fail "The input ends within a line. Sync again."
printf '%s' "$late" >&3
