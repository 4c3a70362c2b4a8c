package com.paperdynasty.baseball.league;

/**
 * A fault in a league's advancement tables.
 *
 * @param section one of the sections of {@link AdvancementTableText}
 * @param row the row of the section; empty when the fault concerns the whole section
 * @param column the cell of the row; empty when the fault concerns the whole row
 * @param reason what an operator must change, in plain English
 */
public record AdvancementTableFault(String section, String row, String column, String reason) {}
