import { Component, h } from '../h.js';

/**
 * One of several panels, as the tabs above them say; the arrow keys go from tab to tab.
 *
 * Props: `label`; `tabs`, `[{key, title, show}]`, of which only the open one is drawn.
 */
export class Tabs extends Component {
  constructor() {
    super();
    this.state = { open: 0 };
  }

  turn(event) {
    const { length } = this.props.tabs;
    const { open } = this.state;
    const to = { ArrowRight: (open + 1) % length, ArrowLeft: (open + length - 1) % length, Home: 0, End: length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.setState({ open: to });
      event.currentTarget.children[to].focus();
    }
  }

  render({ label, tabs }, { open }) {
    return h('div', { class: 'tabs' }, [
      h('div', { class: 'tab-list', role: 'tablist', 'aria-label': label, onKeyDown: (event) => this.turn(event) }, tabs.map(({ key, title }, index) =>
        h('button', {
          key,
          id: `tab-${key}`,
          type: 'button',
          role: 'tab',
          'aria-selected': index === open,
          'aria-controls': `panel-${key}`,
          tabIndex: index === open ? 0 : -1,
          'data-testid': `tab-${key}`,
          onClick: () => this.setState({ open: index }),
        }, title),
      )),
      h('div', { key: tabs[open].key, id: `panel-${tabs[open].key}`, role: 'tabpanel', 'aria-labelledby': `tab-${tabs[open].key}` }, tabs[open].show()),
    ]);
  }
}
