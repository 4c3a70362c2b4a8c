package com.paperdynasty.card.library;

import com.paperdynasty.card.file.CardFault;
import com.paperdynasty.card.file.CardSetReader;
import com.paperdynasty.card.file.CardSetResult;
import com.paperdynasty.card.file.StoredCards;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes card sets in and gives them out. A set may be read by its owners; those of the catalog by
 * everybody. Thread-safe. A Future fails only when the database does not answer.
 */
public final class CardLibrary {
  private final Vertx vertx;
  private final CardSetStore store;
  private final CardCatalog catalog;
  private final CardSettings settings;
  private final PostLimits limits;

  public CardLibrary(Vertx vertx, CardSetStore store, CardCatalog catalog, CardSettings settings) {
    this.vertx = vertx;
    this.store = store;
    this.catalog = catalog;
    this.settings = settings;
    this.limits = new PostLimits(settings.postsAtOnce());
  }

  /** The most bytes of a set. */
  public int setBytes() {
    return settings.set().bytes();
  }

  /** The places for sets on their way in: one is taken before the bytes of a set are read. */
  public PostLimits limits() {
    return limits;
  }

  /**
   * Reads a set, off the event loop, and stores it. A set that the user owns already stays as it
   * is.
   *
   * @param utf8 the JSON
   */
  public Future<PostResult> post(String userId, byte[] utf8) {
    return vertx
        .executeBlocking(() -> read(utf8), false)
        .compose(
            reading ->
                reading.set() == null
                    ? Future.succeededFuture(new PostResult.Faulty(reading.faults()))
                    : keep(userId, reading.set()));
  }

  /** A set, or its faults. */
  private record Reading(@Nullable StoredCardSet set, List<CardFault> faults) {}

  /** Also makes the hash, which takes its time for a large set. */
  private Reading read(byte[] utf8) {
    CardSetResult result = CardSetReader.read(utf8, settings.set());
    return result instanceof CardSetResult.Read read
        ? new Reading(StoredCardSet.of(read), List.of())
        : new Reading(null, ((CardSetResult.Refused) result).faults());
  }

  private Future<PostResult> keep(String userId, StoredCardSet set) {
    if (catalog.find(set.summary().hash()).isPresent()) {
      return Future.succeededFuture(new PostResult.Kept(set.summary()));
    }
    return store
        .keep(userId, set, settings.setsPerUser())
        .map(kept -> kept ? new PostResult.Kept(set.summary()) : tooMany());
  }

  private PostResult tooMany() {
    String why = "You have %d card sets, which is the most".formatted(settings.setsPerUser());
    return new PostResult.Denied(Problem.of(ErrorCode.CONFLICT, why));
  }

  /**
   * The sets for a new game, in this order.
   *
   * @param open those that the user may play with in any case; the others they have to own, or they
   *     come with the program
   */
  public Future<GameSets> forGame(String userId, List<String> hashes, Set<String> open) {
    Problem full = limits.take(userId);
    if (full != null) {
      return Future.succeededFuture(new GameSets.Denied(full));
    }
    PostLimits.Lease lease = limits.leaseOf(userId);
    Future<GameSets> sets = find(userId, hashes, open);
    lease.keepWhile(sets);
    lease.end();
    return sets;
  }

  private Future<GameSets> find(String userId, List<String> hashes, Set<String> open) {
    List<Future<Optional<String>>> texts = new ArrayList<>();
    hashes.forEach(hash -> texts.add(text(userId, hash, open.contains(hash))));
    return Future.all(texts)
        .compose(
            found -> {
              for (int i = 0; i < hashes.size(); i++) {
                if (texts.get(i).result().isEmpty()) {
                  return Future.succeededFuture(GameSets.unknown(hashes.get(i)));
                }
              }
              return vertx.executeBlocking(
                  () ->
                      GameSets.read(
                          hashes, texts.stream().flatMap(text -> text.result().stream()).toList()),
                  false);
            });
  }

  /** A set of the program is stored first, for nodes whose program has another one. */
  private Future<Optional<String>> text(String userId, String hash, boolean open) {
    Optional<StoredCardSet> own = catalog.find(hash);
    if (own.isPresent()) {
      return store.put(own.get()).map(own.map(StoredCardSet::text));
    }
    return open ? store.find(hash) : store.findOwned(userId, hash);
  }

  /** The JSON of a set; empty if the user may read no set of this hash. */
  public Future<Optional<String>> read(String userId, String hash) {
    Optional<String> own = catalog.find(hash).map(StoredCardSet::text);
    return own.isPresent() ? Future.succeededFuture(own) : store.findOwned(userId, hash);
  }

  /**
   * A stored set, whose owner may be anybody. Who may see it is up to the caller.
   *
   * @param userId for whom: one set at a time is cut for a user, and so many on the node
   * @param players the ids of those who may be seen
   * @param whole whether those are all of the set, which then is not cut
   */
  public Future<PartResult> part(String userId, String hash, List<String> players, boolean whole) {
    if (whole) {
      return store.find(hash).map(CardLibrary::found);
    }
    Problem full = limits.take(userId);
    if (full != null) {
      return Future.succeededFuture(new PartResult.Denied(full));
    }
    PostLimits.Lease lease = limits.leaseOf(userId);
    Future<PartResult> part = cut(hash, Set.copyOf(players));
    lease.keepWhile(part);
    lease.end();
    return part;
  }

  /** Off the event loop. */
  private Future<PartResult> cut(String hash, Set<String> players) {
    return store
        .find(hash)
        .compose(
            text ->
                vertx.executeBlocking(
                    () -> found(text.map(whole -> StoredCards.only(whole, players))), false));
  }

  private static PartResult found(Optional<String> text) {
    return text.<PartResult>map(PartResult.Found::new).orElseGet(PartResult.Unknown::new);
  }

  /**
   * The sets that the user may read: their own, the latest first, then those of the catalog.
   *
   * @param mine only their own
   */
  public Future<List<CardSetSummary>> list(String userId, boolean mine) {
    return store
        .ownedBy(userId)
        .map(
            own -> mine ? own : Stream.concat(own.stream(), catalog.summaries().stream()).toList());
  }
}
