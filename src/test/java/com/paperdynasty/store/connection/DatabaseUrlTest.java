package com.paperdynasty.store.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseUrlTest {

  @Test
  void bothClientsGetTheSameSettings() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgresql://al%40ice:p%3Aa+s%2Fs@db.example:6543/pd%20one?sslmode=require");

    PgConnectOptions reactive = url.connectOptions();
    assertThat(reactive.getHost()).isEqualTo("db.example");
    assertThat(reactive.getPort()).isEqualTo(6543);
    assertThat(reactive.getUser()).isEqualTo("al@ice");
    assertThat(reactive.getPassword()).isEqualTo("p:a+s/s");
    assertThat(reactive.getDatabase()).isEqualTo("pd one");
    assertThat(reactive.getSslMode()).isEqualTo(SslMode.REQUIRE);
    PGSimpleDataSource jdbc = (PGSimpleDataSource) url.dataSource();
    assertThat(jdbc.getServerNames()).containsExactly("db.example");
    assertThat(jdbc.getPortNumbers()).containsExactly(6543);
    assertThat(jdbc.getUser()).isEqualTo("al@ice");
    assertThat(jdbc.getPassword()).isEqualTo("p:a+s/s");
    assertThat(jdbc.getDatabaseName()).isEqualTo("pd one");
    assertThat(jdbc.getSslMode()).isEqualTo("require");
  }

  @Test
  void portAndSslHaveDefaults() {
    PgConnectOptions options = DatabaseUrl.parse("postgres://u@[::1]/db").connectOptions();
    PgConnectOptions container = DatabaseUrl.parse("postgres://u@my_db:1/db").connectOptions();

    assertThat(options.getHost()).isEqualTo("::1");
    assertThat(options.getPort()).isEqualTo(5432);
    assertThat(container.getHost()).isEqualTo("my_db");
    assertThat(options.getPassword()).isEmpty();
    assertThat(options.getSslMode()).isEqualTo(SslMode.DISABLE);
  }

  @Test
  void severalHostsAreTriedInTheirOrder() {
    String text = "postgresql://u:p@one:1,[::2],three:3/db?target_session_attrs=read-write";
    DatabaseUrl url = DatabaseUrl.parse(text);

    List<PgConnectOptions> hosts = url.connectOptionsOfHosts();
    assertThat(hosts.stream().map(host -> host.getHost() + " " + host.getPort()))
        .containsExactly("one 1", "::2 5432", "three 3");
    assertThat(hosts)
        .allMatch(host -> host.getUser().equals("u") && host.getDatabase().equals("db"));
    assertThat(url.dataSources()).containsOnlyKeys("one:1", "[::2]:5432", "three:3");
    assertThat(url.withDatabase("b"))
        .isEqualTo("postgresql://u:p@one:1,[::2]:5432,three:3/b?sslmode=disable");
  }

  @Test
  void siblingDiffersOnlyInTheDatabase() {
    String sibling =
        DatabaseUrl.parse("postgresql://u:p%25@h:1/a?sslmode=prefer").withDatabase("b");

    assertThat(sibling).isEqualTo("postgresql://u:p%25@h:1/b?sslmode=prefer");
  }

  @Test
  void passwordIsNotPrinted() {
    assertThat(DatabaseUrl.parse("postgresql://u:secret@h/db").toString())
        .isEqualTo("postgresql://u@h:5432/db?sslmode=disable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@h/db",
        "postgresql://u:secret@/db",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/",
        "postgresql://:secret@h/db",
        "postgresql://u:secret@h/db?sslmode=perhaps",
        "postgresql://u:secret@h/db?sslmode",
        "postgresql://u:secret@h/db?options=x",
        "postgresql://u:secret@h:99999/db",
        "postgresql://u:secret[]@h/db",
        "postgresql://u:secret @h/db",
        "postgresql://u:secret@h,/db",
        "postgresql://u:secret@h:1,:2/db",
        "postgresql://u:secret@h/db?target_session_attrs=standby",
        "secret"
      })
  void messagesDoNotContainThePassword(String url) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The database URL ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void verificationUsesTheNamedCertificate() {
    PgConnectOptions options =
        DatabaseUrl.parse("postgresql://u@h/db?sslmode=verify-full&sslrootcert=/etc/ca.pem")
            .connectOptions();

    assertThat(options.getSslOptions().getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
    assertThat(options.getSslOptions().isTrustAll()).isFalse();
    assertThat(List.of(options.getSslOptions().getTrustOptions())).hasSize(1);
  }
}
