package com.paperdynasty.http;

import com.paperdynasty.http.page.StaticFiles;
import com.paperdynasty.http.security.SecurityHeadersHandler;
import com.paperdynasty.http.security.WebOrigin;
import com.paperdynasty.http.sharing.GameCaption;
import com.paperdynasty.identity.AuthenticatedUser;
import com.paperdynasty.lobby.Lobby;
import com.paperdynasty.lobby.LobbyReply;
import com.paperdynasty.lobby.Viewer;
import com.paperdynasty.text.TextRules;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pages of one game: the link that people post, the small page for a frame on another site, and the
 * overlay for streaming software.
 */
final class PublicPages {
  private static final Viewer ANYBODY = new Viewer(AuthenticatedUser.visitor("").user(), null);

  private static final String LINK =
      """
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>%1$s</title>
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="Paper Dynasty" />
          <meta property="og:title" content="%1$s" />
          <meta property="og:description" content="%2$s" />
          <meta name="description" content="%2$s" />
          <meta http-equiv="refresh" content="0; url=/#game=%3$s" />
        </head>
        <body><a href="/#game=%3$s">%1$s</a></body>
      </html>
      """;

  private final Lobby lobby;
  private final StaticFiles files;
  private final boolean admitsVisitors;
  private final List<WebOrigin> frameAncestors;

  /**
   * The pages.
   *
   * @param admitsVisitors whether a link shows the score of public games
   * @param frameAncestors whose pages may frame the small page, besides our own
   */
  PublicPages(
      Lobby lobby, StaticFiles files, boolean admitsVisitors, List<WebOrigin> frameAncestors) {
    this.lobby = lobby;
    this.files = files;
    this.admitsVisitors = admitsVisitors;
    this.frameAncestors = frameAncestors;
  }

  /** The link that people post: a card for other sites, and the way to the game for a browser. */
  void link(RoutingContext context) {
    UUID gameId = gameId(context);
    if (gameId == null) {
      return;
    }
    Responses.sendText(
        context,
        "text/html; charset=utf-8",
        caption(gameId)
            .map(
                caption ->
                    LobbyReply.granted(
                        LINK.formatted(
                            GameCaption.escaped(caption.title()),
                            GameCaption.escaped(caption.description()),
                            gameId))));
  }

  private Future<GameCaption> caption(UUID gameId) {
    return admitsVisitors
        ? lobby
            .read(ANYBODY, gameId)
            .map(reply -> reply.match(GameCaption::of, refused -> GameCaption.UNKNOWN))
        : Future.succeededFuture(GameCaption.UNKNOWN);
  }

  /** The small page, which pages of the configured origins may frame. */
  void embed(RoutingContext context) {
    if (gameId(context) != null) {
      SecurityHeadersHandler.allowFrames(context, frameAncestors);
      files.file(context, "web/embed.html");
    }
  }

  /** The overlay, whose ground is transparent. */
  void overlay(RoutingContext context) {
    if (gameId(context) != null) {
      files.file(context, "web/overlay.html");
    }
  }

  /** The game of the path; null, and the page for what does not exist, where it cannot be one. */
  private static @Nullable UUID gameId(RoutingContext context) {
    UUID gameId = TextRules.uuid(context.pathParam("id"));
    if (gameId == null) {
      context.fail(404);
    }
    return gameId;
  }
}
