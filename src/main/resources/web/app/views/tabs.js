import { Component, h } from '../h.js';

/**
 * One of several panels, as the tabs above them say; the arrow keys go from tab to tab.
 *
 * Props: `label`; `tabs`, `[{key, title, show}]`, of which only the open one is drawn; `open`, its key; `onOpen(key)`.
 */
export class Tabs extends Component {
  open(index) {
    this.props.onOpen(this.props.tabs[index].key);
  }

  turn(event) {
    const { length } = this.props.tabs;
    const open = indexOf(this.props);
    const to = { ArrowRight: (open + 1) % length, ArrowLeft: (open + length - 1) % length, Home: 0, End: length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.open(to);
      event.currentTarget.children[to].focus();
    }
  }

  render({ label, tabs, open: key }) {
    const open = indexOf({ tabs, open: key });
    return h('div', { class: 'tabs' }, [
      h('div', { class: 'tab-list', role: 'tablist', 'aria-label': label, onKeyDown: (event) => this.turn(event) }, tabs.map(({ key: each, title }, index) =>
        h('button', {
          key: each,
          id: `tab-${each}`,
          type: 'button',
          role: 'tab',
          'aria-selected': index === open,
          'aria-controls': `panel-${each}`,
          tabIndex: index === open ? 0 : -1,
          'data-testid': `tab-${each}`,
          onClick: () => this.open(index),
        }, title),
      )),
      h('div', { key: tabs[open].key, id: `panel-${tabs[open].key}`, role: 'tabpanel', 'aria-labelledby': `tab-${tabs[open].key}` }, tabs[open].show()),
    ]);
  }
}

const indexOf = ({ tabs, open }) => Math.max(0, tabs.findIndex(({ key }) => key === open));
