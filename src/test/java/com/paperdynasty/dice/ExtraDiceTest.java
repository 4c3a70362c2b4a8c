package com.paperdynasty.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.paperdynasty.dice.ExtraDiceKey.Of;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The expected values were computed by an independent program of twenty lines, from the
 * documentation alone.
 */
class ExtraDiceTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final List<Integer> FIELDING = List.of(20, 6, 6, 6, 100);
  private static final String A1 = "a1".repeat(32);
  private static final String B2 = "b2".repeat(32);

  private final VerifiableDice dice =
      new VerifiableDice(
          DiceSeed.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"), GAME);

  @Test
  void extraDiceFollowTheDocumentedBytes() {
    assertThat(dice.extra(fielding(1), FIELDING, "", "")).containsExactly(19, 4, 1, 3, 98);
    assertThat(dice.extra(fielding(2), FIELDING, "", "")).containsExactly(11, 6, 2, 5, 75);
    ExtraDiceKey weather = new ExtraDiceKey(Of.PLAY, 1, "weather", 1);
    assertThat(dice.extra(weather, List.of(20), "über", "ab".repeat(32))).containsExactly(12);
    assertThat(
            dice.extra(
                new ExtraDiceKey(Of.ROLL, 12, "many", 1), Collections.nCopies(20, 100), "x", "y"))
        .startsWith(80, 55, 16, 88)
        .endsWith(97, 89);
    assertThat(dice.extraId(fielding(1))).isEqualTo("2b119c1909fafdf8");
  }

  @Test
  void bothEntropiesOfARoundAreHashedAsTheirHexadecimalText() {
    assertThat(dice.roll(7, A1, B2)).isEqualTo(new DiceFaces(6, 1, 5, 9, 14));
  }

  @Test
  void aCommitmentFollowsTheDocumentedBytes() {
    assertThat(EntropyCommitment.of(GAME, "away", "alice", 1, A1))
        .isEqualTo("f158197773230fdeb5923ad467dad286ead053921fc4850448ff463b0e0e24b2");
    assertThat(EntropyCommitment.of(GAME, "home", "zoë", 2, "00".repeat(32)))
        .isEqualTo("8fe4a041b2d92ed8dcd25318b3021232cfbeac2ef71135fb399563cce5b2b1b9");
  }

  @Test
  void extraDiceRevealNothingOfARollAndDifferForEachKey() {
    Set<List<Integer>> seen = new HashSet<>();
    seen.add(faces(dice.roll(1, "", "")));
    List<Integer> five = List.of(6, 6, 6, 20, 20);
    List<ExtraDiceKey> keys =
        List.of(
            fielding(1),
            fielding(2),
            new ExtraDiceKey(Of.ROLL, 2, "fielding", 1),
            new ExtraDiceKey(Of.PLAY, 1, "fielding", 1),
            new ExtraDiceKey(Of.ROLL, 1, "steal", 1));
    keys.forEach(key -> seen.add(dice.extra(key, five, "", "")));
    seen.add(dice.extra(fielding(1), five, "a", ""));
    seen.add(dice.extra(fielding(1), five, "", "a"));
    assertThat(seen).hasSize(keys.size() + 3);
    assertThat(keys.stream().map(dice::extraId)).doesNotHaveDuplicates();
  }

  /** Chi-squared against a bound that a fair die exceeds once in ten thousand. */
  @Test
  void facesOfAHundredSidedDieAreEquallyLikely() {
    int rolls = 100_000;
    int[] seen = new int[101];
    IntStream.rangeClosed(1, rolls)
        .mapToObj(roll -> new ExtraDiceKey(Of.ROLL, roll, "d100", 1))
        .forEach(key -> seen[dice.extra(key, List.of(100), "", "").get(0)]++);
    double expected = rolls / 100.0;
    double chiSquared =
        IntStream.rangeClosed(1, 100)
            .mapToDouble(face -> Math.pow(seen[face] - expected, 2) / expected)
            .sum();
    assertThat(seen[0]).isZero();
    assertThat(chiSquared).isLessThan(161.3);
  }

  @Test
  void aFormHasDiceAndIsRolledAtLeastOnce() {
    for (List<Integer> sides :
        List.of(List.<Integer>of(), List.of(1), List.of(20, 101), Collections.nCopies(21, 6))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ExtraDiceForm("x", sides, 1, false));
    }
    for (int times : new int[] {0, 21}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ExtraDiceForm("x", List.of(6), times, false));
    }
  }

  private static ExtraDiceKey fielding(int index) {
    return new ExtraDiceKey(Of.ROLL, 1, "fielding", index);
  }

  private static List<Integer> faces(DiceFaces dice) {
    return List.of(
        dice.d6One(), dice.d6TwoA(), dice.d6TwoB(), dice.chaosD20(), dice.resolutionD20());
  }
}
