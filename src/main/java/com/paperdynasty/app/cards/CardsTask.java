package com.paperdynasty.app.cards;

import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.card.Card;
import com.paperdynasty.card.CardSet;
import com.paperdynasty.card.file.CardSetText;
import com.paperdynasty.card.making.CardMaker;
import com.paperdynasty.card.making.MadeCard;
import com.paperdynasty.card.season.SeasonLines;
import com.paperdynasty.card.season.SeasonPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes card sets of a season's teams, and the report of its regulars. */
public final class CardsTask {
  /** Plate appearances of a regular hitter. */
  private static final int REGULAR_HITTER = 300;

  /** Batters that a regular pitcher faced. */
  private static final int REGULAR_PITCHER = 200;

  private final SeasonLines season;
  private final CardMaker cardMaker;

  /**
   * Creates a task for a season.
   *
   * @param chart on which fielding checks are read
   */
  public CardsTask(SeasonLines season, FieldingChart chart) {
    this.season = season;
    this.cardMaker = new CardMaker(season, chart);
  }

  /** The codes of all teams. */
  public List<String> teams() {
    return season.players().stream().map(SeasonPlayer::team).distinct().sorted().toList();
  }

  /** The cards of a team. */
  public CardSet team(String code) {
    List<Card> cards =
        TeamRoster.of(season, code).stream().map(player -> cardMaker.make(player).card()).toList();
    return new CardSet(TeamNames.city(code), season.year(), season.source(), null, cards);
  }

  /** Writes a team's set into a folder, and returns the file. */
  public Path write(String code, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(TeamNames.file(season.year(), code));
    return Files.writeString(file, CardSetText.of(team(code)));
  }

  /** The page that says how near the cards of all regulars come to their lines. */
  public String report() {
    return new CardsReport(season, regulars()).page();
  }

  /**
   * The cards of all regulars, in the order of the file. A pitcher's halves at bat are not of a
   * regular, nor are a hitter's halves on the mound.
   */
  public List<MadeCard> regulars() {
    return season.players().stream()
        .filter(
            player ->
                player.plateAppearances() >= REGULAR_HITTER
                    || player.battersFaced() >= REGULAR_PITCHER)
        .map(cardMaker::make)
        .map(CardsTask::regularHalves)
        .toList();
  }

  private static MadeCard regularHalves(MadeCard made) {
    SeasonPlayer player = made.player();
    return new MadeCard(
        player,
        made.card(),
        made.halves().stream()
            .filter(
                half ->
                    half.isPitching()
                        ? player.battersFaced() >= REGULAR_PITCHER
                        : player.plateAppearances() >= REGULAR_HITTER)
            .toList());
  }
}
