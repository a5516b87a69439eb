/** The standard normal distribution, to 1e-13: Marsaglia's series (J. Stat. Softw. 11(4), 2004), Laplace's fraction in the tail. */

const density = (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/** P(Z > x). */
export function above(x) {
  if (x < 0) return 1 - above(-x)
  if (x > 3) {
    let rest = x
    for (let k = 120; k; k--) rest = x + k / rest
    return density(x) / rest
  }
  let sum = x
  for (let term = x, odd = 3; term > sum * 1e-17; odd += 2) sum += term *= (x * x) / odd
  return 0.5 - density(x) * sum
}

/** The x with P(Z > x) = q, 0 < q < 1. Newton from 0 climbs towards it without overshooting: the tail is convex. */
export function quantile(q) {
  if (q > 0.5) return -quantile(1 - q)
  let x = 0
  for (let step = 1, left = 1000; step > 1e-14 && left; left--) x += step = (above(x) - q) / density(x)
  return x
}
