package com.paperdynasty.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.ClusterNode;
import com.paperdynasty.harness.ClusterNode.NodeAddress;
import com.paperdynasty.harness.RestClient;
import com.paperdynasty.harness.RunsInParallel;
import com.paperdynasty.store.TestDatabase;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL with a certificate, and nodes that verify it. */
@AtLength
@RunsInParallel
class EncryptedDatabaseIT {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;

  private static SelfSignedCertificate certificate;
  private static TestDatabase database;

  @BeforeAll
  static void encrypt() throws Exception {
    certificate = SelfSignedCertificate.create("localhost");
    // PostgreSQL refuses a key that others may read.
    Files.setPosixFilePermissions(
        Path.of(certificate.privateKeyPath()), PosixFilePermissions.fromString("rw-------"));
    database = TestDatabase.fresh();
    database.execute("ALTER SYSTEM SET ssl_cert_file = '" + certificate.certificatePath() + "'");
    database.execute("ALTER SYSTEM SET ssl_key_file = '" + certificate.privateKeyPath() + "'");
    database.execute("ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()");
    ThreeNodeCluster.until(
        () -> database.query("SHOW ssl").contains("on"), () -> "it does not encrypt");
  }

  @AfterAll
  static void undo() {
    database.execute("ALTER SYSTEM RESET ssl");
    database.execute("ALTER SYSTEM RESET ssl_cert_file");
    database.execute("ALTER SYSTEM RESET ssl_key_file", "SELECT pg_reload_conf()");
    database.close();
    certificate.delete();
  }

  @Test
  void nodeVerifiesTheServerWithTheCertificateOfTheUrl() {
    assertReady(url("&sslrootcert=" + certificate.certificatePath()), Map.of());
  }

  @Test
  void nodeVerifiesTheServerWithJavasTrustStore() throws Exception {
    assertReady(
        url(""),
        Map.of(
            "JAVA_TOOL_OPTIONS",
            "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(trusting(), new String(PASSWORD))));
  }

  @Test
  void untrustedServerIsRefused() {
    NodeAddress place = NodeAddress.loopback(url(""));
    try (ClusterNode node = ClusterNode.start(place, List.of(place), Map.of())) {
      assertThatThrownBy(node::awaitOpen)
          .hasMessageContaining("unable to find valid certification");
    }
  }

  private static void assertReady(String url, Map<String, String> configuration) {
    NodeAddress place = NodeAddress.loopback(url);
    try (ClusterNode node = ClusterNode.start(place, List.of(place), configuration)) {
      node.awaitOpen();
      ThreeNodeCluster.until(
          () -> new RestClient(place.host(), place.managementPort()).isFine("/health/ready"),
          () -> "it is not ready:\n" + node.printed());
      // Both the pool's connections and the journal's.
      assertThat(
              database.query(
                  "SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                      + " WHERE datname = current_database() AND pid <> pg_backend_pid()"))
          .containsExactly("t");
    }
  }

  /** A URL with the host name of the certificate. */
  private static String url(String more) {
    String plain = database.url().replaceAll("\\?.*", "").replace("@127.0.0.1", "@localhost");
    return plain + "?sslmode=verify-full" + more;
  }

  private static Path trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    try (InputStream pem = Files.newInputStream(Path.of(certificate.certificatePath()))) {
      trusted.setCertificateEntry(
          "postgres", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    Path file = folder.resolve("trusted.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      trusted.store(out, PASSWORD);
    }
    return file;
  }
}
