/*
 * The floor: what one message to one socket costs if a program does nothing but call send. The sender is on core 0, as the
 * servers under test are; the receivers are on core 1 and only read.
 *
 * floor SOCKETS ROUNDS BYTES: sends a message of so many bytes to each socket, that many times, and prints the CPU time of
 * the sender for one send, user and system, in microseconds.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void stay_on(int core) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(core, &set);
  if (sched_setaffinity(0, sizeof set, &set) < 0) perror("sched_setaffinity");
}

static void receive(struct sockaddr_in *address, int sockets) {
  int epoll = epoll_create1(0);
  for (int i = 0; i < sockets; i++) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (struct sockaddr *)address, sizeof *address) < 0) _exit(1);
    struct epoll_event interest = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &interest);
  }
  static char buffer[1 << 16];
  struct epoll_event ready[256];
  for (;;) {
    int count = epoll_wait(epoll, ready, 256, -1);
    for (int i = 0; i < count; i++) {
      if (read(ready[i].data.fd, buffer, sizeof buffer) <= 0) _exit(0);
    }
  }
}

static double cpu_us(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e6 +
         (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

int main(int arguments, char **argument) {
  if (arguments != 4) {
    fputs("usage: floor SOCKETS ROUNDS BYTES\n", stderr);
    return 2;
  }
  int sockets = atoi(argument[1]), rounds = atoi(argument[2]);
  size_t bytes = (size_t)atol(argument[3]);
  int server = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = {.sin_family = AF_INET};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (bind(server, (struct sockaddr *)&address, size) < 0 || listen(server, 1024) < 0 ||
      getsockname(server, (struct sockaddr *)&address, &size) < 0) {
    perror("listen");
    return 1;
  }
  pid_t receiver = fork();
  if (receiver == 0) {
    stay_on(1);
    close(server);
    receive(&address, sockets);
  }
  stay_on(0);
  int *accepted = malloc(sizeof(int) * (size_t)sockets), on = 1;
  char *message = calloc(1, bytes);
  for (int i = 0; i < sockets; i++) {
    accepted[i] = accept(server, NULL, NULL);
    setsockopt(accepted[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  double before = cpu_us();
  for (int round = 0; round < rounds; round++) {
    for (int i = 0; i < sockets; i++) {
      if (send(accepted[i], message, bytes, 0) != (ssize_t)bytes) {
        perror("send");
        kill(receiver, SIGKILL);
        return 1;
      }
    }
  }
  printf("%.3f\n", (cpu_us() - before) / ((double)rounds * sockets));
  kill(receiver, SIGKILL);
  waitpid(receiver, NULL, 0);
  return 0;
}
