/**
 * Rulings: whether a submission or a change of a lineup is legal, and what it leads to.
 *
 * <p>{@link com.paperdynasty.baseball.rules.Umpire} rules on submissions, {@link
 * com.paperdynasty.baseball.rules.Substitutions} on lineup changes, {@link
 * com.paperdynasty.baseball.rules.OfficialScorer} on the winning pitcher. A refusal is a {@link
 * com.paperdynasty.baseball.rules.RuleViolation}, whose text a manager reads. The rules are checked
 * once, when a command is decided; a stored play is applied without them.
 */
@NullMarked
package com.paperdynasty.baseball.rules;

import org.jspecify.annotations.NullMarked;
