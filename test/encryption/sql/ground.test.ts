import { sqlitePlace } from '../states/place.ts';
import { groundSuite } from './ground-suite.ts';

groundSuite('the ground of a column in the demonstration', sqlitePlace);
