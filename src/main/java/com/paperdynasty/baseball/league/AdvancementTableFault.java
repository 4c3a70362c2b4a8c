package com.paperdynasty.baseball.league;

/**
 * What is wrong with a league's advancement tables, and where.
 *
 * @param section one of the sections of {@link AdvancementTableText}
 * @param row the row in it; empty when the fault is the whole section's
 * @param column the cell of the row; empty when the fault is the whole row's
 * @param reason what an operator must change, in plain English
 */
public record AdvancementTableFault(String section, String row, String column, String reason) {}
