import { Component, h } from '../h.js';

/* Written out, since the server looks for them so. */
const SHEETS = {
  cards: new URL('../../style/cards.css', import.meta.url).href,
  'card-table': new URL('../../style/card-table.css', import.meta.url).href,
  'card-sheet': new URL('../../style/card-sheet.css', import.meta.url).href,
};

/* Those that were asked for, by their names. */
const loaded = new Map();

/** Loads a style sheet, once: only games with cards need it. What has no style is legible too. */
function loadStyle(name) {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise((done) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = SHEETS[name];
      link.addEventListener('load', done);
      link.addEventListener('error', () => {
        link.remove();
        loaded.delete(name);
        done();
      });
      document.head.append(link);
    }));
  }
  return loaded.get(name);
}

/**
 * A part of the page that is shown once its style sheets are there.
 *
 * @param {string[]} sheets their names, in `style`
 */
export function styled(Part, sheets) {
  return class Styled extends Component {
    constructor() {
      super();
      this.state = { ready: false };
    }

    async componentDidMount() {
      await Promise.all(sheets.map(loadStyle));
      if (!this.gone) {
        this.setState({ ready: true });
      }
    }

    componentWillUnmount() {
      this.gone = true;
    }

    render(props, { ready }) {
      return ready ? h(Part, props) : h('p', { class: 'quiet-text', role: 'status' }, 'One moment…');
    }
  };
}
