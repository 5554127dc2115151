import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Campaign, Person } from '../../../preload/contract/campaigns.ts';
import { CampaignScreen } from '../../../renderer/features/campaigns/campaign-screen.tsx';
import { FakeApplication, type FakeState } from '../../renderer/fake-application.ts';
import { sampleSender } from '../../renderer/fake-mail.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { countsOf, sampleCampaign, sampleCurve, samplePeople, samplePerson, sentMessage } from './sample-campaigns.ts';

const row = (name: RegExp) => page.getByRole('row', { name });
const panel = page.getByRole('complementary');
const button = (name: string | RegExp) => page.getByRole('button', { name });

beforeEach(() => page.viewport(1280, 800));

interface Opened {
  campaign?: Partial<Campaign>;
  people?: Person[];
  state?: Partial<FakeState>;
  at?: string;
  shown?: Parameters<typeof show>[1];
}

async function open({ campaign = {}, people = samplePeople(60), state = {}, at = '', shown = {} }: Opened = {}) {
  const app = new FakeApplication({
    peopleCampaigns: [sampleCampaign(campaign)],
    people,
    curve: sampleCurve(),
    sender: sampleSender,
    ...state,
  }).connect();
  await show(<CampaignScreen />, { at: `/campaigns/k1${at}`, ...shown });
  return app;
}

const lost = samplePerson(1, {
  id: 'lost',
  name: 'Ada Perdue',
  standing: 'notified',
  last: sentMessage({ state: 'to-confirm' }),
});

describe('where it stands', () => {
  test.each([
    ['draft', undefined, 'Lancer l’envoi', /Personne\sn’a\sencore\sreçu\sde\smessage/],
    ['paused', undefined, 'Reprendre l’envoi', /rien\sne\spart\stant\sque\svous\sne\sreprenez\spas/],
    ['open', { for: 'network' }, 'Mettre en pause', /l’envoi\sreprendra\sau\sretour\sdu\sréseau/],
    ['open', { for: 'cap', until: '2026-11-24T15:30:00.000Z' }, 'Mettre en pause', /la suite partira .*16:30/],
    ['open', { for: 'quiet', until: '2027-01-04T08:00:00.000Z' }, 'Mettre en pause', /le\s4\sjanv.\s2027\sà\s09:00/],
    ['open', { for: 'other-laptop' }, 'Mettre en pause', /depuis\sun\sautre\sordinateur/],
  ] as const)('%s, waiting for %o', async (state, waiting, deed, said) => {
    const { waiting: _, ...rest } = sampleCampaign();
    const app = await open({ state: { peopleCampaigns: [{ ...rest, state, ...(waiting ? { waiting } : {}) }] } });
    await expect.element(button(deed)).toBeVisible();
    await expect.element(page.getByText(said)).toBeVisible();
    expect(app.callsOf('campaigns.start')).toEqual([]);
  });

  test('one that stopped says why, with its numbers, and what to do', async () => {
    const app = await open({
      campaign: {
        state: 'stopped',
        stop: { because: 'too-many-refused', facts: { refused: 24, of: 61 }, at: '2026-11-24T09:12:00.000Z' },
      },
    });
    const said = page.getByRole('alert');
    await expect.element(said.getByText('L’envoi s’est arrêté : trop d’adresses ont été refusées')).toBeVisible();
    await expect.element(said.getByText(/24\smessages\srefusés\ssur\s61/)).toBeVisible();
    await button('Reprendre l’envoi').click();
    await expect.element(page.getByText('L’envoi reprend.')).toBeVisible();
    await expect.element(button('Mettre en pause')).toBeVisible();
    expect(app.callsOf('campaigns.start')).toEqual([{ campaignId: 'k1' }]);
  });

  test('sending is launched after one has seen to how many, from whom and how fast', async () => {
    const app = await open({ campaign: { state: 'draft', counts: countsOf({ flagged: 369, unreachable: 31 }) } });
    await button('Lancer l’envoi').click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByText(/369\spersonnes\srecevront\sle\spremier\smessage/)).toBeVisible();
    await expect.element(dialog.getByText(/relances@ouvaton.coop/)).toBeVisible();
    await expect.element(dialog.getByText(/Au\splus\s200\spar\sheure/)).toBeVisible();
    expect(app.callsOf('campaigns.start')).toEqual([]);
    await dialog.getByRole('button', { name: 'Lancer l’envoi' }).click();
    await expect.element(page.getByText('L’envoi est lancé.')).toBeVisible();
    await expect.element(button('Mettre en pause')).toBeVisible();
  });

  test('without a sender it leads to where one is chosen', async () => {
    await open({ campaign: { state: 'draft' }, state: { sender: undefined } });
    await button('Lancer l’envoi').click();
    const dialog = page.getByRole('dialog');
    await expect.element(dialog.getByRole('button', { name: 'Lancer l’envoi' })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Choisir l’expéditeur' }).click();
    expect(location.hash).toBe('#/mail');
  });

  test('a refusal to launch is said in the dialog', async () => {
    await open({
      campaign: { state: 'draft' },
      state: { refusals: { 'campaigns.start': { code: 'TEMPLATE_HAS_LINK', data: { found: 'www.x.fr' } } } },
    });
    await button('Lancer l’envoi').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lancer l’envoi' }).click();
    await expect.element(page.getByText('Le texte contient un lien : www.x.fr')).toBeVisible();
  });

  test('closing asks for a word', async () => {
    const app = await open();
    await button('Autres actions').click();
    await button('Clore la campagne').click();
    const dialog = page.getByRole('dialog', { name: 'Clore la campagne' });
    await expect.element(dialog.getByRole('button', { name: 'Clore la campagne' })).toBeDisabled();
    await dialog.getByRole('textbox').fill('clore');
    await dialog.getByRole('button', { name: 'Clore la campagne' }).click();
    await expect.element(page.getByText('La campagne est close.')).toBeVisible();
    await expect.element(page.getByText(/plus\srien\sne\spart/)).toBeVisible();
    expect(app.callsOf('campaigns.close')).toEqual([{ campaignId: 'k1' }]);
  });

  test('only what was changed of it is written, and a conflict leads to the choice', async () => {
    const app = await open({ campaign: { inConflict: ['steps'] } });
    await expect.element(page.getByText(/Deux\spersonnes\sont\schangé\scette\scampagne\ssans\sse\svoir/)).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Choisir' })).toHaveAttribute('href', '#/sync/conflicts');
    await button('Autres actions').click();
    await button('Modifier la campagne').click();
    await page.getByLabelText(/^Relance\s2\s:\sjours/).fill('30');
    await button('Enregistrer').click();
    await expect.element(page.getByText('La campagne est modifiée.')).toBeVisible();
    expect(app.callsOf('campaigns.change')).toEqual([
      {
        campaignId: 'k1',
        steps: [
          { id: 's1', kind: 'notice', after: 0 },
          { id: 's2', kind: 'reminder', after: 14 },
          { id: 's3', kind: 'reminder', after: 30 },
          { id: 's4', kind: 'last', after: 42 },
        ],
      },
    ]);
  });

  test('one that is gone says so', async () => {
    await open({ state: { peopleCampaigns: [] } });
    await expect.element(page.getByText('Cette campagne n’existe plus')).toBeVisible();
  });
});

describe('the board', () => {
  test('counts are filters, kept in the address', async () => {
    const app = await open();
    await button(/^injoignables/).click();
    await vi.waitUntil(() => location.hash === '#/campaigns/k1?standings=unreachable');
    await vi.waitUntil(
      () => (app.callsOf('campaigns.people').at(-1) as { standings: string[] }).standings.length === 1,
    );
    await page.getByRole('searchbox').fill('personne de ce nom');
    await expect.element(page.getByText('Personne ne correspond à ces filtres')).toBeVisible();
    await button('Tout afficher').click();
    await expect.element(row(/Aïcha/).first()).toBeVisible();
    expect(location.hash).toBe('#/campaigns/k1');
  });

  test('the keys alone open a person, whose name is text', async () => {
    await open();
    await expect.element(row(/<img\ssrc=x/)).toBeVisible();
    page.getByRole('grid').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(panel.getByRole('heading', { name: /^<img\ssrc=x/ })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(panel.getByRole('heading', { name: /^<img\ssrc=x/ })).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.element(panel).not.toBeInTheDocument();
  });

  test('what is picked is what is exported, for a purpose, and stays picked while messages go out', async () => {
    const app = await open();
    await expect.element(row(/Aïcha/).first()).toBeVisible();
    page.getByRole('grid').element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
    app.tell({ peopleCampaigns: [sampleCampaign({ deliveries: { sent: 700 } })] });
    await button('Exporter la ligne choisie').click();
    await page.getByRole('radio').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Exporter', exact: true }).click();
    await expect.element(page.getByText('Le fichier est prêt.')).toBeVisible();
    const [asked] = app.callsOf('campaigns.export') as [{ what: string; query: { ids: string[] } }];
    expect(asked.what).toBe('people');
    expect(asked.query.ids).toHaveLength(1);
  });

  test('a message of unknown fate is told at the top, and confirmed by a volunteer', async () => {
    const app = await open({ people: [lost, ...samplePeople(20)] });
    await expect.element(page.getByText('On ne sait pas si 1 message est arrivé.')).toBeVisible();
    await button('Voir qui').click();
    expect(location.hash).toBe('#/campaigns/k1?deliveries=to-confirm');
    await row(/Ada\sPerdue/).click();
    await panel.getByRole('button', { name: 'Il n’est pas arrivé' }).click();
    await expect.element(page.getByText('C’est noté.')).toBeVisible();
    expect(app.callsOf('campaigns.confirm')).toEqual([
      { campaignId: 'k1', personId: 'lost', step: 's1', arrived: false },
    ]);
    await expect.element(panel.getByText(/abandonné\saprès\splusieurs\sessais/)).toBeVisible();
  });

  test('a message is sent again, unless its first one may have arrived', async () => {
    const app = await open({ people: [samplePerson(0, { name: 'Léa Une' })] });
    await row(/Léa\sUne/).click();
    await panel.getByRole('button', { name: 'Renvoyer' }).click();
    await expect.element(page.getByText('Un nouvel envoi est prévu.')).toBeVisible();
    await expect.element(panel.getByText(/envoi\sn°\s2/)).toBeVisible();
    expect(app.callsOf('campaigns.resend')).toHaveLength(1);
  });

  test('a refused deed says why', async () => {
    await open({
      people: [samplePerson(0, { name: 'Léa Une' })],
      state: { refusals: { 'campaigns.resend': { code: 'FATE_UNKNOWN' } } },
    });
    await row(/Léa\sUne/).click();
    await panel.getByRole('button', { name: 'Renvoyer' }).click();
    await expect.element(page.getByText('On ne sait pas encore si le premier envoi est arrivé')).toBeVisible();
  });

  test('an exception needs a reason and a day to come, and can be lifted', async () => {
    const app = await open({ people: [samplePerson(0, { name: 'Léa Une' })] });
    await row(/Léa\sUne/).click();
    await panel.getByRole('button', { name: 'Faire une exception' }).click();
    await panel.getByRole('button', { name: 'Enregistrer l’exception' }).click();
    await expect.element(panel.getByText('Dites pourquoi.')).toBeVisible();
    await expect.element(panel.getByText('Choisissez un jour à venir.')).toBeVisible();
    await panel.getByLabelText('Pourquoi').fill('En voyage');
    await panel.getByLabelText('Jusqu’au').fill('2099-01-31');
    await panel.getByRole('button', { name: 'Enregistrer l’exception' }).click();
    await expect.element(panel.getByText('jusqu’au 31 janv. 2099')).toBeVisible();
    expect(app.callsOf('campaigns.except')).toEqual([
      { campaignId: 'k1', personId: samplePerson(0).id, exception: { reason: 'En voyage', until: '2099-01-31' } },
    ]);
    await panel.getByRole('button', { name: 'Lever l’exception' }).click();
    await expect.element(panel.getByRole('button', { name: 'Faire une exception' })).toBeVisible();
  });

  test('offline it says of when it is; an error says what to do', async () => {
    await open({ state: { refusals: { 'campaigns.people': { code: 'VAULT_LOCKED' } } } });
    await expect.element(page.getByText('Le coffre est verrouillé')).toBeVisible();
    dispatchEvent(new Event('offline'));
    await expect.element(page.getByText(/^Hors\sligne\sdepuis/)).toBeVisible();
    dispatchEvent(new Event('online'));
    await expect.element(page.getByText(/^Hors\sligne\sdepuis/)).not.toBeInTheDocument();
  });
});

describe('those to reach', () => {
  const gone = samplePerson(2, { id: 'gone', name: 'Luc Sansboîte', standing: 'unreachable', unreachable: 'bounced' });

  test('are listed with why, exported as letters, and forgiven once put right', async () => {
    const app = await open({ people: [gone], at: '/to-reach' });
    await row(/Luc Sansboîte.*message revenu/).click();
    await panel.getByRole('button', { name: 'L’adresse est de nouveau bonne' }).click();
    await expect.element(page.getByText('On lui écrira de nouveau.')).toBeVisible();
    expect(app.callsOf('campaigns.forgiveAddress')).toEqual([{ campaignId: 'k1', personId: 'gone' }]);
    expect(app.callsOf('campaigns.people').at(-1)).toMatchObject({ standings: ['unreachable'] });
  });

  test('what came back is read, with what was found', async () => {
    const shell = { kind: 'desktop', version: '0.1.0', platform: 'linux' } as const;
    const app = await open({ people: [gone], at: '/to-reach', state: { shell } });
    await button('Lire des fichiers .eml').click();
    await expect.element(page.getByText('48 messages lus, 15 échecs, dont 14 de nos messages.')).toBeVisible();
    await expect.element(page.getByText('12 adresses sont désormais inutilisables.')).toBeVisible();
    expect(app.callsOf('mail.chooseBounces')).toHaveLength(1);
    expect(app.callsOf('campaigns.readBounces')).toEqual([{ from: 'files' }]);
  });

  test('a mailbox that cannot be read says why and what to do', async () => {
    await open({ at: '/to-reach', state: { refusals: { 'campaigns.readBounces': { code: 'NO_MAILBOX' } } } });
    await button('Lire la boîte des retours').click();
    await expect.element(page.getByText('Aucune boîte de retours n’est choisie')).toBeVisible();
  });
});

describe('messages', () => {
  test('show as a person would receive them, laid out or as text, and never as markup', async () => {
    await open({ at: '/messages', people: [samplePerson(3)] });
    const paper = page.getByRole('article');
    await expect.element(paper.getByText(/^Bonjour\s<img\ssrc=x/)).toBeVisible();
    expect(document.querySelector('article img')).toBeNull();
    await expect.element(paper.getByRole('listitem').first()).toBeVisible();
    await page.getByText('Texte seul').click();
    await expect.element(paper.getByText(/^Bonjour\s<img\ssrc=x/)).toBeVisible();
    expect(document.title).not.toBe('1');
  });

  test('the preview follows what is typed, a field is put where the hand stands, and saving says so', async () => {
    const app = await open({ at: '/messages' });
    const text = page.getByLabelText('Texte', { exact: true });
    await text.fill('Voici : {accounts}. Demandez à ');
    await button('à qui demander').click();
    await expect.element(text).toHaveValue('Voici : {accounts}. Demandez à {contact}');
    await expect.element(page.getByRole('article').getByText(/Demandez\sà\sassistance@ouvaton.coop/)).toBeVisible();
    await expect.element(page.getByText('Non enregistré')).toBeVisible();
    await button('Enregistrer le message').click();
    await expect.element(page.getByText('Le message est enregistré.')).toBeVisible();
    expect(app.callsOf('campaigns.setTemplate')).toMatchObject([
      { kind: 'notice', language: 'fr', template: { body: 'Voici : {accounts}. Demandez à {contact}' } },
    ]);
    await expect.element(page.getByText('Non enregistré')).not.toBeInTheDocument();
  });

  test.each([
    ['Bonjour {prenom} {accounts}', /un\schamp\squi\sn’existe\spas\s:\sprenom/],
    ['Allez sur www.exemple.fr {accounts}', /contient\sun\slien\s:\swww.exemple.fr/],
    ['Bonjour {name}', /Il\smanque\sun\schamp\s:\scomptes\set\smotifs/],
  ])('a text that must not leave is refused beside itself, and kept (%s)', async (typed, said) => {
    await open({ at: '/messages' });
    const text = page.getByLabelText('Texte', { exact: true });
    await text.fill(typed);
    await button('Enregistrer le message').click();
    await expect.element(page.getByText(said).first()).toBeVisible();
    await expect.element(text).toHaveValue(typed);
    await button('Revenir au texte enregistré').click();
    await vi.waitUntil(() => (text.element() as HTMLTextAreaElement).value.startsWith('Bonjour {name},'));
  });

  test('a test is sent to oneself, and says what the server answered', async () => {
    const app = await open({ at: '/messages' });
    await page.getByLabelText('Votre adresse').fill('moi');
    await button('M’envoyer un essai').click();
    await expect.element(page.getByText('Écrivez une adresse complète.')).toBeVisible();
    await page.getByLabelText('Votre adresse').fill('moi@ouvaton.coop');
    await button('M’envoyer un essai').click();
    await expect.element(page.getByText(/L’essai est parti.*250 2.0.0 Ok/)).toBeVisible();
    expect(app.callsOf('campaigns.testSend')).toMatchObject([{ step: 's1', to: 'moi@ouvaton.coop' }]);
  });
});

test('curves say their numbers in words, and have a table behind them', async () => {
  await open({ at: '/curves' });
  await expect
    .element(page.getByText(/357\spersonnes\sprévenues,\s112\sont\schangé,\s274\srestent\sà\schanger/))
    .toBeVisible();
  await button('Voir le tableau').click();
  await expect.element(page.getByRole('rowheader', { name: '23 nov. 2026' })).toBeVisible();
});

test('the report names nobody, and hides what a small number would tell', async () => {
  await open({ at: '/report', campaign: { counts: countsOf({ notified: 300, verified: 90, excepted: 2, gone: 8 }) } });
  await expect.element(page.getByRole('row', { name: /prévenues\s300/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'exceptions non montré' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'plus de compte non montré' })).toBeVisible();
  expect(document.body.textContent).not.toContain('Le Goff');
});

describe.each([
  ['fr', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing (%s, %s)', (locale, scheme) => {
  test.each(['', '/messages', '/curves', '/to-reach', '/report'])('%s', async (at) => {
    await open({
      at,
      people: [lost, ...samplePeople(40)],
      campaign: { inConflict: ['name'] },
      shown: { locale, scheme },
    });
    await expect.element(page.getByRole('navigation').last()).toBeVisible();
    if (at === '') {
      await row(/Ada\sPerdue/).click();
      await expect.element(panel.getByRole('heading', { name: 'Ada Perdue' })).toBeVisible();
    }
    if (at === '/messages') await expect.element(page.getByRole('article')).toBeVisible();
    await expectAccessible();
  });
});
