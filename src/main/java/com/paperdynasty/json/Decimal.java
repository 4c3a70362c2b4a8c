package com.paperdynasty.json;

/** Writes numbers with up to four decimals, without floating point. */
public final class Decimal {
  private static final int ONE = 10_000;

  private Decimal() {}

  /** A number of ten-thousandths: 4700 is {@code 0.47}. */
  public static String text(long tenThousandths) {
    StringBuilder text = new StringBuilder(8);
    append(text, tenThousandths);
    return text.toString();
  }

  static void append(StringBuilder text, long tenThousandths) {
    long size = Math.abs(tenThousandths);
    text.append(tenThousandths < 0 ? "-" : "").append(size / ONE);
    int rest = (int) (size % ONE);
    if (rest > 0) {
      text.append('.');
      for (int digit = ONE / 10; rest > 0; digit /= 10) {
        text.append((char) ('0' + rest / digit));
        rest %= digit;
      }
    }
  }
}
