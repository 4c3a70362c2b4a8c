package com.paperdynasty.baseball.realgames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.paperdynasty.baseball.BallGame;
import com.paperdynasty.baseball.Ruling;
import com.paperdynasty.baseball.Side;
import com.paperdynasty.baseball.Situations;
import com.paperdynasty.baseball.Stat;
import com.paperdynasty.baseball.Umpire;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What happens in big-league games, but not in those of the sample: constructed plays in the
 * sample's form, each told by a manager so that outs, bases, runs and their marks come out.
 */
class RealPlaysTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WAY = Pattern.compile("([B123])([-X])([123H])([ru]*)");

  /** Runs that are batted in have an r, unearned ones a u; then what the two teams get. */
  private static final String PLAYS =
      """
      K+WP.2-3;B-1            | -2- 0 | 2-3 B-1         | PA AB SO WP
      K+PB.B-1                | --- 2 | B-1             | PA AB SO PB
      K+PB.1-2;B-1            | 1-- 2 | 1-2 B-1         | PA AB SO PB
      K.BX1(2E3)              | --- 1 | B-1             | PA AB SO E
      K+E2.B-1                | -2- 1 | B-1             | PA AB SO E
      K23                     | 1-- 1 | BX1             | PA AB SO
      K#                      | 1-- 1 | BX1             | PA AB SO
      K+SB2                   | 1-- 1 | 1-2 BX1         | PA AB SO SB
      K+SB3;SB2               | 12- 1 | 2-3 1-2 BX1     | PA AB SO SB2
      K+CS2(26)/DP            | 1-- 0 | 1X2 BX1         | PA AB SO CS DP
      K+CS3(25)/DP.1-2        | 12- 0 | 2X3 1-2 BX1     | PA AB SO CS DP
      K+CS2(2E4).1-3          | 1-- 0 | 1-3 BX1         | PA AB SO CS E
      K+PO1(23)/DP            | 1-- 0 | 1X1 BX1         | PA AB SO DP
      K+POCS2(234)/DP         | 1-- 0 | 1X2 BX1         | PA AB SO CS DP
      K+PO2(E2).2-3           | -2- 0 | 2-3 BX1         | PA AB SO E
      K+DI.1-2                | 1-- 0 | 1-2 BX1         | PA AB SO
      K+OA.1-2                | 1-- 0 | 1-2 BX1         | PA AB SO
      K+OA.2X3(25)/DP         | -2- 0 | 2X3 BX1         | PA AB SO DP
      K+WP.3-H(NR);2-3        | -23 1 | 3-H 2-3 BX1     | PA AB R SO WP
      K+PB.3-H(NR)(UR)        | --3 1 | 3-Hu BX1        | PA AB R SO PB
      K+WP.3-H(NR);B-1        | --3 1 | 3-H B-1         | PA AB R SO WP
      K+E2.3-H(NR)(UR)        | --3 1 | 3-Hu BX1        | PA AB R SO E
      K/BINT/DP.1X2(2)        | 1-- 0 | 1X2 BX1         | PA AB SO DP
      K+OA.3XH(25);B-1        | --3 1 | 3XH B-1         | PA AB SO
      W+SB2                   | 1-- 0 | 1-2 B-1         | PA BB SB
      W+SB3.1-2               | 12- 0 | 2-3 1-2 B-1     | PA BB SB
      W+WP.2-3                | -2- 0 | 2-3 B-1         | PA BB WP
      W+WP.3-H(NR);1-2        | 1-3 0 | 3-H 1-2 B-1     | PA R BB WP
      W+WP.1-3                | 1-- 0 | 1-3 B-1         | PA BB WP
      W+PB.3-H(NR)(UR)        | --3 0 | 3-Hu B-1        | PA R BB PB
      W+CS3(25)               | -2- 0 | 2X3 B-1         | PA BB CS
      W+E2.1-3                | 1-- 0 | 1-3 B-1         | PA BB E
      W+PO2(24)               | -2- 0 | 2X2 B-1         | PA BB
      W+OA.1X3(25)            | 1-- 0 | 1X3 B-1         | PA BB
      W.3-H;2-3;1-2           | 123 0 | 3-Hr 2-3 1-2 B-1 | PA R RBI BB
      W.1-2;B-2(E2)           | --- 0 | B-2             | PA BB E
      IW                      | -2- 0 | B-1             | PA BB IBB
      IW+WP.2-3               | -2- 0 | 2-3 B-1         | PA BB IBB WP
      I                       | -2- 0 | B-1             | PA BB IBB
      HP.3-H;2-3;1-2          | 123 0 | 3-Hr 2-3 1-2 B-1 | PA R RBI HBP
      HP.1-2                  | 1-- 0 | 1-2 B-1         | PA HBP
      C/E2.1-2                | 1-- 0 | 1-2 B-1         | PA CI E
      C/E1.1-2                | 1-- 0 | 1-2 B-1         | PA CI E
      C/E3                    | -2- 0 | B-1             | PA CI E
      C/E2.3-H(UR);1-2        | 1-3 0 | 3-Hu 1-2 B-1    | PA R CI E
      C/E2.3-H;2-3;1-2        | 123 0 | 3-Hr 2-3 1-2 B-1 | PA R RBI CI E
      SB2                     | 1-- 0 | 1-2             | SB
      SB2.1-3(E2/TH)          | 1-- 0 | 1-3             | SB E
      SB2.1-H(E2/TH)(UR)(NR)  | 1-- 0 | 1-Hu            | R SB E
      SB2.1X3(285)            | 1-- 0 | 1X3             | SB
      SB3;SB2                 | 12- 0 | 2-3 1-2         | SB2
      SBH;SB2                 | 1-3 0 | 3-H 1-2         | R SB2
      SBH;SB3;SB2             | 123 0 | 3-H 2-3 1-2     | R SB3
      SBH(UR)                 | --3 0 | 3-Hu            | R SB
      SB2.3-H(E2/TH)(NR)(UR)  | 1-3 0 | 1-2 3-Hu        | R SB E
      SB3.2-H(E2)(UR)(NR);1-2 | 12- 0 | 2-Hu 1-2        | R SB E
      CS2(26)                 | 1-- 0 | 1X2             | CS
      CS2(2E4)                | 1-- 0 | 1-2             | CS E
      CS2(2E4).1-3            | 1-- 0 | 1-3             | CS E
      CS2(26E3)               | 1-- 0 | 1-2             | CS E
      CSH(12)                 | --3 0 | 3XH             | CS
      CSH(12).2-3             | -23 0 | 3XH 2-3         | CS
      CS2(2462).3-H(NR)       | 1-3 1 | 1X2 3-H         | R CS
      CS3(25);SB2             | 12- 0 | 2X3 1-2         | SB CS
      CS2(2E6).3-H(UR)(NR)    | 1-3 0 | 1-2 3-Hu        | R CS E
      POCS2(136)              | 1-- 0 | 1X2             | CS
      POCS2(13E6).1-3         | 1-- 0 | 1-3             | CS E
      POCSH(152)              | --3 0 | 3XH             | CS
      POCS3(1565)/DP.1X2      | 12- 0 | 2X3 1X2         | CS DP
      PO1(13)                 | 1-- 0 | 1X1             |
      PO1(E1).1-2             | 1-- 0 | 1-2             | E
      PO1(E1/TH).1-H(UR)(NR)  | 1-- 0 | 1-Hu            | R E
      PO1(1E3).1-2            | 1-- 0 | 1-2             | E
      PO1(E1).3-H(UR)(NR);1-2 | 1-3 0 | 3-Hu 1-2        | R E
      PO1(E3).2-3             | 12- 0 | 2-3             | E
      PO2(E1).2-3;1-2         | 12- 0 | 2-3 1-2         | E
      PO3(25)                 | --3 0 | 3X3             |
      PO2(14).1-2             | 12- 0 | 2X2 1-2         |
      WP.1-2                  | 1-- 0 | 1-2             | WP
      WP.1-3                  | 1-- 0 | 1-3             | WP
      WP.3-H(NR);2-H(NR)      | -23 0 | 3-H 2-H         | R2 WP
      WP.2-H(NR)(E2)(UR)      | -2- 0 | 2-Hu            | R E WP
      WP.1X3(25)              | 1-- 0 | 1X3             | WP
      WP.2-3                  | 12- 0 | 2-3             | WP
      WP.3XH(21)              | 1-3 1 | 3XH             | WP
      PB.3-H(NR)(UR);2-3      | -23 0 | 3-Hu 2-3        | R PB
      PB.2X3(25)              | -2- 0 | 2X3             | PB
      BK.3-H(NR);1-2          | 1-3 0 | 3-H 1-2         | R BK
      BK.2-3;1-2              | 12- 0 | 2-3 1-2         | BK
      DI.1-2                  | 1-- 2 | 1-2             |
      DI.2-3;1-2              | 12- 2 | 2-3 1-2         |
      DI.2-3                  | 12- 2 | 2-3             |
      OA.1-2(E2/TH)           | 1-- 0 | 1-2             | E
      OA.3XH(25)              | --3 1 | 3XH             |
      OA.3-H(NR)(UR)(E2)      | --3 1 | 3-Hu            | R E
      OA.2X2(4)               | 12- 1 | 2X2             |
      FLE5/P5F                | 1-- 1 |                 | E
      S7                      | --- 0 | B-1             | PA AB H
      S7!/G                   | --- 0 | B-1             | PA AB H
      S                       | --- 0 | B-1             | PA AB H
      S8.BX1(83)              | --- 0 | BX1             | PA AB H
      S8.BX2(84)              | --- 1 | BX2             | PA AB H
      S8.2-H;BX1(83)          | -2- 2 | 2-Hr BX1        | PA AB R H RBI
      S9.2XH(92);B-2          | -2- 0 | 2XH B-2         | PA AB H
      S7.2-H;1X3(75)          | 12- 2 | 2-Hr 1X3        | PA AB R H RBI
      S7.3-H;2-H;1-3;B-2      | 123 0 | 3-Hr 2-Hr 1-3 B-2 | PA AB R2 H RBI2
      S8.2-H(NR)(E8);1-3      | 12- 0 | 2-H 1-3 B-1     | PA AB R H E
      S8.1-2;B-1(E8)          | 1-- 0 | 1-2 B-1         | PA AB H E
      S4/G.1X2(4)/RINT        | 1-- 0 | 1X2 B-1         | PA AB H
      S3/G.1X2(3);BX2         | 1-- 0 | 1X2 BX2         | PA AB H DP
      S8.1X1(83)              | 1-- 1 | 1X1 B-1         | PA AB H
      S/G34.2-3;1-2           | 12- 0 | 2-3 1-2 B-1     | PA AB H
      S9.3-H;2XH(92);1-3;BX2  | 123 0 | 3-Hr 2XH 1-3 BX2 | PA AB R H RBI DP
      S1/BG.1-3(E1/TH);B-2    | 1-- 0 | 1-3 B-2         | PA AB H E
      S7.1-H(UR)(E7)(NR);B-3  | 1-- 0 | 1-Hu B-3        | PA AB R H E
      D7                      | --- 0 | B-2             | PA AB H 2B
      D7.1XH(762)             | 1-- 0 | 1XH B-2         | PA AB H 2B
      D8.BX2(84)              | --- 0 | BX2             | PA AB H 2B
      D8.1-H;BX3(85)          | 1-- 0 | 1-Hr BX3        | PA AB R H 2B RBI
      D9/FINT.1-3             | 1-- 0 | 1-3 B-2         | PA AB H 2B
      DGR/L9.2-H;1-3          | 12- 0 | 2-Hr 1-3 B-2    | PA AB R H 2B RBI
      D7.1-H;B-3(E7)          | 1-- 0 | 1-Hr B-3        | PA AB R H 2B RBI E
      D7.B-H(E7)(UR)(NR)      | --- 0 | B-Hu            | PA AB R H 2B E
      T9.2-H;BXH(942)         | -2- 0 | 2-Hr BXH        | PA AB R H 3B RBI
      T8.B-H(E8)(UR)(NR)      | --- 0 | B-Hu            | PA AB R H 3B E
      HR/7/F.1-H              | 1-- 0 | 1-Hr B-Hr       | PA AB R2 H HR RBI2
      HR9/IPHR                | --- 0 | B-Hr            | PA AB R H HR RBI
      H/8                     | --- 0 | B-Hr            | PA AB R H HR RBI
      HR/F7.3-H(UR);B-H(UR)   | --3 2 | 3-Hru B-Hru     | PA AB R2 H HR RBI2
      E6/G                    | --- 0 | B-1             | PA AB E
      E6/TH/G.B-2             | --- 0 | B-2             | PA AB E
      E7/F.B-2                | --- 0 | B-2             | PA AB E
      E9/F.1-3;B-2            | 1-- 0 | 1-3 B-2         | PA AB E
      E8/F.B-3                | --- 0 | B-3             | PA AB E
      E6/G.3-H;2-3            | -23 0 | 3-Hru 2-3 B-1   | PA AB R RBI E
      E6/G.3-H(RBI);B-1       | --3 1 | 3-Hr B-1        | PA AB R RBI E
      E6.3-H(NR)(UR);2-H(UR)(NR) | -23 2 | 3-Hu 2-Hu B-1 | PA AB R2 E
      3E1/G                   | --- 0 | B-1             | PA AB E
      6E3/G.1-3               | 1-- 0 | 1-3 B-1         | PA AB E
      E2/BG/SH.1-2            | 1-- 0 | 1-2 B-1         | PA SH E
      E1/TH/BG/SH.1-3;B-2     | 1-- 0 | 1-3 B-2         | PA SH E
      E3/BG.1-2               | 1-- 0 | 1-2 B-1         | PA AB E
      E7/F/SF.3-H             | --3 1 | 3-Hru B-1       | PA R RBI SF E
      E9/SF/F.3-H(UR);2-3     | -23 0 | 3-Hru 2-3 B-1   | PA R RBI SF E
      E5/FO/G.1-2             | 1-- 0 | 1-2 B-1         | PA AB E
      E6/G.BX2(643)           | --- 0 | BX2             | PA AB E
      E2/INT                  | --- 0 | B-1             | PA AB E
      E4.1XH(2);B-2           | 1-- 0 | 1XH B-2         | PA AB E
      63/G                    | 1-- 0 | BX1             | PA AB
      3/G.1-2                 | 1-- 0 | 1-2 BX1         | PA AB
      3.1-2                   | 1-- 0 | 1-2 BX1         | PA AB
      3.3-H;1-2               | 1-3 0 | 3-Hr 1-2 BX1    | PA AB R RBI
      43.3-H                  | --3 1 | 3-Hr BX1        | PA AB R RBI
      9.3-H/SF                | --3 1 | 3-Hr BX1        | PA AB R RBI
      8/SF.3-H                | --3 1 | 3-Hr BX1        | PA R RBI SF
      99                      | 1-- 1 | BX1             | PA AB
      63/G.2-3                | -2- 0 | 2-3 BX1         | PA AB
      53/G.2X3                | -2- 0 | 2X3 BX1         | PA AB DP
      13/G.3XH(32)/DP         | --3 0 | BX1 3XH         | PA AB DP
      64(1)3/GDP              | 1-- 0 | 1X2 BX1         | PA AB GDP DP
      64(1)3/GDP.3-H(NR)      | 1-3 0 | 1X2 BX1 3-H     | PA AB R GDP DP
      64(1)3/GDP.2-3          | 12- 0 | 1X2 BX1 2-3     | PA AB GDP DP
      5(2)3/GDP.1-2           | 12- 0 | 2X3 BX1 1-2     | PA AB GDP DP
      3(B)36(1)/GDP           | 1-- 0 | BX1 1X2         | PA AB GDP DP
      3(B)36(1)/GDP.3-H(NR)   | 1-3 1 | 3-H BX1 1X2     | PA AB R GDP DP
      2(3)3/GDP.2-3;1-2       | 123 0 | 3XH BX1 2-3 1-2 | PA AB GDP DP
      12(3)3/GDP.2-3;1-2      | 123 1 | 3XH BX1         | PA AB GDP DP
      5(2)4(1)/GDP            | 12- 0 | 2X3 1X2 B-1     | PA AB GDP DP
      5(2)4(1)3/GTP           | 12- 0 | 2X3 1X2 BX1     | PA AB GDP TP
      64(1)/FO/G.3-H          | 1-3 0 | 3-Hr 1X2 B-1    | PA AB R RBI
      64(1)/FO/G.3-H;B-2(E4)  | 1-3 0 | 3-Hr 1X2 B-2    | PA AB R RBI E
      54(1)/FO/P              | 1-- 1 | 1X2 B-1         | PA AB
      9(1)/FO/L.2-3           | 12- 1 | 1X2 2-3 B-1     | PA AB
      6(B)63(1)/LDP/L         | 1-- 0 | BX1 1X1         | PA AB DP
      6(B)63(1)/LDP/L         | 1-- 0 | BX1 1X2         | PA AB DP
      8(B)84(2)/FDP/F         | -2- 0 | BX1 2X2         | PA AB DP
      4(B)4(2)3(1)/LTP/L      | 12- 0 | BX1 2X2 1X1     | PA AB TP
      4(B)4(2)4(1)/LTP/L      | 12- 0 | BX1 2X3 1X2     | PA AB TP
      8/F/DP.3XH(82)          | --3 0 | BX1 3XH         | PA AB DP
      8/F/TP.3XH(82);2X3      | -23 0 | BX1 3XH 2X3     | PA AB TP
      7/F/SF.3-H;2-3          | -23 1 | 3-Hr 2-3 BX1    | PA R RBI SF
      7/F/SF/DP.3-H;2X3       | -23 1 | 3-Hr 2X3 BX1    | PA R RBI SF DP
      3/FL/P                  | --3 1 | BX1             | PA AB
      9/FL/F/SF.3-H           | --3 1 | 3-Hr BX1        | PA R RBI SF
      5/P/SF.3-H              | --3 1 | 3-Hr BX1        | PA R RBI SF
      8/F.2-3;1-2             | 12- 0 | 2-3 1-2 BX1     | PA AB
      8/F.3-H(NR)(UR)(E8)     | --3 1 | 3-Hu BX1        | PA AB R E
      8/F/SF.3-H;2-H(E8)(UR)(NR) | -23 0 | 3-Hr 2-Hu BX1 | PA R2 RBI SF E
      8/L.1X1(83)/DP          | 1-- 1 | BX1 1X1         | PA AB DP
      4/P/IF                  | 12- 0 | BX1             | PA AB
      2/BP                    | 1-- 0 | BX1             | PA AB
      1/BP/DP.1X1(13)         | 1-- 0 | BX1 1X1         | PA AB DP
      14/BG/SH.1-2            | 1-- 0 | 1-2 BX1         | PA SH
      53/BG/SH.2-3;1-2        | 12- 1 | 2-3 1-2 BX1     | PA SH
      13/BG/SH.3-H;2-3        | -23 1 | 3-Hr 2-3 BX1    | PA R RBI SH
      34/BG/SH.1-3            | 1-- 0 | 1-3 BX1         | PA SH
      14(1)3/BGDP             | 1-- 0 | 1X2 BX1         | PA AB GDP DP
      16(1)/BG/FO             | 1-- 0 | 1X2 B-1         | PA AB
      15(2)/FO/BG.1-2         | 12- 0 | 2X3 1-2 B-1     | PA AB
      FC1/BG/SH.1-2           | 1-- 0 | 1-2 B-1         | PA SH
      FC5/SH/BG.2-3;1-2       | 12- 0 | 2-3 1-2 B-1     | PA SH
      FC6/G.1X2(64)           | 1-- 0 | 1X2 B-1         | PA AB
      FC6/G.3XH(62)           | --3 1 | 3XH B-1         | PA AB
      FC5/G.3XH(52);1-2       | 1-3 0 | 3XH 1-2 B-1     | PA AB
      FC4/G.3-H;B-1           | --3 1 | 3-Hr B-1        | PA AB R RBI
      FC3/G.2-3               | -2- 0 | 2-3 B-1         | PA AB
      FC4/G.1X2(4E6);B-1      | 1-- 0 | 1-2 B-1         | PA AB E
      FC2/G.3XH(2);BX2        | --3 0 | 3XH BX2         | PA AB DP
      FC6.2XH(62);1-3;B-2     | 12- 1 | 2XH 1-3 B-2     | PA AB
      2/G/BINT                | 1-- 0 | BX1             | PA AB
      3/BINT/G.1-1            | 1-- 1 | BX1             | PA AB
      6/RINT/G.1X2;B-1        | 1-- 0 | 1X2 B-1         | PA AB
      5/P/FINT                | --- 0 | BX1             | PA AB
      """;

  private static final Set<Stat> COUNTED = Set.copyOf(Stat.TEAM);

  static Stream<Arguments> plays() {
    return PLAYS.lines().map(line -> Arguments.of((Object[]) line.strip().split(" *\\| *", 4)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("plays")
  void comesOutAsItDid(String event, String situation, String ways, String credits) {
    BallGame game = Situations.of(situation);
    RealPlay play = play(game, event, ways);

    RealManager.Sent sent = RealManager.read(game, play);

    assertThat(sent).as("%s can be sent: %s", event, Candidates.of(play)).isNotNull();
    assertThat(sent.exact()).as("%s in its marks, as %s", event, sent.submission()).isTrue();
    BallGame before = game.withDefense(sent.defense());
    Ruling.Legal legal = (Ruling.Legal) Umpire.rule(before, sent.submission());
    BallGame after = before.after(legal.play());
    assertThat(gained(before, after)).as(sent.submission().toString()).isEqualTo(credits);
  }

  /** What both teams' totals gained, but for what is counted play by play anyway. */
  private static String gained(BallGame before, BallGame after) {
    TreeMap<Stat, Integer> gain = new TreeMap<>();
    for (Side side : Side.values()) {
      for (Stat stat : COUNTED) {
        int more =
            after.book().of(side).totals().get(stat) - before.book().of(side).totals().get(stat);
        if (more != 0 && stat != Stat.LEFT_ON_BASE) {
          gain.merge(stat, more, Integer::sum);
        }
      }
    }
    return String.join(
        " ",
        gain.entrySet().stream()
            .map(e -> e.getKey().code() + (e.getValue() == 1 ? "" : "" + e.getValue()))
            .toList());
  }

  private static RealPlay play(BallGame game, String event, String ways) {
    ObjectNode play =
        JSON.createObjectNode()
            .put("inning", game.inning())
            .put("half", game.half().code())
            .put("batter_id", game.batter().player().id())
            .put("pitcher_id", game.pitcher().player().id())
            .put("outs_before", game.outs())
            .put("event_text", event)
            .put("pa", !event.matches("(SB|CS|PO|WP|PB|BK|DI|OA|FLE).*"))
            .put("trajectory", trajectory(event));
    ArrayNode bases = play.putArray("bases_before");
    Stream.of(1, 2, 3).filter(game.bases()::occupied).forEach(bases::add);
    Matcher fielder = Pattern.compile("^(?:S|D|DGR|T|HR|FC|E)?(\\d)").matcher(event);
    if (fielder.find()) {
      play.put("fielder", Integer.parseInt(fielder.group(1)));
    }
    ArrayNode errors = play.putArray("errors");
    Matcher error = Pattern.compile("E(\\d)").matcher(event);
    while (error.find()) {
      errors.add(Integer.parseInt(error.group(1)));
    }
    ArrayNode advances = play.putArray("advances");
    int outs = 0;
    int runs = 0;
    Matcher way = WAY.matcher(ways);
    while (way.find()) {
      int to = way.group(3).equals("H") ? 4 : Integer.parseInt(way.group(3));
      boolean out = way.group(2).equals("X");
      advances.add(
          JSON.createObjectNode()
              .put("from", way.group(1).equals("B") ? 0 : Integer.parseInt(way.group(1)))
              .put("to", to)
              .put("out", out)
              .put("rbi", way.group(4).contains("r"))
              .put("unearned", way.group(4).contains("u")));
      outs += out ? 1 : 0;
      runs += to == 4 && !out ? 1 : 0;
    }
    return RealPlay.of(play.put("outs_on_play", outs).put("runs_on_play", runs));
  }

  private static String trajectory(String event) {
    List<String> modifiers = List.of(event.split("\\.", 2)[0].split("/", -1));
    String found = "";
    for (String modifier : modifiers.subList(1, modifiers.size())) {
      String seen =
          switch (modifier.replaceAll("[-+0-9].*", "")) {
            case "G", "GDP", "GTP" -> "ground";
            case "BG", "BGDP" -> "bunt_ground";
            case "BP", "BPDP" -> "bunt_pop";
            case "F", "FDP" -> "fly";
            case "L", "LDP", "LTP" -> "line";
            case "P" -> "pop";
            default -> found;
          };
      found = seen;
    }
    return found;
  }
}
