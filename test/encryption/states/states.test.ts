import { sqlitePlace } from './place.ts';
import { statesSuite } from './states-suite.ts';

statesSuite('the states of a column in the demonstration', sqlitePlace);
