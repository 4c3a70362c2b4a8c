import { onBack } from '../back.js';
import { Component, h } from '../h.js';
import { Complaint } from './form.js';

/**
 * A part of the page that is loaded when it is first shown, so that what is needed at once comes sooner:
 *
 *     const BoxScore = later(() => import('./box-score.js'), 'BoxScore');
 *
 * What could not be loaded is tried again when the server answers again. `BoxScore.preload()` loads it before it is
 * shown.
 *
 * @param {() => Promise<any>} load written as above: the server makes a file of what is loaded so
 * @param {string} name the export that is the part
 */
export function later(load, name) {
  let part = null;
  const loadPart = async () => {
    part ??= (await load())[name];
  };
  return class Later extends Component {
    /** What fails here fails again, and is told, when the part is shown. */
    static preload() {
      loadPart().catch(() => {});
    }

    constructor() {
      super();
      this.state = { failed: false };
    }

    componentDidMount() {
      this.forgetBack = onBack(() => this.state.failed && this.load());
      this.load();
    }

    componentWillUnmount() {
      this.gone = true;
      this.forgetBack();
    }

    async load() {
      let failed = false;
      try {
        await loadPart();
      } catch {
        failed = true;
      }
      if (!this.gone) {
        this.setState({ failed });
      }
    }

    render(props, { failed }) {
      if (part !== null) {
        return h(part, props);
      }
      return failed
        ? h(Complaint, { text: 'This part of the page could not be loaded. Reload the page when you are online: nothing is lost.', testid: 'not-loaded' })
        : h('p', { class: 'quiet-text', role: 'status' }, 'One moment…');
    }
  };
}
