/** Calculators of money: pure functions, the same in and out as in calc-rates.mjs. */

/** GMV = visitors × conversion × order value; each factor replaced in that order, so that the parts add up. */
export function gmvTree({ visitors, conversion, value, visitors2, conversion2, value2 }) {
  const steps = [visitors * conversion * value, visitors2 * conversion * value, visitors2 * conversion2 * value, visitors2 * conversion2 * value2]
  const parts = steps.slice(1).map((gmv, at) => gmv - steps[at])
  const highest = Math.max(...steps)
  const names = ["@now", "@visitors", "@conversion", "@value"]
  const [now, plan] = [steps[0], steps[3]]
  const most = parts.indexOf(Math.max(...parts))
  return {
    outputs: { now, plan, change: plan - now, times: plan / now, byVisitors: parts[0], byConversion: parts[1], byValue: parts[2] },
    tables: [steps.map((gmv, at) => [names[at], gmv / highest, gmv, at ? parts[at - 1] : null])],
    says: [[parts[most] > 0 ? `most-${["visitors", "conversion", "value"][most]}` : "down"]],
  }
}

/** Output ÷ input, ROI = (extra gross profit − cost) ÷ cost, ROAS = revenue of the ads ÷ what they cost; told apart. */
export function campaign({ gross, baseline, margin, cost, ads, adsGross }) {
  const extra = gross - baseline
  const profit = extra * margin
  const net = profit - cost
  const even = 1 / margin
  const roas = ads && adsGross !== null ? adsGross / ads : null
  const says = [[net > 0 ? "gain" : net < 0 ? "loss" : "even"]]
  says.push([roas === null ? "no-ads" : roas > even ? "ads-gain" : roas < even ? "ads-loss" : "ads-even"])
  return {
    outputs: { extra, profit, net, ratio: extra / cost, roi: net / cost, roas, even },
    tables: [[["@ratio", extra, cost, extra / cost, even], ["@roi", net, cost, net / cost, 0], ["@roas", adsGross, ads, roas, even]]],
    says,
  }
}

/** LTV = monthly gross profit ÷ churn; payback with churn solves profit × (1 − (1 − churn)ⁿ) ÷ churn = CAC for n, null where it never does. */
export function ltvCac({ value, margin, orders, churn, cost, customers }) {
  const profit = value * margin * orders
  const cac = cost / customers
  const at = (rate) => {
    const left = 1 - (cac * rate) / profit
    return { ltv: profit / rate, payback: left > 0 ? Math.log(left) / Math.log(1 - rate) : null }
  }
  const { ltv, payback } = at(churn)
  const rates = [churn - 0.02, churn, churn + 0.02].filter((rate) => rate > 1e-9 && rate < 1)
  return {
    outputs: { profit, life: 1 / churn, ltv, cac, ratio: ltv / cac, simple: cac / profit, payback },
    tables: [rates.map((rate) => [rate, at(rate).ltv, at(rate).ltv / cac, at(rate).payback])],
    says: [[payback === null ? "never" : "back"]],
  }
}
