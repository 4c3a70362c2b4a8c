package com.paperdynasty.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.app.config.LeagueDirectory;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.card.SampleTeams;
import com.paperdynasty.digest.Sha256;
import com.paperdynasty.eventlog.EventCodec;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Invitations;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.TableOptions.BeforeRoll;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameFactoryTest {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final User ALICE = new User("alice", "Alice", false);

  private final GameFactory maker = maker();

  @Test
  void theCreatorIsAdminAndManagesOnlyWhatTheFormSays() {
    GameSetup setup = made("{'league':'sba','home':{'name':'H'},'away':{'name':'A'}}").setup();

    assertThat(setup.admin()).isEqualTo(new Manager("alice", "Alice"));
    assertThat(setup.home().manager()).isNull();
    assertThat(setup.away().manager()).isNull();
    assertThat(setup.open()).isTrue();
  }

  @Test
  void managerWhoIsNotTheCreatorIsNamedByTheirId() {
    GameSetup setup =
        made("{'league':'sba','home':{'name':'H','manager':'alice'},"
                + "'away':{'name':'A','manager':'bob'}}")
            .setup();

    assertThat(setup.home().manager()).isEqualTo(new Manager("alice", "Alice"));
    assertThat(setup.away().manager()).isEqualTo(new Manager("bob", "bob"));
  }

  @Test
  void openSeatsAndPrivateGamesGetInvitations() {
    CreatedGame createdGame =
        made("{'league':'sba','public':false,'home':{'name':'H','manager':'bob'},'away':{'name':'A'}}")
            .createdGame();

    assertThat(createdGame.home()).isNull();
    assertThat(createdGame.away()).hasSize(22).isNotEqualTo(createdGame.watch());
    assertThat(createdGame.watch()).hasSize(22);
  }

  @Test
  void onlyTheHashOfAnInvitationIsStored() {
    Made made = made("{'league':'sba','home':{'name':'H'},'away':{'name':'A'}}");
    Invitations kept = made.game().secrets().invitations();

    assertThat(kept.away())
        .isEqualTo(Invitations.hash(Objects.requireNonNull(made.createdGame().away())));
    assertThat(kept.watch()).isNull();
    assertThat(EventCodec.encode(made.game().created()).data())
        .doesNotContain(made.createdGame().away(), made.createdGame().home());
  }

  @Test
  void invitationsToSeatsForAnybodyAreStored() {
    Made made =
        made(
            "{'league':'sba','seats':'anybody','home':{'name':'H','manager':'bob'},'away':{'name':'A'}}");

    assertThat(made.game().seats())
        .isEqualTo(new NewGame.OpenSeats(made.createdGame().away(), null));
    assertThat(made("{'league':'sba','home':{'name':'H'},'away':{'name':'A'}}").game().seats())
        .isEqualTo(NewGame.OpenSeats.NONE);
  }

  @Test
  void theFirstEventCommitsToTheDiceAndIsNoLaterThanNow() {
    NewGame game = made("{'league':'sba','home':{'name':'H'},'away':{'name':'A'}}").game();

    assertThat(game.created().commitment()).isEqualTo(game.secrets().commitment());
    assertThat(game.created().at()).isEqualTo(NOW);
    assertThat(game.status()).isEqualTo("waiting");
  }

  @Test
  void noTwoGamesHaveTheSameDice() {
    String form = "{'league':'sba','home':{'name':'H'},'away':{'name':'A'}}";

    assertThat(made(form).game().created().commitment())
        .isNotEqualTo(made(form).game().created().commitment());
  }

  @Test
  void unknownLeagueIsRefusedWithTheKnownOnes() {
    Problem problem = refused("{'league':'nope','home':{'name':'H'},'away':{'name':'A'}}");

    assertThat(problem.field()).isEqualTo("league");
    assertThat(problem.errors()).containsExactly("pd", "sba");
  }

  @Test
  void invalidLineupIsRefusedWithTheReason() {
    Problem problem =
        refused(
            "{'league':'sba','home':{'name':'H'},'away':{'name':'A','lineup':["
                + "{'order':1,'position':'SS','player':{'id':'p1','name':'One'}}]}}");

    assertThat(problem.field()).isEqualTo("away.lineup");
    assertThat(problem.message()).contains("players");
  }

  @Test
  void playerInBothTeamsIsRefused() {
    String lineup =
        "['P','C','1B','2B','3B','SS','LF','CF','RF']"
            .replaceAll(
                "'(\\w+)'", "{'order':0,'position':'$1','player':{'id':'x$1','name':'$1'}}");
    for (int order = 1; order <= 9; order++) {
      lineup = lineup.replaceFirst("'order':0", "'order':" + order);
    }
    Problem problem =
        refused(
            "{'league':'sba','options':{'dh':false},'home':{'name':'H','lineup':"
                + lineup
                + "},'away':{'name':'A','lineup':"
                + lineup
                + "}}");

    assertThat(problem.field()).isEqualTo("lineup");
    assertThat(problem.message()).contains("is in both teams");
  }

  /** A game that was made, with its setup. */
  private record Made(NewGame game, CreatedGame createdGame) {
    GameSetup setup() {
      return game.created().setup();
    }
  }

  @Test
  void gameIsPinnedToItsCardSetsByTheTextOfItsRules() {
    String hash = "0a".repeat(32);
    NewGame game =
        withCards(
                "{'league':'pd','card_sets':['%s'],'home':{'name':'H'},'away':{'name':'A'}}", hash)
            .match(GameFactory.Made::game, GameFactoryTest::notMade);

    assertThat(game.rulesText()).endsWith("\ncard_sets: [" + hash + "]\n");
    assertThat(game.created().setup().rulesHash()).isEqualTo(Sha256.hex(game.rulesText()));
    assertThat(game.data()).contains("\"card_sets\":[\"" + hash + "\"]");
    assertThat(game.created().setup().away().lineup().batting(1).player().name())
        .isEqualTo("Alex Bregman");
    assertThat(game.created().setup().home().lineup().batting(1).player().name())
        .isEqualTo("Juan Soto");
  }

  @Test
  void gameWithoutCardSetsIsPinnedToATextThatSaysNothingOfCards(@TempDir Path leagues)
      throws Exception {
    String pd = Files.readString(Path.of("conf/leagues/pd.yaml"));
    Files.writeString(leagues.resolve("shown.yaml"), pd + "hands: managers\n");
    GameFactory shown = maker(leagues);
    String teams = ",'home':{'name':'H'},'away':{'name':'A'}}";

    NewGame game = made(shown, "{'league':'shown'" + teams).game();
    assertThat(game.rulesText()).isEqualTo(pd);
    assertThat(game.created().setup().rulesHash()).isEqualTo(Sha256.hex(pd));

    String hash = "0a".repeat(32);
    NewGame withCards =
        withCards(shown, "{'league':'shown','card_sets':['%s']" + teams, hash)
            .match(GameFactory.Made::game, GameFactoryTest::notMade);
    assertThat(withCards.rulesText())
        .isEqualTo(pd + "hands: managers\ncard_sets: [" + hash + "]\n");
  }

  @Test
  void lineupOfAGameWithCardsHasPlayersWithCards() {
    Problem refusal =
        withCards(
                "{'league':'pd','card_sets':['%s'],'home':{'name':'H','lineup':"
                    + nine()
                    + "},"
                    + "'away':{'name':'A'}}",
                "0a".repeat(32))
            .match(GameFactoryTest::notRefused, problem -> problem);

    assertThat(refusal).isEqualTo(Problem.about("lineup", ErrorCode.INVALID, "No card for p1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "'x'", "['2019-houston']", "[1]", "{}", "['HASH','HASH']", "['HASH',null]"})
  void cardSetsOfAFormAreDifferentHashes(String sets) {
    String named = sets.replace("HASH", "0a".repeat(32));
    Problem refusal =
        refused(
            "{'league':'pd','card_sets':" + named + ",'home':{'name':'H'},'away':{'name':'A'}}");

    assertThat(refusal)
        .isEqualTo(
            Problem.about(
                "card_sets",
                ErrorCode.INVALID,
                "card_sets must be a list of 1 to 4 different hashes"));
  }

  @Test
  void leagueOnPaperTakesNoCardSets() {
    Problem refusal =
        refused(
            "{'league':'sba','card_sets':['"
                + "0a".repeat(32)
                + "'],'home':{'name':'H'},'away':{'name':'A'}}");

    assertThat(refusal)
        .isEqualTo(
            Problem.about("card_sets", ErrorCode.INVALID, "In this league cards are on paper"));
  }

  /** Nobody steals or bunts in it who has not planned it before the roll. */
  @Test
  void gameWithCardsIsPlayedWithPlansUnlessItsCreatorSaysOtherwise() {
    String form =
        "{'league':'pd','card_sets':['%s'],'home':{'name':'H'},'away':{'name':'A'}OPTIONS}";

    assertThat(beforeRoll(form.replace("OPTIONS", ""))).isEqualTo(BeforeRoll.READY);
    assertThat(beforeRoll(form.replace("OPTIONS", ",'options':{'before_roll':'free'}")))
        .isEqualTo(BeforeRoll.FREE);
  }

  private BeforeRoll beforeRoll(String form) {
    return withCards(form, "0a".repeat(32))
        .match(made -> made, GameFactoryTest::notGranted)
        .game()
        .created()
        .setup()
        .table()
        .beforeRoll();
  }

  private static GameFactory.Made notGranted(Problem problem) {
    throw new AssertionError("refused " + problem);
  }

  /** Nine who pitch, catch and so on in this order, without a designated hitter. */
  private static String nine() {
    StringBuilder slots = new StringBuilder("[");
    for (Position position : Position.FIELD) {
      slots
          .append(position == Position.PITCHER ? "" : ",")
          .append(
              "{'order':%1$d,'player':{'id':'p%1$d','name':'P'},'position':'%2$s'}"
                  .formatted(position.number(), position.code()));
    }
    return slots.append("]").toString();
  }

  private LobbyReply<GameFactory.Made> withCards(String form, String hash) {
    return withCards(maker, form, hash);
  }

  private static LobbyReply<GameFactory.Made> withCards(
      GameFactory maker, String form, String hash) {
    return maker
        .prepare(json(form.formatted(hash)), true)
        .match(
            prepared -> maker.make(ALICE, prepared.with(SampleTeams.CARDS)),
            LobbyReply.Denied::new);
  }

  private static NewGame notMade(Problem problem) {
    throw new AssertionError("refused " + problem);
  }

  private static Problem notRefused(GameFactory.Made made) {
    throw new AssertionError("made " + made);
  }

  private Made made(String form) {
    return made(maker, form);
  }

  private static Made made(GameFactory maker, String form) {
    return maker
        .prepare(json(form), true)
        .<LobbyReply<GameFactory.Made>>match(
            prepared -> maker.make(ALICE, prepared), LobbyReply.Denied::new)
        .match(
            made -> new Made(made.game(), made.createdGame()),
            problem -> {
              throw new AssertionError(problem.toString());
            });
  }

  private Problem refused(String form) {
    return maker
        .prepare(json(form), true)
        .<LobbyReply<GameFactory.Made>>match(
            prepared -> maker.make(ALICE, prepared), LobbyReply.Denied::new)
        .match(
            made -> {
              throw new AssertionError("made " + made);
            },
            problem -> problem);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  private static GameFactory maker() {
    return maker(Path.of("conf/leagues"));
  }

  private static GameFactory maker(Path leagues) {
    LeagueCatalog leagueCatalog = LeagueDirectory.read(leagues, 32);
    return new GameFactory(leagueCatalog, new SecureRandom(), Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
