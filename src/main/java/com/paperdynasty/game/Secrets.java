package com.paperdynasty.game;

import com.paperdynasty.dice.DiceCup;

/**
 * What a table needs and nobody is shown. It is kept beside the log and never in it.
 *
 * @param cup where the rolls come from
 * @param invitations hashes of the texts that open a seat or a private game
 */
public record Secrets(DiceCup cup, Invitations invitations) {

  /** What a new game's first event says of its dice. */
  public String commitment() {
    return cup.dice(0).seed().commitment();
  }
}
