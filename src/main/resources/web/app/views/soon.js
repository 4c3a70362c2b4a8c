import { Component } from '../h.js';

/** What may come a frame later than the rest when it is first shown, so that neither drawing holds the page up for long. */
export class Soon extends Component {
  constructor() {
    super();
    this.state = { come: false };
  }

  componentDidMount() {
    this.frame = requestAnimationFrame(() => this.setState({ come: true }));
  }

  componentWillUnmount() {
    cancelAnimationFrame(this.frame);
  }

  render({ children }, { come }) {
    return come ? children : null;
  }
}
