package com.paperdynasty.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.paperdynasty.harness.AtLength;
import com.paperdynasty.harness.RunsInParallel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client module in a browser, over each transport, against the program. */
@AtLength
@RunsInParallel
class TransportsIT extends BrowserScene {
  /**
   * Joins a new game; the page keeps what is needed later. The client gives no entropy, so that the
   * log has nothing but plays.
   */
  static final String SIT_DOWN =
      """
      async (transport) => {
        const { connect } = await import('/paper-dynasty.js');
        const post = async (path, body, token) => {
          const headers = { 'content-type': 'application/json' };
          if (token) headers.authorization = `Bearer ${token}`;
          return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
        };
        const { token } = await post('/api/dev/token', { user_id: 'ann', name: 'Ann' });
        const team = { name: 'Owls', manager: 'ann' };
        const game = await post('/api/games', { league: 'sba', away: team, home: team }, token);
        const way = transport === 'plain' ? { transport: 'websocket' } : { sockjs: { transports: [transport] } };
        const socket = connect('/realtime', { ...way, entropy: false, auth: { token } });
        window.table = { socket, game_id: game.game_id, seen: [] };
        socket.onAny((event, data, frame) => frame.seq && window.table.seen.push(frame.seq));
        await socket.request('join_game', { game_id: game.game_id, last_seq: 0 });
      }\
      """;

  static final String PLAY =
      """
      async (plays) => {
        const { socket, game_id } = window.table;
        for (let play = 0; play < plays; play++) {
          await socket.request('roll_dice', { game_id });
          await socket.request('submit_manual_outcome', { game_id, outcome: 'strikeout' });
        }
      }\
      """;

  static final String LEAVE = "() => { window.table.socket.close(); return window.table.seen; }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "websocket",
        "xhr-streaming",
        "xhr-polling",
        "eventsource",
        "htmlfile",
        "jsonp-polling"
      })
  void everyEventComesOnceAndInOrderAlsoWhenTheConnectionIsCut(String transport) {
    Page page = browserSite.page();
    page.navigate(browserSite.site());
    page.evaluate(SIT_DOWN, transport);
    page.evaluate(PLAY, 2);
    browserSite.closeConnections();
    page.evaluate(PLAY, 2);
    assertThat((List<?>) page.evaluate(LEAVE))
        .isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
  }
}
