export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** "name: median 1, range 0 – 2" */
export const figure = (name, values, digits = 0) =>
  `${name}: median ${median(values).toFixed(digits)}, range ${Math.min(...values).toFixed(digits)} – ${Math.max(...values).toFixed(digits)}`;

export const pairs = (left, right, combine) => left.map((value, index) => combine(value, right[index]));
