package com.paperdynasty.chat;

import com.paperdynasty.audit.AuditLog;
import com.paperdynasty.audit.AuditRecorder;

/**
 * All that this room has for the others.
 *
 * @param chatStore what is said, and who may say nothing
 * @param auditLog who did and tried what, to be read
 * @param auditRecorder the same, to be told of it
 */
public record ChatServices(
    ChatStore chatStore, AuditLog auditLog, AuditRecorder auditRecorder, ChatSettings settings) {}
