#define _GNU_SOURCE
#include "websocket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONTINUATION = 0, TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10 };

/* One for all: a connection keeps only what a read has left over. */
static char input[1 << 18];

int websocket_open(WebSocket *ws, int port, const char *path) {
  memset(ws, 0, sizeof *ws);
  ws->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (ws->fd < 0) return -1;
  int on = 1;
  setsockopt(ws->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  char request[512];
  int length = snprintf(request, sizeof request,
                        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: cGFwZXIgZHluYXN0eSBibQ==\r\n\r\n",
                        path, port);
  if (connect(ws->fd, (struct sockaddr *)&address, sizeof address) < 0 ||
      send(ws->fd, request, (size_t)length, MSG_NOSIGNAL) != length ||
      fcntl(ws->fd, F_SETFL, O_NONBLOCK) < 0) {
    int cause = errno;
    websocket_close(ws);
    errno = cause;
    return -1;
  }
  return 0;
}

static int send_frame(WebSocket *ws, int opcode, const char *payload, size_t length) {
  char frame[8192];
  size_t at = 0;
  if (length + 14 > sizeof frame) return -1;
  frame[at++] = (char)(0x80 | opcode);
  if (length < 126) {
    frame[at++] = (char)(0x80 | length);
  } else {
    frame[at++] = (char)(0x80 | 126);
    frame[at++] = (char)(length >> 8);
    frame[at++] = (char)length;
  }
  /* A key of zeros is a valid mask and leaves the text as it is. */
  memset(frame + at, 0, 4);
  at += 4;
  memcpy(frame + at, payload, length);
  return send(ws->fd, frame, at + length, MSG_NOSIGNAL) == (ssize_t)(at + length) ? 0 : -1;
}

int websocket_send(WebSocket *ws, const char *text, size_t length) { return send_frame(ws, TEXT, text, length); }

/* The end of the HTTP answer, 0 if it is not complete, -1 if it refuses the upgrade. */
static long upgrade_end(const char *data, size_t length) {
  const char *end = memmem(data, length, "\r\n\r\n", 4);
  if (end == NULL) return 0;
  if (length < 12 || memcmp(data, "HTTP/1.1 101", 12) != 0) return -1;
  return end + 4 - data;
}

/* The length of the header, or 0 if it is not complete. */
static size_t header(const unsigned char *at, size_t length, uint64_t *payload) {
  if (length < 2) return 0;
  *payload = at[1] & 0x7f;
  if (*payload < 126) return 2;
  size_t size = *payload == 126 ? 4 : 10;
  if (length < size) return 0;
  *payload = 0;
  for (size_t i = 2; i < size; i++) *payload = *payload << 8 | at[i];
  return size;
}

/* Handles the complete frames and says how many bytes they were; -1 when the connection is over. */
static long frames(WebSocket *ws, const char *data, size_t length, const WebSocketHandler *handler, void *owner,
                   const char **why) {
  size_t at = 0;
  for (;;) {
    const unsigned char *frame = (const unsigned char *)data + at;
    uint64_t payload = 0;
    size_t head = header(frame, length - at, &payload);
    if (head == 0 || length - at - head < payload) return (long)at;
    const char *text = data + at + head;
    at += head + payload;
    switch (frame[0] & 0x0f) {
      case TEXT:
        if ((frame[0] & 0x80) == 0) {
          *why = "a fragmented message, which no server under test sends";
          return -1;
        }
        handler->on_text(owner, text, payload);
        if (ws->fd < 0) return (long)length;
        break;
      case PING:
        send_frame(ws, PONG, text, payload);
        break;
      case CLOSE:
        *why = "closed by the server";
        return -1;
      default:
        break;
    }
  }
}

static int keep(WebSocket *ws, const char *data, size_t length) {
  char *rest = NULL;
  if (length > 0) {
    rest = malloc(length);
    if (rest == NULL) return -1;
    memcpy(rest, data, length);
  }
  free(ws->rest);
  ws->rest = rest;
  ws->rest_length = length;
  return 0;
}

int websocket_read(WebSocket *ws, const WebSocketHandler *handler, void *owner, const char **why) {
  size_t length = ws->rest_length;
  if (length >= sizeof input) {
    *why = "a message that is too long for the load";
    return -1;
  }
  if (length > 0) memcpy(input, ws->rest, length);
  ssize_t got = recv(ws->fd, input + length, sizeof input - length, 0);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  if (got <= 0) {
    *why = got == 0 ? "end of the stream" : strerror(errno);
    return -1;
  }
  length += (size_t)got;
  size_t done = 0;
  if (!ws->upgraded) {
    long end = upgrade_end(input, length);
    if (end < 0) {
      *why = "the upgrade was refused";
      return -1;
    }
    if (end == 0) return keep(ws, input, length);
    done = (size_t)end;
    ws->upgraded = true;
    handler->on_open(owner);
  }
  long more = frames(ws, input + done, length - done, handler, owner, why);
  if (more < 0) return -1;
  if (ws->fd < 0) return 0;
  done += (size_t)more;
  if (ws->rest_length == 0 && done == length) return 0;
  return keep(ws, input + done, length - done);
}

void websocket_close(WebSocket *ws) {
  if (ws->fd >= 0) close(ws->fd);
  ws->fd = -1;
  free(ws->rest);
  ws->rest = NULL;
  ws->rest_length = 0;
}
