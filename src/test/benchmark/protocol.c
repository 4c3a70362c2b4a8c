#include "protocol.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const BEFORE_NAME[] = {"{\"event\":\"", "42[\""};

const char *protocol_path(Protocol protocol) {
  return protocol == SOCKET_IO ? "/socket.io/?EIO=4&transport=websocket" : "/realtime/websocket";
}

int protocol_connect(Protocol protocol, char *out, size_t room, const char *token) {
  const char *form = protocol == SOCKET_IO ? "40{\"token\":\"%s\"}" : "{\"event\":\"connect\",\"data\":{\"token\":\"%s\"}}";
  return snprintf(out, room, form, token);
}

int protocol_command(Protocol protocol, char *out, size_t room, const char *command, const char *data) {
  static unsigned long number;
  if (protocol == SOCKET_IO) return snprintf(out, room, "42[\"%s\",{%s}]", command, data);
  return snprintf(out, room, "{\"event\":\"%s\",\"data\":{%s},\"id\":\"%x-%lx\"}", command, data, (unsigned)getpid(),
                  ++number);
}

bool protocol_is(Protocol protocol, const char *text, size_t length, const char *event) {
  size_t before = strlen(BEFORE_NAME[protocol]), name = strlen(event);
  return length > before + name && memcmp(text, BEFORE_NAME[protocol], before) == 0 &&
         memcmp(text + before, event, name) == 0 && text[before + name] == '"';
}

bool protocol_greets(Protocol protocol, const char *text, size_t length) {
  return protocol == SOCKET_IO && length > 1 && text[0] == '0';
}

const char *protocol_pong(Protocol protocol, const char *text, size_t length) {
  return protocol == SOCKET_IO && length == 1 && text[0] == '2' ? "3" : NULL;
}

const char *protocol_heartbeat(Protocol protocol) {
  return protocol == SOCKET_IO ? NULL : "{\"event\":\"heartbeat\",\"data\":{}}";
}

bool protocol_refuses(Protocol protocol, const char *text, size_t length) {
  return protocol_is(protocol, text, length, "error") || protocol_is(protocol, text, length, "outcome_rejected") ||
         (protocol == SOCKET_IO && length > 1 && memcmp(text, "44", 2) == 0);
}
