import { Component, h } from '../h.js';

const SAID_MS = 2_000;

/**
 * A button that copies a link, and says so for a moment. Props: `href`, `label`, `testid`, `small`; `shown`, whether the link
 * stands beside it, to be copied by hand where the browser does not let us.
 */
export class CopyLink extends Component {
  constructor() {
    super();
    this.state = { said: '' };
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.props.href);
      this.say('Copied');
    } catch {
      this.say(this.props.shown ? 'Copy it by hand' : 'Not copied: the browser refused');
    }
  }

  say(said) {
    this.setState({ said });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.setState({ said: '' }), SAID_MS);
  }

  render({ label, testid, small = false }, { said }) {
    return h('button', { class: small ? 'secondary small' : 'secondary', type: 'button', 'data-testid': testid, onClick: () => this.copy() }, said || label);
  }
}
