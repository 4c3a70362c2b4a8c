/* The one place that knows where Preact lives. Its hooks are not used: they import it by a bare
   name, which a page without a bundler or an inline import map cannot resolve. */
export { Component, Fragment, createRef, h, render } from '../webjars/preact/dist/preact.module.js';
