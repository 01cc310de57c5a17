#!/bin/sh
# A source in plain sh: a stream 'days' of numbered records, with a state after every third.
# FAULT in its environment makes it break a rule: 'lose' a record behind a saved state, 'count' one too many.
case $FAULT in lose) skip=1 ;; *) skip=0 ;; esac

say() { printf '%s\n' "$1"; }
now() { printf '%s000' "$(date +%s)"; }
status() {
  say '{"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":'"$(now)"',"stream_status":{"stream_descriptor":{"name":"days"},"status":"'"$1"'"}}}'
}
fail() { # a sentence for the user, who has to act
  say '{"type":"TRACE","trace":{"type":"ERROR","emitted_at":'"$(now)"',"error":{"message":"'"$1"'","internal_message":"refused by source.sh","stack_trace":"source.sh","failure_type":"config_error"}}}'
  printf '%s\nusage: source.sh spec | check | discover | read\n' "$1" >&2
  exit 1
}
content() { # of a file, on one line
  [ -r "$2" ] || fail "The file of $1 cannot be read. Check its name."
  text=$(tr -d '\n' <"$2")
  case $text in '{'*'}' | '['*']') say "$text" ;; *) fail "The file of $1 is no JSON. Mend it." ;; esac
}
value() { printf '%s' "$2" | sed -n 's/.*"'"$1"'" *: *\(-\{0,1\}[0-9]\{1,18\}\) *[,}].*/\1/p'; }

command=$1
[ $# -gt 0 ] && shift
while [ $# -gt 1 ]; do
  case $1 in --config) config=$2 ;; --catalog) catalog=$2 ;; --state) state=$2 ;; esac
  shift 2
done

if [ "$command" = spec ]; then
  say '{"type":"SPEC","spec":{"protocol_version":"0.18.0","documentationUrl":"https://example.com/days","connectionSpecification":{"$schema":"http://json-schema.org/draft-07/schema#","title":"Days","type":"object","required":["days"],"additionalProperties":true,"properties":{"days":{"type":"integer","title":"Days","description":"How many days there are","minimum":1,"maximum":1000,"order":0}}}}}'
  exit 0
fi
case $command in check | discover | read) ;; *) fail "There is no such command. Use one of the usage." ;; esac
[ -n "$config" ] || fail "The flag --config is missing. Add it."
options=$(content --config "$config") || { say "$options"; exit 1; }
case $options in '['*) fail "The configuration is a list. Write an object." ;; esac
other=$(printf '%s' "$options" | sed -n 's/.*"\(days[^"]\{1,\}\)" *:.*/\1/p')
[ -z "$other" ] || say '{"type":"LOG","log":{"level":"WARN","message":"The option '"'$other'"' is unknown. Did you mean '"'days'"'?"}}'
days=$(value days "$options")
if [ "${days:-0}" -lt 1 ] || [ "$days" -gt 1000 ]; then
  wrong="The option 'days' has to be a number from 1 to 1000. Correct it."
  [ "$command" = check ] || fail "$wrong"
  say '{"type":"CONNECTION_STATUS","connectionStatus":{"status":"FAILED","message":"'"$wrong"'"}}'
  exit 0
fi

stream='{"name":"days","json_schema":{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"supported_sync_modes":["full_refresh","incremental"],"source_defined_cursor":true,"default_cursor_field":["id"],"source_defined_primary_key":[["id"]],"is_resumable":false}'
case $command in
  check) say '{"type":"CONNECTION_STATUS","connectionStatus":{"status":"SUCCEEDED"}}'; exit 0 ;;
  discover) say '{"type":"CATALOG","catalog":{"streams":['"$stream"']}}'; exit 0 ;;
esac

[ -n "$catalog" ] || fail "The flag --catalog is missing. Add it."
wanted=$(content --catalog "$catalog") || { say "$wanted"; exit 1; }
case $wanted in *'"name":"days"'*) ;; *) exit 0 ;; esac
id=0
case $wanted in
  *'"sync_mode":"incremental"'*)
    [ -z "$state" ] || saved=$(content --state "$state") || { say "$saved"; exit 1; }
    id=$(value id "$(printf '%s' "$saved" | sed -n 's/.*"stream_state" *: *\({[^}]*}\).*/\1/p')")
    case $saved in *'"stream_state":{"'*) [ -n "$id" ] || fail "The saved state is not of this source. Clear the stream 'days'." ;; esac
    id=$((${id:-0} + skip * (${id:-0} > 0))) ;;
  *'"sync_mode":"full_refresh"'*) ;;
  *) fail "The sync mode of 'days' is unknown. Choose another." ;;
esac
trap 'status INCOMPLETE; exit 143' TERM
status STARTED
[ "$id" -ge "$days" ] || status RUNNING
count=0
at=$(now)
while [ "$id" -lt "$days" ]; do
  id=$((id + 1)); count=$((count + 1))
  say '{"type":"RECORD","record":{"stream":"days","data":{"id":'"$id"',"name":"day '"$id"'"},"emitted_at":'"$at"'}}'
  [ $((id % 3)) -eq 0 ] && [ "$id" -lt "$days" ] || continue
  say '{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"days"},"stream_state":{"id":'"$id"'}},"sourceStats":{"recordCount":'"$count"'.0}}}'
  count=0
done
[ "$FAULT" = count ] && count=$((count + 1))
say '{"type":"STATE","state":{"type":"STREAM","stream":{"stream_descriptor":{"name":"days"},"stream_state":{"id":'"$id"'}},"sourceStats":{"recordCount":'"$count"'.0}}}'
status COMPLETE
