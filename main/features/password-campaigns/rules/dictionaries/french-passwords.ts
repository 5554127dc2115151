/**
 * Passwords that French speakers choose, most expected first: written for Ouvadesk (see LICENCES.md). Folded spelling
 * (no capitals, no accents); digits around them are tried by the rules, those here are part of a habit.
 */
const text = `
azerty 123456 motdepasse azertyuiop soleil doudou loulou chouchou jetaime marseille bonjour nicolas coucou 000000 camille
thomas chocolat julien doudou123 azerty123 azerty1 louloute julie celine caroline sandrine chouchoute alexandre isabelle
guillaume maxime antoine valentin romain nathalie aurelie stephanie marine pauline mathieu vincent olivier florian sebastien
laurent virginie christophe benjamin anthony jeremy quentin alexis clement melanie emilie laura charlotte elodie amandine
manon marion oceane justine sarah lea chloe mathilde lucas hugo enzo theo louis arthur gabriel raphael jules adam
princesse papillon poussin nounours bisous bisou mamour moncoeur monamour amour toujours pourtoujours monange ange coeur
famille maman papa mamie papy bebe enfant enfants doudoune titi tata toto tonton titine minou minette chaton chat chien
cheval licorne dauphin dauphins lapin tigre panthere lion loup renard souris marmotte cochon canard poulet cocotte poupette
pupuce puce pitchoune choupette choupinette choupinou chipie coquine coquin biloute moumoune mimi mimine nana nini lulu
zouzou bibi bibou titou kiki kikou loulou13 loulou34 loulou59 marseille13 om13 allezlom allezlesbleus psg75 paris75 paris
lyon lyon69 toulouse toulouse31 bordeaux bordeaux33 nantes nantes44 lille lille59 rennes strasbourg montpellier grenoble
nice cannes toulon brest dijon angers lemans reims tours limoges bretagne breizh normandie corse savoie alsace provence
france francais republique liberte egalite fraternite europe tunisie algerie maroc portugal espagne italie martinique
guadeloupe reunion reunion974 antilles vacances voyage montagne plage ocean mer etoile lune nuage orage tempete
tournesol coquelicot fleur fleurs rose marguerite muguet violette lavande jardin foret riviere fontaine printemps automne
hiver neige feu lumiere arcenciel bonheur espoir liberte paix sourire joie courage merci bienvenue salut secret
motsdepasse motdepass monmotdepasse mdp mdp123 passe passe123 passepartout sesame ouvretoi sesameouvretoi code codesecret
acces connexion connecter identifiant compte utilisateur administrateur administration administrateur1 admin admin123
invite essai test testtest test123 changezmoi changemoi achanger provisoire temporaire nouveau nouveau1 defaut bidon
bidule truc machin chose azeqsd azeqsd123 aqwzsx aqwzsxedc qsdfgh qsdfghjklm wxcvbn wxcvbn123 azertyui azertyuio
poiuytreza mlkjhgfdsq nbvcxw azer azer1234 azerty12 azerty1234 azerty01 azerty69 azerty13 qwerty1234azerty 1azerty a1z2e3r4
a1z2e3 a1z2e3r4t5 1234azer 123azerty azeazeaze azqswx 123soleil 1234567890azerty unDeuxTrois undeuxtrois troisdeuxun
jesuis jesuisla jemappelle jemen jemenfous jetaimemaman jetaimepapa jetaimefort jtm jtmtlm jtaime mavie lavie cestlavie
vivelavie viedemerde labelle labellevie carpediem boulot travail metro dodo bureau ordinateur internet orange wanadoo
sfr free freebox livebox bouygues numericable laposte facebook skyblog deezer football rugby judo danse musique guitare
piano violon batterie chanson johnny hallyday goldman mylene indochine zidane zizou ribery benzema mbappe griezmann platini
asterix obelix idefix tintin milou gaston lagaffe titeuf babar barbapapa casimir goldorak albator pokemon pikachu naruto
voiture moto camion bateau avion velo peugeot renault citroen clio twingo megane scenic ferrari porsche mustang
fromage camembert croissant baguette saucisson cassoulet raclette nutella carambar banane fraise framboise cerise pomme
citron vanille cannelle caramel praline biscuit bonbon gateau crepe champagne pastis ricard bordeaux biere vodka
connard salope putain merde enculer salaud batard couille niquetamere ntm fdp pute bite
capucine caramel noisette noisettes praline reglisse guimauve grenadine bergamote vanille felix gribouille
pepette pepito filou felindra youki medor rex lassie rantanplan caline calin caliste grisou minouche
soleil1 soleil13 soleil123 doudou1 loulou1 chouchou1 coucou1 bonjour1 jetaime1 motdepasse1 motdepasse123 azerty2000
association cooperative cooperateur solidaire solidarite ecologie autogestion commune hebergement serveur site siteweb
monsite wordpress joomla spip drupal prestashop dotclear ouvaton ouvaton1 ouvadmin coop militant resistance revolution
utopie liberterre altermondialiste zapatiste attac anarchie
`;

export const frenchPasswords: readonly string[] = [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))];
