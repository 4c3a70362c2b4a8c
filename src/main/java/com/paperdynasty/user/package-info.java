/** The user: who somebody is, from their token to the table and back. Knows nothing else. */
@NullMarked
package com.paperdynasty.user;

import org.jspecify.annotations.NullMarked;
