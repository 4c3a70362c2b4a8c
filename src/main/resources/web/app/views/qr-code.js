import { Component, createRef, h } from '../h.js';

/* Fetched when a code is wanted for the first time: most people never want one. */
const LIBRARY = new URL('../../webjars/qr-creator/dist/qr-creator.es6.min.js', import.meta.url).href;
const SIZE = 240;

/** An address as a code for the camera of a phone. Dark on white in every theme, as cameras want it. */
export class QrCode extends Component {
  constructor() {
    super();
    this.canvas = createRef();
    this.state = { failed: false };
  }

  componentDidMount() {
    this.draw();
  }

  componentDidUpdate(before) {
    if (before.text !== this.props.text) {
      this.draw();
    }
  }

  async draw() {
    try {
      const { default: QrCreator } = await import(LIBRARY);
      const { current: canvas } = this.canvas;
      if (canvas) {
        QrCreator.render({ text: this.props.text, radius: 0, ecLevel: 'M', fill: '#000000', background: '#ffffff', size: SIZE }, canvas);
        canvas.dataset.drawn = 'yes';
      }
    } catch {
      this.setState({ failed: true });
    }
  }

  render({ what }, { failed }) {
    return failed
      ? h('p', { class: 'quiet-text', role: 'status' }, 'The code cannot be drawn right now. The link does the same.')
      : h('canvas', { ref: this.canvas, class: 'qr-code', width: SIZE, height: SIZE, role: 'img', 'aria-label': `A code for a phone’s camera: ${what}`, 'data-testid': 'qr-code' });
  }
}
