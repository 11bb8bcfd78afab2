import { stableJson } from '../../base/stable-json.ts';
import { type Operation, type Register, type Stage } from './program.ts';
import { sourcesOf } from './run-program.ts';

type Unplaced = Operation extends infer O ? (O extends Operation ? Omit<O, 'out'> : never) : never;

/** Collects the operations of a program; the same operation on the same registers is done once. */
export class Emitter {
  readonly isSeries: boolean[] = [];
  private readonly stages: Stage[] = [];
  private current: { order: Stage['order']; operations: Operation[] } = { order: 'columns', operations: [] };
  private readonly known = new Map<string, Register>();

  register(isSeries: boolean): Register {
    return this.isSeries.push(isSeries) - 1;
  }

  number(value: number): Register {
    return this.add({ kind: 'number', value }, `number ${value}`);
  }

  /** Adds an operation and gives the register it fills. */
  add(operation: Unplaced, key = stableJson(operation)): Register {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const out = this.register(this.givesSeries({ ...operation, out: -1 }));
    this.known.set(key, out);
    this.place({ ...operation, out });
    return out;
  }

  /** Fills a register that others already look at. */
  copyTo(out: Register, of: Register): void {
    this.place({ kind: 'scale', out, of, factor: 1 });
  }

  /** What is added within looks back at itself and is computed period by period. */
  stepwise(add: () => void): void {
    this.close('stepwise');
    add();
    this.close('columns');
  }

  finish(): readonly Stage[] {
    this.close('columns');
    return this.stages;
  }

  private place(operation: Operation): void {
    this.current.operations.push(operation);
  }

  private close(next: Stage['order']): void {
    if (this.current.operations.length > 0) this.stages.push(this.current);
    this.current = { order: next, operations: [] };
  }

  private givesSeries(operation: Operation): boolean {
    switch (operation.kind) {
      case 'number':
        return false;
      case 'scale':
      case 'binary':
      case 'if':
        return sourcesOf(operation).some((source) => this.isSeries[source] === true);
      default:
        return true;
    }
  }
}
