/**
 * Games beside their logs, in PostgreSQL: creating, listing, deleting, packing, and erasing a user.
 */
@NullMarked
package com.paperdynasty.store.lobby;

import org.jspecify.annotations.NullMarked;
