import { Component, h } from '../h.js';

const SHEET = new URL('../../style/cards.css', import.meta.url).href;

let loaded = null;

/** Loads the style sheet of cards, once: only games with cards need it. What has no style is legible too. */
function loadStyle() {
  loaded ??= new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = SHEET;
    link.addEventListener('load', done);
    link.addEventListener('error', () => {
      link.remove();
      loaded = null;
      done();
    });
    document.head.append(link);
  });
  return loaded;
}

/** A part of the page that is shown once the style sheet of cards is there. */
export function styled(Part) {
  return class Styled extends Component {
    constructor() {
      super();
      this.state = { ready: false };
    }

    async componentDidMount() {
      await loadStyle();
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
