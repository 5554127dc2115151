/** The page for a browser that Ouvadesk does not know: no script, and nothing that depends on the request. */
export function unknownBrowserPage(nonce: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Ouvadesk</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.25rem; }
section + section { border-top: 1px solid; margin-top: 2rem; padding-top: 1rem; }
</style>
</head>
<body>
<main>
<section>
<h1>Cette adresse ne s’ouvre plus</h1>
<p>Chaque adresse d’Ouvadesk sert une seule fois, pendant cinq minutes. Dans le terminal où Ouvadesk est lancé, appuyez sur Entrée\u00a0: une nouvelle adresse s’affiche.</p>
<p>Si vous n’aviez pas encore ouvert cette adresse, quelqu’un d’autre l’a peut-être fait sur cet ordinateur. Ouvrir la nouvelle adresse lui ferme la porte.</p>
</section>
<section lang="en">
<h1>This address no longer opens</h1>
<p>Each address of Ouvadesk works once, for five minutes. In the terminal where Ouvadesk runs, press Enter: a new address appears.</p>
<p>If you had not opened this address yet, somebody else on this computer may have. Opening the new address shuts them out.</p>
</section>
</main>
</body>
</html>
`;
}
