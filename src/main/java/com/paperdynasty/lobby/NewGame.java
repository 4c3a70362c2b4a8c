package com.paperdynasty.lobby;

import com.paperdynasty.game.model.Event;
import com.paperdynasty.game.model.Secrets;
import com.paperdynasty.game.state.StateHash;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is stored when a game is created.
 *
 * @param created the first event of its log
 * @param data the data of the event's frame, for a store that keeps the form of older builds
 * @param stateHash of the state after it
 * @param secrets seed and invitations
 * @param rulesText the text of the league file, kept under {@code created.setup().rulesHash()}
 * @param status of the row
 * @param summary of the row
 * @param refs the creator's own names
 * @param seats the seats that anybody may take
 * @param rematchOf the game that it follows; null for any other game
 */
public record NewGame(
    Event.GameCreated created,
    String data,
    StateHash stateHash,
    Secrets secrets,
    String rulesText,
    String status,
    String summary,
    GameRefs refs,
    OpenSeats seats,
    @Nullable UUID rematchOf) {

  /** The same game, after another one. */
  public NewGame asRematchOf(UUID before) {
    return new NewGame(
        created, data, stateHash, secrets, rulesText, status, summary, refs, seats, before);
  }

  /**
   * The invitations that lists of games show, because the creator lets anybody take an open seat.
   *
   * @param away null if that seat is taken, or open only to those who are invited; so is home
   */
  public record OpenSeats(@Nullable String away, @Nullable String home) {
    /** Lists show no invitation. */
    public static final OpenSeats NONE = new OpenSeats(null, null);
  }
}
