/**
 * Card sets as JSON. Begin with {@code CardSetReader}, which reads a set or says what is wrong with
 * it, everything at once: which player, half, column, row and why.
 *
 * <p>The schema is {@code card-set.schema.json} among the resources. {@code CardSetHash} identifies
 * a set by its content: it does not depend on spaces or on the order of fields, but on everything
 * that is read.
 */
@NullMarked
package com.paperdynasty.card.file;

import org.jspecify.annotations.NullMarked;
