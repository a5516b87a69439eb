/** Which script a browser's languages ask for: "zh-Hant", "zh-Hans", or null when none of them is Chinese. */
export function scriptOf(languages) {
  for (const language of languages) {
    const tag = language.toLowerCase()
    if (!tag.startsWith("zh")) continue
    if (tag.includes("hans")) return "zh-Hans"
    return /hant|-tw|-hk|-mo/.test(tag) ? "zh-Hant" : "zh-Hans"
  }
  return null
}

/** Whether to offer `other`: the reader's kept choice decides, then the browser's languages; never after a refusal. */
export function shouldOffer(other, choice, languages, refused) {
  if (refused === other) return false
  return (choice ?? scriptOf(languages)) === other
}

/** The same place in the other script: its page, with the query and anchor of `here`. */
export function sameplace(target, here) {
  const url = new URL(target, here)
  url.search = here.search
  url.hash = here.hash
  return url.href
}
