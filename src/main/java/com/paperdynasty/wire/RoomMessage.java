package com.paperdynasty.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.paperdynasty.game.Audience;
import com.paperdynasty.user.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a game tells those who watch it. Frames are JSON text, ready for the socket.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomMessage.Logged.class, name = "logged"),
  @JsonSubTypes.Type(value = RoomMessage.Passing.class, name = "passing"),
  @JsonSubTypes.Type(value = RoomMessage.Presence.class, name = "presence"),
  @JsonSubTypes.Type(value = RoomMessage.Direct.class, name = "direct"),
})
public sealed interface RoomMessage {

  /**
   * A logged event, sent only after it is durable.
   *
   * @param frame for everybody in the room
   * @param origin whose command it answers: that connection alone gets it with {@code reply_to}
   */
  record Logged(
      UUID gameId,
      long epoch,
      long seq,
      String frame,
      @JsonProperty("origin") @Nullable Origin origin)
      implements RoomMessage {
    @Override
    public void match(Cases cases) {
      cases.logged(this);
    }
  }

  /**
   * Something that is said to the room and stands in no log.
   *
   * @param audience for whom in the room it is
   * @param late whether it speaks of the game, and so reaches those who are kept behind it as late
   * @param butFor the id of a connection that has had it already, if any
   */
  record Passing(
      UUID gameId,
      long epoch,
      String frame,
      Audience audience,
      boolean late,
      @Nullable String butFor)
      implements RoomMessage {
    /** Whether it is for a user who is in the room. */
    public boolean isFor(User user) {
      return audience.includes(user.userId(), user.admin());
    }

    /** Something of the game for everybody in the room. */
    public Passing(UUID gameId, long epoch, String frame) {
      this(gameId, epoch, frame, Audience.EVERYBODY, true, null);
    }

    @Override
    public void match(Cases cases) {
      cases.passing(this);
    }
  }

  /**
   * Somebody has come into the room, or has gone.
   *
   * @param here whether they have come
   * @param frame for everybody in the room
   */
  record Presence(UUID gameId, long epoch, String userId, boolean here, String frame)
      implements RoomMessage {
    /**
     * The same as it is said to the room: as late as the game, for with it goes who has which seat.
     */
    public Passing passing() {
      return new Passing(gameId, epoch, frame);
    }

    @Override
    public void match(Cases cases) {
      cases.presence(this);
    }
  }

  /** Something for one connection alone. */
  record Direct(@JsonProperty("origin") Origin origin, String frame) implements RoomMessage {
    @Override
    public void match(Cases cases) {
      cases.direct(this);
    }
  }

  /** One case for each kind; a new kind does not compile until everybody has one. */
  interface Cases {
    void logged(Logged message);

    void passing(Passing message);

    void presence(Presence message);

    void direct(Direct message);
  }

  /** Takes the case of this kind. */
  void match(Cases cases);
}
