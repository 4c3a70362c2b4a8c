package com.paperdynasty.harness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that reads server-sent events as a script with {@code curl} does: when the stream ends
 * or the server is gone, it asks again for what comes after the last event that it has.
 */
public final class FollowedStream implements AutoCloseable {
  private static final String ID = "id: ";
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, FollowedStream::onOwnThread);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  public FollowedStream(String address) {
    this.address = URI.create(address);
    ask();
  }

  /** A read blocks its thread. */
  private static void onOwnThread(Runnable work) {
    Thread thread = new Thread(work, "followed stream");
    thread.setDaemon(true);
    thread.start();
  }

  private void ask() {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!ids.isEmpty()) {
      request.header("Last-Event-ID", ids.get(ids.size() - 1));
    }
    CompletableFuture<Void> unused =
        http.sendAsync(request.build(), BodyHandlers.ofLines())
            .thenAcceptAsync(this::read, LATER)
            .whenComplete(
                (ended, failed) -> {
                  if (!closed) {
                    LATER.execute(this::ask);
                  }
                });
  }

  private void read(HttpResponse<Stream<String>> response) {
    try (Stream<String> lines = response.body()) {
      lines
          .takeWhile(line -> !closed)
          .filter(line -> line.startsWith(ID))
          .forEach(line -> ids.add(line.substring(ID.length())));
    }
  }

  /** The ids of all events that came, in their order. */
  public List<String> ids() {
    return List.copyOf(ids);
  }

  @Override
  public void close() {
    closed = true;
  }
}
