package com.paperdynasty.wire;

import com.paperdynasty.game.Audience;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.user.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the owner of a game for those in its room, and stands in no log of the game: who
 * may talk to whom, what was said, who looks at their cards.
 */
public sealed interface RoomRequest extends TableRequest {
  /**
   * May the sender do something that is kept outside the game's log? Answered with {@link
   * TableReply.Permitted}.
   *
   * @param channel where they want to say something, for {@link Deed#SAY}
   * @param to to whom, for a direct message
   * @param fault what is wrong with the request, said to those who have the right
   */
  record Permit(
      UUID gameId,
      User sender,
      @Nullable String invitation,
      Deed deed,
      @Nullable String channel,
      @Nullable String to,
      @Nullable Problem fault)
      implements RoomRequest {

    /** What may be asked for. */
    public enum Deed {
      /** To say something in a channel. */
      SAY,
      /** To read what was said. */
      READ,
      /** To mute, and to read who did what. */
      PRESIDE,
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.permit(this);
    }
  }

  /**
   * Tell the room something that is durable already. Answered with {@link TableReply.Passed}.
   *
   * @param key what was passed on under this key a short while ago is not passed on again
   * @param frame JSON text of the frame, without {@code reply_to}
   * @param late whether those who are kept behind the game get it as late
   * @param butFor the connection that has had it already as the answer to its command
   */
  record PassOn(
      UUID gameId,
      Audience audience,
      boolean late,
      String key,
      String frame,
      @Nullable String butFor)
      implements RoomRequest {
    /** For everybody in the room, at once. */
    public static PassOn toAll(UUID gameId, String key, String frame, @Nullable String butFor) {
      return new PassOn(gameId, Audience.EVERYBODY, false, key, frame, butFor);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.passOn(this);
    }
  }

  /**
   * Show a manager their team's cards, and tell the room that they look. Answered with {@link
   * TableReply.Written}: the data of {@code hand_cards}.
   *
   * @param side whose cards, for one who manages both
   * @param fault what is wrong with the request, said to those who have the right
   */
  record ViewHand(UUID gameId, User sender, @Nullable String side, @Nullable Problem fault)
      implements RoomRequest {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.viewHand(this);
    }
  }
}
