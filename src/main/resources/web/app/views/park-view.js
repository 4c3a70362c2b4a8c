import { Component, createRef, h } from '../h.js';
import { Diamond } from './diamond.js';
import { Headline } from './headline.js';

/** The field with what happens on it. To press it ends what is still moving. */
export class ParkView extends Component {
  constructor() {
    super();
    this.parts = [createRef(), createRef()];
  }

  render({ table, speed = 1 }) {
    const [diamond, headline] = this.parts;
    return h('div', { class: 'park-view', onClick: () => this.parts.forEach(({ current }) => current?.finish()) }, [
      h(Diamond, { ref: diamond, table, speed }),
      h(Headline, { ref: headline, table, speed }),
    ]);
  }
}
