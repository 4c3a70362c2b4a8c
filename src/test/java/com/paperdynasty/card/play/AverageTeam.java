package com.paperdynasty.card.play;

import com.paperdynasty.baseball.league.League;
import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Slot;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.Hand;
import com.paperdynasty.card.making.CardMaker;
import com.paperdynasty.card.season.Counts;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A team of a season's average players: each has the line of all players with the same hands
 * together. Of nine batters as many bat from each side as had plate appearances, and the pitchers
 * throw with each hand as often as batters faced it.
 */
final class AverageTeam {
  private static final List<Position> BATTING_ORDER =
      List.of(
          Position.CENTER_FIELD,
          Position.SHORTSTOP,
          Position.FIRST_BASE,
          Position.DESIGNATED_HITTER,
          Position.LEFT_FIELD,
          Position.THIRD_BASE,
          Position.RIGHT_FIELD,
          Position.CATCHER,
          Position.SECOND_BASE);
  private static final List<Hand> HANDS = List.of(Hand.RIGHT, Hand.LEFT, Hand.BOTH);

  /** Starters of a team, of whom one in four throws left in 2019; and relievers. */
  private static final int STARTERS = 7;

  private static final int RELIEVERS = 21;

  private final SeasonLines season;
  private final CardMaker maker;
  private final String code;
  private final List<Card> cards = new ArrayList<>();
  private final List<Slot> batters = new ArrayList<>();
  private final List<Player> starters = new ArrayList<>();
  private final List<Player> relievers = new ArrayList<>();

  /**
   * Makes the cards.
   *
   * @param code the beginning of all ids
   */
  AverageTeam(SeasonLines season, League league, String code) {
    this.season = season;
    this.maker = new CardMaker(season, Objects.requireNonNull(league.fielding()));
    this.code = code;
    Predicate<SeasonPlayer> isHitter = player -> player.plateAppearances() >= player.battersFaced();
    List<Hand> bats =
        shared(
            BATTING_ORDER.size(),
            hand -> sum(isHitter, SeasonPlayer::bats, hand, SeasonPlayer::plateAppearances));
    for (Position position : BATTING_ORDER) {
      Hand hand = bats.get(batters.size());
      Player player = add(average(hand, Hand.RIGHT, of(isHitter.and(one -> one.bats() == hand))));
      batters.add(new Slot(batters.size() + 1, player, position));
    }
    addPitchers(starters, STARTERS, player -> starts(player));
    addPitchers(relievers, RELIEVERS, player -> !starts(player));
  }

  private static boolean starts(SeasonPlayer player) {
    return player.use().of("GS") * 2 > player.use().of("G");
  }

  private void addPitchers(List<Player> pitchers, int count, Predicate<SeasonPlayer> role) {
    Predicate<SeasonPlayer> isPitcher =
        role.and(player -> player.battersFaced() > player.plateAppearances());
    for (Hand hand :
        shared(
            count,
            hand -> sum(isPitcher, SeasonPlayer::throwing, hand, SeasonPlayer::battersFaced))) {
      pitchers.add(
          add(average(Hand.RIGHT, hand, of(isPitcher.and(one -> one.throwing() == hand)))));
    }
  }

  /** Shares a number by weight, to the hand that is farthest behind its share. */
  private static List<Hand> shared(int count, ToDoubleFunction<Hand> weight) {
    double all = HANDS.stream().mapToDouble(weight).sum();
    Map<Hand, Integer> had = new EnumMap<>(Hand.class);
    List<Hand> shared = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      int rank = i;
      Hand next =
          HANDS.stream()
              .max(
                  (a, b) ->
                      Double.compare(
                          rank * weight.applyAsDouble(a) / all - had.getOrDefault(a, 0),
                          rank * weight.applyAsDouble(b) / all - had.getOrDefault(b, 0)))
              .orElseThrow();
      had.merge(next, 1, Integer::sum);
      shared.add(next);
    }
    return shared;
  }

  private double sum(
      Predicate<SeasonPlayer> which,
      Function<SeasonPlayer, Hand> side,
      Hand hand,
      ToDoubleFunction<SeasonPlayer> count) {
    return of(which.and(player -> side.apply(player) == hand)).stream().mapToDouble(count).sum();
  }

  private List<SeasonPlayer> of(Predicate<SeasonPlayer> which) {
    return season.players().stream().filter(which).toList();
  }

  /** The line of all these players together, with which one plays every position. */
  private SeasonPlayer average(Hand bats, Hand throwing, List<SeasonPlayer> players) {
    String id = code + "-" + (cards.size() + 1);
    Map<Position, Counts> fielding = new EnumMap<>(Position.class);
    season
        .players()
        .forEach(
            player ->
                player
                    .fielding()
                    .forEach((position, line) -> fielding.merge(position, line, Counts::plus)));
    return new SeasonPlayer(
        id,
        "Average " + id,
        bats,
        throwing,
        code,
        halves(players, SeasonPlayer::batting),
        halves(players, SeasonPlayer::pitching),
        fielding,
        Counts.sum(players.stream().map(SeasonPlayer::running).toList()),
        Counts.sum(season.players().stream().map(SeasonPlayer::catching).toList()),
        Counts.sum(players.stream().map(SeasonPlayer::use).toList()));
  }

  private static Map<Hand, Counts> halves(
      List<SeasonPlayer> players, Function<SeasonPlayer, Map<Hand, Counts>> side) {
    Map<Hand, Counts> halves = new HashMap<>();
    players.forEach(
        player ->
            side.apply(player).forEach((hand, line) -> halves.merge(hand, line, Counts::plus)));
    return halves;
  }

  private Player add(SeasonPlayer player) {
    cards.add(maker.make(player).card());
    return new Player(player.id(), player.name());
  }

  CardSet set() {
    return new CardSet("Average", season.year(), season.source(), null, cards);
  }

  /** The lineup for a game: starters follow each other. */
  Lineup lineup(int game) {
    List<Slot> slots = new ArrayList<>(batters);
    slots.add(new Slot(0, starters.get(game % STARTERS), Position.PITCHER));
    return Lineup.starting(slots, true);
  }

  /** The pitcher who comes in for the one on the mound: begins with another one each game. */
  Player reliever(int game, int change) {
    return relievers.get((game + change) % RELIEVERS);
  }
}
