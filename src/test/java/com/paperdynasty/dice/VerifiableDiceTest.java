package com.paperdynasty.dice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifiableDiceTest {
  private static final UUID GAME = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
  private static final DiceSeed SEED =
      DiceSeed.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  private final VerifiableDice dice = new VerifiableDice(SEED, GAME);

  /**
   * The expected values were computed by an independent program of twenty lines, from the
   * documentation alone.
   */
  @Test
  void rollsFollowTheDocumentedBytes() {
    assertThat(dice.roll(1, "", "")).isEqualTo(new DiceFaces(1, 4, 1, 7, 1));
    assertThat(dice.roll(2, "", "home")).isEqualTo(new DiceFaces(5, 3, 5, 7, 19));
    assertThat(dice.roll(3, "über", "x")).isEqualTo(new DiceFaces(6, 3, 2, 10, 20));
    assertThat(dice.roll(1000, "a".repeat(64), "b")).isEqualTo(new DiceFaces(1, 4, 6, 9, 10));
  }

  @Test
  void theCommitmentIsTheHashOfTheSeed() {
    assertThat(SEED.commitment())
        .isEqualTo("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
  }

  @Test
  void theRowIsTheSumOfTwoDice() {
    assertThat(new DiceFaces(1, 3, 4, 14, 8).d6TwoTotal()).isEqualTo(7);
  }

  @Test
  void facesOfEveryDieAreEquallyLikely() {
    int rolls = 60_000;
    assertFair(6, rolls, DiceFaces::d6One);
    assertFair(6, rolls, DiceFaces::d6TwoA);
    assertFair(6, rolls, DiceFaces::d6TwoB);
    assertFair(20, rolls, DiceFaces::chaosD20);
    assertFair(20, rolls, DiceFaces::resolutionD20);
  }

  @Test
  void entropyOfEitherManagerChangesTheRolls() {
    assertThat(rolls("a", "b")).isNotEqualTo(rolls("b", "a")).isNotEqualTo(rolls("a", "c"));
  }

  @Test
  void toStringHidesTheSeed() {
    assertThat(SEED.toString()).doesNotContain("0001");
  }

  @Test
  void aSeedHasThirtyTwoBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> DiceSeed.of(new byte[31]));
  }

  private java.util.List<DiceFaces> rolls(String away, String home) {
    return IntStream.rangeClosed(1, 10).mapToObj(n -> dice.roll(n, away, home)).toList();
  }

  /**
   * Chi-squared against a bound that a fair die exceeds once in ten thousand; the seed is fixed, so
   * never here.
   */
  private void assertFair(int sides, int rolls, ToIntFunction<DiceFaces> die) {
    int[] seen = new int[sides + 1];
    IntStream.rangeClosed(1, rolls).forEach(n -> seen[die.applyAsInt(dice.roll(n, "", ""))]++);
    double expected = (double) rolls / sides;
    double chiSquared =
        IntStream.rangeClosed(1, sides)
            .mapToDouble(face -> Math.pow(seen[face] - expected, 2) / expected)
            .sum();
    assertThat(seen[0]).isZero();
    assertThat(chiSquared).isLessThan(sides == 6 ? 25.7 : 50.8);
  }
}
