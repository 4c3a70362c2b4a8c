package com.paperdynasty.game.state;

import com.paperdynasty.dice.DiceFaces;
import com.paperdynasty.game.model.GameSetup;
import com.paperdynasty.game.model.Manager;
import com.paperdynasty.game.model.Roll;
import com.paperdynasty.game.model.RollExtras;
import com.paperdynasty.game.model.Seat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes under a state's hash: the facts, in a fixed order. Derived values (the box score,
 * responsible pitchers, earned runs) are left out, so that better scoring changes no hash; users'
 * names are left out, so that they can be erased. Any change of this form needs a new version;
 * hashes of different versions cannot be compared.
 */
final class CanonicalForm {
  static final int VERSION = 4;
  private static final int USUAL_SIZE = 512;

  private CanonicalForm() {}

  static StateHash hash(GameState state) {
    CanonicalBytes bytes = new CanonicalBytes(USUAL_SIZE);
    setup(bytes, state.setup());
    seat(bytes, state.away());
    seat(bytes, state.home());
    dice(bytes, state.dice());
    bytes.flag(state.started());
    bytes.bytes(state.hashed().sha256());
    CanonicalGame.play(bytes, state.lastPlay());
    extras(bytes, state.dice().extras());
    invitations(bytes, state);
    // Games without fair play keep the hashes that builds without it have stored.
    if (!state.fairPlay().isEmpty()) {
      state.fairPlay().write(bytes);
    }
    return StateHash.of(VERSION, bytes.sha256());
  }

  /** What the pending roll has besides its dice. Nothing is written where there is nothing. */
  private static void extras(CanonicalBytes bytes, RollExtras extras) {
    if (extras.isEmpty()) {
      return;
    }
    bytes.text("extras");
    RollExtras.Plans plans = extras.plans();
    bytes.flag(plans != null);
    if (plans != null) {
      CanonicalGame.offense(bytes, plans.offense());
      CanonicalGame.defense(bytes, plans.defense());
    }
    bytes.number(extras.notReady().size());
    extras.notReady().forEach(side -> bytes.text(side.code()));
    bytes.text(extras.declaredBy());
  }

  /** Nothing is written where no seat was opened again. */
  private static void invitations(CanonicalBytes bytes, GameState state) {
    if (state.away().invitation() != null || state.home().invitation() != null) {
      bytes.text("invitations");
      bytes.text(state.away().invitation());
      bytes.text(state.home().invitation());
    }
  }

  private static void setup(CanonicalBytes bytes, GameSetup setup) {
    UUID id = setup.gameId();
    bytes.number(id.getMostSignificantBits());
    bytes.number(id.getLeastSignificantBits());
    bytes.text(setup.rulesHash());
  }

  private static void seat(CanonicalBytes bytes, Seat seat) {
    Manager manager = seat.manager();
    bytes.text(manager == null ? null : manager.userId());
    bytes.text(seat.entropy());
  }

  private static void dice(CanonicalBytes bytes, DiceState dice) {
    bytes.text(dice.commitment());
    bytes.number(dice.generation());
    bytes.number(dice.made());
    bytes.text(dice.seed());
    roll(bytes, dice.pending());
    bytes.number(dice.again().size());
    dice.again().forEach(roll -> roll(bytes, roll));
  }

  private static void roll(CanonicalBytes bytes, @Nullable Roll roll) {
    bytes.flag(roll != null);
    if (roll == null) {
      return;
    }
    DiceFaces dice = roll.dice();
    bytes.text(roll.rollId());
    bytes.number(roll.number());
    bytes.text(roll.reissueOf());
    bytes.text(roll.rolledBy());
    bytes.number(dice.d6One());
    bytes.number(dice.d6TwoA());
    bytes.number(dice.d6TwoB());
    bytes.number(dice.chaosD20());
    bytes.number(dice.resolutionD20());
    bytes.number(roll.at().toEpochMilli());
    bytes.number(roll.expiresAt().toEpochMilli());
  }
}
