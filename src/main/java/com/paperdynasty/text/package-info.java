/**
 * The rules for texts. {@code TextRules} has those for ids, lines and UUIDs, {@code NameRules}
 * those for names that people see.
 *
 * <p>A name must not be blank or hidden, and a word of it must not mix scripts whose letters look
 * alike. The same rules hold for users, teams and players. Two different ids may still have names
 * that look the same: only the id identifies a user.
 */
@NullMarked
package com.paperdynasty.text;

import org.jspecify.annotations.NullMarked;
