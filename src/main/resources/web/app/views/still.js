import { Component } from '../h.js';

/**
 * A part that is drawn anew only when something that it shows is another: what stays as it is costs nothing then.
 *
 * @param {(props: any) => any} draw
 * @param {(props: any) => any[]} of all that the drawing depends on; a callback may be left out if it may stay the first one
 */
export function still(draw, of) {
  return class Still extends Component {
    shouldComponentUpdate(next) {
      const shown = of(this.props);
      return of(next).some((part, index) => part !== shown[index]);
    }

    render(props) {
      return draw(props);
    }
  };
}
