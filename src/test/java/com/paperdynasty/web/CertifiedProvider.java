package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The certified OpenID provider of npm as a process, which {@code provider.mjs} starts. */
final class CertifiedProvider implements AutoCloseable {
  private static final String PROGRAM = "src/test/openid/provider.mjs";

  private final Process process;
  private final String issuer;

  private CertifiedProvider(Process process, String issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /**
   * Starts it.
   *
   * @param modules the directory in which npm has installed it
   * @param credentials of the client: none, its secret, or its secret and the only way in which it
   *     is taken
   */
  static CertifiedProvider start(
      String modules, String client, String redirect, List<String> credentials) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", PROGRAM, modules, client, redirect));
    command.addAll(credentials);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.startsWith("http://")) {
      line = lines.readLine();
    }
    assertThat(line).as("the address of the provider").isNotNull();
    return new CertifiedProvider(process, line);
  }

  String issuer() {
    return issuer;
  }

  /** From now on it signs with a new key of this id. */
  void signsWithANewKey(String id) throws Exception {
    ask("/keys/" + id);
  }

  /** What it does when it is asked for tokens: {@code slow}, {@code gone}, or {@code none}. */
  void hasFault(String fault) throws Exception {
    ask("/fault/" + fault);
  }

  private void ask(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + path)).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isEqualTo(200);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
