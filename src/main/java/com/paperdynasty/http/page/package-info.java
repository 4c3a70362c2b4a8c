/**
 * The files of the web page. {@code StaticFiles} serves them compressed. {@code VersionedPage}
 * gives them addresses with a hash of all of them, so that browsers keep them, and {@code
 * JoinedModules} makes few files of many modules: nobody builds anything who changes the page.
 * {@code NotFoundPage} is what a person reads at an address that does not exist.
 */
@NullMarked
package com.paperdynasty.http.page;

import org.jspecify.annotations.NullMarked;
