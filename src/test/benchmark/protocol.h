/* What the two servers under test say and hear: Paper Dynasty's own frames, and those of Socket.IO. */
#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { PAPER_DYNASTY, SOCKET_IO } Protocol;

const char *protocol_path(Protocol protocol);

/* The message that brings the token. */
int protocol_connect(Protocol protocol, char *out, size_t room, const char *token);

/* A command with its data, JSON without the braces around it. */
int protocol_command(Protocol protocol, char *out, size_t room, const char *command, const char *data);

/* Whether the server's message is that event. */
bool protocol_is(Protocol protocol, const char *text, size_t length, const char *event);

/* Whether a client waits for this message before it sends its token. */
bool protocol_greets(Protocol protocol, const char *text, size_t length);

/* The answer to a ping among the messages, or NULL if this is not one. */
const char *protocol_pong(Protocol protocol, const char *text, size_t length);

/* A heartbeat as clients send it of their own accord, or NULL if they do not. */
const char *protocol_heartbeat(Protocol protocol);

/* Whether the server refuses something. */
bool protocol_refuses(Protocol protocol, const char *text, size_t length);

#endif
