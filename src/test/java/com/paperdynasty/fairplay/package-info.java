/**
 * A model of the commands of two managers: every state that they can reach within some moves, time
 * among them, searched for what fair play must never allow. Begin with {@code FairPlayModelTest}.
 */
package com.paperdynasty.fairplay;
