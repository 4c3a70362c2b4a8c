package com.paperdynasty.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.paperdynasty.game.model.Audience;
import com.paperdynasty.user.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of a game's owner to its watchers. Frames are JSON text, ready for the socket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RoomMessage.Logged.class, name = "logged"),
  @JsonSubTypes.Type(value = RoomMessage.Transient.class, name = "passing"),
  @JsonSubTypes.Type(value = RoomMessage.Presence.class, name = "presence"),
  @JsonSubTypes.Type(value = RoomMessage.Unicast.class, name = "direct"),
})
public sealed interface RoomMessage {

  /**
   * A logged event, sent only after it is durable.
   *
   * @param frame for everybody in the room
   * @param connectionRef the connection whose command it answers: only that one gets {@code
   *     reply_to}
   * @param committedUs when it became durable, in microseconds since 1970; 0 if the owner does not
   *     know, or is of a build that did not say
   * @param trace the step of a trace that it belongs to; null if its command is not traced
   */
  record Logged(
      UUID gameId,
      long epoch,
      long seq,
      String frame,
      @JsonProperty("origin") @Nullable ConnectionRef connectionRef,
      long committedUs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String trace)
      implements RoomMessage {
    @Override
    public void match(Cases cases) {
      cases.logged(this);
    }
  }

  /**
   * A message to the room that is in no log.
   *
   * @param audience its receivers in the room
   * @param late whether spectators get it with their delay, because it reveals the state of the
   *     game
   * @param butFor the id of a connection that has already got it, if any
   */
  record Transient(
      UUID gameId,
      long epoch,
      String frame,
      Audience audience,
      boolean late,
      @Nullable String butFor)
      implements RoomMessage {
    /** Whether a user in the room gets it. */
    public boolean isFor(User user) {
      return audience.includes(user.userId(), user.admin());
    }

    /** A message about the game to everybody in the room. */
    public Transient(UUID gameId, long epoch, String frame) {
      this(gameId, epoch, frame, Audience.EVERYBODY, true, null);
    }

    @Override
    public void match(Cases cases) {
      cases.transientMessage(this);
    }
  }

  /**
   * A user has joined or left the room.
   *
   * @param here whether they have joined
   * @param frame for everybody in the room
   */
  record Presence(UUID gameId, long epoch, String userId, boolean here, String frame)
      implements RoomMessage {
    /**
     * The message to the room. Spectators get it with their delay, because it reveals who has which
     * seat.
     */
    public Transient asTransient() {
      return new Transient(gameId, epoch, frame);
    }

    @Override
    public void match(Cases cases) {
      cases.presence(this);
    }
  }

  /** A frame for one connection. */
  record Unicast(@JsonProperty("origin") ConnectionRef connectionRef, String frame)
      implements RoomMessage {
    @Override
    public void match(Cases cases) {
      cases.unicast(this);
    }
  }

  /** One method for each kind: a new kind does not compile until all have it. */
  interface Cases {
    void logged(Logged message);

    void transientMessage(Transient message);

    void presence(Presence message);

    void unicast(Unicast message);
  }

  /** Calls the method of this kind. */
  void match(Cases cases);
}
