/**
 * What games show to other sites: the texts of a link's card, and tickets for the frames of private
 * games. Pure but for the clock and chance.
 */
@NullMarked
package com.paperdynasty.http.sharing;

import org.jspecify.annotations.NullMarked;
