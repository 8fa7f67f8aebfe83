// The whole wall: one grid, seven panels, and the two things that may lie over them (a critical event; "not live").
// .shown is what Rotation tells: {id, now, plan, none, others, ended, place, of}; or {pairing: {code, since}} when nobody is signed in here.
import {html, nothing} from 'lit';
import {Element} from '../ui/element.js';
import {t} from '../i18n/index.js';
import {usePlan, workingGroups} from '../ui/plan.js';
import './wall-head.js';
import './wall-others.js';
import './wall-count.js';
import './wall-tile.js';
import './wall-waiting.js';
import './wall-curve.js';
import './wall-log.js';
import './wall-flash.js';
import './wall-standby.js';

class WallScreen extends Element {
  static properties = {shown: {attribute: false}};

  willUpdate() {
    const {now, plan} = this.shown ?? {};
    if (plan) usePlan(plan);
    this.setAttribute('state', now?.view && plan ? now.state : 'unknown');
  }

  render() {
    const {id, now, plan, none, problem, others = [], ended = [], place, of, pairing} = this.shown ?? {};
    const view = now?.view,
      strip = others.length + ended.length > 0;
    this.toggleAttribute('several', strip);
    if (pairing || none || !view || !plan)
      return html`
        <wall-standby .now=${now} ?none=${none} .ended=${ended} .pairing=${pairing} .problem=${problem ?? now?.problem}></wall-standby>
      `;
    return html`
      <wall-head .incident=${view.incident} .suggestion=${view.suggestion} .people=${view.people} .now=${now} .place=${place} .of=${of}></wall-head>
      ${strip ? html`<wall-others .others=${others} .ended=${ended}></wall-others>` : nothing}
      <main>
        <wall-count class="panel" .count=${view.count} .facts=${view.facts} .incident=${view.incident}></wall-count>
        <section class="tiles" data-columns=${columnsFor(workingGroups().length)}>
          ${workingGroups().map(
            ([group]) => html`
              <wall-tile class="panel" .group=${group} .tile=${view.tiles[group]} .called=${Boolean(view.incident.activatedAt)} .ended=${Boolean(view.incident.endedAt)}></wall-tile>
            `,
          )}
        </section>
        <wall-curve class="panel" .count=${view.count} .opened=${view.incident.openedAt} .ended=${view.incident.endedAt}></wall-curve>
        <div class="side">
          <wall-waiting class="panel" .waiting=${view.waiting} .inGroups=${view.inGroups} .suggestion=${view.suggestion} .assessment=${view.incident.assessment}></wall-waiting>
          <wall-log class="panel" .log=${view.log} .told=${view.told}></wall-log>
        </div>
      </main>
      <wall-flash .key=${id} .flash=${view.flash} .incident=${view.incident}></wall-flash>
    `;
  }
}
customElements.define('wall-screen', WallScreen);

// Rows as even as they can be, no wider than four: the tiles fill the middle however many groups a plan has.
function columnsFor(groups) {
  if (groups <= 3) return Math.max(1, groups);
  return groups === 4 ? 2 : groups <= 6 || groups === 9 ? 3 : 4;
}
