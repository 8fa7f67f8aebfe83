/** Every act that asks for something before it is sent, in one dialog: see act-dialog.js for what a request says. */
import { there } from './later.js';

export async function ask(request) {
  const { show } = await there(() => import('./act-dialog.js'));
  return show(request);
}
