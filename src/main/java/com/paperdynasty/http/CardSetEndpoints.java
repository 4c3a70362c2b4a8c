package com.paperdynasty.http;

import static com.paperdynasty.http.security.AuthenticationHandler.sender;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.card.file.CardFault;
import com.paperdynasty.card.library.CardLibrary;
import com.paperdynasty.card.library.CardSetSummary;
import com.paperdynasty.card.library.PostLimits;
import com.paperdynasty.card.library.PostResult;
import com.paperdynasty.http.page.EntityTag;
import com.paperdynasty.http.problem.ProblemDocument;
import com.paperdynasty.http.problem.ProblemException;
import com.paperdynasty.lobby.LobbyReply;
import com.paperdynasty.lobby.cards.CardSetReader;
import com.paperdynasty.lobby.cards.ShownSet;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.text.TextRules;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP calls about card sets. */
final class CardSetEndpoints {
  private static final Logger log = LoggerFactory.getLogger(CardSetEndpoints.class);
  private static final String LEASE = "lease of a card set";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final CardLibrary library;
  private final CardSetReader reader;

  CardSetEndpoints(CardLibrary library, CardSetReader reader) {
    this.library = library;
    this.reader = reader;
  }

  /** The most bytes of a set. */
  int setBytes() {
    return library.setBytes();
  }

  /** Lets a set in whose sender finds a place for it. Called before the body is read. */
  void admit(RoutingContext context) {
    String userId = sender(context).userId();
    Problem full = library.limits().take(userId);
    if (full != null) {
      throw new ProblemException(full);
    }
    PostLimits.Lease lease = library.limits().leaseOf(userId);
    context.put(LEASE, lease);
    context.addEndHandler(ended -> lease.end());
    context.next();
  }

  void post(RoutingContext context) {
    Buffer body = context.body().buffer();
    byte[] utf8 = body == null ? new byte[0] : body.getBytes();
    Future<PostResult> posting = library.post(sender(context).userId(), utf8);
    PostLimits.Lease lease = context.get(LEASE);
    lease.keepWhile(posting);
    Responses.sendJson(
        context, 201, reply(posting, CardSetEndpoints::kept), CardSetEndpoints::posted);
  }

  void read(RoutingContext context) {
    String hash = context.pathParam("hash");
    if (!HASH.matcher(hash).matches()) {
      throw ProblemException.invalid("hash", "Invalid hash");
    }
    String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
    Responses.sendKept(
        context,
        reply(
            reader.read(
                sender(context), hash, game(context), key -> EntityTag.of(key).isNamedIn(known)),
            found -> found),
        shown -> EntityTag.of(shown.key()),
        ShownSet::text);
  }

  void list(RoutingContext context) {
    boolean mine = RequestReader.flag(context, "mine");
    Responses.sendJson(
        context,
        200,
        reply(library.list(sender(context).userId(), mine), LobbyReply::granted),
        CardSetEndpoints::listed);
  }

  private static <T, U> Future<LobbyReply<U>> reply(
      Future<T> work, Function<T, LobbyReply<U>> reply) {
    return work.map(reply)
        .recover(
            cause -> {
              if (cause instanceof ProblemException) {
                return Future.failedFuture(cause);
              }
              log.warn("reading or storing card sets failed", cause);
              return LobbyReply.refused(Problem.unavailable(PostLimits.RETRY_AFTER_MS));
            });
  }

  private static LobbyReply<CardSetSummary> kept(PostResult result) {
    if (result instanceof PostResult.Kept kept) {
      return LobbyReply.granted(kept.summary());
    }
    if (result instanceof PostResult.Faulty faulty) {
      throw new ProblemException(ProblemDocument.of(refused(), details(faulty.faults())));
    }
    return new LobbyReply.Denied<>(((PostResult.Denied) result).problem());
  }

  private static Problem refused() {
    return Problem.of(ErrorCode.INVALID, "The card set has faults");
  }

  private static ProblemDocument.Details details(List<CardFault> faults) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (CardFault fault : faults) {
      ObjectNode node = list.addObject();
      node.put("player", fault.player());
      node.put("half", fault.half());
      node.put("column", fault.column());
      node.put("row", fault.row());
      node.put("reason", fault.reason());
    }
    return new ProblemDocument.Details("faults", list);
  }

  private static @Nullable UUID game(RoutingContext context) {
    String game = RequestReader.text(context, "game");
    if (game == null) {
      return null;
    }
    UUID gameId = TextRules.uuid(game);
    if (gameId == null) {
      throw ProblemException.invalid("game", "Invalid game");
    }
    return gameId;
  }

  private static ObjectNode posted(CardSetSummary set) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("hash", set.hash())
        .put("players", set.players());
  }

  private static ObjectNode listed(List<CardSetSummary> sets) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("card_sets");
    for (CardSetSummary set : sets) {
      ObjectNode node = list.addObject();
      node.put("hash", set.hash()).put("name", set.name());
      node.put("season", set.season()).put("players", set.players());
    }
    return json;
  }
}
