package com.paperdynasty.baseball.league;

import com.paperdynasty.baseball.model.Lineup;
import com.paperdynasty.baseball.model.Player;
import com.paperdynasty.baseball.model.Position;
import com.paperdynasty.baseball.model.Side;
import com.paperdynasty.baseball.model.Slot;
import java.util.ArrayList;
import java.util.List;

/** Two invented teams, for games that are created without lineups. */
public final class SampleLineups {
  private static final List<String> OWLS =
      List.of(
          "Walt Pruitt",
          "Eddie Marsh",
          "Lou Tremblay",
          "Hank Okafor",
          "Sal Benedetti",
          "Ray Lindqvist",
          "Gus Hollis",
          "Dutch Vandermeer",
          "Pete Yarrow",
          "Cal Whitcomb");
  private static final List<String> MILLERS =
      List.of(
          "Tom Ashby",
          "Nico Farrow",
          "Abe Castellane",
          "Red Dunleavy",
          "Bo Sorensen",
          "Jim Takeda",
          "Moss Kettering",
          "Al Quintero",
          "Skip Barlow",
          "Vern Holloway");

  private static final List<Position> IN_BATTING_ORDER =
      List.of(
          Position.CENTER_FIELD,
          Position.SECOND_BASE,
          Position.SHORTSTOP,
          Position.FIRST_BASE,
          Position.RIGHT_FIELD,
          Position.THIRD_BASE,
          Position.LEFT_FIELD,
          Position.CATCHER);

  private SampleLineups() {}

  /** The sample lineup of that side: the Owls visit, the Millers are at home. */
  public static Lineup lineup(Side side, boolean dh) {
    List<String> names = side == Side.AWAY ? OWLS : MILLERS;
    List<Slot> slots = new ArrayList<>();
    for (Position position : IN_BATTING_ORDER) {
      int order = slots.size() + 1;
      slots.add(new Slot(order, player(side, names, order), position));
    }
    if (dh) {
      slots.add(new Slot(9, player(side, names, 9), Position.DESIGNATED_HITTER));
    }
    slots.add(new Slot(dh ? 0 : 9, player(side, names, 10), Position.PITCHER));
    return Lineup.starting(slots, dh);
  }

  private static Player player(Side side, List<String> names, int number) {
    return new Player(side.code() + "-" + number, names.get(number - 1));
  }
}
