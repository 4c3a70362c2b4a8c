package com.paperdynasty.chat;

import com.paperdynasty.audit.AuditLog;
import com.paperdynasty.audit.AuditRecorder;

/**
 * The chat and audit services of a node.
 *
 * @param chatStore stores messages and mutes
 * @param auditLog reads the audit
 * @param auditRecorder records in the audit
 */
public record ChatServices(
    ChatStore chatStore, AuditLog auditLog, AuditRecorder auditRecorder, ChatSettings settings) {}
