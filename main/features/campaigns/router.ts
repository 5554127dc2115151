import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { Campaigns } from './campaigns.ts';
import { campaignPurposes } from './export-purposes.ts';

/** Joins the contract of campaigns to their deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function campaignsRouter(use: () => Campaigns) {
  const os = implement(contract.campaigns);
  return os.router({
    watch: os.watch.handler(({ signal }) => use().watch(signal)),
    prospect: os.prospect.handler(({ input }) => use().prospect(input)),
    create: os.create.handler(({ input }) => use().create(input)),
    change: os.change.handler(({ input }) => use().change(input)),
    remove: os.remove.handler(({ input }) => use().remove(input.campaignId)),
    templates: os.templates.handler(({ input }) => use().templates(input.campaignId)),
    setTemplate: os.setTemplate.handler(({ input }) => use().setTemplate(input)),
    preview: os.preview.handler(({ input }) => use().preview(input, input.unsaved)),
    testSend: os.testSend.handler(({ input, signal }) => use().testSend(input, input.to, signal)),
    start: os.start.handler(({ input }) => use().start(input.campaignId)),
    pause: os.pause.handler(({ input }) => use().pause(input.campaignId)),
    close: os.close.handler(({ input }) => use().close(input.campaignId)),
    people: os.people.handler(({ input: { offset, limit, ...query } }) => use().page(query, offset, limit)),
    person: os.person.handler(({ input }) => use().person(input.campaignId, input.personId)),
    except: os.except.handler(({ input }) => use().except(input.campaignId, input.personId, input.exception)),
    unexcept: os.unexcept.handler(({ input }) => use().unexcept(input.campaignId, input.personId)),
    resend: os.resend.handler(({ input }) => use().resend(input)),
    confirm: os.confirm.handler(({ input }) => use().confirm(input, input.arrived)),
    forgiveAddress: os.forgiveAddress.handler(({ input }) => use().forgiveAddress(input.campaignId, input.personId)),
    curve: os.curve.handler(({ input }) => use().curve(input.campaignId)),
    readBounces: os.readBounces.handler(({ input }) => use().readBounces(input.from)),
    exportPurposes: os.exportPurposes.handler(({ input }) => [...campaignPurposes[input.what]]),
    export: os.export.handler(({ input }) => use().export(input.what, input.query, input.request)),
  });
}
