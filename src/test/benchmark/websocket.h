/* The client's end of many WebSockets in one thread: text messages only, no extensions. */
#ifndef WEBSOCKET_H
#define WEBSOCKET_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  int fd; /* -1 while closed */
  bool upgraded;
  char *rest; /* the beginning of a message that is not there completely */
  size_t rest_length;
} WebSocket;

/* Opens a TCP connection to this machine and asks for the upgrade. Returns 0, or -1 with errno. */
int websocket_open(WebSocket *socket, int port, const char *path);

/* Sends a text message. The messages of a client are short, so one that the kernel does not take at once is an error. */
int websocket_send(WebSocket *socket, const char *text, size_t length);

typedef struct {
  void (*on_open)(void *owner);
  void (*on_text)(void *owner, const char *text, size_t length);
} WebSocketHandler;

/* Reads what is there. Returns -1 when the connection is over; `why` then says so. */
int websocket_read(WebSocket *socket, const WebSocketHandler *handler, void *owner, const char **why);

void websocket_close(WebSocket *socket);

#endif
