import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { MailTestStep, Sender } from '../../../preload/contract/mail.ts';
import { SenderScreen } from '../../../renderer/features/mail/screen.tsx';
import { words } from '../../../renderer/features/mail/words.ts';
import { FakeApplication, type FakeState } from '../../renderer/fake-application.ts';
import { noMail, sampleSender } from '../../renderer/fake-mail.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { asked, showWindow } from '../../renderer/show-window.tsx';

const address = () => location.hash.slice(1);
const known: Partial<FakeState> = { sender: sampleSender };
const withMailbox: Sender = {
  ...sampleSender,
  held: ['smtpPassword', 'mailboxPassword'],
  mailbox: {
    host: 'imap.ouvaton.coop',
    port: 993,
    security: 'tls',
    trust: { kind: 'system' },
    user: 'retours@ouvaton.coop',
    folder: 'Retours',
  },
};

function open(change: Partial<FakeState> = {}, at = '/mail', more: Parameters<typeof show>[1] = {}) {
  const application = new FakeApplication(change).connect();
  return show(<SenderScreen />, { at, ...more }).then(() => application);
}

const failing = (step: MailTestStep['step'], code: string, facts: Record<string, string> = {}): MailTestStep[] => [
  { step, state: 'failed', problem: { code, facts } },
];

describe('the sender is reached', () => {
  test('from the settings, which say where it stands', async () => {
    await showWindow(known, '/settings');
    await expect
      .element(page.getByText('relances@ouvaton.coop, par smtp.ouvaton.coop. Test réussi le 23 nov. 2026.'))
      .toBeVisible();
    await page.getByRole('link', { name: 'Voir l’expéditeur' }).click();
    await expect.element(page.getByRole('heading', { name: 'Expéditeur', level: 1 })).toBeVisible();
  });

  test('from the settings without one, straight at the form', async () => {
    await showWindow({}, '/settings');
    await expect.element(page.getByText(/rien ne peut partir vers les membres/)).toBeVisible();
    await page.getByRole('link', { name: 'Décrire l’expéditeur' }).click();
    await expect.element(page.getByLabelText('Nom affiché')).toBeVisible();
  });

  test('from the palette, by what it is for', async () => {
    await showWindow(known);
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.keyboard('tester envoi{Enter}');
    await expect.element(page.getByText('Tout est prêt : les messages peuvent partir.')).toBeVisible();
    expect(address()).toBe('/mail');
  });
});

describe('the form', () => {
  test('says what is missing and goes to the first such field', async () => {
    const application = await open({}, '/mail?do=edit');
    await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
    await expect.element(page.getByLabelText('Nom affiché')).toHaveFocus();
    expect(page.getByText('Ce champ est nécessaire.').elements()).toHaveLength(5);
    expect(application.callsOf('mail.save')).toEqual([]);
  });

  test('is filled in, saved with its secrets, and the test begins by itself', async () => {
    const application = await open({}, '/mail?do=edit');
    await page.getByLabelText('Nom affiché').fill('Ouvaton');
    await page.getByLabelText('Adresse d’expéditeur').fill('relances@ouvaton.coop');
    await page.getByLabelText('Comment rejoindre le panneau à la main').fill('tapez ouvaton.coop');
    await page.getByLabelText('À qui poser une question').fill('assistance@ouvaton.coop');
    await page.getByLabelText('Nom du serveur').fill(' smtp.ouvaton.coop ');
    await page.getByLabelText('Identifiant').fill('relances');
    await page.getByLabelText('Mot de passe', { exact: true }).fill('secret');
    await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
    expect(await asked(application, 'mail.save')).toEqual({
      sender: {
        smtp: {
          host: 'smtp.ouvaton.coop',
          port: 587,
          security: 'starttls',
          trust: { kind: 'system' },
          user: 'relances',
        },
        from: { name: 'Ouvaton', address: 'relances@ouvaton.coop' },
        panel: 'tapez ouvaton.coop',
        contact: 'assistance@ouvaton.coop',
      },
      secrets: { smtpPassword: 'secret', mailboxPassword: null },
    });
    await asked(application, 'mail.test');
    await expect.element(page.getByText('Tout est prêt : les messages peuvent partir.')).toBeVisible();
    expect(address()).toBe('/mail');
  });

  test('lets the usual port follow the encryption, and leaves one that was chosen', async () => {
    await open({}, '/mail?do=edit');
    const port = page.getByLabelText('Port');
    await page.getByText('TLS dès le début').click();
    await expect.element(port).toHaveValue('465');
    await page.getByText('STARTTLS', { exact: true }).click();
    await expect.element(port).toHaveValue('587');
    await port.fill('2525');
    await page.getByText('TLS dès le début').click();
    await expect.element(port).toHaveValue('2525');
  });

  test('shows no held password, keeps it when nothing is typed, and forgets that of a mailbox taken away', async () => {
    const application = await open({ sender: withMailbox }, '/mail?do=edit');
    const passwords = page.getByLabelText('Mot de passe', { exact: true });
    await expect.element(passwords.first()).toHaveAttribute('placeholder', 'déjà dans le trousseau');
    await expect.element(passwords.first()).toHaveValue('');
    await page.getByLabelText('Lire les retours dans une boîte').click();
    await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
    expect(await asked(application, 'mail.save')).toMatchObject({ secrets: { mailboxPassword: null } });
    const sent = application.callsOf('mail.save')[0] as { sender: Sender; secrets: object };
    expect(sent.secrets).not.toHaveProperty('smtpPassword');
    expect(sent.sender).not.toHaveProperty('mailbox');
  });

  test('refuses a link where members are told how to get there by hand', async () => {
    const application = await open(known, '/mail?do=edit');
    await page.getByLabelText('Comment rejoindre le panneau à la main').fill('https://ouvaton.coop');
    await page.getByLabelText('Port').fill('70000');
    await page.getByLabelText('Réponses à').fill('personne');
    await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
    await expect.element(page.getByText(/Écrivez l’adresse sans lien/)).toBeVisible();
    await expect.element(page.getByText('Un port va de 1 à 65535.')).toBeVisible();
    await expect.element(page.getByText('Une adresse s’écrit « nom@domaine ».')).toBeVisible();
    expect(application.callsOf('mail.save')).toEqual([]);
  });

  test('tells a refusal and loses nothing of what was typed', async () => {
    await open({ ...known, refusals: { 'mail.save': { code: 'CA_UNREADABLE' } } }, '/mail?do=edit');
    await page.getByLabelText('Vérifier l’identité du serveur').selectOptions('ca');
    await page.getByLabelText('Certificat de l’autorité').fill('ceci n’en est pas un');
    await page.getByRole('button', { name: 'Enregistrer et tester' }).click();
    await expect.element(page.getByText('Le certificat de l’autorité est illisible')).toBeVisible();
    await expect.element(page.getByLabelText('Certificat de l’autorité')).toHaveValue('ceci n’en est pas un');
  });

  test('keeps what was typed when one leaves, but not the passwords', async () => {
    await showWindow(known, '/mail?do=edit');
    await page.getByLabelText('Nom affiché').fill('En cours');
    await page.getByLabelText('Mot de passe', { exact: true }).fill('secret');
    await page.getByRole('link', { name: 'Accueil' }).click();
    await expect.element(page.getByRole('heading', { name: 'Accueil' })).toBeVisible();
    location.hash = '/mail?do=edit';
    await expect.element(page.getByLabelText('Nom affiché')).toHaveValue('En cours');
    await expect.element(page.getByLabelText('Mot de passe', { exact: true })).toHaveValue('');
  });
});

describe('the test', () => {
  test.each(Object.keys(words.fr.problem).filter((code) => code !== 'other'))('of %s says what to do', async (code) => {
    const step = code === 'not-imap' || code === 'folder-missing' ? 'mailbox-folder' : 'login';
    const facts = { names: 'autre.example', said: '550 5.7.1 Rejected' };
    await open({ sender: withMailbox, mailTest: failing(step, code, facts) }, '/mail?do=test');
    await expect.element(page.getByText('échoué')).toBeInTheDocument();
    const told = page.getByRole('listitem').element().textContent;
    const { what, next } = words.fr.problem[code as 'cut'];
    const loose = (text: string) => text.split(/\{\{\w+\}\}|[\s«»’';:?!]+/).filter((word) => word.length > 3);
    for (const word of [...loose(what), ...loose(next)]) expect(told).toContain(word);
    expect(told).not.toMatch(/…|\{\{/);
  });

  test('tells a failure that it does not know by its name', async () => {
    await open({ ...known, mailTest: failing('tls', 'moon-phase') }, '/mail?do=test');
    await expect.element(page.getByText('La cause est : moon-phase.')).toBeVisible();
  });

  test('names the server of the step: that of the mailbox for the mailbox', async () => {
    await open({ sender: withMailbox, mailTest: failing('mailbox-tls', 'timed-out') }, '/mail?do=test');
    await expect.element(page.getByText('imap.ouvaton.coop ne répond pas à temps')).toBeVisible();
  });

  test('is run again by hand, and leaves out what does not apply', async () => {
    const mailTest: MailTestStep[] = [
      { step: 'name', state: 'running' },
      { step: 'name', state: 'passed', fact: '80.67.1.2' },
      { step: 'login', state: 'skipped' },
    ];
    const application = await open({ ...known, mailTest });
    await page.getByRole('button', { name: 'Tester', exact: true }).click();
    await expect.element(page.getByText('Tout est prêt : les messages peuvent partir.')).toBeVisible();
    expect(page.getByRole('listitem').elements()).toHaveLength(1);
    await page.getByRole('button', { name: 'Tester à nouveau' }).click();
    await vi.waitUntil(() => application.callsOf('mail.test').length === 2);
  });

  test('that cannot begin says why', async () => {
    await open({ ...known, refusals: { 'mail.test': { code: 'NO_SENDER' } } }, '/mail?do=test');
    await expect.element(page.getByText('Aucun expéditeur n’est décrit sur cet ordinateur')).toBeVisible();
    await expect.element(page.getByText(/Décrivez-le dans les réglages/)).toBeVisible();
  });
});

test('removing the sender asks to type the word', async () => {
  const application = await open(known);
  await page.getByRole('button', { name: 'Retirer' }).click();
  await expect.element(page.getByText(/Plus aucun message n’en partira/)).toBeVisible();
  await page.getByLabelText(/Pour confirmer/).fill('retirer');
  await userEvent.keyboard('{Enter}');
  await asked(application, 'mail.forget');
  await expect.element(page.getByText('Aucun expéditeur pour l’instant')).toBeVisible();
});

describe('the four states', () => {
  test('empty says what it stands in the way of, and offers one thing to do', async () => {
    await open();
    await expect.element(page.getByText(/Aucun message ne peut partir/)).toBeVisible();
    await page.getByRole('button', { name: 'Décrire l’expéditeur' }).click();
    expect(address()).toBe('/mail?do=edit');
  });

  test('an error says what to do, and is asked for again', async () => {
    const refusals = { 'mail.sender': { code: 'INTERNAL_SERVER_ERROR', data: { number: 'ffff0000' } } };
    const application = await open({ ...known, refusals });
    await expect.element(page.getByText('Incident ffff0000')).toBeVisible();
    application.state.refusals = {};
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await expect.element(page.getByText(/smtp.ouvaton.coop, port 587, STARTTLS/)).toBeVisible();
  });

  test('loading keeps its place', async () => {
    await open({ silent: new Set(['mail.sender']) });
    await expect.element(page.getByText('Chargement en cours')).toBeInTheDocument();
  });

  test('without a network only the test says that it needs one', async () => {
    await open(known);
    await expect.element(page.getByText(/smtp.ouvaton.coop, port 587, STARTTLS/)).toBeVisible();
    dispatchEvent(new Event('offline'));
    await expect.element(page.getByText(/Le test en a besoin/)).toBeVisible();
    dispatchEvent(new Event('online'));
    await expect.element(page.getByText(/Le test en a besoin/)).not.toBeInTheDocument();
  });
});

test('names are shown as text, whatever they hold', async () => {
  const name = '<img src=x onerror="document.title=1">';
  await open({ sender: { ...sampleSender, from: { ...sampleSender.from, name } } });
  await expect.element(page.getByText(name, { exact: false })).toBeVisible();
  expect(document.querySelector('img')).toBeNull();
});

describe.each([
  ['fr', 'light'],
  ['en', 'dark'],
] as const)('axe finds nothing (%s, %s)', (locale, scheme) => {
  const rule = { ...noMail.sendingRule, inConflict: ['rule'], usedThisHour: 200 };
  test.each(['', '?do=edit', '?do=rule', '?do=test'])('%s', async (says) => {
    const mailTest = failing('login', 'login-refused');
    await open({ sender: withMailbox, mailTest, sendingRule: rule }, `/mail${says}`, { locale, scheme });
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (says === '?do=test') await expect.element(page.getByRole('listitem')).toBeVisible();
    await expectAccessible();
  });

  test('without a sender', async () => {
    await open({}, '/mail', { locale, scheme });
    await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
    await expectAccessible();
  });
});
