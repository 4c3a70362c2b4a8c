package com.paperdynasty.store.connection;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * The parsed URL of the database, {@code
 * postgresql://user:password@host:port,host:port/database?sslmode=…&sslrootcert=…}. Of several
 * hosts the first that accepts writes is used, with or without {@code target_session_attrs}.
 * Without {@code sslrootcert} the verifying modes use Java's trusted certificates. Neither {@link
 * #toString} nor the messages of {@link #parse} contain the password.
 */
public final class DatabaseUrl {
  private static final int DEFAULT_PORT = 5432;
  private static final int CONNECT_TIMEOUT_S = 10;
  private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");
  private static final Set<String> PARAMETERS =
      Set.of("sslmode", "sslrootcert", "target_session_attrs");
  private static final Set<String> WRITABLE = Set.of("read-write", "primary");

  /** Java's URI does not know lists of hosts, so it parses the parts around them. */
  private static final Pattern TEXT =
      Pattern.compile("(?<before>[^/]*//)(?<authority>[^/?#]*)(?<after>.*)");

  private static final Pattern AUTHORITY =
      Pattern.compile("(?<user>[^:@\\s\\[\\]]+)(:(?<password>[^@\\s\\[\\]]*))?@(?<hosts>[^@\\s]+)");

  private static final Pattern HOST =
      Pattern.compile("(?<name>\\[[^\\]]+]|[^:\\[\\]]+)(:(?<port>\\d{1,5}))?");

  private final List<Host> hosts;
  private final String database;
  private final String user;
  private final String password;
  private final SslMode sslMode;
  private final @Nullable String rootCertificate;

  private DatabaseUrl(URI uri, String rawAuthority) {
    require(SCHEMES.contains(String.valueOf(uri.getScheme())), "must begin with postgresql://");
    Matcher authority = AUTHORITY.matcher(rawAuthority);
    require(authority.matches(), "names no user and host");
    require(uri.getRawPath() != null && uri.getRawPath().length() > 1, "names no database");
    Map<String, String> parameters = parameters(uri.getRawQuery());
    hosts = hosts(authority.group("hosts"));
    user = decode(authority.group("user"));
    password = authority.group("password") == null ? "" : decode(authority.group("password"));
    database = decode(uri.getRawPath().substring(1));
    sslMode = sslMode(parameters.getOrDefault("sslmode", "disable"));
    rootCertificate = parameters.get("sslrootcert");
    String attributes = parameters.getOrDefault("target_session_attrs", "read-write");
    require(
        WRITABLE.contains(attributes),
        "has target_session_attrs " + attributes + ", but the server must accept writes");
  }

  private record Host(String name, int port) {
    static Host parse(String text) {
      Matcher host = HOST.matcher(text);
      require(host.matches(), "names no user and host");
      return new Host(
          host.group("name").replaceAll("[\\[\\]]", ""),
          host.group("port") == null ? DEFAULT_PORT : DatabaseUrl.port(host.group("port")));
    }

    @Override
    public String toString() {
      return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
  }

  private static List<Host> hosts(String list) {
    return Stream.of(list.split(",", -1)).map(Host::parse).toList();
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it is not a URL of a database; the message says what is
   *     wrong and contains no secret
   */
  public static DatabaseUrl parse(String url) {
    try {
      Matcher text = TEXT.matcher(url);
      require(text.matches(), "must begin with postgresql://");
      URI uri = new URI(text.group("before") + "authority" + text.group("after"));
      return new DatabaseUrl(uri, text.group("authority"));
    } catch (URISyntaxException e) {
      // Its message quotes the whole text, and with it the password.
      throw fault("is not a URL: " + e.getReason() + " at character " + e.getIndex());
    }
  }

  /** The same server and user, another database. */
  public String withDatabase(String other) {
    return "postgresql://%s:%s@%s/%s%s"
        .formatted(encode(user), encode(password), address(), encode(other), query());
  }

  /** The options of the reactive client for the first host. */
  PgConnectOptions connectOptions() {
    return connectOptions(hosts.get(0));
  }

  /** The same for each host, in order. */
  public List<PgConnectOptions> connectOptionsOfHosts() {
    return hosts.stream().map(this::connectOptions).toList();
  }

  private PgConnectOptions connectOptions(Host host) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(host.name())
            .setPort(host.port())
            .setDatabase(database)
            .setUser(user)
            .setPassword(password)
            .setSslMode(sslMode);
    return sslMode == SslMode.DISABLE ? options : options.setSslOptions(sslOptions());
  }

  /** JDBC connections to the first host, for rare work that may block. */
  public DataSource dataSource() {
    return dataSource(hosts.get(0));
  }

  /** The same for each host, by its name and port, in order. */
  Map<String, DataSource> dataSources() {
    Map<String, DataSource> sources = new LinkedHashMap<>();
    hosts.forEach(host -> sources.put(host.toString(), dataSource(host)));
    return sources;
  }

  private DataSource dataSource(Host host) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host.name()});
    source.setPortNumbers(new int[] {host.port()});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    source.setSslMode(sslMode.value);
    source.setApplicationName("paper-dynasty migrate");
    source.setConnectTimeout(CONNECT_TIMEOUT_S);
    if (rootCertificate != null) {
      source.setSslRootCert(rootCertificate);
    } else if (verifies()) {
      source.setSslfactory(DefaultJavaSSLFactory.class.getName());
    }
    return source;
  }

  private ClientSSLOptions sslOptions() {
    ClientSSLOptions options =
        new ClientSSLOptions()
            .setHostnameVerificationAlgorithm(sslMode == SslMode.VERIFY_FULL ? "HTTPS" : "");
    if (rootCertificate != null) {
      return options.setTrustOptions(new PemTrustOptions().addCertPath(rootCertificate));
    }
    return verifies()
        ? options.setTrustOptions(TrustOptions.wrap(defaultTrustManager()))
        : options.setTrustAll(true);
  }

  private static TrustManager defaultTrustManager() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init((KeyStore) null);
      return trust.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no certificates to trust", e);
    }
  }

  private boolean verifies() {
    return sslMode == SslMode.VERIFY_CA || sslMode == SslMode.VERIFY_FULL;
  }

  private String address() {
    return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
  }

  private String query() {
    String certificate = rootCertificate == null ? "" : "&sslrootcert=" + encode(rootCertificate);
    return "?sslmode=" + sslMode.value + certificate;
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      require(PARAMETERS.contains(name), "has an unknown parameter " + name);
      require(equals >= 0, "has no value for " + name);
      parameters.put(name, decode(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static SslMode sslMode(String text) {
    for (SslMode mode : SslMode.values()) {
      if (mode.value.equals(text)) {
        return mode;
      }
    }
    throw fault("has an unknown sslmode " + text);
  }

  private static int port(String digits) {
    int port = Integer.parseInt(digits);
    require(port >= 1 && port <= 65_535, "has a port that is not from 1 to 65535");
    return port;
  }

  private static String decode(String text) {
    try {
      // In a URL's path and user, a plus sign is literal.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw fault("has a broken % sequence");
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw fault(otherwise);
    }
  }

  private static IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("The database URL " + what);
  }

  @Override
  public String toString() {
    return "postgresql://" + user + "@" + address() + "/" + database + query();
  }
}
