import { describeWith } from '../../services/services.ts';
import { mariadbPlace } from './place.ts';
import { statesSuite } from './states-suite.ts';

describeWith(['mariadb', 'certificates'], 'states', ({ mariadb }) => {
  statesSuite('the states of a column in MariaDB', () => mariadbPlace(mariadb));
});
