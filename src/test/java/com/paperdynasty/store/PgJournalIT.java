package com.paperdynasty.store;

import static com.paperdynasty.store.Samples.adding;
import static com.paperdynasty.store.Samples.command;
import static com.paperdynasty.store.Samples.entropy;
import static com.paperdynasty.store.Samples.play;
import static com.paperdynasty.store.Samples.undone;
import static org.assertj.core.api.Assertions.assertThat;

import com.paperdynasty.game.GameSetup;
import com.paperdynasty.harness.Defaults;
import com.paperdynasty.lobby.NewGame;
import com.paperdynasty.table.Answer;
import com.paperdynasty.table.Appended;
import com.paperdynasty.table.GameRow;
import com.paperdynasty.table.LoggedEvent;
import com.paperdynasty.table.Opened;
import com.paperdynasty.table.OwnerRow;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PgJournalIT extends StoreTest {
  private static final Appended COMMITTED = new Appended.Committed();
  private static final Appended DEPOSED = new Appended.Deposed();

  @Test
  void aNewGameOpensWithItsFirstEventItsRulesAndItsSecrets() {
    UUID gameId = UUID.randomUUID();
    NewGame game = Samples.game(gameId);
    Await.result(store.games().create(game, 1_000_000, 1_000_000));

    Opened opened = open(store.journal(), gameId);

    assertThat(opened.epoch()).isEqualTo(1);
    assertThat(opened.rules().league().name()).isEqualTo("sba");
    assertThat(opened.rules().hash()).isEqualTo(game.created().setup().rulesHash());
    assertThat(opened.secrets().invitations()).isEqualTo(game.secrets().invitations());
    assertThat(opened.secrets().commitment()).isEqualTo(game.secrets().commitment());
    assertThat(opened.log())
        .containsExactly(new LoggedEvent(1, game.created(), game.data(), game.stateHash()));
  }

  @Test
  void whoOpensAnUnknownGameFindsNothing() {
    assertThat(Await.result(store.journal().open(UUID.randomUUID(), "node"))).isEmpty();
  }

  @Test
  void whatWasCommittedIsReadBackAsItWasWritten() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();
    LoggedEvent plain = entropy(2, "Zoë ⚾ 𝔹 \t\0");
    String escapes =
        plain.data().replace("\t", "\\t").replace("\0", "\\u0000").replace("ë", "\\u00eb");
    LoggedEvent strange = new LoggedEvent(2, plain.event(), escapes, plain.stateHash());
    LoggedEvent play = play(3, 1);

    assertThat(append(adding(gameId, epoch, 1, null, strange, play))).isEqualTo(COMMITTED);

    assertThat(log(gameId).subList(1, 3)).containsExactly(strange, play);
    assertThat(open(store.journal(), gameId).log().subList(1, 3)).containsExactly(strange, play);
    assertThat(Await.result(store.journal().read(gameId, 1, 1))).containsExactly(strange);
  }

  @Test
  void theRowOfTheGameFollowsItsLog() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();

    append(adding(gameId, epoch, 1, "a"));

    var record = Await.result(store.games().find(gameId)).orElseThrow();
    assertThat(record.lastSeq()).isEqualTo(2);
    assertThat(
            new GameRow(
                record.status(), record.awayManager(), record.homeManager(), record.summary()))
        .isEqualTo(Samples.ROW);
  }

  @Test
  void anAppendUnderAnOlderEpochWritesNothing() {
    UUID gameId = created();
    long first = open(store.journal(), gameId).epoch();
    long second = open(another(Defaults.STORE).journal(), gameId).epoch();

    assertThat(append(command(gameId, first, 1, "c1", "late"))).isEqualTo(DEPOSED);
    assertThat(append(adding(gameId, second, 1, "good"))).isEqualTo(COMMITTED);

    assertThat(Samples.marks(log(gameId))).containsExactly("good");
    assertThat(Await.result(store.journal().answerOf(gameId, "alice", "c1"))).isEmpty();
  }

  @Test
  void anAppendAfterAnotherSeqThanTheLastWritesNothing() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();

    assertThat(append(adding(gameId, epoch, 0, "early"))).isEqualTo(DEPOSED);
    assertThat(append(adding(gameId, epoch, 2, "gap"))).isEqualTo(DEPOSED);
    assertThat(append(adding(UUID.randomUUID(), epoch, 1, "no game"))).isEqualTo(DEPOSED);

    assertThat(log(gameId)).hasSize(1);
  }

  @Test
  void aCommandThatWasCarriedOutIsNotCarriedOutAgainAndItsAnswerIsTold() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();
    append(adding(gameId, epoch, 1, "before"));
    append(command(gameId, epoch, 2, "c1", "once"));

    Appended again = append(command(gameId, epoch, 3, "c1", "other"));

    Answer answer = new Answer("once".hashCode(), 3, 1);
    assertThat(again).isEqualTo(new Appended.Repeated(answer));
    assertThat(Await.result(store.journal().answerOf(gameId, "alice", "c1"))).contains(answer);
    assertThat(Samples.marks(log(gameId))).containsExactly("before", "once");
    assertThat(append(adding(gameId, epoch, 3, "after"))).isEqualTo(COMMITTED);
  }

  @Test
  void anAppendThatRepeatsACommandFallsOutOfItsBatchAlone() {
    List<UUID> games = List.of(created(), created(), created());
    games.forEach(game -> append(adding(game, open(store.journal(), game).epoch(), 1, "first")));
    append(command(games.get(1), 1, 2, "c1", "once"));

    Future<Appended> fills = store.journal().append(adding(created(), 0, 1, "fills the writer"));
    List<Future<Appended>> together =
        List.of(
            store.journal().append(command(games.get(0), 1, 2, "c1", "good")),
            store.journal().append(command(games.get(1), 1, 3, "c1", "again")),
            store.journal().append(command(games.get(2), 0, 2, "c1", "late")));

    assertThat(Await.result(fills)).isEqualTo(COMMITTED);
    assertThat(Await.result(together.get(0))).isEqualTo(COMMITTED);
    assertThat(Await.result(together.get(1))).isInstanceOf(Appended.Repeated.class);
    assertThat(Await.result(together.get(2))).isEqualTo(DEPOSED);
    assertThat(Samples.marks(log(games.get(0)))).containsExactly("first", "good");
    assertThat(Samples.marks(log(games.get(1)))).containsExactly("first", "once");
    assertThat(Samples.marks(log(games.get(2)))).containsExactly("first");
  }

  @Test
  void twoAppendsOfOneGameAreTakenOneAfterTheOther() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();

    Future<Appended> first = store.journal().append(adding(gameId, epoch, 1, "one"));
    Future<Appended> second = store.journal().append(adding(gameId, epoch, 2, "two"));
    Future<Appended> same = store.journal().append(adding(gameId, epoch, 2, "too late"));

    assertThat(Await.result(first)).isEqualTo(COMMITTED);
    assertThat(Await.result(second)).isEqualTo(COMMITTED);
    assertThat(Await.result(same)).isEqualTo(DEPOSED);
    assertThat(Samples.marks(log(gameId))).containsExactly("one", "two");
  }

  @Test
  void aLogThatIsLongerThanAPageIsOpenedWhole() {
    UUID gameId = created();
    long epoch = open(store.journal(), gameId).epoch();
    LoggedEvent[] events = new LoggedEvent[1234];
    for (int i = 0; i < events.length; i++) {
      events[i] = entropy(i + 2, "e" + i);
    }

    append(adding(gameId, epoch, 1, null, events));

    assertThat(open(store.journal(), gameId).log().subList(1, 1235)).containsExactly(events);
  }

  @Test
  void playsThatStandAreReadInOrderAndThoseThatWereUndoneAreNot() {
    UUID gameId = created();
    open(store.journal(), gameId);
    append(adding(gameId, 1, 1, null, play(2, 1), entropy(3, "x"), play(4, 2), play(5, 3)));
    append(adding(gameId, 1, 5, null, play(6, 4)));
    append(adding(gameId, 1, 6, null, undone(7, 4)));
    append(adding(gameId, 1, 7, null, undone(8, 3)));
    append(adding(gameId, 1, 8, null, play(9, 3), play(10, 4)));

    assertThat(Await.result(store.journal().recentPlays(gameId, 10, 4, 3)))
        .containsExactly(play(4, 2).data(), play(9, 3).data(), play(10, 4).data());
    assertThat(Await.result(store.games().plays(gameId, 10, 1, 2)))
        .containsExactly(play(4, 2).data(), play(9, 3).data());
    assertThat(log(gameId)).hasSize(10);
  }

  @Test
  void playsAreReadAsTheyStoodAfterAnEvent() {
    UUID gameId = created();
    open(store.journal(), gameId);
    append(adding(gameId, 1, 1, null, play(2, 1), entropy(3, "x"), play(4, 2), play(5, 3)));
    append(adding(gameId, 1, 5, null, undone(6, 3)));
    append(adding(gameId, 1, 6, null, undone(7, 2)));
    append(adding(gameId, 1, 7, null, play(8, 2)));

    assertThat(playsAfter(gameId, 3)).containsExactly(play(2, 1).data());
    assertThat(playsAfter(gameId, 5))
        .containsExactly(play(2, 1).data(), play(4, 2).data(), play(5, 3).data());
    assertThat(playsAfter(gameId, 6)).containsExactly(play(2, 1).data(), play(4, 2).data());
    assertThat(playsAfter(gameId, 7)).containsExactly(play(2, 1).data());
    assertThat(playsAfter(gameId, 8)).containsExactly(play(2, 1).data(), play(8, 2).data());
  }

  private List<String> playsAfter(UUID gameId, long seq) {
    List<String> plays = Await.result(store.games().plays(gameId, seq, 0, 10));
    assertThat(Await.result(store.journal().recentPlays(gameId, seq, plays.size(), 10)))
        .isEqualTo(plays);
    return plays;
  }

  @Test
  void ownersAreToldAndAGameThatWasGivenUpHasNone() {
    UUID kept = created();
    UUID released = created();
    UUID taken = created();
    List.of(kept, released, taken).forEach(game -> open(store.journal(), game));
    open(another(Defaults.STORE).journal(), taken);

    Await.result(store.journal().release(Map.of(released, 1L, taken, 1L)));

    Map<UUID, OwnerRow> owners =
        Await.result(store.journal().owners(List.of(kept, released, taken, UUID.randomUUID())));
    assertThat(owners).hasSize(3);
    assertThat(owners.get(kept).epoch()).isEqualTo(1);
    assertThat(owners.get(kept).owner()).isNotNull();
    assertThat(owners.get(released)).isEqualTo(new OwnerRow(1, 1, null));
    assertThat(owners.get(taken).epoch()).isEqualTo(2);
    assertThat(owners.get(taken).owner()).isNotNull();
    assertThat(append(adding(released, 1, 1, "still his until somebody else opens it")))
        .isEqualTo(COMMITTED);
  }

  @Test
  void futuresCompleteOnTheContextThatCalled() {
    UUID gameId = created();
    Promise<Boolean> same = Promise.promise();
    Context context = vertx.getOrCreateContext();

    context.runOnContext(
        nothing ->
            store
                .journal()
                .append(adding(gameId, 0, 1, "x"))
                .onComplete(done -> same.complete(vertx.getOrCreateContext() == context)));

    assertThat(Await.result(same.future())).isTrue();
  }

  @Test
  void nothingIsToldAsCommittedBeforeTheCommit() {
    UUID gameId = created();
    // It lets every statement pass and fails the commit.
    database.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RAISE EXCEPTION ''refused at commit''; END'",
        "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON game_events"
            + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()");

    assertThat(Await.cause(store.journal().append(adding(gameId, 0, 1, "x"))))
        .hasRootCauseMessage("ERROR: refused at commit (P0001)");
    assertThat(log(gameId)).hasSize(1);
  }

  @Test
  void theSetupOfAGameIsReadBack() {
    UUID gameId = UUID.randomUUID();
    NewGame game = Samples.game(gameId, false, "al", "bo", "cy", Samples.AT);
    Await.result(store.games().create(game, 1_000_000, 1_000_000));

    GameSetup setup = game.created().setup();
    var record = Await.result(store.games().find(gameId)).orElseThrow();
    assertThat(record.open()).isFalse();
    assertThat(record.league()).isEqualTo(setup.league());
    assertThat(record.adminId()).isEqualTo("al");
    assertThat(record.awayManager()).isEqualTo("bo");
    assertThat(record.homeManager()).isEqualTo("cy");
    assertThat(record.summary()).isEqualTo(game.summary());
    assertThat(record.createdAt()).isEqualTo(Samples.AT);
    assertThat(record.status()).isEqualTo("waiting");
  }
}
