/**
 * What clients keep of a game, to the letter and over all their connections, and the comparison of
 * it with the log when they are through.
 */
package com.paperdynasty.chaos;
