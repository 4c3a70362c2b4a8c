package com.paperdynasty.game;

import com.paperdynasty.dice.VerifiableDice;

/**
 * What a table needs and nobody is shown. It is kept beside the log and never in it.
 *
 * @param dice the seed of the rolls, until the game is over
 * @param invitations hashes of the texts that open a seat or a private game
 */
public record Secrets(VerifiableDice dice, Invitations invitations) {}
