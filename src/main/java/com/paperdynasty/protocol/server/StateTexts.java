package com.paperdynasty.protocol.server;

import com.paperdynasty.game.state.GameState;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a state that are the same for all who may see it. They are made once, however many
 * join, and kept until another state is shown or {@link #forget} is called. Used on one context.
 */
public final class StateTexts {
  private @Nullable Texts last;

  /**
   * A state in JSON.
   *
   * @param of the state itself; another object is another state
   */
  public record Texts(
      GameState of, String state, String lineups, String pendingRoll, String setup) {
    private static Texts made(GameState of) {
      return new Texts(
          of,
          StateJson.state(of),
          StateJson.lineups(of),
          StateJson.pendingRoll(of),
          SetupJson.text(of));
    }
  }

  /** The texts of this state. The same state is the same object: to compare two would cost more. */
  @SuppressWarnings("ReferenceEquality")
  public Texts of(GameState state) {
    Texts texts = last;
    if (texts == null || texts.of() != state) {
      texts = Texts.made(state);
      last = texts;
    }
    return texts;
  }

  /** Frees the memory, which an idle game does not need. */
  public void forget() {
    last = null;
  }
}
