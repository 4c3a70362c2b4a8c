package com.paperdynasty.protocol.server;

import com.paperdynasty.game.model.Proposal;
import com.paperdynasty.json.JsonBuilder;
import com.paperdynasty.protocol.values.SubmissionJson;

/** A proposal as clients see it. */
final class ProposalJson {
  private ProposalJson() {}

  /** Writes its fields into an object that is open. */
  static void write(JsonBuilder json, Proposal proposal) {
    json.put("proposal_id", proposal.id())
        .put("ruling", proposal.kind().code())
        .put("by", proposal.by())
        .put("side", proposal.side().code())
        .put("reason", proposal.reason())
        .put("play_number", proposal.playNumber())
        .put("roll_id", proposal.rollId());
    if (proposal.correction() == null) {
      json.putNull("correction");
    } else {
      SubmissionJson.write(json.object("correction"), proposal.correction());
      json.endObject();
    }
    json.put("until", proposal.until().toString());
  }
}
