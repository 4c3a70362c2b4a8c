/**
 * JSON that strangers wrote: {@link com.paperdynasty.json.StrictJson}, the one strict reader.
 *
 * <p>Texts of our own are read by {@code wire.Json}, which trusts them.
 */
@NullMarked
package com.paperdynasty.json;

import org.jspecify.annotations.NullMarked;
