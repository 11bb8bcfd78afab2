/**
 * Arithmetic over metrics. Rates take part as plain shares (a rate of 150 bps as 0.015), amounts in the reporting currency; the unit of
 * the whole is applied at the end. Division by nothing leaves the value missing.
 */
export type Formula =
  | { readonly of: 'metric'; readonly id: string }
  /** Exact decimal text, or `$name` of a parameter. */
  | { readonly of: 'number'; readonly value: string }
  | { readonly of: 'operation'; readonly operator: Operator; readonly left: Formula; readonly right: Formula };

export type Operator = '+' | '-' | '*' | '/';

export const metricPart = (id: string): Formula => ({ of: 'metric', id });
export const numberPart = (value: string): Formula => ({ of: 'number', value });
export const operation = (operator: Operator, left: Formula, right: Formula): Formula => ({ of: 'operation', operator, left, right });

/** One metric over another. */
export const quotient = (left: string, right: string): Formula => operation('/', metricPart(left), metricPart(right));

/** Ids of the metrics a formula names, each once, in order of appearance. */
export function formulaMetrics(formula: Formula): readonly string[] {
  switch (formula.of) {
    case 'metric':
      return [formula.id];
    case 'number':
      return [];
    case 'operation':
      return [...new Set([...formulaMetrics(formula.left), ...formulaMetrics(formula.right)])];
  }
}
