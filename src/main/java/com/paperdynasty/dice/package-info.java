/**
 * Dice that both managers can verify.
 *
 * <p>When a game is created the server draws a <b>seed</b> of 32 random bytes and publishes its
 * SHA-256, the <b>commitment</b>, in the game's first event, so it cannot choose another seed
 * later. Each manager's client adds 32 random bytes of its own, the <b>entropy</b>. Both commit to
 * their bytes before either shows them, so that even someone who knows the seed cannot foresee or
 * steer the rolls. When the game is over the seed is published, and anyone can compute every roll
 * again.
 *
 * <h2>The exact bytes</h2>
 *
 * Roll {@code n} (1, 2, 3, …) of a game is made from blocks of 32 bytes. Block {@code b} (0, 1, 2,
 * …) is
 *
 * <pre>
 * HMAC-SHA256(key = seed, message = UTF-8 of these six lines, joined by one line feed, none at the end:
 *     paper-dynasty-dice-1
 *     the game's id, a UUID in lower case with hyphens
 *     n in decimal
 *     b in decimal
 *     the away manager's entropy as logged when the roll was made: its UTF-8 bytes in lower-case hexadecimal, or nothing
 *     the home manager's entropy likewise)
 * </pre>
 *
 * The bytes of block 0, then of block 1 and so on, are taken one after the other. A die with {@code
 * s} sides takes bytes until one, read as a number from 0 to 255, is below the greatest multiple of
 * {@code s} that is not above 256 (252 for six sides, 240 for twenty); it shows that number modulo
 * {@code s}, plus 1. So every face is equally likely. The dice are taken in this order: {@code
 * d6_one}, {@code d6_two_a}, {@code d6_two_b} (six sides), {@code chaos_d20}, {@code
 * resolution_d20} (twenty). In a digital league an {@code x_check} reads the fielder's error rating
 * against the total of three more six-sided dice, taken after those five: not against {@code
 * d6_one} and {@code d6_two}, which have picked the card's cell, so that a cell would always have
 * the same total. They are taken with the managers' entropy as logged when the outcome is accepted.
 *
 * <p>The entropy of a side is the text that its manager gave last before the first roll from that
 * seed: the 64 hexadecimal digits of the opened bytes, in lower case, or the text of a client that
 * does not commit. The text is hashed, not the bytes that it writes.
 *
 * <h2>The commitment to entropy</h2>
 *
 * A commitment is SHA-256, in lower-case hexadecimal, of the UTF-8 of these six lines, joined by
 * one line feed, none at the end:
 *
 * <pre>
 *     paper-dynasty-entropy-1
 *     the game's id, a UUID in lower case with hyphens
 *     away or home
 *     the manager's user id
 *     the round in decimal: 1, and one more for each seed after the first
 *     the 32 bytes in lower-case hexadecimal
 * </pre>
 *
 * <h2>Extra dice</h2>
 *
 * A league's charts ask for more dice, by a form with a name. They have a stream of their own:
 * block {@code b} is HMAC-SHA256 with the same seed and these nine lines, and dice are taken from
 * the blocks as above, in the order of the form:
 *
 * <pre>
 *     paper-dynasty-extra-1
 *     the game's id
 *     roll, or play for dice between two plays
 *     the number of that roll, or of the play before, in decimal
 *     the name of the form
 *     which of that form it is, in decimal, from 1
 *     b in decimal
 *     the away manager's entropy, as for a roll
 *     the home manager's entropy likewise
 * </pre>
 *
 * A card asks for dice of forms whose names begin with {@code card-}, such as {@code card-runner}
 * (one die with twenty sides; {@code card-jump} has two with six), each once for a roll; the server
 * cuts and logs them as a play needs them. Seed and entropy are those of that roll; between two
 * plays, those of the next roll. The id of extra dice is the first 8 bytes, in hexadecimal, of
 * HMAC-SHA256 with that seed and the first six of those lines, the first being {@code
 * paper-dynasty-extra-id-1}.
 *
 * <h2>Numbers and seeds</h2>
 *
 * <p>A roll that is issued again, because it expired or because a play was undone, has the same
 * number and therefore the same dice; the number of a voided roll is not used again. An undo voids
 * every roll after that of the undone play.
 *
 * <p>The server draws one secret for a game ({@link com.paperdynasty.dice.SeedSequence}) and takes
 * the game's seed from it by HMAC. If a play is undone after the seed was published, new rolls come
 * from the next seed of that secret, the next <b>generation</b>. Its commitment is logged with the
 * undo, and the seed is published when the game is over again.
 *
 * <h2>To check a game</h2>
 *
 * <ol>
 *   <li>Read {@code GET /api/games/{id}/dice} once the game is over.
 *   <li>For each of its {@code generations}: the SHA-256 of the bytes that {@code seed} writes in
 *       hexadecimal is {@code commitment}. The first commitment is that of the log's first event,
 *       each other one that of a {@code play_undone}.
 *   <li>For each of its {@code rolls}, take {@code roll_number} as {@code n}. Its generation is the
 *       last one whose {@code from_roll} is not above {@code n}; a side's entropy is that of the
 *       last entry of this generation's {@code entropies} for the side whose {@code from_roll} is
 *       not above {@code n}, and nothing without such an entry.
 *   <li>Take the five dice as above, with that generation's seed, and compare them with those
 *       shown, unless they have {@code declared_by}: those were rolled by hand, and prove nothing.
 * </ol>
 *
 * <p>The code begins with {@link com.paperdynasty.dice.VerifiableDice}. The package is pure: it
 * draws no random numbers and takes the secret from its caller.
 */
@NullMarked
package com.paperdynasty.dice;

import org.jspecify.annotations.NullMarked;
