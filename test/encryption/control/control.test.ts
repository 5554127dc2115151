import { sqlitePlace } from '../states/place.ts';
import { controlSuite } from './control-suite.ts';

controlSuite('the control table in the demonstration', sqlitePlace);
