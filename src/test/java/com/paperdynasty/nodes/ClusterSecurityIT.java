package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.harness.GameClient;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.harness.TestTokens;
import com.paperdynasty.harness.WebSocketEndpoint;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may join the cluster or send on its event bus. */
@RunsInParallel
class ClusterSecurityIT {
  private final TestDatabase database = TestDatabase.fresh();
  private final Vertx vertx = Vertx.vertx();
  private final List<NodeAddress> places =
      List.of(NodeAddress.loopback(database.url()), NodeAddress.loopback(database.url()));
  private ClusterNode one;
  private ClusterNode other;

  @AfterEach
  void stop() {
    Stream.of(one, other).filter(node -> node != null).forEach(ClusterNode::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
    database.close();
  }

  @AtLength
  @Test
  void nodesCommunicateOverAnEncryptedBus() {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("127.0.0.1");
    one = ClusterNode.start(places.get(0), places, tls(certificate));
    other = ClusterNode.start(places.get(1), places, tls(certificate));
    one.awaitOpen();
    other.awaitOpen();

    String game = new RestClient(places.get(0).port()).game(TestTokens.of("alice"), "alice", "bob");
    try (GameClient alice = joined(0, "alice", game);
        GameClient bob = joined(1, "bob", game)) {
      long seq = ThreeNodeCluster.play(alice, game).getLong("seq");
      bob.await(frame -> frame.getLong("seq", 0L) == seq);
    } finally {
      certificate.delete();
    }
  }

  private static Map<String, String> tls(SelfSignedCertificate certificate) {
    return Map.of(
        "PD_CLUSTER_TLS_CERTIFICATE", certificate.certificatePath(),
        "PD_CLUSTER_TLS_KEY", certificate.privateKeyPath(),
        "PD_CLUSTER_TLS_AUTHORITY", certificate.certificatePath());
  }

  @AtLength
  @Test
  void encryptedBusRequiresACertificateOfItsAuthority() {
    SelfSignedCertificate ours = SelfSignedCertificate.create("127.0.0.1");
    SelfSignedCertificate another = SelfSignedCertificate.create("127.0.0.1");
    try {
      one = ClusterNode.start(places.get(0), places, tls(ours)).awaitOpen();
      NetClientOptions encrypted =
          new NetClientOptions()
              .setSsl(true)
              .setTrustAll(true)
              .setHostnameVerificationAlgorithm("");

      assertThat(isAdmitted(with(encrypted, ours))).isTrue();
      assertThat(isAdmitted(with(encrypted, another))).isFalse();
      assertThat(isAdmitted(encrypted)).isFalse();
      assertThat(isAdmitted(new NetClientOptions())).isFalse();
    } finally {
      ours.delete();
      another.delete();
    }
  }

  private static NetClientOptions with(
      NetClientOptions options, SelfSignedCertificate certificate) {
    return new NetClientOptions(options).setKeyCertOptions(certificate.keyCertOptions());
  }

  private boolean isAdmitted(NetClientOptions line) {
    try (ForeignBusClient foreignBusClient =
        ForeignBusClient.at(vertx, line, places.get(0).busPort())) {
      return foreignBusClient.isAdmitted();
    }
  }

  @Test
  void busMessageWithoutTheSecretIsIgnored() {
    one = ClusterNode.start(places.get(0), places, Map.of()).awaitOpen();
    String game = new RestClient(places.get(0).port()).game(TestTokens.of("alice"), "alice", "bob");
    String address = "tables." + one.name();
    try (ForeignBusClient foreignBusClient =
        ForeignBusClient.at(vertx, new NetClientOptions(), places.get(0).busPort())) {
      foreignBusClient.asks(
          address, "table_request", "{\"kind\":\"take_over\",\"gameId\":\"" + game + "\"}");
    }
    ThreeNodeCluster.until(
        () -> one.printed().contains("dropped a message to " + address),
        () -> "nothing was logged about it:\n" + one.printed());
    assertThat(database.query("SELECT owner FROM games")).containsExactly("null");
  }

  @AtLength
  @Test
  void nodeWithAWrongSecretIsNotAdmittedAndDoesNoHarm() {
    one = ClusterNode.start(places.get(0), places, Map.of()).awaitOpen();
    other =
        ClusterNode.start(
                places.get(1), places, Map.of("PD_CLUSTER_SECRET", "a secret of somebody else"))
            .awaitOpen();

    String game = new RestClient(places.get(0).port()).game(TestTokens.of("alice"), "alice", "bob");
    try (GameClient there = joined(0, "alice", game);
        GameClient here = joined(1, "alice", game)) {
      long first = ThreeNodeCluster.play(there, game).getLong("seq");
      long second = ThreeNodeCluster.play(here, game).getLong("seq");
      long third = ThreeNodeCluster.play(there, game).getLong("seq");
      assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
      assertThat(new RestClient(places.get(0).port()).log(game, TestTokens.of("alice")))
          .hasSize((int) third);
    }
    assertThat(one.printed() + other.printed()).doesNotContain("has joined");
  }

  /** The nodes do not see each other, so the first is not told that it has lost the game. */
  @AtLength
  @Test
  void clientOfAFencedOwnerIsShownTheNewEvents() {
    one = ClusterNode.start(places.get(0), places, Map.of()).awaitOpen();
    other =
        ClusterNode.start(
                places.get(1), places, Map.of("PD_CLUSTER_SECRET", "a secret of somebody else"))
            .awaitOpen();

    String game = new RestClient(places.get(0).port()).game(TestTokens.of("alice"), "alice", "bob");
    try (GameClient there = joined(0, "alice", game);
        GameClient here = joined(1, "alice", game)) {
      ThreeNodeCluster.play(there, game);
      long seq = ThreeNodeCluster.play(here, game).getLong("seq");

      JsonObject joined =
          there
              .ask("join_game", ThreeNodeCluster.gameData(game).put("last_seq", seq))
              .getJsonObject("data");
      assertThat(joined.getLong("seq")).isEqualTo(seq);
      assertThat(new RestClient(places.get(0).port()).log(game, TestTokens.of("alice")))
          .hasSize((int) seq);
    }
  }

  private GameClient joined(int node, String user, String game) {
    GameClient client =
        GameClient.connect(
            vertx, WebSocketEndpoint.PLAIN, places.get(node).port(), TestTokens.of(user));
    assertThat(client.ask("join_game", ThreeNodeCluster.gameData(game)).getString("event"))
        .isEqualTo("game_joined");
    return client;
  }
}
