package com.paperdynasty.protocol.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.problem.ErrorCode;
import com.paperdynasty.problem.Problem;
import com.paperdynasty.protocol.values.FieldReader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client's frame asks of its connection. */
public sealed interface ClientMessage {

  /**
   * Say who is there.
   *
   * @param token empty where the frame has none that is a text
   */
  record Connect(String token) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.connect(this);
    }
  }

  /**
   * Go on with another token.
   *
   * @param token empty where the frame has none that is a text
   */
  record RefreshToken(String token) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refreshToken(this);
    }
  }

  record Heartbeat() implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.heartbeat(this);
    }
  }

  record Disconnect() implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.disconnect(this);
    }
  }

  /**
   * Come into a game's room.
   *
   * @param asPlayer whether to act and not only to watch
   * @param lastSeq the last event of the game that the client has; null to have nothing replayed
   * @param invitation to a private game
   * @param entropy what a manager's client adds to the dice
   * @param fault what is wrong with one of these fields, to be said to those who may see the game
   */
  record Join(
      UUID gameId,
      boolean asPlayer,
      @Nullable Long lastSeq,
      @Nullable String invitation,
      @Nullable String entropy,
      @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.join(this);
    }
  }

  record Leave(UUID gameId) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.leave(this);
    }
  }

  /**
   * Tell the state of a game.
   *
   * @param lastSeq the last event of the game that the client has; null to have nothing replayed
   * @param fault what is wrong with a field, to be said to those who may see the game
   */
  record Sync(UUID gameId, @Nullable Long lastSeq, @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sync(this);
    }
  }

  /**
   * Bring a command to a game's table.
   *
   * @param event one of {@link CommandReader#names}
   * @param data its data, of which only {@code game_id} was looked at
   */
  record GameCommand(UUID gameId, String event, ObjectNode data) implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gameCommand(this);
    }
  }

  /**
   * Say something to others of a game.
   *
   * @param channel null where it cannot be read
   * @param to the user id of whom a direct message is for
   * @param contentHash tells this message from another under the same id
   * @param fault what is wrong with a field, to be said to those who may write there
   */
  record SendMessage(
      UUID gameId,
      @Nullable String channel,
      @Nullable String to,
      String text,
      long contentHash,
      @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sendMessage(this);
    }
  }

  /**
   * Let a user say nothing for a while.
   *
   * @param userId empty where it cannot be read
   * @param seconds 0 lets them speak again
   * @param contentHash tells this command from another under the same id
   * @param fault what is wrong with a field, to be said to those who may mute
   */
  record MuteUser(
      UUID gameId, String userId, long seconds, long contentHash, @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.muteUser(this);
    }
  }

  /**
   * Show a manager their team's cards.
   *
   * @param side whose, for one who manages both
   * @param fault what is wrong with a field, to be said to managers
   */
  record ViewHandCards(UUID gameId, @Nullable String side, @Nullable Problem fault)
      implements ClientMessage {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.viewHandCards(this);
    }
  }

  /** Nothing that there is. */
  record UnknownEvent(String event) implements ClientMessage {
    /** What its sender is told. */
    public Problem problem() {
      return Problem.of(ErrorCode.INVALID, "Unknown event " + event);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unknownEvent(this);
    }
  }

  /** Something that there is, with a field without which nobody can be asked. */
  record InvalidMessage(Problem problem) implements ClientMessage {
    /** Answers the fault that was found while reading these fields. */
    static InvalidMessage of(FieldReader fieldReader) {
      Problem fault = fieldReader.fault();
      if (fault == null) {
        throw new IllegalStateException("what cannot be read has a fault");
      }
      return new InvalidMessage(fault);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.invalidMessage(this);
    }
  }

  /** One answer for each kind; a new kind does not compile until everybody has one. */
  interface Cases<R> {
    R connect(Connect message);

    R refreshToken(RefreshToken message);

    R heartbeat(Heartbeat message);

    R disconnect(Disconnect message);

    R join(Join message);

    R leave(Leave message);

    R sync(Sync message);

    R gameCommand(GameCommand message);

    R sendMessage(SendMessage message);

    R muteUser(MuteUser message);

    R viewHandCards(ViewHandCards message);

    R unknownEvent(UnknownEvent message);

    R invalidMessage(InvalidMessage message);
  }

  /** Gives the answer for this kind. */
  <R> R match(Cases<R> cases);
}
