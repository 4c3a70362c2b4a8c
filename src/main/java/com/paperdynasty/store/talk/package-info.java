/**
 * Chat and the audit log in PostgreSQL. The audit is in partitions of a month that are dropped
 * whole.
 */
@NullMarked
package com.paperdynasty.store.talk;

import org.jspecify.annotations.NullMarked;
