/** The call-out: each group's answer, when its people will be there, who is in place; the leader may do without a group, or name other people. */
import { html, nothing } from 'lit';
import { label } from '../../i18n/index.js';
import { workingGroups, groupShort } from '../../ui/plan.js';
import { ask } from '../ask.js';
import { reasonField } from '../acts.js';
import { formatTime } from '../value.js';
import { rosterButton } from './roster.js';
import { say } from '../say.js';

export function musterCard({ world, incident, wall, view }) {
  const { muster } = view;
  const groups = workingGroups().filter(([id]) => !muster || muster.groups?.[id]);
  const heading = world.incident.endedAt ? say('muster.stoodDown') : muster ? `${muster.inPlace}/${muster.called}` : `${wall.people?.inPlace ?? 0} / ${wall.people?.expected ?? 0}`;
  return html`
    <section class="card muster" aria-labelledby="muster-title">
      <h2 id="muster-title">${say('muster.title')}<span>${heading}</span></h2>
      <ul>${groups.map(([id, group]) => row({ world, incident, view, id, group, tile: wall.tiles?.[id], call: muster?.groups?.[id] }))}</ul>
    </section>`;
}

function row({ world, incident, view, id, group, tile, call }) {
  const name = label(tile?.head?.name) || label((call?.substituteCalledAt ? call.substitute : call?.head)?.name);
  const awaited = call && call.state !== 'inPlace' && call.state !== 'waived';
  return html`
    <li><group-mark group=${id}></group-mark>
      <div class="who"><span>${groupShort(id)}</span> <small class="muted">${name}</small>
        ${call && call.state !== 'inPlace' ? html`<small class="chip" data-tone=${toneOf(call.state)}>${stateOf(call)}</small>` : nothing}</div>
      <div class="here">${awaited || call?.waived || world.incident.endedAt ? nothing : html`<b class=${tile?.inPlace ? '' : 'late'}>${tile?.inPlace ?? 0}/${tile?.expected ?? 0}</b>`}
        <time-age .at=${tile?.updatedAt} .silent=${world.incident.endedAt ? undefined : group.silent}></time-age></div>
      <div class="acts">${awaited && world.plan.acts?.waiveGroup ? html`<button type="button" class="small" @click=${() => askToWaive(world, incident, id)}>${say('muster.waive')}</button>` : nothing}
        ${rosterButton({ world, incident, group: id, view })}</div></li>`;
}

function stateOf(call) {
  if (call.substituteCalledAt && (call.state === 'called' || call.state === 'cannot')) return say('muster.substitute');
  if (call.waived) return `${say('muster.waived')} · ${call.waived.reason}`;
  return call.etaAt ? say('muster.eta', { at: formatTime(call.etaAt) }) : say(`muster.${call.state}`);
}

function toneOf(state) {
  return { cannot: 'bad', accepted: 'good', waived: 'closed' }[state] ?? 'waiting';
}

function askToWaive(world, incident, group) {
  return ask({
    world, incident, subject: `waiveGroup.${group}`, title: say('muster.waiveTitle', { group: groupShort(group) }), act: say('muster.waive'),
    fields: { reason: reasonField() }, body: (given) => ({ type: 'waiveGroup', group, ...given }),
  });
}

/** For whoever was called out and has not answered: "I am coming" with minutes, or "I cannot" with the reason. */
export function answerButtons({ world, incident, group, me, muster }) {
  const call = muster?.groups?.[group];
  const mine = call?.people?.[me?.account] ?? ((me?.roles ?? []).some((role) => role.endsWith(`@${group}`)) ? { state: 'called' } : undefined);
  const open = call && !call.waived && (mine?.state === 'called' || mine?.state === 'told');
  if (!open || !world.plan.acts?.answerCall || world.incident.endedAt) return nothing;
  const common = { world, incident, subject: `answerCall.${group}`, title: say('answer.title') };
  const come = () => ask({
    ...common, act: say('answer.come'), fields: { minutes: { type: 'int', range: [0, 1440], required: true, label: say('answer.minutes') } }, values: { minutes: 10 },
    body: (given) => ({ type: 'answerCall', group, reply: 'accepted', ...given }),
  });
  const cannot = () => ask({ ...common, act: say('answer.cannot'), fields: { reason: reasonField() }, body: (given) => ({ type: 'answerCall', group, reply: 'cannot', ...given }) });
  return html`<button type="button" class="small primary" @click=${come}>${say('answer.come')}</button><button type="button" class="small quiet" @click=${cannot}>${say('answer.cannot')}</button>`;
}
