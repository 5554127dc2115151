import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AccountsQuery } from '../../../preload/contract/password-campaigns.ts';
import { PasswordCampaignsScreen } from '../../../renderer/features/password-campaigns/screen.tsx';
import { navigate } from '../../../renderer/hash-location.ts';
import { FakeApplication } from '../../renderer/fake-application.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';
import { generateAccounts, hostile } from './generated-accounts.ts';
import { auditOf, generatedCampaigns, olderAudits } from './generated-campaigns.ts';

const accounts = generateAccounts(100_000);
const audit = auditOf(accounts);
const place = '/password-campaigns';

function application(told: unknown[] = [], asked: AccountsQuery[] = []) {
  return new FakeApplication({
    audits: [audit, ...olderAudits(audit)],
    campaigns: (audits) => generatedCampaigns(accounts, audits, told, asked),
  }).connect();
}

const grid = () => page.getByRole('grid', { name: 'Comptes de l’audit' });
const rowOf = (index: number) => document.querySelector<HTMLElement>(`[data-row="${index}"]`);
const cell = (index: number, column: number) =>
  rowOf(index)?.querySelector<HTMLElement>(`[data-column="${column}"]`)?.textContent;
const seen = (index: number, text: string) => vi.waitUntil(() => cell(index, 0) === text, { timeout: 10_000 });
const press = (keys: string) => userEvent.keyboard(keys);

async function open(at = place, scheme: 'light' | 'dark' = 'light') {
  const shown = await show(<PasswordCampaignsScreen />, { at, scheme });
  await expect.element(grid()).toBeVisible();
  await vi.waitUntil(() => cell(0, 0) !== undefined && cell(0, 0) !== '', { timeout: 10_000 });
  grid().element().focus();
  return shown;
}

test('100,000 accounts: the grid tells their number, and only what is in sight exists', async () => {
  application();
  await open();
  expect(grid().element().getAttribute('aria-rowcount')).toBe('100001');
  expect(document.querySelectorAll('[data-row]').length).toBeLessThan(60);
  await press('{End}');
  await seen(99_999, '99999');
  expect(rowOf(99_999)?.getAttribute('aria-rowindex')).toBe('100001');
  expect(document.querySelectorAll('[data-row]').length).toBeLessThan(60);
});

test('arrows, pages and ends move; the cell on which one stands is named and outlined; Enter opens, Escape closes', async () => {
  application();
  await open();
  await press('{ArrowDown}{ArrowDown}{ArrowRight}');
  const named = document.getElementById(grid().element().getAttribute('aria-activedescendant') ?? '');
  expect(named?.textContent).toBe(accounts[2]?.login);
  expect(getComputedStyle(named as HTMLElement).outlineStyle).toBe('solid');
  await press('{PageDown}');
  expect(
    Number(document.querySelector('[data-here]')?.closest<HTMLElement>('[data-row]')?.dataset.row),
  ).toBeGreaterThan(10);
  await press('{Home}{ArrowDown}{Enter}');
  await expect.element(page.getByRole('heading', { name: accounts[1]?.login ?? '' })).toBeVisible();
  await press('{ArrowDown}');
  await expect.element(page.getByRole('heading', { name: accounts[2]?.login ?? '' })).toBeVisible();
  await press('{Escape}');
  await expect.element(page.getByRole('complementary')).not.toBeInTheDocument();
});

test('the arrow above the first row leads to the headings, where Enter sorts; the address keeps it, and back undoes it', async () => {
  application();
  await open();
  await press('{ArrowUp}{Enter}');
  await seen(0, '99999');
  expect(location.hash).toContain('sort=-accountId');
  history.back();
  await seen(0, '00000');
});

test('Shift and Ctrl select, and what is selected is what is exported', async () => {
  const told: { query: { rows: number[] }; request: { columns: string[]; purpose: string } }[] = [];
  application(told);
  await open();
  await press('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await expect.element(page.getByText(/3 choisis/)).toBeVisible();
  rowOf(6)
    ?.querySelector('[data-column="2"]')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true }));
  await page.getByRole('button', { name: 'Exporter les 4 lignes choisies' }).click();
  await page.getByRole('radio', { name: 'Suivre les comptes à revoir' }).click();
  await page.getByRole('checkbox', { name: 'titulaire' }).click();
  await page.getByRole('button', { name: 'Exporter', exact: true }).last().click();
  await expect.element(page.getByText('Le fichier est prêt.')).toBeVisible();
  expect(told[0]?.query.rows).toEqual([1, 2, 3, 6]);
  expect(told[0]?.request).toMatchObject({
    purpose: 'follow-up',
    columns: ['system', 'accountId', 'login', 'outcome', 'reasons'],
  });
});

test('Ctrl+A takes all that match without reading them all, and the count announced is that of the list', async () => {
  const told: { query: { rows: number[]; outcomes: string[] } }[] = [];
  const app = application(told);
  await open(`${place}?outcomes=none`);
  const count = audit.counts.reduce((sum, one) => sum + one.outcomes.none, 0);
  const asked = app.callsOf('passwordCampaigns.accounts').length;
  await press('{Control>}a{/Control}');
  const words = new Intl.NumberFormat('fr-FR').format(count);
  await page.getByRole('button', { name: `Exporter les ${words} lignes choisies` }).click();
  await expect.element(page.getByText(`${words} lignes seront écrites.`)).toBeVisible();
  await page.getByRole('radio', { name: 'Écrire aux membres concernés' }).click();
  await page.getByRole('button', { name: 'Exporter', exact: true }).last().click();
  await expect.element(page.getByText('Le fichier est prêt.')).toBeVisible();
  expect(told[0]?.query).toMatchObject({ rows: [], outcomes: ['none'] });
  expect(app.callsOf('passwordCampaigns.accounts').length - asked).toBeLessThan(3);
});

test('Ctrl+C copies the rows with their titles, or the cell', async () => {
  application();
  const copied: string[] = [];
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
  await open();
  await press('{ArrowDown}{Control>}c{/Control}');
  await expect.element(page.getByText('Cellule copiée.')).toBeVisible();
  await press(' {Control>}c{/Control}');
  await expect.element(page.getByText('1 ligne copiée.')).toBeVisible();
  expect(copied[0]).toBe('00001');
  expect(copied[1]?.split('\n')[1]?.split('\t').slice(0, 3)).toEqual(['00001', accounts[1]?.login, `'${hostile[1]}`]);
});

test('going elsewhere while a word is being typed keeps it where it was typed, and going back finds it', async () => {
  application();
  await open();
  await page.getByRole('searchbox').fill('99998');
  navigate('/password-campaigns/history');
  await expect.element(page.getByRole('searchbox')).not.toBeInTheDocument();
  history.back();
  await seen(0, '99998');
  await expect.element(page.getByRole('searchbox')).toHaveValue('99998');
});

test('a filter typed narrows the list, leaves no step in the history, and is said when nothing matches', async () => {
  application();
  await open();
  const before = history.length;
  await page.getByRole('searchbox').fill('99998');
  await seen(0, '99998');
  await vi.waitUntil(() => location.hash === '#/password-campaigns?q=99998');
  expect(history.length).toBe(before);
  await page.getByRole('searchbox').fill('personne-de-ce-nom');
  await expect.element(page.getByText('Aucun compte ne correspond à ces filtres.')).toBeVisible();
  await page.getByRole('button', { name: 'Tout afficher' }).last().click();
  await seen(0, '00000');
});

test('a search that looks like an escape is searched as it was typed', async () => {
  const app = application();
  await open();
  await page.getByRole('searchbox').fill('%41&x=1');
  await expect.element(page.getByText('Aucun compte ne correspond à ces filtres.')).toBeVisible();
  expect(app.callsOf('passwordCampaigns.accounts').at(-1)).toMatchObject({ search: '%41&x=1' });
});

test('chips and menus are filters of the address, so that back undoes them one by one', async () => {
  application();
  await open();
  await page.getByRole('button', { name: /^partagés/ }).click();
  await vi.waitUntil(() => location.hash.includes('reasons=shared'));
  await page.getByRole('button', { name: /^à revoir/ }).click();
  await vi.waitUntil(() => location.hash.includes('outcomes=weak'));
  history.back();
  await vi.waitUntil(() => !location.hash.includes('outcomes=weak') && location.hash.includes('reasons=shared'));
  await expect.element(page.getByRole('button', { name: /^partagés/ })).toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByRole('button', { name: /^à revoir/ })).toHaveAttribute('aria-pressed', 'false');
});

test('hostile names are shown as text, in the table and in the panel', async () => {
  application();
  document.title = 'calm';
  await open();
  expect([0, 1, 2, 3].map((row) => cell(row, 2))).toEqual(hostile);
  await press('{Enter}');
  await expect
    .element(
      page
        .getByRole('complementary')
        .getByText(hostile[0] ?? '')
        .first(),
    )
    .toBeVisible();
  expect(document.title).toBe('calm');
  expect(document.querySelectorAll('main script, main img')).toHaveLength(0);
  expect(getComputedStyle(rowOf(2)?.querySelector('[data-column="2"]') as HTMLElement).unicodeBidi).toBe('isolate');
});

test('the panel explains each reason in a sentence, and never speaks of a hash as strong', async () => {
  application();
  const weak = accounts.findIndex(({ reasons }) => reasons.includes('guessable'));
  const hashed = accounts.findIndex(({ outcome }) => outcome === 'not-found');
  await open(`${place}?q=${accounts[weak]?.accountId}`);
  await press('{Enter}');
  const panel = page.getByRole('complementary');
  await expect
    .element(panel.getByText('Ce mot de passe se devine en quelques secondes', { exact: false }))
    .toBeVisible();
  await expect.element(panel.getByText('de 8 à 11 caractères')).toBeVisible();
  await page.getByRole('searchbox').fill(accounts[hashed]?.accountId ?? '');
  await seen(0, accounts[hashed]?.accountId ?? '');
  grid().element().focus();
  await press('{Enter}');
  await expect.element(panel.getByText(/Non trouvé après 1.280 essais/)).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing in the table with its panel (%s)', async (scheme) => {
  application();
  await open(place, scheme);
  await press('{ArrowDown}{Enter}');
  await expect.element(page.getByRole('complementary').getByRole('heading', { level: 3 }).first()).toBeVisible();
  await expectAccessible();
});

test('a letter typed asks for one window, and no more than that', async () => {
  const asked: AccountsQuery[] = [];
  application([], asked);
  await open();
  asked.length = 0;
  await page.getByRole('searchbox').click();
  await press('z');
  await vi.waitUntil(() => asked.length > 0 && grid().element().getAttribute('aria-busy') === 'false');
  expect(asked.map(({ search }) => search)).toEqual(['z']);
});
