export { Random } from '../base/random.ts';
