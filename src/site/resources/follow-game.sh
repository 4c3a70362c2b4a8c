#!/usr/bin/env bash
# Follows a game with curl and prints each event of its log once and in order, as "seq event data": over a lost connection and a
# restart of the server too. Usage: follow-game.sh http://localhost:8080/api/games/GAME_ID/stream [the last seq that you have]
stream=$1
last=${2:-0}

# An event counts when the empty line after it has come: a lost connection may cut it anywhere, and curl's own line follows then.
while true; do
  id= event= data=
  while IFS= read -r line; do
    case $line in
      'id: '*) id=${line#id: } ;;
      'event: '*) event=${line#event: } ;;
      'data: '*) data=${line#data: } ;;
      '')
        if [ -n "$id" ] && [ -n "$data" ]; then
          last=$id
          printf '%s %s %s\n' "$id" "$event" "$data"
        fi
        id= event= data=
        ;;
      'status: 408' | 'status: 429') ;; # not now
      'status: 4'*)
        echo "refused: ${line#status: }" >&2
        exit 1
        ;;
    esac
  done < <(curl -sN -H "Last-Event-ID: $last" -w '\nstatus: %{http_code}\n' "$stream")
  sleep 1
done
