type Words = readonly [string, ...string[]];
const words = (text: string): Words => {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return [first, ...rest];
};

/** First names in use in France; no family name below is taken from a person, they are put together by chance. */
export const givenNames = words(`
Camille Martine Nathalie Sylvie Isabelle Catherine Françoise Monique Brigitte Véronique Hélène Céline Aurélie Émilie
Chloé Léa Manon Inès Jade Louise Alice Juliette Élodie Laetitia Sandrine Stéphanie Valérie Christine Anne Claire Sophie
Julie Marion Pauline Mathilde Margaux Lucie Sarah Noémie Agnès Geneviève Odile Solène Maëlle Gwenaëlle Yaëlle Zoé
Jean Pierre Michel André Philippe Alain Bernard Patrick Jacques Daniel Christophe Nicolas Laurent Frédéric Sébastien
Julien Thomas Maxime Antoine Alexandre Kévin Romain Guillaume Mathieu Benoît Cédric Jérôme Stéphane Thierry Pascal
Éric François Gérard Hervé Loïc Yann Erwan Rémi Hugo Lucas Louis Gabriel Raphaël Arthur Jules Adam Noé Mehdi Karim
Samir Nadia Fatima Leïla Amina Youssef Mamadou Aïssatou Thibault Baptiste Clément Quentin Florian Damien Fabrice
Jean-Luc Jean-Marc Jean-Paul Marie-Claude Marie-France Anne-Sophie Pierre-Yves Jean-François`);

export const nameHeads = words(`
Bel Mar Cour Vau Gré Lam Tré Cas Bour Char Fon Gal Hau Jou Ker Lan Mon Nor Per Quer Rou Sau Tour Val Bré Cha Dor Fer
Gui Lev Mal Pon Rave Ser Tal Ver Bos Cla Del Esc Four Gar Héb Lor`);
export const nameTails = words(`
vald mireau tignon bresse quelin drival landre soncourt terval bignac lissac menard vriot nelle zac guer moriel rigny
ciaud rupuy vaillon thorel gandier lignol marson vigier nardin quiet raudeau seuil tevin varenc bielle court drac`);

export const themes = words(`
jardin atelier cyclo velo theatre musique chorale ludotheque librairie potager ruche moulin forge photo danse
randonnee escalade judo fanfare cineclub radio epicerie cantine ressourcerie bibliotheque ecole creche amap
menuiserie poterie reliure apiculture verger ferme auberge gite camping voile kayak astronomie informatique logiciel
traduction cartographie jonglage cirque marionnette`);
export const qualities = words(`
solidaire libre partage citoyen vert bleu du-lac du-coin des-halles des-cimes du-port de-la-gare des-possibles
du-faubourg populaire ouvert commun nomade des-lilas du-canal rural associatif des-sources du-bocage`);

/** Reserved names (RFC 2606, RFC 6761): nothing sent there reaches anybody. */
export const endings: readonly (readonly [number, string])[] = [
  [60, 'example'],
  [15, 'test'],
  [15, 'example.org'],
  [10, 'example.net'],
];
export const mailHosts = words('courriel.example messagerie.example webmail.example postier.example fai.test');

/** What people choose everywhere, and what they choose in French. */
export const commonPasswords = words(`
123456 123456789 12345678 azerty azertyuiop motdepasse password 1234 12345 soleil doudou loulou marseille 000000
111111 nicolas bonjour chouchou jetaime coucou iloveyou qwerty azerty123 password1 admin secret toto tititoto
chocolat princesse vacances liberte football papillon louloute ouvaton hebergement site2010 test1234 azeqsd`);
export const keyboardPaths = words(`
azerty Azerty azertyuiop qsdfghjk wxcvbn aqwzsx azeqsdwxc 1a2z3e4r AZERTY azertyui 123azerty aze123rty &é"'(- 789456123`);
export const plainWords = words(`
tournesol chataigne hirondelle coquelicot bouleau mesange cerise noisette ecureuil libellule pivoine sardine
bretagne auvergne savoie cevennes montagne riviere tempete nuage etoile lanterne guitare violon tambour papier
crayon grenier bateau tracteur camion locomotive parapluie fromage tartine confiture marmite gaufre melon`);
export const wordsWithAccents = words(`
été forêt théâtre hôtel élève pâquerette crêpe château noël grêle héron fougère mûre chêne`);

/** Mailboxes that every association opens. */
export const mailboxNames = words(
  'contact info bureau secretariat tresorier president adhesions webmaster newsletter commande presse benevoles',
);
