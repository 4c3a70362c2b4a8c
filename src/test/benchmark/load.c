/*
 * The load: opens connections to a server, plays games over some of them and counts what comes over all of them. One
 * thread, so that it takes as little as it can of the core that it shares with PostgreSQL.
 *
 * load paper-dynasty|socket.io SEED GAME|ENDLESS reads commands from its input, a line each, and answers those that say so
 * with a line of JSON:
 *
 *   table GAME...                a table whose people are in all of these games, and play one after the other
 *   person ROLE PORT TOKEN       one of the people of the last table; the first of them is its manager. A table whose first
 *                                person is a spectator never plays; such tables come after those that play
 *   open N                       opens, authenticates and joins all people who are not there, N at a time; answers when all
 *                                are in all their games
 *   pace closed                  every manager begins the next play when the one before is resolved
 *   pace N                       N plays a second over all that play, evenly, whether the one before is resolved or not; a play
 *                                that has to wait for it is timed from when it was due
 *   pace stop                    no further plays; answers when none is under way
 *   count                        answers what was counted since the last time
 *   close                        closes all connections and forgets all tables; answers
 *   quit
 *
 * ENDLESS plays walks and home runs only, so that a game never ends. A manager whose games are over is idle and counted.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

#include "histogram.h"
#include "protocol.h"
#include "websocket.h"

#define ID_LENGTH 36
#define HEARTBEAT_US 25000000
#define ROUND_US 100000

typedef enum { CLOSED, GREETED, AUTHENTICATING, JOINING, THERE } Phase;
typedef enum { IDLE, ROLLING, SUBMITTING, OVER } Play;

typedef struct {
  WebSocket socket;
  Phase phase;
  int table, port, joined;
  bool manager, player;
  char *token;
  uint64_t opened_at;
} Person;

typedef struct {
  char (*games)[ID_LENGTH + 1];
  int count, current, manager;
  Play play;
  uint64_t due_at, submitted_at, next_tick, random;
} Table;

static struct {
  uint64_t frames, bytes, plays, games, refused, lost, heartbeats;
  Histogram play, submission, join;
} counted;

static Protocol protocol;
static bool endless;
static uint64_t seed;
static Person *people;
static Table *tables;
static int people_count, people_room, table_count, playing, epoll;
static int to_open, opening, at_once, opened;
static enum { STOPPED, CLOSED_LOOP, FIXED } pace;
static double plays_per_us;
static uint64_t pace_began, tick;
static int under_way;
static bool stop_asked;

static uint64_t now_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static void die(const char *what) {
  fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void *grow(void *old, size_t size) {
  void *grown = realloc(old, size);
  if (grown == NULL) die("memory");
  return grown;
}

/* xorshift64*: the same outcomes for the same seed and table. */
static uint64_t draw(Table *table, uint64_t bound) {
  uint64_t x = table->random;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  table->random = x;
  return ((x * 2685821657736338717ULL) >> 33) % bound;
}

static const struct {
  int per_mille;
  const char *outcome, *location;
} OUTCOMES[] = {
    {230, "strikeout", NULL}, {170, "popout", NULL},      {150, "lineout", "CF"},  {130, "groundball_c", "SS"},
    {85, "walk", NULL},       {10, "hit_by_pitch", NULL}, {150, "single", NULL},   {42, "double", NULL},
    {4, "triple", NULL},      {29, "homerun", NULL},
};

static int outcome(Table *table) {
  if (endless) return draw(table, 2) == 0 ? 4 : 9;
  int drawn = (int)draw(table, 1000), last = sizeof OUTCOMES / sizeof *OUTCOMES - 1, i = 0;
  while (i < last && drawn >= OUTCOMES[i].per_mille) drawn -= OUTCOMES[i++].per_mille;
  return i;
}

static void lose(Person *person, const char *why) {
  if (counted.lost++ == 0) fprintf(stderr, "load: a connection is lost: %s\n", why);
  if (person->phase != THERE && person->phase != CLOSED) opening--;
  person->phase = CLOSED;
  websocket_close(&person->socket);
}

static void say(Person *person, const char *text, int length) {
  if (websocket_send(&person->socket, text, (size_t)length) < 0) lose(person, strerror(errno));
}

static void command(Person *person, const char *name, const char *data) {
  char text[1024];
  say(person, text, protocol_command(protocol, text, sizeof text, name, data));
}

static void roll(Table *table, uint64_t due_at) {
  char data[64];
  snprintf(data, sizeof data, "\"game_id\":\"%s\"", table->games[table->current]);
  table->play = ROLLING;
  table->due_at = due_at;
  under_way++;
  command(&people[table->manager], "roll_dice", data);
}

static void submit(Table *table, const char *text, size_t length) {
  char data[256], location[40] = "", roll_id[64] = "";
  const char *id = memmem(text, length, "\"roll_id\":\"", 11);
  const char *end = id == NULL ? NULL : memchr(id + 11, '"', length - (size_t)(id + 11 - text));
  if (end != NULL) snprintf(roll_id, sizeof roll_id, ",\"roll_id\":\"%.*s\"", (int)(end - id - 11), id + 11);
  int i = outcome(table);
  if (OUTCOMES[i].location != NULL) {
    snprintf(location, sizeof location, ",\"hit_location\":\"%s\"", OUTCOMES[i].location);
  }
  snprintf(data, sizeof data, "\"game_id\":\"%s\",\"outcome\":\"%s\"%s%s", table->games[table->current],
           OUTCOMES[i].outcome, location, roll_id);
  table->play = SUBMITTING;
  table->submitted_at = now_us();
  command(&people[table->manager], "submit_manual_outcome", data);
}

static uint64_t due(uint64_t at_tick) { return pace_began + (uint64_t)((double)at_tick / plays_per_us); }

static void resolved(Table *table, const char *text, size_t length) {
  uint64_t now = now_us();
  histogram_add(&counted.play, now - table->due_at);
  histogram_add(&counted.submission, now - table->submitted_at);
  counted.plays++;
  under_way--;
  table->play = IDLE;
  if (memmem(text, length, "\"status\":\"completed\"", 20) != NULL) {
    counted.games++;
    if (++table->current == table->count) {
      table->play = OVER;
      return;
    }
  }
  if (pace == CLOSED_LOOP) {
    roll(table, now);
  } else if (pace == FIXED && due(table->next_tick) <= now) {
    uint64_t missed = due(table->next_tick);
    table->next_tick += (uint64_t)playing;
    roll(table, missed);
  }
}

static void join_next(Person *person) {
  char data[128];
  snprintf(data, sizeof data, "\"game_id\":\"%s\",\"role\":\"%s\"", tables[person->table].games[person->joined],
           person->player ? "player" : "spectator");
  command(person, "join_game", data);
}

static void authenticate(Person *person) {
  char text[4096];
  person->phase = AUTHENTICATING;
  say(person, text, protocol_connect(protocol, text, sizeof text, person->token));
}

static void on_open(void *owner) {
  Person *person = owner;
  person->phase = GREETED;
  if (protocol != SOCKET_IO) authenticate(person);
}

static void enter(Person *person, const char *text, size_t length) {
  if (person->phase == GREETED && protocol_greets(protocol, text, length)) {
    authenticate(person);
  } else if (person->phase == AUTHENTICATING && protocol_is(protocol, text, length, "connected")) {
    person->phase = JOINING;
    join_next(person);
  } else if (person->phase == JOINING && protocol_is(protocol, text, length, "game_joined")) {
    if (++person->joined < tables[person->table].count) {
      join_next(person);
    } else {
      person->phase = THERE;
      histogram_add(&counted.join, now_us() - person->opened_at);
      opened++;
      opening--;
    }
  }
}

/* A table whose command was refused plays no further, so that nobody waits for its play. */
static void give_up(Person *person) {
  Table *table = &tables[person->table];
  if (person->manager && (table->play == ROLLING || table->play == SUBMITTING)) {
    table->play = OVER;
    under_way--;
  }
}

static void on_text(void *owner, const char *text, size_t length) {
  Person *person = owner;
  counted.frames++;
  counted.bytes += length;
  const char *pong = protocol_pong(protocol, text, length);
  if (pong != NULL) {
    say(person, pong, 1);
    return;
  }
  if (protocol_refuses(protocol, text, length)) {
    if (counted.refused++ == 0) fprintf(stderr, "load: refused: %.*s\n", (int)length, text);
    give_up(person);
  }
  if (person->phase != THERE) {
    enter(person, text, length);
  } else if (person->manager) {
    Table *table = &tables[person->table];
    if (table->play == ROLLING && protocol_is(protocol, text, length, "dice_rolled")) {
      submit(table, text, length);
    } else if (table->play == SUBMITTING && protocol_is(protocol, text, length, "play_resolved")) {
      resolved(table, text, length);
    }
  }
}

static const WebSocketHandler HANDLER = {on_open, on_text};

static void open_some(void) {
  while (opening < at_once && to_open < people_count) {
    Person *person = &people[to_open];
    if (websocket_open(&person->socket, person->port, protocol_path(protocol)) < 0) die("connect");
    person->opened_at = now_us();
    person->phase = GREETED;
    struct epoll_event interest = {.events = EPOLLIN, .data.u32 = (uint32_t)to_open};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, person->socket.fd, &interest) < 0) die("epoll");
    to_open++;
    opening++;
  }
}

static void begin_due(void) {
  uint64_t now = now_us();
  while (pace == FIXED && playing > 0 && due(tick) <= now) {
    Table *table = &tables[tick % (uint64_t)playing];
    if (table->play == IDLE && table->next_tick == tick) {
      table->next_tick += (uint64_t)playing;
      roll(table, due(tick));
    }
    tick++;
  }
}

static void set_pace(const char *word) {
  pace_began = now_us();
  tick = 0;
  if (strcmp(word, "stop") == 0) {
    pace = STOPPED;
    stop_asked = true;
    return;
  }
  pace = strcmp(word, "closed") == 0 ? CLOSED_LOOP : FIXED;
  plays_per_us = atof(word) / 1e6;
  for (int i = 0; i < playing; i++) {
    tables[i].next_tick = (uint64_t)i;
    if (pace == CLOSED_LOOP && tables[i].play == IDLE) roll(&tables[i], pace_began);
  }
}

static void add_table(char *games) {
  tables = grow(tables, sizeof(Table) * (size_t)(table_count + 1));
  Table *table = &tables[table_count];
  memset(table, 0, sizeof *table);
  table->manager = people_count;
  table->random = (seed + 1) * 0x9E3779B97F4A7C15ULL + (uint64_t)table_count * 0xBF58476D1CE4E5B9ULL + 1;
  for (char *game = strtok(games, " "); game != NULL; game = strtok(NULL, " ")) {
    table->games = grow(table->games, sizeof *table->games * (size_t)(table->count + 1));
    snprintf(table->games[table->count++], ID_LENGTH + 1, "%s", game);
  }
  table_count++;
}

static void add_person(char *words) {
  if (people_count == people_room) {
    people_room = people_room == 0 ? 1024 : 2 * people_room;
    people = grow(people, sizeof(Person) * (size_t)people_room);
  }
  Person *person = &people[people_count];
  memset(person, 0, sizeof *person);
  person->socket.fd = -1;
  person->table = table_count - 1;
  person->manager = tables[person->table].manager == people_count;
  person->player = strcmp(strtok(words, " "), "player") == 0;
  if (person->manager && person->player) playing++;
  person->port = atoi(strtok(NULL, " "));
  person->token = strdup(strtok(NULL, " "));
  people_count++;
}

static void count(void) {
  int over = 0;
  for (int i = 0; i < playing; i++) over += tables[i].play == OVER;
  printf("{\"frames\":%lu,\"bytes\":%lu,\"plays\":%lu,\"games\":%lu,\"refused\":%lu,\"lost\":%lu,\"over\":%d,"
         "\"play_p50\":%.3f,\"play_p99\":%.3f,\"submission_p50\":%.3f,\"submission_p99\":%.3f,\"submission_max\":%.3f}\n",
         counted.frames, counted.bytes, counted.plays, counted.games, counted.refused, counted.lost, over,
         histogram_ms(&counted.play, .5), histogram_ms(&counted.play, .99), histogram_ms(&counted.submission, .5),
         histogram_ms(&counted.submission, .99), (double)counted.submission.largest / 1000);
  memset(&counted, 0, sizeof counted);
}

static void close_all(void) {
  for (int i = 0; i < people_count; i++) {
    websocket_close(&people[i].socket);
    free(people[i].token);
  }
  for (int i = 0; i < table_count; i++) free(tables[i].games);
  people_count = table_count = playing = to_open = opening = opened = under_way = 0;
  pace = STOPPED;
  puts("{}");
}

static void obey(char *line) {
  char *rest = strchr(line, ' ');
  if (rest != NULL) *rest++ = 0;
  if (strcmp(line, "table") == 0) {
    add_table(rest);
  } else if (strcmp(line, "person") == 0) {
    add_person(rest);
  } else if (strcmp(line, "open") == 0) {
    at_once = atoi(rest);
    histogram_clear(&counted.join);
  } else if (strcmp(line, "pace") == 0) {
    set_pace(rest);
  } else if (strcmp(line, "count") == 0) {
    count();
  } else if (strcmp(line, "close") == 0) {
    close_all();
  } else if (strcmp(line, "quit") == 0) {
    exit(0);
  } else {
    fprintf(stderr, "load: unknown command %s\n", line);
    exit(2);
  }
}

static void read_commands(void) {
  static char text[1 << 16];
  static size_t length;
  ssize_t got = read(STDIN_FILENO, text + length, sizeof text - 1 - length);
  if (got <= 0) exit(0);
  length += (size_t)got;
  text[length] = 0;
  char *line = text, *end;
  while ((end = strchr(line, '\n')) != NULL) {
    *end = 0;
    obey(line);
    line = end + 1;
  }
  length -= (size_t)(line - text);
  memmove(text, line, length);
}

/* Every client says every 25 s that it is there; they do so in turn, ten times a second. */
static void heartbeats(void) {
  static uint64_t last_us;
  static int next;
  static double owed;
  const char *beat = protocol_heartbeat(protocol);
  uint64_t now = now_us();
  if (beat == NULL || now - last_us < ROUND_US) return;
  owed += last_us == 0 ? 0 : (double)people_count * (double)(now - last_us) / HEARTBEAT_US;
  last_us = now;
  for (; owed >= 1 && people_count > 0; owed--) {
    next = (next + 1) % people_count;
    if (people[next].phase == THERE) say(&people[next], beat, (int)strlen(beat));
  }
}

static void answer(void) {
  if (at_once > 0 && opening == 0 && to_open == people_count) {
    printf("{\"opened\":%d,\"join_p50\":%.3f,\"join_p99\":%.3f}\n", opened, histogram_ms(&counted.join, .5),
           histogram_ms(&counted.join, .99));
    opened = 0;
    at_once = 0;
  }
  if (stop_asked && under_way == 0) {
    stop_asked = false;
    puts("{}");
  }
}

/* Until the next play is due, or the next heartbeats. */
static int patience_ms(void) {
  if (pace != FIXED || playing == 0) return (int)(ROUND_US / 1000);
  uint64_t now = now_us(), next = due(tick);
  return next <= now ? 0 : (int)((next - now + 999) / 1000);
}

int main(int arguments, char **argument) {
  if (arguments != 4) {
    fputs("usage: load paper-dynasty|socket.io SEED game|endless\n", stderr);
    return 2;
  }
  protocol = strcmp(argument[1], "socket.io") == 0 ? SOCKET_IO : PAPER_DYNASTY;
  seed = strtoull(argument[2], NULL, 10);
  endless = strcmp(argument[3], "endless") == 0;
  setvbuf(stdout, NULL, _IOLBF, 0);
  epoll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event input = {.events = EPOLLIN, .data.u32 = UINT32_MAX};
  if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &input) < 0) die("epoll");
  struct epoll_event ready[512];
  for (;;) {
    int events = epoll_wait(epoll, ready, 512, patience_ms());
    if (events < 0 && errno != EINTR) die("epoll");
    bool asked = false;
    for (int i = 0; i < events; i++) {
      if (ready[i].data.u32 == UINT32_MAX) {
        asked = true;
        continue;
      }
      Person *person = &people[ready[i].data.u32];
      const char *why = "";
      if (person->socket.fd >= 0 && websocket_read(&person->socket, &HANDLER, person, &why) < 0) lose(person, why);
    }
    /* After the sockets, because a command may forget the people whom the events are of. */
    if (asked) read_commands();
    open_some();
    begin_due();
    heartbeats();
    answer();
  }
}
