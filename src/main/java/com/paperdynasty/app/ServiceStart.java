package com.paperdynasty.app;

import com.paperdynasty.app.config.CardDirectory;
import com.paperdynasty.app.config.Configuration;
import com.paperdynasty.app.config.LeagueDirectory;
import com.paperdynasty.audit.AuditRecorder;
import com.paperdynasty.audit.AuditRecorderVerticle;
import com.paperdynasty.card.library.CardCatalog;
import com.paperdynasty.chat.ChatServices;
import com.paperdynasty.cluster.hosting.GameHostVerticle;
import com.paperdynasty.cluster.membership.ClusterMembership;
import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.identity.TokenService;
import com.paperdynasty.lobby.LeagueCatalog;
import com.paperdynasty.ops.Readiness;
import com.paperdynasty.session.EndedSessions;
import com.paperdynasty.session.EndedSessionsVerticle;
import com.paperdynasty.signin.SignIn;
import com.paperdynasty.store.PgStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a start from an open store to an open public port: health, what people have
 * configured in files, the games, and the servers.
 */
final class ServiceStart {
  private final StartContext context;
  private final Configuration configuration;
  private final ClusterMembership clusterMembership;
  private final NodeVerticles verticles;
  private final Clock clock;
  private final IntConsumer port;
  private final IntConsumer managementPort;

  /**
   * The steps for one node.
   *
   * @param port receives the public port once it is open
   * @param managementPort receives the port of health and metrics
   */
  ServiceStart(
      StartContext context,
      ClusterMembership clusterMembership,
      NodeVerticles verticles,
      Clock clock,
      IntConsumer port,
      IntConsumer managementPort) {
    this.context = context;
    this.configuration = context.configuration();
    this.clusterMembership = clusterMembership;
    this.verticles = verticles;
    this.clock = clock;
    this.port = port;
    this.managementPort = managementPort;
  }

  /** Completes when the public port is open. */
  Future<?> start(PgStore store) {
    Readiness readiness = verticles.readiness(store);
    AuditRecorder auditRecorder =
        new AuditRecorder(store.auditLog(), configuration.records(), context.meterRegistry());
    ChatServices chatServices =
        new ChatServices(store.chatStore(), store.auditLog(), auditRecorder, configuration.talk());
    GameHostVerticle host = verticles.host(store);
    // Read beside the other steps, because it takes some time.
    Future<CardCatalog> cardCatalog =
        context.blocking(
            () -> CardDirectory.read(configuration.cardsDirectory(), configuration.cards().set()));
    // Health is deployed before what it is about, so it is stopped after it.
    return context
        .deploy("the pulse", verticles.pulse(), VertxSetup.count(configuration.loops()))
        .compose(
            beating -> context.deploy("health", verticles.management(readiness, managementPort), 1))
        .compose(
            managed ->
                context.deploy(
                    "the audit recorder", () -> new AuditRecorderVerticle(auditRecorder), 1))
        .onSuccess(
            recording ->
                context
                    .shutdownSequence()
                    .push("the cluster membership", clusterMembership::retire))
        .compose(
            recording ->
                context.blocking(
                    () ->
                        LeagueDirectory.read(
                            configuration.leaguesDirectory(), configuration.expectancyTables())))
        .compose(this::warmedUp)
        .compose(
            leagueCatalog ->
                cardCatalog.compose(
                    cards -> serve(store, chatServices, cards, leagueCatalog, host)))
        .onSuccess(
            serving -> {
              readiness.open();
              context.shutdownSequence().push("the hand-off of games", host::drain);
              context.shutdownSequence().push("readiness", readiness::drain);
            });
  }

  /**
   * A single node does not warm up, because no other node could serve the games meanwhile. During
   * the warm-up the other nodes see this node but give it no games.
   */
  private Future<LeagueCatalog> warmedUp(LeagueCatalog leagueCatalog) {
    Configuration.WarmUps warmUps = configuration.warmUps();
    if (configuration.cluster() == null || warmUps.games() == 0) {
      return Future.succeededFuture(leagueCatalog);
    }
    context.progress().accept("Warming up");
    return context.blocking(
        () -> {
          JitWarmUp jitWarmUp =
              new JitWarmUp(
                  leagueCatalog.byName().values().iterator().next().rules(),
                  clock,
                  System::nanoTime);
          context
              .progress()
              .accept("Warmed up by " + jitWarmUp.play(warmUps.games(), warmUps.ms()) + " games");
          return leagueCatalog;
        });
  }

  private Future<?> serve(
      PgStore store,
      ChatServices chatServices,
      CardCatalog cardCatalog,
      LeagueCatalog leagueCatalog,
      GameHostVerticle host) {
    return context
        .deploy("the game host", () -> host, 1)
        .compose(hosting -> context.deploy("the sweep", verticles.sweep(store), 1))
        .compose(
            hosting -> {
              clusterMembership.serve();
              return startHttp(store, chatServices, cardCatalog, leagueCatalog);
            });
  }

  private Future<?> startHttp(
      PgStore store,
      ChatServices chatServices,
      CardCatalog cardCatalog,
      LeagueCatalog leagueCatalog) {
    EndedSessions endedSessions =
        new EndedSessions(store.endedSessions(), configuration.signedOut().most(), clock);
    TokenService tokenService =
        new TokenService(context.vertx(), configuration.tokens(), clock, endedSessions);
    return context
        .deploy(
            "the ended sessions",
            () -> new EndedSessionsVerticle(endedSessions, configuration.signedOut().pollMs()),
            1)
        .compose(learnt -> tokenService.start())
        .compose(keys -> context.blocking(() -> new StaticFiles(context.vertx())))
        .compose(
            files ->
                context.deploy(
                    "the HTTP servers",
                    verticles.http(
                        tokenService,
                        signIn(store),
                        files,
                        verticles.loopServices(
                            store,
                            chatServices,
                            cardCatalog,
                            leagueCatalog,
                            tokenService,
                            endedSessions),
                        port),
                    VertxSetup.count(configuration.loops())));
  }

  private @Nullable SignIn signIn(PgStore store) {
    String secret = configuration.tokens().secret();
    return secret == null || !configuration.oidc().isOn()
        ? null
        : SignIn.with(context.vertx(), configuration.oidc(), secret, store.usedOnce(), clock);
  }
}
