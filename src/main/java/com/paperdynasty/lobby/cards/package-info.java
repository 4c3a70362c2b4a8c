/**
 * Who may read a card set through a game: its managers, as far as the league shows the hands. The
 * owner of the game knows whose card is whose, so it is asked.
 */
@NullMarked
package com.paperdynasty.lobby.cards;

import org.jspecify.annotations.NullMarked;
