/**
 * Chat and the audit log in PostgreSQL. {@code PgChat} implements the port {@code ChatStore},
 * {@code PgAuditLog} the port {@code AuditLog}. The audit log is partitioned by month, and old
 * partitions are dropped whole.
 */
@NullMarked
package com.paperdynasty.store.chat;

import org.jspecify.annotations.NullMarked;
